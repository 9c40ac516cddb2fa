"""What was typed into the planning forms, read back onto the draft; what cannot be read is a problem by its field."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, time

from cards.meetings.form import WHAT, WHEN, WHOLE
from domain.calendar.clock_and_days import Fit, moment
from domain.catalogue.areas import Catalogue
from domain.errors import Problem
from domain.meetings.forms import form_of
from domain.meetings.meeting import Meeting
from domain.meetings.plan import CHARTS, EYES, MOST_QUESTIONS
from domain.reading import read_day

QUESTIONS = tuple(f"q{at}" for at in range(1, MOST_QUESTIONS + 1))
TEXTS = ("place", "problem", "unseen", "comment")
FIELDS = frozenset(
    {
        "characteristic",
        "date",
        "time",
        "minutes",
        "form",
        "place",
        "problem",
        "indicators",
        "unseen",
        "comment",
        "eyes",
        "chart",
        "find",
        "picture_alt",
        *QUESTIONS,
    }
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)


def typed(inputs: Mapping[str, str]) -> dict[str, str]:
    """The inputs that are fields of ours."""
    return {name: value for name, value in inputs.items() if name in FIELDS}


def read_clock(text: str) -> time | None:
    """A time as clients send it: "14:00", from some of them "14:00:00" or "2:00 PM"."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[3] and not 1 <= hour <= 12:
        return None
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None


def read_start(inputs: Mapping[str, str], zone: str) -> tuple[datetime | None, list[Problem]]:
    """The start in UTC from the fields ``date`` and ``time``; None where either is missing or cannot be."""
    day, day_problem = _read(inputs.get("date", ""), read_day, "date")
    at, time_problem = _read(inputs.get("time", ""), read_clock, "time")
    problems = [problem for problem in (day_problem, time_problem) if problem]
    if not isinstance(day, date) or not isinstance(at, time):
        return None, problems
    found = moment(day, at, zone)
    if found.fit is Fit.SKIPPED:
        return None, [Problem("time_skipped", {"time": at.strftime("%H:%M")}, "time")]
    return found.utc, []


def _read(text: str, reader: object, field: str) -> tuple[object, Problem | None]:
    if not text.strip():
        return None, Problem(f"{field}_missing", field=field)
    assert callable(reader)
    found = reader(text.strip())
    return found, None if found is not None else Problem("not_a_day" if field == "date" else "not_a_time", field=field)


def read_minutes(inputs: Mapping[str, str], before: int) -> tuple[int, list[Problem]]:
    """The length; as it was where the field is not there or empty."""
    text = inputs.get("minutes", "").strip()
    if not text:
        return before, []
    found = re.fullmatch(r"(\d{1,4})(?:[.,]0*)?", text, re.ASCII)
    return (int(found[1]), []) if found else (before, [Problem("not_minutes", field="minutes")])


def onto(
    draft: Meeting, inputs: Mapping[str, str], catalogue: Catalogue, zone: str, part: str
) -> tuple[Meeting, list[Problem]]:
    """The draft with everything that was typed, and what could not be read.

    What did not come stays as it is; but clients leave out what was emptied on the card of a ``part``.
    """
    inputs = dict.fromkeys(_emptied(inputs.keys(), part), "") | dict(inputs)
    starts_at, problems = read_start(inputs, zone) if {"date", "time"} & inputs.keys() else (draft.starts_at, [])
    minutes, wrong = read_minutes(inputs, draft.minutes)
    problems += wrong
    wanted = form_of(inputs.get("form", ""))
    form = wanted.id if wanted else draft.form
    if wanted and form != draft.form and minutes == draft.minutes:
        minutes = wanted.minutes  # another form was chosen and the length left alone: the form's own length
    changed = replace(draft, starts_at=starts_at, minutes=minutes, form=form)
    if "place" in inputs:
        changed = replace(changed, place=" ".join(inputs["place"].split()))
    changed = replace(
        changed,
        problem=inputs.get("problem", draft.problem).strip(),
        unseen=inputs.get("unseen", draft.unseen).strip(),
        comment=inputs.get("comment", draft.comment).strip(),
    )
    if "indicators" in inputs:
        known = {indicator.id for indicator in catalogue.indicators}
        chosen = dict.fromkeys(one.strip() for one in re.split(r"[,;]", inputs["indicators"]))
        changed = replace(changed, indicators=tuple(one for one in chosen if one in known))
    if any(name in inputs for name in QUESTIONS):
        asked = (" ".join(inputs.get(name, "").split()) for name in QUESTIONS)
        changed = replace(changed, questions=tuple(one for one in asked if one))
    return _looks(changed, inputs), problems


def _emptied(came: Collection[str], part: str) -> tuple[str, ...]:
    """The fields that are empty where they did not come, for what always comes from the same card did.

    What the part about figures and questions has behind a button is seen by what always comes from there.
    """
    if part == WHEN:
        return ("place",) if {"date", "time"} <= set(came) else ()
    if part == WHAT:
        shown = ("problem", "indicators", *QUESTIONS) if "chart" in came else ()
        return (*shown, *(("unseen", "comment") if "eyes" in came else ()))
    if part == WHOLE and {"date", "time"} <= set(came):
        return (*TEXTS, "indicators", *QUESTIONS)
    return ()


def _looks(draft: Meeting, inputs: Mapping[str, str]) -> Meeting:
    """Whose eyes, which chart, and what the picture shows; what is none of the choices leaves it as it was."""
    eyes, chart = inputs.get("eyes", ""), inputs.get("chart", "")
    if eyes in (*EYES, "none"):
        draft = replace(draft, eyes="" if eyes == "none" else eyes)
    if chart in CHARTS:
        draft = replace(draft, chart="" if chart == "none" else chart)
    if words := " ".join(inputs.get("picture_alt", "").split()):  # a picture is never without its words
        draft = replace(draft, picture_alt=words if draft.picture else "")
    return draft
