"""Reads a day and a time from a sentence in bokmål, nynorsk or English; a mix is read, too.

What is found is taken out of the text in an order in which nothing is mistaken for something else: a characteristic's
number first (it is hidden), then lengths, dates with a month, times with a word in front, days that are counted from
today, and last the bare numbers, which mean what is still missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from dialogs.sentences.breaks import settle_around, take_around
from dialogs.sentences.dates import date_of, hide_characteristics, take_date, take_day_of_month
from dialogs.sentences.days import read_day, settle_day
from dialogs.sentences.found import Found, When
from dialogs.sentences.left_over import name_left_over
from dialogs.sentences.lengths import take_length
from dialogs.sentences.ranges import take_lonely_end, take_range
from dialogs.sentences.scan import HIDDEN, TAKEN, Scan, any_of
from dialogs.sentences.time_words import TIME_WORDS
from dialogs.sentences.times import drop_part_of_day, shifted, take_digits_range, take_time, written
from dialogs.sentences.words import DAY_WORDS
from domain.calendar.clock_and_days import Fit, local, moment
from domain.calendar.school_year import SchoolDays

_DANGLING = any_of(
    *(
        words["on"] + words["clock"] + words["from_"] + words["until"] + words["lasting"]
        for words in TIME_WORDS.values()
    ),
    *(words["the"] for words in DAY_WORDS.values()),
)
_BARE = re.compile(r"(?<![\w.,:/\x01-])(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.?(?![\w:/\x01-]|[.,]\d|\s?%)")
_PACKED = re.compile(r"(?<![\w.,:/\x01-])(?P<a>[01]\d|2[0-3])(?P<b>[0-5][05])(?![\w:/\x01-]|[.,]\d|\s?%)")
_AFTER_DAY = re.compile(r"(?<=\x00)[\s,]{0,3}(?P<a>\d{1,2})(?![\w:/\x01-]|[.,]\d|\s?%)")


def read_when(
    text: str, now: datetime, zone: str, ids: frozenset[str] = frozenset(), days: Sequence[SchoolDays] = ()
) -> When:
    """The day and the time in a text, in local time of the zone; never raises.

    ``ids`` are the characteristics that exist: "1.12" may be one of them, or the first of December. ``days`` are the
    school's skoleruta, for days that are counted from a break.
    """
    scan = Scan(text)
    found = Found(local(now, zone).replace(tzinfo=None), ids)
    hide_characteristics(scan, ids)
    take_length(scan, found)
    take_date(scan, found)
    if not (take_digits_range(scan, found) or take_range(scan, found) or take_lonely_end(scan, found)):
        take_time(scan, found)
    around = take_around(scan, found, days)
    said = read_day(scan, found)
    take_day_of_month(scan, found)
    _take_dotted(scan, found, day_said=said.anchor is not None)
    _take_hour(scan, found, day_said=said.anchor is not None)
    unknown = name_left_over(scan, found)
    if around is not None:
        settle_around(found, around)
    elif not unknown or found.date is not None or said.anchor is not None:
        settle_day(found, said)
    drop_part_of_day(scan)
    _fit(found, zone)
    return When(
        found.date,
        found.time,
        found.minutes,
        tuple(found.doubts),
        tuple(found.problems),
        scan.rest(_DANGLING),
        tuple(found.perhaps),
    )


def _take_dotted(scan: Scan, found: Found, *, day_said: bool) -> None:
    """Bare "3.12" and "13.30": a characteristic's number, a date or a time, whichever exists and is still missing."""
    subject = HIDDEN in scan.left
    for seen in list(_BARE.finditer(scan.left)):
        a, b = int(seen["a"]), int(seen["b"])
        there = date_of(found.today, a, b)
        fits = there is not None and found.weekday in (None, there.weekday()) and not day_said
        known = f"{a}.{b}" in found.ids
        after_weekday = found.weekday is not None and scan.left[: seen.start()].rstrip(" ,").endswith(TAKEN)
        if known and not subject and not (after_weekday and fits):
            subject = True
            if there is not None:
                found.perhaps.append((seen.group(0).strip(), there))
            continue
        is_time = len(seen["b"]) == 2 and a <= 23 and b < 60 and b % 5 == 0
        if found.date is None and there is not None and (fits or not is_time):
            if known:
                found.doubt("day_or_number", "date", number=f"{a}.{b}")
            elif is_time and found.time is None and found.weekday is None:
                found.doubt("day_or_time", "date", number=seen.group(0).strip("."))
            found.date = there
            if there < found.today:
                found.wrong("date_passed", "date", date=there)
        elif found.time is None and is_time:
            found.time = shifted(a, b, "", found)
        else:
            continue
        scan.blank(seen.start(), seen.end())


def _take_hour(scan: Scan, found: Found, *, day_said: bool) -> None:
    """Bare "1400" and, right after a day, "14"."""
    day_said = day_said or found.weekday is not None or found.date is not None
    if found.time is not None:
        return
    seen = _PACKED.search(scan.left)
    if seen and not 2020 <= int(seen.group(0)) <= 2040:
        found.time = shifted(int(seen["a"]), int(seen["b"]), "", found)
        scan.blank(seen.start(), seen.end())
        return
    seen = _AFTER_DAY.search(scan.left)
    if seen and day_said and int(seen["a"]) <= 23:
        hour = int(seen["a"])
        found.time = shifted(hour, 0, "", found)
        if found.date is None and found.weekday is not None and hour and _is_weekday(found, hour):
            found.doubt("day_or_time", "date", number=str(hour))
        scan.blank(seen.start(), seen.end())


def _is_weekday(found: Found, day: int) -> bool:
    """Whether this or next month's day with that number is the weekday that was said."""
    days = (found.today + timedelta(days=ahead) for ahead in range(45))
    return any(there.day == day and there.weekday() == found.weekday for there in days)


def _fit(found: Found, zone: str) -> None:
    """A local time that the clock skips is wrong; one that comes twice is to be confirmed."""
    if found.date is None or found.time is None:
        return
    fit = moment(found.date, found.time, zone).fit
    if fit is Fit.SKIPPED:
        found.wrong("time_skipped", "time", time=written(found.time))
    elif fit is Fit.TWICE:
        found.doubt("time_twice", "time", time=written(found.time))
