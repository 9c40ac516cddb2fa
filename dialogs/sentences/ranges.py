"""From when until when, however each end is written: "14 til 15.15", "kl 14 til kvart over tre", "halv tre–fire"."""

from __future__ import annotations

import re
from functools import cache

from dialogs.sentences.days import WEEKDAY_WORDS
from dialogs.sentences.found import Found
from dialogs.sentences.idioms import idiom_sources
from dialogs.sentences.scan import Scan, any_of
from dialogs.sentences.time_words import TIME_WORDS
from dialogs.sentences.times import (
    CLOCK_WORDS,
    DASH,
    HOUR_WORDS,
    NOT_TIME,
    SIDE,
    YEAR,
    meant_length,
    take_time,
    written,
)

_UNTIL = any_of(word for words in TIME_WORDS.values() for word in words["until"] if word not in ("og", "and", "to"))
_BETWEEN = any_of(*(words["from_"] for words in TIME_WORDS.values()))
_ANY = any_of(*(words["until"] for words in TIME_WORDS.values()))
_HOURS = (7, 22)  # of a working day: two bare numbers in it are taken for hours
_BARE = re.compile(r"\d{1,2}")
_SMALL_WORD = re.compile(rf"{HOUR_WORDS}(?!\w)")
_SAID_HALF = re.compile(r"[ap]\.?\s?m\.?$")
_AFTER_DAY = re.compile(rf"(?:\x00|(?<!\w){WEEKDAY_WORDS})[\s,]{{0,3}}$")


def take_range(scan: Scan, found: Found) -> bool:
    """Read a range of which one end or both are words or bare numbers; False where there is none that is certain."""
    for source in _sources():
        for seen in re.finditer(source, scan.left):
            if _certain(scan, seen, found.ids) and _put(scan, found, seen):
                return True
    return False


def take_lonely_end(scan: Scan, found: Found) -> bool:
    """Doubt a time that is said to be the end right after a day, where no other time is said."""
    seen = re.search(rf"{_UNTIL}\s{{1,3}}(?:{CLOCK_WORDS})?(?P<end>{side_source()})(?!\w)", scan.left)
    if seen is None or not _AFTER_DAY.search(scan.left[: seen.start()]):
        return False
    end = _read(scan, seen["end"], found)
    if end is None or end.time is None:
        return False
    scan.blank(seen.start(), seen.end())
    found.time = end.time
    found.doubt("only_an_end", "time", time=written(end.time))
    return True


@cache
def side_source() -> str:
    """A pattern for one end, without names of groups; a bare number or a small word is one, too."""
    nameless = re.compile(r"\?P<\w+>")
    digits = SIDE.format(1)
    noon = any_of(*(words["noon"] for words in TIME_WORDS.values()))
    return "(?:" + "|".join(nameless.sub("?:", one) for one in (*idiom_sources(), digits, noon, HOUR_WORDS)) + ")"


@cache
def _sources() -> tuple[str, ...]:
    side, clock = side_source(), f"(?:{CLOCK_WORDS})?"
    edge, after = r"(?<![\w\x01.,:/-])", rf"(?![\w\x01]){NOT_TIME}"

    def whole(lead: str, begin: str, until: str, end: str) -> str:
        return rf"{edge}{lead}(?P<begin>{begin})(?P<until>{until})(?P<clock>{clock})(?P<end>{end}){after}"

    spaced = r"\s{1,3}"
    return (
        whole(rf"(?P<lead>{_BETWEEN}{spaced}{clock}|{CLOCK_WORDS})", side, rf"{spaced}{_ANY}{spaced}|{DASH}", side),
        whole("(?P<lead>)", side, rf"{spaced}{_UNTIL}{spaced}|{DASH}", side),
        whole("(?P<lead>)", side, rf"{spaced}to{spaced}", side),
    )


def _certain(scan: Scan, seen: re.Match[str], ids: frozenset[str]) -> bool:
    """Whether both ends are times: one of them can be nothing else, or a day stands before, or both are in a day."""
    begin, end = seen["begin"], seen["end"]
    if {begin, end} <= ids or (_BARE.fullmatch(begin) and YEAR.fullmatch(end)):
        return False
    if seen["until"].strip() == "to" and _SMALL_WORD.fullmatch(begin) and not re.match(_BETWEEN, seen["lead"]):
        return False  # "ten to three" is a time
    plain = [not _BARE.fullmatch(one) and not _SMALL_WORD.fullmatch(one) for one in (begin, end)]
    if any(plain) or seen["clock"] or re.search(rf"{CLOCK_WORDS}$", seen["lead"]):
        return True
    if _AFTER_DAY.search(scan.left[: seen.start()]):
        return True
    digits = _BARE.fullmatch(begin) and _BARE.fullmatch(end)
    return bool(digits) and _HOURS[0] <= int(begin) < int(end) <= _HOURS[1]


def _put(scan: Scan, found: Found, seen: re.Match[str]) -> bool:
    begin, end = _read(scan, seen["begin"], found), _read(scan, seen["end"], found)
    if begin is None or end is None:
        return False
    scan.blank(seen.start(), seen.end())
    found.problems += begin.problems or end.problems
    if begin.time is None or end.time is None:
        return True
    ends = end.time
    if ends <= begin.time and ends.hour < 12:
        ends = ends.replace(hour=ends.hour + 12)
    found.time = begin.time
    if not _on_24_hours(seen["end"]) and not _SAID_HALF.search(seen["end"]):
        found.doubts += begin.doubts
    found.minutes = meant_length(found, begin.time, ends)
    return True


def _on_24_hours(words: str) -> bool:
    hour = re.match(r"\d{1,2}", words)
    return hour is not None and int(hour.group()) > 12


def _read(scan: Scan, words: str, found: Found) -> Found | None:
    """One end, read alone as after "kl"; the part of the day is that of the whole sentence."""
    side, part = Found(found.now, found.ids), Scan(f"kl {words}")
    take_time(part, side, scan)
    return side if side.time or side.problems else None
