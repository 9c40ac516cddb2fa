"""What has been read of a day and a time so far, and the numbers that stand for them in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from dialogs.sentences.words import DAY_WORDS
from domain.errors import Problem

NUMBERS = {word: number for words in DAY_WORDS.values() for word, number in words["numbers"].items()}
ARTICLES = frozenset({"a", "an", "en", "ein", "ei", "et", "eit"})  # numbers that are mostly something else
ORDINALS = {word: number for words in DAY_WORDS.values() for word, number in words["ordinals"].items()}


@dataclass(frozen=True, slots=True)
class When:
    """A day and a time as read from a sentence, in local time.

    ``start`` is there where both are. ``doubts`` are to be confirmed (what stands here is the best guess), ``problems``
    to be put right; both name the field they stand beside. ``rest`` is the sentence without what was read. ``perhaps``
    are numbers that were left in the rest and could be dates, too.
    """

    date: dt.date | None = None
    time: dt.time | None = None
    minutes: int | None = None
    doubts: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    rest: str = ""
    perhaps: tuple[tuple[str, dt.date], ...] = ()

    @property
    def start(self) -> dt.datetime | None:
        """The local start, without a zone."""
        return dt.datetime.combine(self.date, self.time) if self.date and self.time else None

    @property
    def found(self) -> bool:
        """Whether anything about day, time or length was said."""
        return bool(self.date or self.time or self.minutes or self.problems or self.doubts)


@dataclass(slots=True)
class Found:
    """A ``When`` in the making. ``now`` is the local time without a zone."""

    now: dt.datetime
    ids: frozenset[str]
    date: dt.date | None = None
    time: dt.time | None = None
    minutes: int | None = None
    weekday: int | None = None
    doubts: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    perhaps: list[tuple[str, dt.date]] = field(default_factory=list)

    @property
    def today(self) -> dt.date:
        """The local date."""
        return self.now.date()

    def doubt(self, key: str, where: str, **params: str | int | dt.date) -> None:
        """Something to be confirmed."""
        self.doubts.append(Problem(key, params, where))

    def wrong(self, key: str, where: str, **params: str | int | dt.date) -> None:
        """Something to be put right."""
        self.problems.append(Problem(key, params, where))


def number(word: str) -> int | None:
    """The number that digits or a word stand for."""
    return int(word) if word.isdecimal() else NUMBERS.get(word)


def put_day(found: Found, there: dt.date) -> None:
    """Keep a day that was said. A second one is a doubt; one that has passed is wrong, and kept to be seen."""
    if found.date is not None and found.date != there:
        found.doubt("several_days", "date", date=found.date, other=there)
        return
    if there < found.today:
        found.wrong("date_passed", "date", date=there)
    found.date = there
