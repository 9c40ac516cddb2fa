"""How often something comes back: "annenhver torsdag", "hver tredje uke", "første mandag i måneden", and until when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialogs.sentences.bounds import take_bounds
from dialogs.sentences.found import NUMBERS, number
from dialogs.sentences.scan import any_of
from dialogs.sentences.words import DAY_WORDS
from domain.calendar.clock_and_days import local
from domain.calendar.school_year import SchoolDays
from domain.year.series import Rhythm

_I = re.IGNORECASE
_WEEKDAYS = {form: at for words in DAY_WORDS.values() for at, forms in enumerate(words["weekdays"]) for form in forms}
_DAY = rf"(?:{any_of(_WEEKDAYS)})(?:e?ne|e?r|ar|ane|s)?(?!\w)"
_DAYS = rf"(?P<days>{_DAY}(?:\s*(?:,|og|and|&)\s*{_DAY})*)"
_MONTH = r"(?:måned\w*|månad\w*|months?)(?!\w)"
_WEEK = r"(?:uke\w*|veke\w*|weeks?)(?!\w)"
_EVERY = r"(?:hver(?:t|e)?|kvar(?:t)?|every|each)"
_OTHER = (
    r"(?:annenhver|annahver|annen hver|annankvar|annakvar|annan kvar|anna kvar|hver annen|kvar annan|kvar anna|"
    r"every other|each other)"
)
_NTHS = {
    "første": 1, "fyrste": 1, "first": 1, "1.": 1, "andre": 2, "annen": 2, "second": 2, "2.": 2, "tredje": 3,
    "third": 3, "3.": 3, "fjerde": 4, "fourth": 4, "4.": 4, "siste": -1, "last": -1, "nest siste": -2,
}  # fmt: skip
_ORDINALS = {
    "andre": 2, "second": 2, "2.": 2, "tredje": 3, "third": 3, "3.": 3, "fjerde": 4, "fourth": 4, "4.": 4,
    "femte": 5, "fifth": 5, "sjette": 6, "sixth": 6, "sjuende": 7, "åttende": 8,
}  # fmt: skip
_NTH = rf"(?:{any_of(_NTHS)})"
_NTH_DAYS = (
    rf"(?:(?:{_EVERY}|den|the|på|on)\s+)*(?P<nths>{_NTH}(?:\s*(?:,|og|and|&)\s*(?:den |the )?{_NTH})*)\s+{_DAYS}"
)
_N = rf"(?P<n>{any_of(_ORDINALS)}|\d{{1,2}}|{any_of(NUMBERS)})"
_MONTHLY = (  # with how many months lie between: "" for what ``n`` says
    (rf"(?:{_OTHER}|(?:every|each) second)\s+{_MONTH}", 2),
    (rf"{_EVERY}\s+{_N}\s+{_MONTH}", 0),
    (rf"(?:(?:i|in|of)\s+)?(?:{_EVERY}|once a|(?:en|én|ein|éin) (?:gang|gong) i)\s+{_MONTH}", 1),
    (r"månedlig\w*|månadleg\w*|monthly", 1),
    (rf"(?:i|in|of)\s+(?:the\s+)?{_MONTH}", 1),
)
_WEEKLY = (
    (rf"(?:{_OTHER}|biweekly|bi-weekly|fortnightly|every fortnight)(?:\s+{_WEEK})?", 2),
    (rf"{_EVERY}\s+(?:14\.?|fjortende|fjortande|fourteen)\s+(?:dag|day)\w*", 2),
    (rf"{_EVERY}\s+{_N}\s+(?:{_WEEK}|(?={_DAY}))", 0),
    (rf"{_EVERY}(?:\s+(?:eneste|einaste|single))?\s+(?:{_WEEK}|(?={_DAY}))", 1),
    (r"(?:ukentlig\w*|vekentleg\w*|weekly)(?!\w)", 1),
    (rf"(?:once a|(?:en|én|ein|éin) (?:gang|gong) i)\s+{_WEEK}", 1),
    (rf"(?:(?:på|on)\s+)?(?=(?:{any_of(_WEEKDAYS)})(?:er|ar|s)(?!\w))", 1),
)
_ANY_DAY = "torsdag"  # stands in the rest where the weekdays stood, so that an hour after it is read as one


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often, from when, until when or how many times. ``rest`` is the sentence with one weekday in place of that:
    the time of day and what it is about are read from it, its day is nobody's.
    """

    rhythm: Rhythm
    first: date | None
    last: date | None
    count: int | None
    rest: str


def read_recurrence(text: str, now: datetime, zone: str, days: Sequence[SchoolDays] = ()) -> Recurrence | None:
    """Read it from a sentence in any of our languages, with the school's skoleruta; None where nothing comes back."""
    text = " ".join(text.replace("\u00a0", " ").split())
    months, left = _interval(_MONTHLY, text)
    nths: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    weeks = 1
    if months and (seen := _search(_NTH_DAYS, left)):
        nths = tuple(_NTHS[word.casefold()] for word in re.findall(_NTH, seen["nths"], _I))
        weekdays, left = _weekdays(seen["days"]), _put(left, seen, f" {_ANY_DAY} ")
    elif months and _said_in_passing(text):
        months = 0
    if not months:
        weeks, left = _interval(_WEEKLY, text)
        if not weeks:
            return None
    bounds = take_bounds(left, local(now, zone), days)
    left = bounds.rest
    if not weekdays and (seen := _search(rf"(?:(?:på|on)\s+)?{_DAYS}", left)):
        weekdays, left = _weekdays(seen["days"]), _put(left, seen, f" {_ANY_DAY} ")
    rhythm = Rhythm(weekdays, weeks, months, nths)
    return Recurrence(rhythm, bounds.first, bounds.last, bounds.count, " ".join(left.split()))


def _interval(table: Sequence[tuple[str, int]], text: str) -> tuple[int, str]:
    """How many months or weeks lie between, by the first row that fits, and the text without its words; 0 for none."""
    for source, many in table:
        seen = _search(source, text)
        if seen is None:
            continue
        between = many or _number(seen["n"])
        if 1 <= between <= 12:
            return between, _put(text, seen, " ")
    return 0, text


def _said_in_passing(text: str) -> bool:
    """Whether a month is only mentioned: "annenhver torsdag i to måneder" comes back by the week."""
    return any(_search(source, text) for source, _many in _WEEKLY[:-1])


def _number(word: str) -> int:
    return _ORDINALS.get(word.casefold()) or number(word.casefold()) or 0


def _weekdays(words: str) -> tuple[int, ...]:
    found = (re.match(any_of(_WEEKDAYS), word, _I) for word in re.findall(_DAY, words, _I))
    return tuple(sorted({_WEEKDAYS[seen.group().casefold()] for seen in found if seen}))


def _search(source: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w)(?:{source})", text, _I)


def _put(text: str, seen: re.Match[str], instead: str) -> str:
    return text[: seen.start()] + instead + text[seen.end() :]
