"""What a sentence names, found by rule and replaced by a placeholder, so that the classifier sees the build of it.

The placeholders are the ones that the files of examples have in braces, in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz import fuzz

from dialogs.sentences.scan import any_of
from dialogs.sentences.time_words import TIME_WORDS
from dialogs.sentences.words import DAY_WORDS
from dialogs.understanding.text import plain, simple
from domain.catalogue.areas import Catalogue

CHARACTERISTIC, DAY, TIME, PERSON, MEASURE, NUMBER = "CHARACTERISTIC", "DAY", "TIME", "PERSON", "MEASURE", "NUMBER"
ALIKE = 86.0  # of 100: how like a title or a name has to be
SHORTEST_TITLE = 8  # letters: shorter ones are like too much
SHORTEST_NAME = 3
_HOLIDAYS = (
    r"(?:(?:jule|vinter|høst|haust|påske|sommar|sommer)(?:ferien|ferie)|jul|påske|påska|pinse|nyttår|"
    r"christmas|easter|new year|(?:autumn|winter|summer|half-term) (?:break|holidays?)|half-term)"
)
_NUMBER_OF = re.compile(r"(?<![\d.,:/-])([1-4])[.,](\d{1,2})(?![\d/:]|[.,]\d)")
_DIGITS = re.compile(r"(?<![A-Z])\b\d+(?:[.,]\d+)?\b")


@dataclass(frozen=True, slots=True)
class Known:
    """What sentences may name in this school: people and open measures as (id, name), and the catalogue in force."""

    catalogue: Catalogue | None = None
    people: Sequence[tuple[str, str]] = ()
    measures: Sequence[tuple[str, str]] = ()


@dataclass(slots=True)
class Masked:
    """A plain sentence with placeholders, and the ids of what stood there."""

    text: str
    characteristic: str = ""
    people: list[str] = field(default_factory=list)
    measure: str = ""
    number: str = ""


def mask(text: str, known: Known | None = None) -> Masked:
    """Replace what a message names by placeholders. Never raises."""
    known = known or Known()
    found = Masked(plain(text))
    _measure(found, known.measures)
    if known.catalogue is not None:
        _characteristic(found, known.catalogue)
    _people(found, known.people)
    found.text = _times().sub(f" {TIME} ", found.text)
    found.text = _days().sub(f" {DAY} ", found.text)
    number = _DIGITS.search(found.text)
    if number:
        found.number = number[0]
        found.text = _DIGITS.sub(f" {NUMBER} ", found.text)
    found.text = " ".join(found.text.split())
    return found


def _characteristic(found: Masked, catalogue: Catalogue) -> None:
    for number in _NUMBER_OF.finditer(found.text):
        one = catalogue.characteristic(f"{number[1]}.{int(number[2])}")
        if one is not None:
            found.characteristic = one.id
            _put(found, number.start(), number.end(), CHARACTERISTIC)
            return
    titles = [(title, one.id) for one in catalogue.characteristics for title in one.title.values()]
    found.characteristic = _titled(found, titles, CHARACTERISTIC)


def _measure(found: Masked, measures: Sequence[tuple[str, str]]) -> None:
    found.measure = _titled(found, [(title, key) for key, title in measures], MEASURE)


def _titled(found: Masked, titles: Iterable[tuple[str, str]], placeholder: str) -> str:
    """Replace the title that fits best, and return its id; "" where none stands in the text."""
    text = simple(found.text)
    best: tuple[float, int, int, str] | None = None
    for title, key in titles:
        wanted = _wanted(title)
        if not SHORTEST_TITLE <= len(wanted) <= len(text) + 2:
            continue
        at = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=ALIKE)
        if at is None or not _whole_words(text, at.dest_start, at.dest_end):
            continue
        if best is None or (at.score, len(wanted)) > (best[0], best[2] - best[1]):
            best = (at.score, at.dest_start, at.dest_end, key)
    if best is None:
        return ""
    _put(found, best[1], best[2], placeholder)
    return best[3]


@lru_cache(maxsize=1000)
def _wanted(title: str) -> str:
    return simple(plain(title))


def _whole_words(text: str, start: int, end: int) -> bool:
    return (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum())


def _put(found: Masked, start: int, end: int, placeholder: str) -> None:
    found.text = " ".join(f"{found.text[:start]} {placeholder} {found.text[end:]}".split())


def _people(found: Masked, people: Sequence[tuple[str, str]]) -> None:
    """Whole names first, then first names; a name is a word of its own."""
    names = [(simple(name.casefold()), key) for key, name in people if len(name) >= SHORTEST_NAME]
    first = [(name.split()[0], key) for name, key in names if len(name.split()[0]) >= SHORTEST_NAME]
    for name, key in sorted({*names, *first}, key=lambda pair: -len(pair[0])):
        where = re.search(rf"(?<!\w){re.escape(name)}(?:s|'s)?(?!\w)", simple(found.text))
        if where is not None:
            _put(found, where.start(), where.end(), PERSON)
            if key not in found.people:
                found.people.append(key)


@cache
def _days() -> re.Pattern[str]:
    """Days, dates and weeks in any of the languages, with the word that leads up to them left where it is."""
    words = tuple(DAY_WORDS.values())
    weekdays = any_of(*(day for each in words for day in each["weekdays"]))
    months = any_of(*(month for each in words for month in each["months"] if month))
    weeks = any_of(*(each["weeks"] for each in words))
    relative = ("today", "tomorrow", "after_tomorrow", "yesterday", "next_week", "this_week")
    near = any_of(*(each[key] for each in words for key in relative))  # type: ignore[literal-required]
    which = any_of(*(each[key] for each in words for key in ("next", "coming", "last")))
    counts = any_of(*(tuple(each["numbers"]) for each in words))
    ahead = any_of(*(each["in_"] for each in words))
    days = any_of(*(each["days"] for each in words))
    patterns = (
        rf"(?:{which}\s+)?{weekdays}(?:\s+(?:den\s+|the\s+)?\d{{1,2}}\.?(?:st|nd|rd|th)?(?:\s+{months})?)?",
        rf"\d{{1,2}}(?:\.|st|nd|rd|th)?\s*(?:of\s+)?{months}(?:\s+\d{{4}})?",
        rf"{months}\s+\d{{1,2}}(?:st|nd|rd|th)?",
        r"\d{4}-\d\d-\d\d|\d{1,2}[./](?:0?[1-9]|1[0-2])(?:[./-]\d{2,4})?",
        rf"(?:uke|veke|week)\s+\d{{1,2}}|{ahead}\s+(?:\d+|{counts})\s+(?:{weeks}|{days})",
        near,
        _HOLIDAYS,
    )
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(patterns)})(?!\w)")


@cache
def _times() -> re.Pattern[str]:
    """Times of day in any of the languages."""
    words = tuple(TIME_WORDS.values())
    clock = any_of(*(each["clock"] for each in words))
    counts = any_of(*(tuple(each["numbers"]) for each in DAY_WORDS.values()))
    hour = rf"(?:\d{{1,2}}(?:[.:]\d\d)?|{counts})"
    parts = any_of(*(each["half"] for each in words), ("kvart over", "kvart på", "quarter past", "quarter to"))
    patterns = (
        rf"(?:{clock}\s*)(?:{parts}\s+)?{hour}(?:\s*(?:am|pm))?",
        rf"{parts}\s+{hour}",
        r"\d{1,2}[.:]\d\d(?:\s*(?:am|pm))?|\d{1,2}\s?(?:am|pm)",
    )
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(patterns)})(?!\w)")
