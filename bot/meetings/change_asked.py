"""From a sentence that moves or cancels a meeting to the meeting that is meant, and to its form, filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from bot.agenda.views import characteristic_of
from cards.kit.scene import Card, Scene
from cards.meetings import move_and_cancel
from cards.meetings.move_and_cancel import REST, WHICH
from dialogs.sentences.later import later, length_after
from dialogs.sentences.place import read_place
from dialogs.sentences.when import read_when
from domain.calendar.clock_and_days import local, local_date
from domain.meetings.meeting import Meeting
from domain.meetings.together import remaining_with
from domain.people.school import School
from domain.unit_of_work import UnitOfWork

CANCELS = "cancel_meeting"
CHANGES = frozenset({"move", "length", CANCELS})  # the intents that change a meeting people are invited to
_ALL = re.compile(
    r"\b(?:alle|alt|resten|serien|rekka|rekken|dei andre|all|rest|series|every one|remaining)\b", re.IGNORECASE
)


async def form_of(
    uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, intent: str, text: str, now: datetime
) -> Card:
    """Return the form that moves the meeting, with the new time or length filled in, or asks whether to cancel it.

    ``now`` is when the sentence was written: "tomorrow" is counted from there.
    """
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    rest = await remaining_with(uow, meeting, now)
    which = REST if rest and _ALL.search(text) else ""
    if intent == CANCELS:
        return move_and_cancel.cancel(scene, meeting, about, rest, which)
    values = await _new_time(uow, school, meeting, text, now) | ({WHICH: which} if which else {})
    return move_and_cancel.move(scene, meeting, about, (), values, rest=rest)


async def on_day_named(
    uow: UnitOfWork, school: School, meetings: Sequence[Meeting], text: str, now: datetime
) -> list[Meeting]:
    """Return the meetings on the day that a sentence names; all of them where it names none."""
    day = await _day(uow, school, text, now)
    return [
        each for each in meetings if day is None or (each.starts_at and local_date(each.starts_at, school.zone) == day)
    ]


async def _day(uow: UnitOfWork, school: School, text: str, now: datetime) -> date | None:
    return read_when(text, now, school.zone, await _numbers(uow, school)).date


async def _numbers(uow: UnitOfWork, school: School) -> frozenset[str]:
    """Return the numbers that are characteristics, and no dates."""
    catalogue = await uow.catalogues.of(school.id)
    return frozenset(one.id for one in catalogue.characteristics)


async def _new_time(uow: UnitOfWork, school: School, meeting: Meeting, text: str, now: datetime) -> dict[str, str]:
    """Return what the sentence says of the new time, as the form has it; its old time for what is not said."""
    zone = school.zone
    place, rest = read_place(text)
    when = read_when(rest, now, zone, await _numbers(uow, school))
    values: dict[str, str] = {"place": place} if place else {}
    if meeting.starts_at is not None:
        shifted = later(text, local(meeting.starts_at, zone).replace(tzinfo=None))
        if shifted is not None:
            values |= {"date": shifted.date().isoformat(), "time": shifted.strftime("%H:%M")}
    if when.date is not None and "date" not in values:
        values["date"] = when.date.isoformat()
    if when.time is not None and "time" not in values:
        values["time"] = when.time.strftime("%H:%M")
    if when.minutes and not values.get("time"):
        values["minutes"] = str(length_after(text, meeting.minutes, when.minutes))
    return values
