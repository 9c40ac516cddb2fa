"""How long what is kept: shown to everybody in the school, set by its leaders."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.kit.scene import Card
from cards.personal_data import keeping
from cards.personal_data.verbs import KEEPING_SAVE, KEEPING_SHOW
from domain.errors import Problem
from domain.people.school import Caller
from domain.personal_data.keep import set_years


@reading(KEEPING_SHOW)
async def show(ask: Ask) -> Answer:
    """Return what is kept how long, and what was deleted."""
    return await _card(ask, await ask.member())


@writing(KEEPING_SAVE)
async def save(ask: Ask) -> Answer:
    """Keep so many years from now on; where that deletes something, ask first."""
    leader, press = await ask.leader(), ask.press
    given = press.inputs.get("years", "") or press.arg
    outcome = await set_years(ask.uow, leader, given, ask.now, sure=bool(press.arg) and press.arg == given)
    if isinstance(outcome, Problem):
        return await _card(ask, leader, problems=[outcome])
    if isinstance(outcome, tuple):
        return keeping.ask(ask.scene, *outcome)
    saved = Caller(leader.person, outcome, leader.role, leader.language)
    return await _card(ask, saved, note=ask.tr("Saved."))


async def _card(ask: Ask, caller: Caller, note: str = "", problems: Sequence[Problem] = ()) -> Card:
    """Return the card of what the caller's school keeps how long."""
    log = await ask.uow.keeping.deletions(caller.school.id, keeping.MOST_LINES)
    return keeping.keeping(ask.scene, caller, log, note, problems)
