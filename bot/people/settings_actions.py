"""Settings: each person's own, and the school's for its leaders."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.edge.incoming import Incoming
from bot.handling.identity import caller_in, scene_for
from bot.handling.services import Action, Answer, Services
from cards.people import settings as settings_card
from cards.people.settings import LEADERS_VOTE
from cards.people.verbs import SETTINGS_SAVE, SETTINGS_SHOW
from cards.verbs import Press, Verb
from domain.errors import Problem
from domain.groups.seating import LONGEST_SUBJECT
from domain.minutes.minutes import LEAST_REMARK_DAYS, MOST_REMARK_DAYS
from domain.people.school import LANGUAGES, Caller
from domain.unit_of_work import UnitOfWork

LEAST, MOST = 3, 50  # ballots before a result is shown
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The settings as they are."""
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
        subject = await _subject(uow, caller)
    return settings_card.settings(scene_for(services, caller, services.clock()), caller, subject=subject)


async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What was chosen. An input that the card did not have changes nothing."""
    async with services.units() as uow:
        caller = await caller_in(uow, incoming, press.ref)
        problems = _problems(caller, press)
        if not problems:
            await _keep(uow, caller, press)
            await uow.commit()
            caller = await caller_in(uow, incoming, press.ref)
        subject = press.inputs.get("subject", "") if problems else await _subject(uow, caller)
    scene = scene_for(services, caller, services.clock())
    return settings_card.settings(scene, caller, saved=not problems, problems=problems, subject=subject)


async def _subject(uow: UnitOfWork, caller: Caller) -> str:
    member = await uow.people.member(caller.school.id, caller.person.id)
    return member.subject if member else ""


def _problems(caller: Caller, press: Press) -> list[Problem]:
    """What cannot be kept, beside its field."""
    asked = {field: press.inputs.get(field, "") for field in ("language", "school_language")}
    found = [Problem("unknown_language", field=field) for field, tag in asked.items() if tag not in (*LANGUAGES, "")]
    if caller.leads and press.inputs.get("leaders_vote", "") not in ("", *LEADERS_VOTE):
        found.append(Problem("unknown_leaders_vote", field="leaders_vote"))
    days = _number(press, "remark_days")
    if caller.leads and days and not (_NUMBER.fullmatch(days) and LEAST_REMARK_DAYS <= int(days) <= MOST_REMARK_DAYS):
        limits = {"least": LEAST_REMARK_DAYS, "most": MOST_REMARK_DAYS}
        found.append(Problem("remark_days_out_of_range", limits, field="remark_days"))
    limit = _number(press, "limit")
    if caller.leads and limit and not (_NUMBER.fullmatch(limit) and LEAST <= int(limit) <= MOST):
        found.append(Problem("limit_out_of_range", {"most": MOST}, field="limit"))
    return found


def _number(press: Press, field: str) -> str:
    """What stands in a number field; some clients write 5.0 for the 5 that the card had."""
    return press.inputs.get(field, "").strip().removesuffix(".0")


async def _keep(uow: UnitOfWork, caller: Caller, press: Press) -> None:
    inputs = press.inputs
    person = replace(
        caller.person,
        language=inputs.get("language") or caller.person.language,
        personal_copies=inputs["copies"] == "true" if "copies" in inputs else caller.person.personal_copies,
    )
    if person != caller.person:
        await uow.people.save(person)
    if press.arg == settings_card.WITH_SUBJECT:
        subject = " ".join(inputs.get("subject", "").split())[:LONGEST_SUBJECT]
        await uow.people.put_subject(caller.school.id, caller.person.id, subject)
    if not caller.leads:
        return
    limit, days = _number(press, "limit"), _number(press, "remark_days")
    school = replace(
        caller.school,
        ballot_limit=int(limit) if limit else caller.school.ballot_limit,
        language=inputs.get("school_language") or caller.school.language,
        remark_days=int(days) if days else caller.school.remark_days,
        leaders_vote=LEADERS_VOTE.get(inputs.get("leaders_vote", ""), caller.school.leaders_vote),
    )
    if school != caller.school:
        await uow.schools.save(school)


ACTIONS: dict[Verb, Action] = {SETTINGS_SHOW: show, SETTINGS_SAVE: save}
