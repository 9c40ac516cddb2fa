"""Skoleruta as people write it and as their municipality publishes it, a line for each holiday: "28.9–2.10 høstferie",
"Vinterferie (uke 8): 22. til og med 26. februar".

A date without a year is in the school year that is under way, from June on in the coming one; a line "2026/27" says
which school year the lines after it are about. What a line calls the days decides what kind they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from domain.calendar.school_year import DayKind, SchoolDays
from domain.calendar.stretches import stretches
from domain.composed import composed
from domain.errors import Problem

MOST_LINES = 80
LONGEST_LINE = 300  # characters; municipalities write a hundred
LONGEST = timedelta(days=70)
LONGEST_NAME = 60
NEW_YEAR_FROM = 6  # in June people write about the coming school year

_WORDS = (
    (DayKind.PLANNING, ("plan", "kursdag", "fagdag")),
    (DayKind.SURVEY, ("undersøk", "survey")),
)
_HEADING = re.compile(r"(?:\D*\s)?(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)\s*:?$", re.ASCII)
# What a published calendar says besides: headings, and when school begins and ends. Nobody is off on those days.
_NO_DAY_OFF = re.compile(
    r"\b(?:første|fyrste|siste|first|last)\s+(?:skole|skule|school\s?)?dag\b|\b(?:skole|skule)(?:start|slutt|dag)"
    r"|\b(?:skolen|skulen|undervisning\w*|kulturskolen|kulturskulen)\s+(?:starter|startar|slutter|sluttar|begynner|byrjar)"
    r"|^(?:høsten?|hausten?|våren?|dato\w*|periode|skolerut\w*|skulerut\w*|skoleår\w*|skuleår\w*)[\s\d:.]*$",
    re.IGNORECASE,
)


def school_year_of(day: date) -> int:
    """The year that the school year of a day begins in: it begins on 1 August."""
    return day.year if day.month >= 8 else day.year - 1


def planned_year(day: date) -> int:
    """The school year that people plan: from June on the coming one."""
    return day.year if day.month >= NEW_YEAR_FROM else day.year - 1


def parse(text: str, school_id: str, today: date) -> tuple[list[SchoolDays], list[Problem]]:
    """The days, by first day, and a problem for each line that cannot be read. The good lines are read all the same,
    and lines that are no days off are passed over.
    """
    found: dict[tuple[date, date, DayKind], SchoolDays] = {}
    problems: list[Problem] = []
    year = planned_year(today)
    lines = _lines(text)
    if len(lines) > MOST_LINES:
        return [], [Problem("days_too_many", {"most": MOST_LINES}, "days")]
    for line in lines:
        if len(line) > LONGEST_LINE:
            problems.append(Problem("days_not_read", {"line": " ".join(line.split())[:60]}, "days"))
            continue
        heading = _HEADING.match(line)
        if heading and int(heading[2]) == (int(heading[1]) + 1) % 100:
            year = int(heading[1])
            continue
        if _no_day_off(line):
            continue
        read = _read(line, year)
        if isinstance(read, str):
            problems.append(Problem(read, {"line": " ".join(line.split())[:60]}, "days"))
            continue
        days, name = read
        kind = kind_of(name)
        for first, last in days:
            found[first, last, kind] = SchoolDays(school_id, first, last, kind, name)
    return sorted(found.values(), key=lambda one: (one.first, one.last)), problems


def passed_over(text: str) -> list[str]:
    """The lines that are no days off, such as the first day of school."""
    lines = [line for line in _lines(text) if len(line) <= LONGEST_LINE]
    return [" ".join(line.split())[:60] for line in lines if not _HEADING.match(line) and _no_day_off(line)]


def kind_of(name: str) -> DayKind:
    """What days of this name are: planning days, a survey, else a holiday."""
    lower = name.casefold()
    return next((kind for kind, words in _WORDS if any(word in lower for word in words)), DayKind.HOLIDAY)


def written(days: Iterable[SchoolDays]) -> str:
    """The days as ``parse`` reads them, a line each, with their years."""
    lines = []
    for one in days:
        first = f"{one.first.day}.{one.first.month}.{one.first.year}"
        last = "" if one.last == one.first else f"–{one.last.day}.{one.last.month}.{one.last.year}"
        lines.append(f"{first}{last} {one.name}".strip())
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    lines = composed(text).splitlines()
    return [line.strip("-–•* ") for line in lines if line.strip("-–•*\t ")]


def _no_day_off(line: str) -> bool:
    """Whether a line says when school begins or ends, or is a heading; a day off that mentions it is one still."""
    off = kind_of(line) is not DayKind.HOLIDAY or re.search(r"\bfri(?:dag\w*)?\b", line, re.IGNORECASE)
    return not off and _NO_DAY_OFF.search(line) is not None


def _read(line: str, year: int) -> tuple[list[tuple[date, date]], str] | str:
    """First and last days, and their name; or the key of what is wrong."""
    try:
        found = stretches(line, year)
    except ValueError:
        return "days_no_such_date"
    if found is None:
        return "days_not_read"
    days, name = found
    if any(last < first for first, last in days):
        return "days_backwards"
    return (
        "days_too_long" if any(last - first > LONGEST for first, last in days) else (days, name[:LONGEST_NAME].strip())
    )
