"""Figures from a file: taken in with one press, undone with another; the question sets for schools without a survey."""

from __future__ import annotations

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.figures import imports as cards
from cards.figures.verbs import IMPORT_LAST, IMPORT_TAKE, IMPORT_UNDO, SURVEYS_SHOW
from domain.figures import take_import
from domain.meetings.figures_gone import draw_anew
from domain.people.school import LANGUAGES


@writing(IMPORT_TAKE)
async def take(ask: Ask) -> Answer:
    """Take in the file that the leader looked at. Pressed once more it changes nothing."""
    school = (await ask.leader()).school
    effect = await take_import.take(ask.uow, school, ask.press.arg, ask.now)
    await draw_anew(ask.uow, school.id, effect.replaced, ask.now)
    last = await ask.uow.imports.last_taken(school.id)
    undo = last is not None and last.id == effect.import_.id
    return cards.taken(ask.scene, ask.caller, effect, undo=undo)


@reading(IMPORT_LAST)
async def last_taken(ask: Ask) -> Answer:
    """Return the last file that was taken in, and who took it in; below it the tables that the school explained."""
    leader = await ask.leader()
    last = await ask.uow.imports.last_taken(leader.school.id)
    person = await ask.uow.people.get(last.by) if last and last.by else None
    keys = await ask.uow.table_keys.of_school(leader.school.id)
    return cards.last(ask.scene, leader, last, person.name if person else "", keys)


@writing(IMPORT_UNDO)
async def undo(ask: Ask) -> Answer:
    """Put back what stood before the last file that was taken in."""
    leader = await ask.leader()
    undone, count = await take_import.undo_last(ask.uow, leader.school, ask.now, ask.press.arg)
    await draw_anew(ask.uow, leader.school.id, undone.changes, ask.now)
    return cards.undone(ask.scene, leader, undone, count)


@reading(SURVEYS_SHOW)
async def surveys(ask: Ask) -> Answer:
    """Return the question sets, in the language that is asked for or else the school's."""
    leader, language = await ask.leader(), ask.press.inputs.get("language", "")
    return cards.surveys(ask.scene, leader, language if language in LANGUAGES else leader.school.language)
