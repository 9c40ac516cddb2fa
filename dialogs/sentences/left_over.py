"""What is left when a day and a time have been read, and looks like one: it is named, and never passed over."""

from __future__ import annotations

import re
from functools import cache

from dialogs.sentences.found import NUMBERS, Found
from dialogs.sentences.ranges import side_source
from dialogs.sentences.scan import Scan, any_of
from dialogs.sentences.time_words import TIME_WORDS
from dialogs.sentences.times import CLOCK_WORDS, NOT_TIME
from dialogs.sentences.vague_words import VAGUE_WORDS
from dialogs.sentences.words import DAY_WORDS


def name_left_over(scan: Scan, found: Found) -> bool:
    """Take out what looks like a day or a time and name it as a doubt; whether any of it was about the day."""
    for time in _times():
        while seen := time.search(scan.left):
            found.doubt("end_unknown", "time", words=scan.said(seen.start(), seen.end()))
            scan.blank(seen.start(), seen.end())
    about_day = False
    for source in _days():
        while seen := scan.find(source):
            about_day = True
            upto = scan.word_end(seen.end()) if source is _days()[-1] else seen.end()  # "every Thursday", not "every"
            found.doubt("day_unknown", "date", words=scan.said(seen.start(), upto))
            scan.blank(seen.start(), seen.end())
    return about_day


def _vague(key: str) -> str:
    return any_of(*(words[key] for words in VAGUE_WORDS.values()))  # type: ignore[literal-required]


@cache
def _times() -> tuple[re.Pattern[str], ...]:
    """Another time than the one that was read, or an end that is none."""
    side, edge = side_source(), r"(?<![\w\x01.,:/-])"
    until = any_of(word for words in TIME_WORDS.values() for word in words["until"] if word not in ("og", "and"))
    between = any_of(*(words["from_"] for words in TIME_WORDS.values()))
    half = any_of(*(words[key] for words in TIME_WORDS.values() for key in ("half", "quarter")))
    daytime = rf"(?:{until}|{_vague('after')}|{_vague('before')})\s{{1,3}}(?:the\s{{1,3}})?{_vague('daytimes')}"
    end = rf"(?![\w\x01]){NOT_TIME}"
    sources = (
        rf"{edge}{daytime}(?!\w)",
        rf"{edge}{between}\s{{1,3}}{side}\s{{1,3}}{until}\s{{1,3}}{side}{end}",
        rf"(?<=\x00)[\s,]{{0,3}}{until}\s{{1,3}}(?:{CLOCK_WORDS})?{side}{end}",
        rf"{edge}\d{{1,2}}\.?\s{{1,3}}{until}(?=\s{{1,3}}\x00)",
        rf"{edge}(?={half}\s|\d{{1,2}}:\d\d){side}{end}",
    )
    return tuple(re.compile(source) for source in sources)


@cache
def _days() -> tuple[str, ...]:
    """Days that no calendar has."""
    numbers = rf"(?:\d{{1,3}}|{any_of(NUMBERS)})"
    in_ = any_of(*(words["in_"] for words in DAY_WORDS.values()))
    next_ = any_of(*(words["next"] for words in DAY_WORDS.values()))
    month = any_of(*(forms for words in DAY_WORDS.values() for forms in words["months"]))
    breaks = any_of(*(forms for words in VAGUE_WORDS.values() for forms in words["breaks"].values()))
    seasons = rf"(?:{_vague('seasons')}|{breaks}|{month})"
    return (
        rf"{_vague('someday')}",
        rf"{in_}\s{{1,3}}{numbers}\s{{1,3}}{_vague('months')}",
        rf"(?:til\s{{1,3}})?{next_}\s{{1,3}}{_vague('months')}",
        rf"(?:(?:i|in|at|by|mot|ved)\s{{1,3}})?(?:the\s{{1,3}})?{_vague('parts')}\s{{1,3}}(?:the\s{{1,3}})?"
        rf"(?:{seasons}|{_vague('months')}|uk[ae]n?|veka|week|året|the\s{{1,3}}year)",
        rf"(?:{_vague('around')}|i)\s{{1,3}}(?:the\s{{1,3}})?{seasons}",
        rf"{_vague('every')}(?=\s{{1,3}}\x00)",
    )
