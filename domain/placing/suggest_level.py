"""Which level a person's answers are most like, and what holds the school back from the next. The person decides.

Levels are steps: a school is on a level once what the level says is true of it often. A sentence that says what is
missing (``deficit``) counts the other way: it stands in the way of the level above its own for as long as it is true.
Where a characteristic has no criteria of its own, the general ones describe one stage each and exclude one another;
there the level counts whose sentences are the most true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.catalogue.areas import Characteristic, Criterion
from domain.placing.placement import Answer, Placement, asked_levels, sentences
from domain.votes.rounds import LEVELS

WORTH = {Answer.OFTEN: 1.0, Answer.SOMETIMES: 0.5, Answer.SELDOM: 0.0}
ENOUGH = 0.75  # of what a step asks for, on average: two of three often and one now and then is on it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``level`` 0 where too little is known to suggest one.

    ``held_back_by`` is the sentence that holds back most from the next level, with its ``answer``; None on the highest
    level, and where nothing but "I don't know" stands in between (then ``unknown`` says so). ``others`` counts further
    sentences that hold back. ``nearest`` is true where the level is the nearest of descriptions, not a step reached.
    """

    level: int
    held_back_by: Criterion | None = None
    answer: Answer | None = None
    others: int = 0
    unknown: bool = False
    nearest: bool = False


def suggest(placement: Placement, characteristic: Characteristic) -> Suggestion:
    """The level that the answers are most like."""
    known = [
        one
        for level in LEVELS
        for one in sentences(characteristic, level)
        if placement.answer(one) in WORTH  # neither open nor "I don't know"
    ]
    if not known:
        return Suggestion(0, unknown=True)
    if not characteristic.own_criteria:
        return _nearest(placement, characteristic)
    level = min(asked_levels(characteristic))
    for higher in asked_levels(characteristic)[1:]:
        asked = _in_the_way(characteristic, level, higher)
        worth = [value for one in asked if (value := _worth(placement, one)) is not None]
        unknown = len(worth) * 2 < len(asked)
        if not unknown and min(worth, default=1.0) > 0 and sum(worth) >= ENOUGH * len(worth):
            level = higher
            continue
        return _held_back(placement, asked, Suggestion(level, unknown=unknown))
    return Suggestion(level)


def _nearest(placement: Placement, characteristic: Characteristic) -> Suggestion:
    best, level = -1.0, 0
    for one in asked_levels(characteristic):
        worth = [value for c in sentences(characteristic, one) if (value := _worth(placement, c)) is not None]
        if worth and sum(worth) / len(worth) >= best:  # of two equally near, the higher one
            best, level = sum(worth) / len(worth), one
    above = [one for one in asked_levels(characteristic) if one > level]
    found = Suggestion(level, nearest=True)
    return _held_back(placement, sentences(characteristic, above[0]), found) if above else found


def _held_back(placement: Placement, asked: Sequence[Criterion], found: Suggestion) -> Suggestion:
    """With the sentence that is least true, the first among equals, and how many others hold back."""
    worth = [(value, one) for one in asked if (value := _worth(placement, one)) is not None and value < 1]
    if not worth:
        return found
    most = min(worth, key=lambda pair: pair[0])[1]
    return Suggestion(found.level, most, placement.answer(most), len(worth) - 1, unknown=False, nearest=found.nearest)


def _in_the_way(characteristic: Characteristic, level: int, higher: int) -> tuple[Criterion, ...]:
    """What has to be true for the step: what the higher level says, and that what is missing below is so no longer."""
    last = higher == asked_levels(characteristic)[-1]
    wanted = tuple(one for one in sentences(characteristic, higher) if not one.deficit or last)
    return (*wanted, *(one for one in sentences(characteristic, level) if one.deficit))


def _worth(placement: Placement, criterion: Criterion) -> float | None:
    """How much an answer counts for being higher, from 0 to 1; None where it says nothing."""
    answer = placement.answer(criterion)
    if answer not in WORTH:
        return None
    value = WORTH[answer]
    return 1 - value if criterion.deficit else value
