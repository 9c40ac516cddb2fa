"""A text that is typed while a proposal or a form waits: "heller fredag kl 13", "2.1 i stedet", "i 60 minutter"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dialogs.frame.context import Turn
from dialogs.meetings.form_values import read_clock, read_start
from dialogs.meetings.understand import prefilled
from dialogs.sentences.found import When
from dialogs.sentences.later import later, length_after
from dialogs.sentences.place import read_place, read_where
from dialogs.sentences.sentence import read_sentence
from domain.calendar.clock_and_days import local
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.forms import form_for
from domain.meetings.meeting import Meeting
from domain.meetings.plan import problems_with, suggest
from domain.reading import read_day

_NUMBER = re.compile(r"\d\.\d")  # of a characteristic, or a time
LONGEST = 300  # characters: what is longer is a text for the invitation, not a change of time


@dataclass(frozen=True, slots=True)
class Change:
    """The draft as amended. ``missing``: something has still to be asked, with these values filled in."""

    meeting: Meeting
    missing: bool
    values: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()


async def amend(turn: Turn, draft: Meeting, values: Mapping[str, str], text: str) -> Change | None:
    """What the text changes, or None where it changes nothing that can be read."""
    caller, zone = turn.caller, turn.caller.school.zone
    if len(text) > LONGEST:
        return None
    catalogue = await turn.uow.catalogues.with_limits(draft.school_id)
    days = await turn.uow.calendars.days(caller.school.id)
    place, rest = read_place(text)
    if not place and (place := read_where(text)):
        rest = ""
    asked = read_sentence(rest, catalogue, turn.now, zone, caller.language, days)
    when = _moved_on(draft, text, zone, asked.when)
    said = _said(when)
    counted = when != asked.when and not _NUMBER.search(text)  # "an hour longer" is about no long-term planning
    about = None if counted else _other(asked.characteristic, draft, sure=not asked.near)
    if about is None and not asked.when.found and not said and not place:
        return None
    known = prefilled(draft, zone) | dict(values) | said
    changed = draft
    if about is not None:
        figures = await turn.uow.figures.of_school(draft.school_id)
        changed = suggest(changed, about, catalogue, figures, caller.school.language)
        known["characteristic"] = about.id
    if place:
        changed = replace(changed, place=place)
    if "minutes" in said:
        minutes = int(said["minutes"])
        changed = replace(changed, minutes=minutes, form=form_for(minutes))
    starts_at, problems = read_start(known, zone)
    problems = [problem for problem in problems if not problem.key.endswith("_missing")]
    problems = [*asked.when.problems, *problems]
    if read_day(known.get("date", "")) and read_clock(known.get("time", "")) and not problems:
        moved = replace(changed, starts_at=starts_at)
        problems = [p for p in problems_with(moved, turn.now, zone) if p.field in ("date", "time", "minutes")]
        changed = moved if not problems else changed
    doubts = asked.when.doubts
    missing = bool(problems or doubts) or not changed.characteristic_id or changed.starts_at is None
    if any(problem.field == "minutes" for problem in problems):
        changed = replace(changed, minutes=draft.minutes, form=draft.form)
    return Change(changed, missing, known, tuple(problems), doubts)


def _other(found: Characteristic | None, draft: Meeting, *, sure: bool) -> Characteristic | None:
    return found if found is not None and sure and found.id != draft.characteristic_id else None


def _moved_on(draft: Meeting, text: str, zone: str, when: When) -> When:
    """What is said, counted from the draft where that is meant: "en halvtime senere" is no length, nor is "lengre"."""
    start = local(draft.starts_at, zone).replace(tzinfo=None) if draft.starts_at else None
    shifted = later(text, start) if start else None
    if shifted is not None:
        return replace(when, date=shifted.date(), time=shifted.time(), minutes=None)
    if when.minutes:
        return replace(when, minutes=length_after(text, draft.minutes, when.minutes))
    return when


def _said(when: When) -> dict[str, str]:
    found: dict[str, str] = {}
    if when.date:
        found["date"] = when.date.isoformat()
    if when.time:
        found["time"] = when.time.strftime("%H:%M")
    if when.minutes:
        found["minutes"] = str(when.minutes)
    return found
