"""Packages on their way out, made when their signed addresses are opened."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.exports.desk import Desk, Made, Maker
from documents.practice.package import TYPE, file_name, package_file
from domain.people.school import LANGUAGES
from domain.practice.pack import pack


async def _package(desk: Desk, subject: str, ending: str) -> Made | None:
    """``<school>-nb``: what the school hands on. Who may have the address is asked where it is made."""
    school_id, _, language = subject.rpartition("-")
    async with desk.units(write=False) as uow:
        school = await uow.schools.get(school_id)
        if school is None or not school.active or language not in LANGUAGES or ending != ".json":
            return None
        packing = await pack(uow, school, desk.clock())
    body = await asyncio.to_thread(package_file, packing.package)
    return Made(body, TYPE, file_name(packing.package, language))


FILES: Mapping[str, Maker] = {"package": _package}
