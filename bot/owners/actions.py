"""Who owns for the school, and what is released to them: leaders choose, everybody in the school may look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.kit.scene import Card
from cards.owners import owners as cards
from cards.owners import release as release_cards
from cards.owners.verbs import OWNERS_SAVE, OWNERS_SHOW, RELEASE_FORM, RELEASE_REVOKE, RELEASE_SAVE
from domain.calendar.calendar_of import calendar_of
from domain.errors import Problem
from domain.owners.owners import candidates, choose_owners
from domain.owners.release import chosen, offered, release, revoke
from locales import trn


@reading(OWNERS_SHOW)
async def show(ask: Ask) -> Answer:
    """Return the form to a leader, what the owner sees to everybody else. A name may be looked for."""
    caller = await ask.member()
    if caller.leads:
        return await _form(ask, ask.press.inputs)
    owners = await candidates(ask.uow, caller.school)
    return cards.told(ask.scene, caller, owners, await offered(ask.uow, caller.school))


@writing(OWNERS_SAVE)
async def save(ask: Ask) -> Answer:
    """Keep who was ticked, or return the form with what is wrong."""
    inputs = ask.press.inputs
    problems = await choose_owners(ask.uow, await ask.leader(), inputs, ask.press.arg, ask.now)
    if isinstance(problems, list):
        return await _form(ask, inputs, problems)
    await ask.leader()  # the school as it is now
    return await _form(ask, {}, note=ask.tr("Saved."))


async def _form(ask: Ask, inputs: Mapping[str, str], problems: Sequence[Problem] = (), note: str = "") -> Card:
    word = inputs.get("word", "")[:60]
    ticked = chosen(inputs, "owners")
    listed = await candidates(ask.uow, ask.caller.school, word, ticked)
    if "word" not in inputs and "owners" not in inputs and not problems:
        ticked = [person.id for person in listed.owners]
    return cards.owners(ask.scene, ask.caller, listed, ticked, problems, note, word)


@reading(RELEASE_FORM)
async def release_form(ask: Ask) -> Answer:
    """Return what may be released, and what is."""
    await ask.leader()
    return await _release_form(ask)


@writing(RELEASE_SAVE)
async def release_save(ask: Ask) -> Answer:
    """Release what was ticked, or return the form with what is wrong, and a warning where somebody is named."""
    leader = await ask.leader()
    calendar = await calendar_of(ask.uow, leader.school, ask.services.holidays)
    released = await release(ask.uow, ask.press.inputs, leader, calendar, ask.now, sure=ask.press.arg)
    problems = [problem for problem in released if isinstance(problem, Problem)]
    note = "" if problems or not released else ask.tr("I have told the channel.")
    return await _release_form(ask, problems, note)


@writing(RELEASE_REVOKE)
async def release_revoke(ask: Ask) -> Answer:
    """Take back what was ticked."""
    leader = await ask.leader()
    asked = chosen(ask.press.inputs, "releases")
    gone = await revoke(ask.uow, asked, leader, ask.now)
    note = trn(
        leader.language,
        "{count} characteristic was taken back. The owner does not see it any more.",
        "{count} characteristics were taken back. The owner does not see them any more.",
        len(gone),
    )
    nothing = ask.tr("It was taken back already.") if asked else ask.tr("Nothing ticked.")
    return await _release_form(ask, note=note if gone else nothing)


async def _release_form(ask: Ask, problems: Sequence[Problem] = (), note: str = "") -> Card:
    """Return the form, with what was ticked where something is wrong with it."""
    inputs = ask.press.inputs if problems else {}
    what = await offered(ask.uow, ask.caller.school)
    numbers, parts = inputs.get("characteristics", ""), inputs.get("parts", "")
    return release_cards.form(ask.scene, ask.caller, what, problems, numbers, parts, note)
