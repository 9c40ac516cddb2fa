"""What is said about one's own reminders: the form, filled in with it, and what of it cannot be had."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from cards.reminders import rhythm
from cards.reminders.verbs import RHYTHM_SHOW
from cards.verbs import Press
from dialogs.sentences.own_time import read_own_time


@meaning("reminders")
async def reminders(said: Said) -> Answer | Press:
    """Show the form of one's own time, with the days, hours and pause that are said; a press keeps it."""
    school = said.caller.school
    own = await said.uow.rhythms.of(said.caller.person.id)
    days = await said.uow.calendars.days(school.id)
    read = read_own_time(said.text, own, said.now, school.zone, days)
    if not read.found:
        return said.press(RHYTHM_SHOW)
    return rhythm.rhythm(said.scene, said.caller, own, filled=read.values, notes=read.notes)
