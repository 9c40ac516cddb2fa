"""Days that are counted from today: weekdays, "i overmorgen", "om to uker", "neste torsdag", "torsdag i uke 49"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dialogs.sentences.found import NUMBERS, Found, number, put_day
from dialogs.sentences.scan import Scan, any_of
from dialogs.sentences.words import DAY_WORDS, DayWords


@cache
def _all(key: str) -> str:
    """A pattern for a kind of word in every language."""
    return any_of(*(words[key] for words in DAY_WORDS.values()))  # type: ignore[literal-required]


def _forms(words: DayWords, key: str) -> dict[str, int]:
    return {form: at for at, forms in enumerate(words[key]) for form in forms}  # type: ignore[literal-required]


_FULL = {form: at for words in DAY_WORDS.values() for form, at in _forms(words, "weekdays").items()}
_SHORT = {form: at for words in DAY_WORDS.values() for form, at in _forms(words, "short_weekdays").items()}
_WEEKDAY = rf"(?P<weekday>{any_of(_FULL)}|{any_of(_SHORT)}(?=\.|\s{{1,2}}(?:\d|\x00|kl|den|at\s)))\.?"
_SINCE = any_of(_FULL)
WEEKDAY_WORDS = rf"(?:{any_of(_FULL)}|{any_of(_SHORT)})\.?"
_NUMBER = rf"(?P<n>\d{{1,3}}|{any_of(NUMBERS)})"
_ON = r"(?:(?:på|on|the)\s{1,3})?"
_THAT_FAR = 400  # days ahead: further is not read as a plan


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of the day: a day that the words count to, and "next" or "coming" before a weekday."""

    anchor: date | None
    how: str


def read_day(scan: Scan, found: Found) -> Said:
    """Read the words that count from today, and a weekday."""
    _take_not(scan)
    anchor = _take_week(scan, found)
    if anchor is None:
        anchor = _take_near(scan, found)
    return Said(anchor, _take_weekday(scan, found))


def settle_day(found: Found, said: Said) -> None:
    """Put weekday, date and the words that count from today together to one date."""
    if found.weekday is None:
        if said.anchor is not None:
            put_day(found, said.anchor)
    elif found.date is not None:
        if found.date.weekday() != found.weekday:
            found.doubt("weekday_mismatch", "date", date=found.date, weekday=found.weekday)
    elif said.anchor is not None:
        monday = said.anchor - timedelta(days=said.anchor.weekday())
        found.doubts = [doubt for doubt in found.doubts if doubt.key != "which_weekday"]
        put_day(found, monday + timedelta(days=found.weekday))
    else:
        _from_weekday(found, said.how)


def _take_not(scan: Scan) -> None:
    """Take out the day that is not meant: "not Thursday", "from Thursday to"."""
    other = _WEEKDAY.replace("<weekday>", "<other>")
    scan.take(rf"(?:ikke|ikkje|not)\s{{1,3}}{_ON}{_WEEKDAY}")
    scan.take(rf"(?:fra|frå|from)\s{{1,3}}{_WEEKDAY}\s{{1,3}}(?:til|to)(?=\s{{1,3}}{other})")


def _take_week(scan: Scan, found: Found) -> date | None:
    """A week that was named: any day in it; which one is a doubt until a weekday is found."""
    today = found.today
    this_monday = today - timedelta(days=today.weekday())
    if scan.take(rf"(?:(?:i|in|of|the)\s{{1,3}})?{_all('next_week')}"):
        found.doubt("which_weekday", "date")
        return this_monday + timedelta(days=7)
    if scan.take(rf"(?:(?:i|in|of)\s{{1,3}})?{_all('this_week')}"):
        found.doubt("which_weekday", "date")
        return max(this_monday, today)
    number = rf"{_all('week_number')}\s{{0,3}}(?:nr\.?\s?)?(?P<week>\d{{1,2}})"
    dated = scan.take(rf"{number}(?:\s{{0,2}}[-–/]\s{{0,2}}|[\s,]{{1,3}}(?:i\s{{1,3}}|in\s{{1,3}})?)(?P<year>20[23]\d)")
    if dated:
        return _numbered(found, int(dated["week"]), [int(dated["year"])])
    numbered = scan.take(rf"{number}(?![.:–-]?\d)")
    return _numbered(found, int(numbered["week"]), [today.year, today.year + 1]) if numbered else None


def _numbered(found: Found, week: int, years: list[int]) -> date | None:
    """The Monday of a numbered week in the first of these years in which it is not over."""
    for year in years:
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        if monday + timedelta(days=6) >= found.today:
            found.doubt("which_weekday", "date")
            return max(monday, found.today)
    found.wrong("no_such_week", "date", week=week)
    return None


def _take_near(scan: Scan, found: Found) -> date | None:
    """Today, tomorrow, in so many days or weeks, or None."""
    today = found.today
    units = rf"(?:(?P<days>{_all('days')})|(?P<weeks>{_all('weeks')})(?:\s{{1,2}}tid)?)"
    since = rf"\s{{1,3}}(?:from|fra|frå)\s{{1,3}}(?:now|nå|no|today|i dag|(?P<since>{_SINCE}))"
    counted = scan.take(rf"(?:{_all('in_')}\s{{1,3}})?{_NUMBER}\s{{1,3}}{units}{since}")
    counted = counted or scan.take(rf"{_all('in_')}\s{{1,3}}{_NUMBER}\s{{1,3}}{units}")
    counted = counted or scan.take(r"(?:in\s{1,3})?a\s{1,3}(?P<fortnight>fortnight)(?:'s time)?")
    if counted:
        return _counted(found, counted)
    for key, days in (("after_tomorrow", 2), ("tomorrow", 1), ("today", 0), ("yesterday", -1)):
        if scan.take(_all(key)):
            return today + timedelta(days=days)
    return None


def _counted(found: Found, seen: re.Match[str]) -> date | None:
    parts = seen.groupdict()
    if parts.get("fortnight"):
        return found.today + timedelta(days=14)
    count = number(parts["n"]) or 0
    days = count * 7 if parts["weeks"] else count
    if days > _THAT_FAR:
        found.wrong("too_far", "date")
        return None
    since = found.today
    if parts.get("since"):
        since += timedelta(days=(_FULL[parts["since"]] - since.weekday()) % 7)
    return since + timedelta(days=days)


def _take_weekday(scan: Scan, found: Found) -> str:
    """Read a weekday into ``found.weekday``; returns "week" (after it), "next", "coming", "last" or ""."""
    later = scan.take(rf"a\s{{1,3}}week\s{{1,3}}on\s{{1,3}}{_WEEKDAY}") or scan.take(rf"{_ON}{_WEEKDAY}\s{{1,3}}week")
    if later:
        found.weekday = _index(later)
        return "week"
    for how in ("next", "coming", "last"):
        seen = scan.take(rf"{_ON}{_all(how)}\s{{1,3}}(?:på\s{{1,3}})?{_WEEKDAY}")
        if seen:
            found.weekday = _index(seen)
            return how
    seen = scan.take(rf"{_ON}{_WEEKDAY}")
    if seen:
        found.weekday = _index(seen)
        again = scan.find(_WEEKDAY)
        if again and _index(again) != found.weekday:
            scan.blank(again.start(), again.end())
            found.doubt("several_weekdays", "date", weekday=found.weekday, other=_index(again))
    return ""


def _index(seen: re.Match[str]) -> int:
    word = seen["weekday"]
    return _FULL[word] if word in _FULL else _SHORT[word]


def _from_weekday(found: Found, how: str) -> None:
    """The date of a weekday: the coming one; "next" may mean the one after, which is a doubt."""
    assert found.weekday is not None
    today = found.today
    ahead = (found.weekday - today.weekday()) % 7
    if how == "last":
        put_day(found, today - timedelta(days=(today.weekday() - found.weekday) % 7 or 7))
        return
    if how == "week":
        put_day(found, today + timedelta(days=ahead + 7))
        return
    if how == "next":
        near = today + timedelta(days=ahead or 7)
        later = near + timedelta(days=7)
        if ahead and found.weekday > today.weekday():  # still ahead this week: most mean next week's, some this week's
            found.doubt("which_week", "date", date=later, other=near)
            near = later
        elif ahead <= 2 and ahead:  # said in the weekend, of Monday or Tuesday
            found.doubt("which_week", "date", date=near, other=later)
        put_day(found, near)
        return
    if not ahead and how != "coming":
        _same_weekday(found)
        return
    put_day(found, today + timedelta(days=ahead))


def _same_weekday(found: Found) -> None:
    """Thursday, said on a Thursday: today where the time is still ahead (a doubt), else in a week."""
    today, later = found.today, found.today + timedelta(days=7)
    if found.time is not None and found.time <= found.now.time():
        put_day(found, later)
        return
    found.doubt("which_week", "date", date=today, other=later)
    put_day(found, today)
