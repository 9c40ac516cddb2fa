"""Which sentences a group recognises: what stands between it and the next level, and where its opinions differ most.

Both are counts of a closed round. Nothing here knows who ticked what, and a tally has no ticks at all where fewer
people ticked than a result takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.catalogue.areas import Characteristic, Criterion
from domain.votes.rounds import LEVELS, Tally

FEWEST_APART = 2  # so many on either side before opinions differ: one alone is nobody to point at


@dataclass(frozen=True, slots=True)
class Recognised:
    """One sentence, and how many of those who ticked anything recognise it."""

    tick: str
    level: int
    criterion: Criterion
    count: int
    tickers: int

    @property
    def met(self) -> int:
        """How many say that it is so: agreeing with a sentence about what is missing counts the other way."""
        return self.tickers - self.count if self.criterion.deficit else self.count


def tick_of(level: int, number: int) -> str:
    """What a ballot calls the sentence: its level and its place in it, both from 1."""
    return f"{level}.{number}"


def all_ticks(characteristic: Characteristic) -> tuple[str, ...]:
    """Every sentence there is to tick, in order."""
    return tuple(
        tick_of(level, number) for level in LEVELS for number in range(1, len(characteristic.levels.get(level, ())) + 1)
    )


def known_ticks(characteristic: Characteristic, given: Iterable[str]) -> tuple[str, ...]:
    """Those of ``given`` that name a sentence of the characteristic, each once and in its order."""
    wanted = set(given)
    return tuple(tick for tick in all_ticks(characteristic) if tick in wanted)


def recognised(tally: Tally, characteristic: Characteristic) -> tuple[Recognised, ...]:
    """Every sentence with its count, in order; nothing where the tally has no ticks to tell."""
    return tuple(_sentences(tally, characteristic)) if tally.tickers else ()


def usual_level(tally: Tally) -> int | None:
    """The level most voted for, the lowest of them where several have as many; None where nobody chose a level."""
    most = max(tally.counts)
    return next(level for level in LEVELS if tally.counts[level - 1] == most) if most else None


def between(tally: Tally, characteristic: Characteristic, level: int | None) -> Recognised | None:
    """What stands between the group and the level after ``level``: the sentence that fewest say is so.

    Asked are the sentences of the next level, and those on the way up to it that say what is missing. None where
    there is no next level, where nothing was ticked, or where all say that all of it is so.
    """
    if level is None or level >= LEVELS[-1]:
        return None
    asked = [
        one
        for one in recognised(tally, characteristic)
        if one.level == level + 1 or (one.level <= level and one.criterion.deficit)
    ]
    # The next level's own sentences come first where several are as far from being so.
    least = min(asked, key=lambda one: (one.met, one.level != level + 1), default=None)
    return least if least is not None and least.met < least.tickers else None


def dividing(tally: Tally, characteristic: Characteristic, but: Recognised | None = None) -> Recognised | None:
    """Where opinions differ most: the sentence that nearest to half recognise, and another one than ``but``.

    None where all see it much the same. Of several, the one nearest to the level most voted for.
    """
    usual = usual_level(tally) or 0
    apart = [
        one
        for one in recognised(tally, characteristic)
        if min(one.count, one.tickers - one.count) >= FEWEST_APART and (but is None or one.tick != but.tick)
    ]
    return min(apart, key=lambda one: (abs(2 * one.count - one.tickers), abs(one.level - usual)), default=None)


def _sentences(tally: Tally, characteristic: Characteristic) -> Iterator[Recognised]:
    for level in LEVELS:
        for number, criterion in enumerate(characteristic.levels.get(level, ()), start=1):
            tick = tick_of(level, number)
            yield Recognised(tick, level, criterion, tally.ticks.get(tick, 0), tally.tickers)
