"""Times as idioms: "halv tre", "kvart over to", "ti på halv tre", "half past two", "quarter to three"."""

from __future__ import annotations

from datetime import time
from functools import cache

from dialogs.sentences.found import ARTICLES, NUMBERS, Found, number
from dialogs.sentences.scan import Scan, any_of
from dialogs.sentences.time_words import TIME_WORDS

_CLOCK = rf"(?:{any_of(*(words['clock'] for words in TIME_WORDS.values()))}\s{{0,3}}|(?:på|at)\s{{1,3}})?"
_SMALL = rf"\d{{1,2}}|{any_of(NUMBERS)}"
_HOUR = rf"(?P<hour>\d{{1,2}}|{any_of(word for word in NUMBERS if word not in ARTICLES)})(?![\d.:])"
_EARLIEST = 7 * 60  # minutes: what the twelve-hour clock says before this is meant for the afternoon


def take_idiom(scan: Scan, found: Found, part: str) -> bool:
    """Read the first idiom; ``part`` is "a" or "p" where the part of the day was said."""
    for language, words in TIME_WORDS.items():
        for source in _patterns(language):
            seen = scan.find(source)
            hour = number(seen["hour"]) if seen else None
            if seen is None or hour is None or not 1 <= hour <= 24:
                continue
            said = seen.groupdict()
            minutes = 0
            if said["half"]:
                minutes = 30 if words["half_after"] else -30
            if said.get("past") or said.get("to"):
                away = 15 if said["quarter"] else number(said["n"]) or 0
                minutes += away if said["past"] else -away
            scan.blank(seen.start(), seen.end())
            found.time = _on_the_clock(hour, minutes, part)
            return True
    return False


def idiom_sources() -> tuple[str, ...]:
    """The patterns of every language."""
    return tuple(source for language in TIME_WORDS for source in _patterns(language))


@cache
def _patterns(language: str) -> tuple[str, str]:
    words = TIME_WORDS[language]
    half, minutes = any_of(words["half"]), any_of(words["minutes"])
    small = rf"(?:(?P<quarter>{any_of(words['quarter'])})|(?P<n>{_SMALL})(?:\s{{1,2}}{minutes})?)"
    step = rf"{small}\s{{1,2}}(?:(?P<past>{any_of(words['past'])})|(?P<to>{any_of(words['to'])}))\s{{1,2}}"
    return (
        rf"{_CLOCK}{step}(?P<half>{half}\s{{1,2}})?{_HOUR}",
        rf"{_CLOCK}(?P<half>{half})\s{{1,2}}{_HOUR}",
    )


def _on_the_clock(hour: int, minutes: int, part: str) -> time:
    """Up to twelve, idioms go round the dial: half past two is in the afternoon unless the morning was said."""
    if hour > 12:
        at = (hour * 60 + minutes) % 1440
    else:
        at = (hour % 12 * 60 + minutes) % 720
        morning = part == "a" or (not part and at >= _EARLIEST)
        at += 0 if morning else 720
    return time(at // 60, at % 60)
