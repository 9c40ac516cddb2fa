"""Days around a break of the school year, by the school's own skoleruta: "mandag etter vinterferien"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dialogs.sentences.found import Found, put_day
from dialogs.sentences.scan import Scan, any_of
from dialogs.sentences.vague_words import NAMES, VAGUE_WORDS
from domain.calendar.school_year import DayKind, SchoolDays

_NAME_OF = {form: name for words in VAGUE_WORDS.values() for name, forms in words["breaks"].items() for form in forms}
_SHORTEST = timedelta(days=3)  # what is only called a holiday is a break from the fourth day on


@dataclass(frozen=True, slots=True)
class Around:
    """A break that was named, and which side of it is meant. ``days`` are missing where the school has stored none."""

    words: str
    after: bool
    days: SchoolDays | None


def take_around(scan: Scan, found: Found, stored: Sequence[SchoolDays]) -> Around | None:
    """Read "after the winter break", or None."""
    seen = scan.take(_source())
    if seen is None:
        return None
    name = _NAME_OF[re.sub(r"\s+", " ", seen["name"])]
    return Around(scan.said(seen.start(), seen.end()), seen["after"] is not None, _next(name, found.today, stored))


def settle_around(found: Found, around: Around) -> None:
    """The day that is meant: the first such weekday after the break, or the last before it."""
    if around.days is None:
        if found.date is None:
            found.doubt("break_unknown", "date", words=around.words)
        return
    step = timedelta(days=1 if around.after else -1)
    day = (around.days.last if around.after else around.days.first) + step
    if found.date is not None:
        if (found.date < day) if around.after else (found.date > day):
            found.doubt("several_days", "date", date=found.date, other=day)
        return
    if found.weekday is None:
        found.doubt("which_weekday", "date")
    while day.weekday() > 4 if found.weekday is None else day.weekday() != found.weekday:
        day += step
    put_day(found, day)


def _next(name: str, today: date, stored: Sequence[SchoolDays]) -> SchoolDays | None:
    """The first break of that name that is not over."""
    known = re.compile(NAMES[name])
    for days in sorted(stored, key=lambda one: one.first):
        ahead = days.kind is DayKind.HOLIDAY and days.last >= today
        long = name or days.last - days.first >= _SHORTEST
        if ahead and long and known.search(days.name.casefold()):
            return days
    return None


@cache
def _source() -> str:
    after, before, first_of = (
        any_of(*(words[key] for words in VAGUE_WORDS.values())) for key in ("after", "before", "first_of")
    )
    lead = rf"(?:(?:i\s{{1,3}}|in\s{{1,3}}|the\s{{1,3}})?{first_of}\s{{1,3}})?"
    return rf"{lead}(?:(?P<after>{after})|{before})\s{{1,3}}(?:the\s{{1,3}})?(?P<name>{any_of(_NAME_OF)})"
