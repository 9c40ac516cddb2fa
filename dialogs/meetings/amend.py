"""A text that is typed while a proposal or a form waits: "heller fredag kl 13", "2.1 i stedet", "i 60 minutter"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dialogs.frame.context import Turn
from dialogs.meetings.form_values import read_clock, read_start
from dialogs.meetings.understand import prefilled
from dialogs.sentences.found import When
from dialogs.sentences.place import read_place
from dialogs.sentences.sentence import read_sentence
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.forms import form_for
from domain.meetings.meeting import Meeting
from domain.meetings.plan import problems_with, suggest
from domain.reading import read_day

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
    asked = read_sentence(rest, catalogue, turn.now, zone, caller.language, days)
    about = _other(asked.characteristic, draft, sure=not asked.near)
    if about is None and not asked.when.found and not place:
        return None
    known = prefilled(draft, zone) | dict(values) | _said(asked.when)
    changed = draft
    if about is not None:
        figures = await turn.uow.figures.of_school(draft.school_id)
        changed = suggest(changed, about, catalogue, figures, caller.school.language)
        known["characteristic"] = about.id
    if place:
        changed = replace(changed, place=place)
    if asked.when.minutes:
        changed = replace(changed, minutes=asked.when.minutes, form=form_for(asked.when.minutes))
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


def _said(when: When) -> dict[str, str]:
    found: dict[str, str] = {}
    if when.date:
        found["date"] = when.date.isoformat()
    if when.time:
        found["time"] = when.time.strftime("%H:%M")
    if when.minutes:
        found["minutes"] = str(when.minutes)
    return found
