"""The demo school: made up, and said to be so in the source of every figure."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from domain.figures.figure import SMALLEST_SHOWN, Figure
from domain.people.school import Person, Role, School
from domain.unit_of_work import UnitOfWork, Units

_CONTENT = Path(__file__).resolve().parents[1] / "content" / "demo"


async def plant(
    units: Units, now: datetime, *, service_url: str = "", bot_id: str = "28:samklang", language: str | None = None
) -> School:
    """Make the demo school with its people and figures where they are missing; what somebody changed since stays.

    ``service_url`` and ``bot_id`` are where the client listens and what it calls the bot; a known school gets new ones.
    """
    made = tomllib.loads((_CONTENT / "school.toml").read_text(encoding="utf-8"))
    async with units() as uow:
        school = await _school(uow, made["school"], service_url, bot_id, language)
        for one in made["people"]:
            await _member(uow, school, one, service_url)
        there = {(f.indicator_id, f.year) for f in await uow.figures.of_school(school.id) if f.scope == "school"}
        await uow.figures.put([f for f in figures(school.id) if (f.indicator_id, f.year) not in there])
        if school.roster_at is None:
            school = await uow.schools.save(replace(school, roster_at=now))
        await uow.commit()
    return school


def figures(school_id: str) -> list[Figure]:
    """The made-up figures of five years."""
    with (_CONTENT / "figures.csv").open(encoding="utf-8", newline="") as file:
        return [_figure(school_id, row) for row in csv.DictReader(file, delimiter=";")]


def _figure(school_id: str, row: Mapping[str, str]) -> Figure:
    answers = int(row["svar"]) if row["svar"] else None
    hidden = answers is not None and answers < SMALLEST_SHOWN
    value = 0.0 if hidden else float(row["verdi"].replace(",", "."))
    day = date.fromisoformat(row["telt"]) if row["telt"] else None
    return Figure(school_id, row["indikator"], int(row["år"]), value, 0 if hidden else answers, row["kilde"], day)


async def _school(
    uow: UnitOfWork, made: Mapping[str, Any], service_url: str, bot_id: str, language: str | None
) -> School:
    found = await uow.schools.in_channel(made["tenant"], made["team"], made["channel"])
    if found is None:
        found = School(
            id=made["id"],
            tenant_id=made["tenant"],
            name=made["name"],
            team_id=made["team"],
            channel_id=made["channel"],
            service_url=service_url,
            bot_id=bot_id,
            language=language or made["language"],
        )
        await uow.schools.add(found)
        return await uow.schools.get(found.id) or found
    if service_url and (found.service_url, found.bot_id, found.active) != (service_url, bot_id, True):
        return await uow.schools.save(replace(found, service_url=service_url, bot_id=bot_id, active=True))
    return found


async def _member(uow: UnitOfWork, school: School, made: Mapping[str, Any], service_url: str) -> None:
    aad_id = f"demo-{made['key']}"
    person = await uow.people.by_aad(school.tenant_id, aad_id)
    if person is None:
        person = Person(
            id=aad_id, tenant_id=school.tenant_id, aad_id=aad_id, user_id=f"29:{aad_id}", name=made["name"],
            given_name=made["name"].split(" ")[0], service_url=service_url,
            language=school.language,  # chosen, as it were: a client made for developers speaks English
            personal_copies=made.get("copies", True),
        )  # fmt: skip
        await uow.people.add(person)
    if await uow.people.member(school.id, person.id) is None:
        await uow.people.put_member(school.id, person.id, Role(made["role"]))
