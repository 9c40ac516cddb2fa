"""From a sentence that moves or cancels a meeting to the meeting that is meant, and to its form, filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

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
_FROM = re.compile(r"\b(?:fra|frå|from)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:til|to)\b", re.IGNORECASE)
_BARE = re.compile(r"(?:kl\.? ?)?(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?", re.IGNORECASE | re.ASCII)


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
    zone, numbers = school.zone, await _numbers(uow, school)
    text = _without_old_time(text, meeting, now, zone, numbers)
    place, rest = read_place(text)
    when = read_when(rest, now, zone, numbers)
    values: dict[str, str] = {"place": place} if place else {}
    sooner_or_later = False
    if meeting.starts_at is not None:
        start = local(meeting.starts_at, zone).replace(tzinfo=None)
        shifted = later(text, start)
        if shifted is not None:
            values |= {"date": shifted.date().isoformat(), "time": shifted.strftime("%H:%M")}
            sooner_or_later = shifted.time() != start.time()
    if when.date is not None and "date" not in values:
        values["date"] = when.date.isoformat()
    if when.time is not None and not sooner_or_later:
        values["time"] = when.time.strftime("%H:%M")
    if when.minutes and not sooner_or_later:  # else they are by how much it is moved
        values["minutes"] = str(length_after(text, meeting.minutes, when.minutes))
    return values


def _without_old_time(text: str, meeting: Meeting, now: datetime, zone: str, numbers: frozenset[str]) -> str:
    """Return a text without the time that the meeting is moved from: "from 2 to 3" is no meeting of an hour then."""
    since = _FROM.search(text)
    to = _TO.search(text, since.end()) if since else None
    if since is None or to is None or meeting.starts_at is None:
        return text
    before, old = text[: since.start()], text[since.end() : to.start()].strip()
    if read_when(before, now, zone, numbers).found:  # a new day was said: what follows are its hours
        return text
    said, start = read_when(old, now, zone, numbers), local(meeting.starts_at, zone)
    if said.time is None and (bare := _BARE.fullmatch(old)):
        said = replace(said, time=time(int(bare["hour"]), int(bare["minute"] or 0)))
    same_day, same_time = said.date in (None, start.date()), said.time in (None, start.time().replace(tzinfo=None))
    if not (same_day and same_time and (said.date or said.time)):
        return text
    return before + text[to.start() :]
