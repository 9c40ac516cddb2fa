"""The days that a line of a school calendar names, in the forms that municipalities publish.

"Høstferie: 5. - 9. oktober", "Vinterferie (uke 8): 22. til og med 26. februar", "Planleggingsdager: torsdag 13. og
fredag 14. august", "f.o.m. 21. desember t.o.m. 1. januar", "28.9–2.10 høstferie", "uke 8 vinterferie".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

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
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:(?:\.\s?|,?\s+)(?P<y>20\d\d)(?!\d))?"
_DATE = re.compile(
    rf"(?<![\w.,/+=-])(?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)"
    rf"|(?<![\w+=])(?P<d>\d{{1,2}})(?!\d)(?:\s?\.?\s?(?P<name>{_NAMES})\b{_YEAR}\.?"
    r"|(?P<mark>[./])\s?(?P<m>\d{1,2})(?!\d)(?:(?P=mark)(?P<short>\s?20\d\d|\d\d)(?!\d)|\s+(?P<apart>20\d\d)(?!\d))?\.?"
    r"|(?P<bare>\.?))",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:-|–|—|til|to|through)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*(?:og|and)|,|&|og|and|samt)\s*", re.IGNORECASE)
_WEEK = re.compile(
    rf"\b(?:uke|veke|week)\s*(?:nr\.?\s*)?(?P<a>\d{{1,2}})(?!\d)(?:\s*[-–—]\s*(?P<b>\d{{1,2}})(?![\d./]|\s*(?:{_NAMES})\b))?",
    re.IGNORECASE,
)
_WEEKDAY = (
    "mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag"
    "|monday|tuesday|wednesday|thursday|friday"
)
# Words that only say that a date follows, and one way to write "to".
_PLAINER = (
    (re.compile(rf"\b(?:{_WEEKDAY})(?:en)?\b,?\s*(?:den\b)?", re.IGNORECASE), " "),
    (re.compile(r"\b(?:mån|man|tirs?|tys?|ons|tors?|fre)\.?,?\s+(?=\d)", re.IGNORECASE), " "),
    (re.compile(r"\b(?:til\s+og\s+med|t\.?\s?o\.?\s?m)\b\.?", re.IGNORECASE), "–"),
    (re.compile(r"\b(?:(?:fra|frå)\s+og\s+med|f\.?\s?o\.?\s?m)\b\.?", re.IGNORECASE), " "),
    (re.compile(r"\b(?:fra|frå|from|den)\s+(?=\d)", re.IGNORECASE), " "),
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A date as it is written: its month or year may stand elsewhere."""

    day: int
    month: int | None
    year: int
    begin: int
    end: int


def stretches(line: str, school_year: int) -> tuple[list[tuple[date, date]], str] | None:
    """First and last day of each stretch, and what the line calls them; None where it names no day. Raises
    ``ValueError`` for a date that does not exist.
    """
    plain = _between_cells(line)
    for pattern, put in _PLAINER:
        plain = pattern.sub(put, plain)
    without_week = _tidied(_WEEK.sub(" ", plain))
    if found := _dates(without_week, school_year):
        return found
    week = _WEEK.search(plain)
    if week is None:
        return None
    first, last = int(week["a"]), int(week["b"] or week["a"])
    monday = date.fromisocalendar(school_year if first >= 31 else school_year + 1, first, 1)
    friday = date.fromisocalendar(school_year if last >= 31 else school_year + 1, last, 1) + timedelta(days=4)
    return [(monday, friday)], _name(plain[: week.start()], plain[week.end() :])


def _between_cells(line: str) -> str:
    """A line of a table: what stands in two cells that are dates is a first and a last day."""
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    dated = [place for place, cell in enumerate(cells) if (found := _DATE.match(cell)) and found.end() == len(cell)]
    if len(dated) == 2 and dated[1] == dated[0] + 1:
        cells[dated[0] : dated[1] + 1] = [f"{cells[dated[0]]} – {cells[dated[1]]}"]
    return " ".join(" ".join(cells).split())


def _dates(line: str, school_year: int) -> tuple[list[tuple[date, date]], str] | None:
    head, colon, tail = line.partition(":")
    groups = _groups(line)
    if groups and groups[0][0].begin == 0:
        groups = groups[:1]  # what follows is the name: "18.5 fri etter 17. mai"
    elif colon and (behind := _groups(tail)):
        moved = len(head) + 1
        groups = [
            [_Found(one.day, one.month, one.year, one.begin + moved, one.end + moved) for one in group]
            for group in behind
        ]
    if not groups:
        return None
    days = [pair for group in groups for pair in _pairs(line, group, school_year)]
    places = [0, *(at for group in groups for at in (group[0].begin, group[-1].end)), len(line)]
    return days, _name(*(line[begin:end] for begin, end in zip(places[::2], places[1::2], strict=True)))


def _groups(line: str) -> list[list[_Found]]:
    """Dates that belong together: joined by "to" and "and". The last one has a month, the others may borrow it."""
    groups: list[list[_Found]] = []
    at = 0
    while found := _DATE.search(line, at):
        group = [_found(found)]
        while joint := _TO.match(line, group[-1].end) or _AND.match(line, group[-1].end):
            following = _DATE.match(line, joint.end())
            if following is None:
                break
            group.append(_found(following))
        at = group[-1].end
        while group and group[-1].month is None:
            group.pop()
        if group:
            at = group[-1].end
            groups.append(group)
    return groups


def _found(seen: re.Match[str]) -> _Found:
    if seen["iso"]:
        day = date.fromisoformat(seen["iso"])
        return _Found(day.day, day.month, day.year, seen.start(), seen.end())
    month = _MONTHS[seen["name"].lower()] if seen["name"] else int(seen["m"]) if seen["m"] else None
    year = int(seen["y"] or seen["short"] or seen["apart"] or 0)
    return _Found(int(seen["d"]), month, year + 2000 if 0 < year < 100 else year, seen.start(), seen.end())


def _pairs(line: str, group: list[_Found], school_year: int) -> list[tuple[date, date]]:
    """The stretches of a group: "13. og 14. august" are two, "5. - 9. oktober" is one."""
    pairs: list[tuple[date, date]] = []
    whole = _with_months(group)
    place = 0
    while place < len(whole):
        first = whole[place]
        last = whole[place + 1] if place + 1 < len(whole) else None
        if last is None or not _TO.fullmatch(line[first.end : last.begin]):
            day = _day(first, first.year, school_year)
            pairs.append((day, day))
            place += 1
            continue
        assert first.month is not None
        assert last.month is not None
        begins = first.year or (last.year - (first.month > last.month) if last.year else 0)
        begin = _day(first, begins, school_year)
        borrows = first.year or first.month < 8 <= last.month  # the summer holidays lie in two school years
        ends = last.year or (begin.year + (last.month < first.month) if borrows else 0)
        pairs.append((begin, _day(last, ends, school_year)))
        place += 2
    return pairs


def _with_months(group: list[_Found]) -> list[_Found]:
    found: list[_Found] = []
    month, year = group[-1].month, 0
    for one in reversed(group):
        if one.month is None:
            one = _Found(one.day, month, year, one.begin, one.end)
        month, year = one.month, one.year
        found.append(one)
    return found[::-1]


def _day(one: _Found, year: int, school_year: int) -> date:
    assert one.month is not None
    return date(year or (school_year if one.month >= 8 else school_year + 1), one.month, one.day)


def _tidied(text: str) -> str:
    text = re.sub(r"\(\s*[:,]?\s*", "(", re.sub(r"\s*[:,]?\s*\)", ")", text)).replace("()", " ")
    return " ".join(text.split()).lstrip(" :,–-")


def _name(*parts: str) -> str:
    """What is left of a line when its days are taken out."""
    return _tidied(" ".join(part.strip(" :;,–—-\t") for part in parts if part.strip())).strip(" :;,–—-")
