"""How long: "i 45 minutter", "halvannen time"; and how soon, which looks the same: "om en time"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from dialogs.sentences.found import NUMBERS, Found
from dialogs.sentences.scan import Scan, any_of
from dialogs.sentences.time_words import TIME_WORDS
from dialogs.sentences.words import DAY_WORDS
from domain.rounding import whole


@cache
def _all(key: str) -> str:
    return any_of(*(words[key] for words in TIME_WORDS.values()))  # type: ignore[literal-required]


_IN = any_of(*(words["in_"] for words in DAY_WORDS.values()))
_NUMBER = rf"(?P<n>\d{{1,3}}(?:[.,]\d{{1,2}})?|{any_of(NUMBERS)}(?=\s))"  # "at" is not "a t(ime)"
_LENGTH = (
    rf"(?:(?P<hour_and_half>{_all('hour_and_half')})|(?P<half_hour>{_all('half_hour')})"
    rf"|{_NUMBER}\s{{0,2}}(?:(?P<quarters>{_all('quarters')})|(?P<minutes>{_all('minutes')})"
    rf"|(?P<hours>{_all('hours')})(?:\s{{0,2}}(?:og|and)?\s{{0,2}}(?P<more>\d{{1,2}})\s{{0,2}}{_all('minutes')})?))"
)
_CLOCK_FOLLOWS = r"(?!\s{1,3}(?:over|på|past|to)(?!\w))"  # "et kvarter over to" is a time


def take_length(scan: Scan, found: Found) -> None:
    """Read how soon and how long."""
    soon = scan.take(rf"{_IN}\s{{1,3}}{_LENGTH}{_CLOCK_FOLLOWS}")
    if soon and (length := _minutes(soon)):
        at = found.now + timedelta(minutes=length)
        at += timedelta(minutes=-at.minute % 5)  # nobody plans for 13.47
        found.date, found.time = at.date(), at.time().replace(second=0, microsecond=0)
    long = scan.take(rf"(?:(?:{_all('lasting')})\s{{1,3}})?{_LENGTH}{_CLOCK_FOLLOWS}(?:\s{{1,2}}(?:møte|meeting))?")
    if long and (length := _minutes(long)):
        found.minutes = length


def _minutes(seen: re.Match[str]) -> int:
    if seen["hour_and_half"]:
        return 90
    if seen["half_hour"]:
        return 30
    word = seen["n"].replace(",", ".")
    count = float(word) if word[0].isdigit() else float(NUMBERS[word])
    if seen["minutes"]:
        return whole(count)
    if seen["quarters"]:
        return whole(count * 15)
    return whole(count * 60) + int(seen["more"] or 0)
