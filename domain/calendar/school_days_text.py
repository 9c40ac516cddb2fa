"""Skoleruta as people write it, a stretch a line: "28.9–2.10 høstferie", "16.11 planleggingsdag", "uke 8 vinterferie".

A date without a year is in the school year that is under way, from June on in the coming one; a line "2026/27" says
which school year the lines after it are about. What a line calls the days decides what kind they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from domain.calendar.school_year import DayKind, SchoolDays
from domain.errors import Problem

MOST_LINES = 80
LONGEST = timedelta(days=70)
LONGEST_NAME = 60
NEW_YEAR_FROM = 6  # in June people write about the coming school year

_MONTH_NAMES = (
    ("januar", "january"),
    ("februar", "february"),
    ("mars", "march"),
    ("april",),
    ("mai", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("desember", "december"),
)
_MONTHS: Mapping[str, int] = {
    short: number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in names
    for short in {name, name[:3], name[:4]}
}
_WORDS = (
    (DayKind.PLANNING, ("plan", "kursdag", "fagdag")),
    (DayKind.SURVEY, ("undersøk", "survey")),
)
_TO = r"\s*(?:[-–—]|til|to)\s*"
_MONTH = r"\d{1,2}|[a-z]{3,9}"
_PLAIN = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:\.|\s)?\s*(?:(?P<m1>{_MONTH})\b\.?\s*(?P<y1>\d{{4}})?)?"
    rf"(?:{_TO}(?P<d2>\d{{1,2}})(?:\.|\s)\s*(?P<m2>{_MONTH})\b\.?\s*(?P<y2>\d{{4}})?)?(?:\s*[:,]?\s+(?P<name>.*))?$",
    re.IGNORECASE | re.ASCII,
)
_ISO = re.compile(rf"(?P<a>\d{{4}}-\d\d-\d\d)(?:{_TO}(?P<b>\d{{4}}-\d\d-\d\d))?(?:\s*[:,]?\s+(?P<name>.*))?$", re.ASCII)
_WEEK = re.compile(r"(?:uke|veke|week)\s+(?P<week>\d{1,2})(?:\s*[:,]?\s+(?P<name>.*))?$", re.IGNORECASE | re.ASCII)
_HEADING = re.compile(r"(?:\D*\s)?(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)\s*:?$", re.ASCII)


def school_year_of(day: date) -> int:
    """The year that the school year of a day begins in: it begins on 1 August."""
    return day.year if day.month >= 8 else day.year - 1


def planned_year(day: date) -> int:
    """The school year that people plan: from June on the coming one."""
    return day.year if day.month >= NEW_YEAR_FROM else day.year - 1


def parse(text: str, school_id: str, today: date) -> tuple[list[SchoolDays], list[Problem]]:
    """The days, by first day, and a problem for each line that cannot be read. The good lines are read all the same."""
    found: dict[tuple[date, date, DayKind], SchoolDays] = {}
    problems: list[Problem] = []
    year = planned_year(today)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line.lstrip("-–•* ") for line in lines if line.strip("-–•* ")]
    if len(lines) > MOST_LINES:
        return [], [Problem("days_too_many", {"most": MOST_LINES}, "days")]
    for line in lines:
        heading = _HEADING.match(line)
        if heading and int(heading[2]) == (int(heading[1]) + 1) % 100:
            year = int(heading[1])
            continue
        read = _read(line, year)
        if isinstance(read, str):
            problems.append(Problem(read, {"line": line[:60]}, "days"))
            continue
        first, last, name = read
        kind = kind_of(name)
        found[first, last, kind] = SchoolDays(school_id, first, last, kind, name)
    return sorted(found.values(), key=lambda one: (one.first, one.last)), problems


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


def _read(line: str, year: int) -> tuple[date, date, str] | str:
    """First day, last day and name; or the key of what is wrong."""
    try:
        days = _days(line, year)
    except ValueError:
        return "days_no_such_date"
    if days is None:
        return "days_not_read"
    first, last, name = days
    if last < first:
        return "days_backwards"
    return "days_too_long" if last - first > LONGEST else (first, last, name[:LONGEST_NAME].strip())


def _days(line: str, year: int) -> tuple[date, date, str] | None:
    if found := _ISO.match(line):
        first = date.fromisoformat(found["a"])
        return first, date.fromisoformat(found["b"]) if found["b"] else first, found["name"] or ""
    if found := _WEEK.match(line):
        week = int(found["week"])
        monday = date.fromisocalendar(year if week >= 31 else year + 1, week, 1)
        return monday, monday + timedelta(days=4), found["name"] or ""
    found = _PLAIN.match(line)
    if found is None:
        return None
    end = found["m2"] or found["m1"]
    first_month, last_month = _month(found["m1"] or end), _month(end)
    if first_month is None or last_month is None or (found["d2"] is None and found["m1"] is None):
        return None
    last_year = int(found["y2"] or 0)
    first_year = int(found["y1"] or 0) or (last_year - (first_month > last_month) if last_year else 0)
    first = _date(int(found["d1"]), first_month, first_year, year)
    if found["d2"] is None:
        return first, first, found["name"] or ""
    if found["y1"] and not last_year:
        last_year = first.year + (last_month < first_month)
    return first, _date(int(found["d2"]), last_month, last_year, year), found["name"] or ""


def _month(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdigit() else _MONTHS.get(text.lower())


def _date(day: int, month: int, year: int, school_year: int) -> date:
    return date(year or (school_year if month >= 8 else school_year + 1), month, day)
