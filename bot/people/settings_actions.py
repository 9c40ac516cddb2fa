"""Settings: each person's own, and the school's for its leaders."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.people import settings as settings_card
from cards.people.settings import LEADERS_VOTE
from cards.people.verbs import SETTINGS_SAVE, SETTINGS_SHOW
from cards.verbs import Press
from domain.errors import Problem
from domain.groups.seating import LONGEST_SUBJECT
from domain.minutes.minutes import LEAST_REMARK_DAYS, MOST_REMARK_DAYS
from domain.people.school import LANGUAGES, Caller

LEAST, MOST = 3, 50  # ballots before a result is shown
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)


@reading(SETTINGS_SHOW)
async def show(ask: Ask) -> Answer:
    """Return the settings as they are."""
    caller = await ask.member()
    return settings_card.settings(ask.scene, caller, subject=await _subject(ask))


@writing(SETTINGS_SAVE)
async def save(ask: Ask) -> Answer:
    """Keep what was chosen. An input that the card did not have changes nothing."""
    problems = _problems(await ask.member(), ask.press)
    if problems:
        subject = ask.press.inputs.get("subject", "")
        return settings_card.settings(ask.scene, ask.caller, saved=False, problems=problems, subject=subject)
    await _keep(ask)
    await ask.member()  # in the language that was chosen
    return settings_card.settings(ask.scene, ask.caller, saved=True, problems=[], subject=await _subject(ask))


async def _subject(ask: Ask) -> str:
    """Return what the caller teaches, as they have said."""
    member = await ask.uow.people.member(ask.caller.school.id, ask.caller.person.id)
    return member.subject if member else ""


def _problems(caller: Caller, press: Press) -> list[Problem]:
    """Return what cannot be kept, each problem with its field."""
    asked = {field: press.inputs.get(field, "") for field in ("language", "school_language")}
    problems = [Problem("unknown_language", field=field) for field, tag in asked.items() if tag not in (*LANGUAGES, "")]
    if caller.leads and press.inputs.get("leaders_vote", "") not in ("", *LEADERS_VOTE):
        problems.append(Problem("unknown_leaders_vote", field="leaders_vote"))
    days = _number(press, "remark_days")
    if caller.leads and days and not (_NUMBER.fullmatch(days) and LEAST_REMARK_DAYS <= int(days) <= MOST_REMARK_DAYS):
        limits = {"least": LEAST_REMARK_DAYS, "most": MOST_REMARK_DAYS}
        problems.append(Problem("remark_days_out_of_range", limits, field="remark_days"))
    limit = _number(press, "limit")
    if caller.leads and limit and not (_NUMBER.fullmatch(limit) and LEAST <= int(limit) <= MOST):
        problems.append(Problem("limit_out_of_range", {"most": MOST}, field="limit"))
    return problems


def _number(press: Press, field: str) -> str:
    """Return what stands in a number field; some clients write 5.0 for the 5 that the card had."""
    return press.inputs.get(field, "").strip().removesuffix(".0")


async def _keep(ask: Ask) -> None:
    """Keep what was chosen, for the person and by a leader for the school."""
    uow, caller, press, inputs = ask.uow, ask.caller, ask.press, ask.press.inputs
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
