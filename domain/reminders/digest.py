"""The channel's digest: about measures and not people, monthly or as the school wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.measures.measure import OVER, Measure, Progress


@dataclass(frozen=True, slots=True)
class News:
    """What has become of the measures since the last digest."""

    done: tuple[Measure, ...]
    stuck: tuple[Measure, ...]
    slow: tuple[Measure, ...]
    on_track: int  # their owners say so
    silent: int  # nobody has said how they go

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.done or self.stuck or self.slow)


def news(measures: Sequence[Measure], since: datetime, now: datetime) -> News:
    """What is to be told. What became of a measure is told once; that it is stuck is told as long as it is."""
    done = [one for one in measures if one.progress is Progress.DONE and _between(one.answered_at, since, now)]
    going = [one for one in measures if one.progress not in OVER]
    stuck = [one for one in going if one.progress is Progress.STUCK]
    slow = [one for one in going if one.progress is Progress.SLOW]
    silent = sum(one.progress is Progress.NONE for one in going)
    return News(tuple(done), tuple(stuck), tuple(slow), len(going) - len(stuck) - len(slow) - silent, silent)


def _between(at: datetime | None, since: datetime, now: datetime) -> bool:
    return at is not None and since <= at <= now
