"""Dates: "3. desember", "3.12", "03.12.2026", "2026-12-03", "December 3rd", "den 3."."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dialogs.sentences.found import ORDINALS, Found, number, put_day
from dialogs.sentences.scan import HIDDEN, Scan, any_of
from dialogs.sentences.time_words import TIME_WORDS
from dialogs.sentences.words import DAY_WORDS

LONG_AHEAD = 300  # days: a date that only comes round after this many was this year's, and has passed

_MONTHS = {form: at + 1 for words in DAY_WORDS.values() for at, forms in enumerate(words["months"]) for form in forms}
_MONTH = any_of(_MONTHS)
_ORDINAL = any_of(ORDINALS)
_WEEKDAY = any_of(*(forms for words in DAY_WORDS.values() for forms in words["weekdays"]))
_WEEKDAYS = {form: at for words in DAY_WORDS.values() for at, forms in enumerate(words["weekdays"]) for form in forms}
_THE = any_of(*(words["the"] for words in DAY_WORDS.values()))
_YEAR = r"(?:[\s,]{0,3}(?:(?<=[\s,])|[-–/])\s?(?P<year>20[23]\d|19[6-9]\d|(?<=[-–/])(?:2[4-9]|3\d))(?![.:]?\d))?"
# "21/1-2027", "21.1 2027", "21.1.-27": two digits only where they are no hour, which "10.10-20" ends with
_MIXED_YEAR = (
    r"(?P<day>\d{1,2})\s?[./]\s?(?P<month>\d{1,2})\.?(?:\s?[-–/.]\s?(?P<year>20[2-9]\d|(?:2[4-9]|3\d))"
    r"|\s{1,2}(?P<spaced>20[23]\d))(?![.:/]?\d)"
)
_ABOUT_DAY = rf"(?:(?:{_THE}|on|på)\s{{1,3}})?"
_DAY = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?|(?P<word>{_ORDINAL}))"
_NTH = {"siste": -1, "last": -1, **{word: day for word, day in ORDINALS.items() if day <= 4}}
_NTHS = any_of(_NTH)
_ONLY_ABOUT = any_of(*(words["only_about"] for words in TIME_WORDS.values()))
_UNITS = any_of(*(w["hours"] + w["minutes"] for w in TIME_WORDS.values()), *(w["weeks"] for w in DAY_WORDS.values()))
_ID = rf"(?P<id>\d{{1,2}}\.\d{{1,2}})(?!\.?\d|:\d|\s{{0,2}}{_UNITS}(?!\w))"
_MAYBE_ABOUT = re.compile(rf"(?<!\w)(?:on|for|place|assess|vurder|plasser)\s{{1,3}}#?{_ID}")


def take_date(scan: Scan, found: Found) -> None:
    """Read the first date with its month; a second one is a doubt."""
    for reader in (_iso, _numeric_with_year, _nth_weekday, _day_month, _month_day, _slashed):
        while reader(scan, found):
            pass


def take_day_of_month(scan: Scan, found: Found) -> None:
    """Read a day of the month and take the next one: "den 3.", "the 3rd", and "3." right after a weekday."""
    seen = scan.find(rf"{_THE}\s{{0,3}}(?P<day>\d{{1,2}})(?:\.(?!\d)|st|nd|rd|th)?(?![\d:/]|\.\d|\s{{0,2}}%)")
    seen = seen or scan.find(r"(?:on\s{1,3})?(?P<day>\d{1,2})(?:st|nd|rd|th)")
    if not seen and found.weekday is not None:
        seen = re.search(r"(?<=\x00)[\s,]{0,3}(?P<day>\d{1,2})\.(?![\d\w])", scan.left)
    if not seen or found.date:
        return
    if seen.group(0).startswith("the ") and not re.search(r"(?:st|nd|rd|th)$", seen.group(0)):
        return
    day = int(seen.group("day"))
    scan.blank(seen.start(), seen.end())
    if not 1 <= day <= 31:
        found.wrong("no_such_day", "date", day=day)
        return
    first = found.today.replace(day=1)
    for _ in range(14):
        if day <= monthrange(first.year, first.month)[1]:
            there = first.replace(day=day)
            if there >= found.today and found.weekday in (None, there.weekday()):
                found.date = there
                return
        first = (first + timedelta(days=32)).replace(day=1)


def put_date(found: Found, day: int, month: int, year: int | None) -> None:
    """Keep a date that was said, with the year that is meant where none was."""
    there = date_of(found.today, day, month, year)
    if there is None:
        found.wrong("no_such_date", "date", day=day, month=month, year=year or found.today.year)
    else:
        put_day(found, there)


def date_of(today: date, day: int, month: int, year: int | None = None) -> date | None:
    """The date, or None where it does not exist; without a year the next one, or this year's if it has just passed."""
    try:
        there = date(year or today.year, month, day)
        if there < today and year is None:
            later = date(today.year + 1, month, day)
            return there if (later - today).days > LONG_AHEAD else later
    except ValueError:
        return None
    return there


def _iso(scan: Scan, found: Found) -> bool:
    seen = scan.take(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?=t?(?:\d|[^\w]|$))")
    return _put(found, seen)


def _numeric_with_year(scan: Scan, found: Found) -> bool:
    day_month = _ABOUT_DAY + r"(?P<day>\d{1,2})\s?(?P<sep>[./-])\s?(?P<month>\d{1,2})\s?"
    seen = scan.take(day_month + r"(?P=sep)\s?(?P<year>(?:19|20)\d\d)(?![.:]\d)")
    short = r"(?P<day>\d{1,2})(?:\.(?P<month>\d{1,2})\.|/(?P<month2>\d{1,2})[/-])(?P<year>[23]\d)(?![.:]\d)"
    seen = seen or scan.take(_ABOUT_DAY + short)
    seen = seen or scan.take(_ABOUT_DAY + _MIXED_YEAR)
    return _put(found, seen)


def _day_month(scan: Scan, found: Found) -> bool:
    seen = scan.take(rf"{_ABOUT_DAY}{_DAY}\s{{0,3}}(?:of\s{{1,3}})?(?P<name>{_MONTH})\.?{_YEAR}")
    return _put(found, seen)


def _month_day(scan: Scan, found: Found) -> bool:
    seen = scan.take(
        rf"{_ABOUT_DAY}(?P<name>{_MONTH})\.?\s{{1,3}}(?:the\s{{1,3}})?"
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.:]\d|\s?[ap]m)|(?P<word>{_ORDINAL})){_YEAR}"
    )
    return _put(found, seen)


def _slashed(scan: Scan, found: Found) -> bool:
    seen = scan.take(_ABOUT_DAY + r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![/\d]|-\d)")
    if seen and _english(scan) and int(seen["day"]) != int(seen["month"]) and int(seen["day"]) <= 12:
        found.doubt("day_or_month", "date")
    return _put(found, seen)


def _english(scan: Scan) -> bool:
    """Whether the sentence has English words that no other of our languages has."""
    return bool(scan.find(r"(?:meeting|about|with|the)"))


def _nth_weekday(scan: Scan, found: Found) -> bool:
    seen = scan.take(
        rf"{_ABOUT_DAY}(?P<nth>{_NTHS})\s{{1,3}}(?P<weekday>{_WEEKDAY})\s{{1,3}}(?:i|in|of)\s{{1,3}}"
        rf"(?P<name>{_MONTH}){_YEAR}"
    )
    if not seen:
        return False
    month, weekday, nth = _MONTHS[seen["name"]], _WEEKDAYS[_plain(seen["weekday"])], _NTH[seen["nth"]]
    year = int(seen["year"] or found.today.year)
    day = _nth_day(year, month, weekday, nth)
    if date(year, month, day) < found.today and not seen["year"]:
        day, year = _nth_day(year + 1, month, weekday, nth), year + 1
    put_date(found, day, month, year)
    return True


def _nth_day(year: int, month: int, weekday: int, nth: int) -> int:
    days = monthrange(year, month)[1]
    those = [day for day in range(1, days + 1) if date(year, month, day).weekday() == weekday]
    return those[nth if nth < 0 else nth - 1]


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _put(found: Found, seen: re.Match[str] | None) -> bool:
    if not seen:
        return False
    parts = seen.groupdict()
    word = parts.get("word")
    day = ORDINALS[_plain(word)] if word else number(parts["day"]) or 0
    month = _MONTHS[parts["name"]] if parts.get("name") else int(parts["month"] or parts["month2"])
    said = parts.get("year") or parts.get("spaced")
    year = int(said) if said else None
    put_date(found, day, month, year + 2000 if year is not None and year < 100 else year)
    return True


def hide_characteristics(scan: Scan, ids: frozenset[str]) -> None:
    """Hide what is a characteristic's number and neither day nor time: "om 1.4", "kjennetegn 2.1"."""
    while seen := scan.find(rf"(?:{_ONLY_ABOUT})\s{{0,3}}#?{_ID}"):
        scan.blank(seen.start("id"), seen.end("id"), HIDDEN)
    for seen in list(_MAYBE_ABOUT.finditer(scan.left)):
        if seen["id"] in ids:
            scan.blank(seen.start("id"), seen.end("id"), HIDDEN)
