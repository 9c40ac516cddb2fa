"""What changed between two meetings on the same characteristic: the level, the figures, and what can honestly be said.

Nothing here says why something changed: numbers do not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from math import sqrt

from domain.calendar.clock_and_days import local_date
from domain.catalogue.areas import Better, Catalogue
from domain.catalogue.new_criteria import meetings_with_new_criteria
from domain.figures.figure import Figure
from domain.figures.instruments import comparable
from domain.figures.limits_in_force import as_shown
from domain.figures.reading import Reading, read_all
from domain.measures.measure import OVER, Measure, Progress
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School
from domain.review.came_back import earlier_than, ended, held_on, looked_back_on, to_look_at
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import SMALL_GROUP, Round, Tally, told

MOST_FIGURES = 4  # besides the level; what one picture holds
SPREAD = 0.9  # how far answers on a scale of 1-5 usually lie from their mean
CERTAIN = 2.0  # so many standard errors apart is seldom chance
WORTH = {"mean": 0.4, "percent": 15.0}  # with answers enough to see this much, "has not moved" may be said


class Way(StrEnum):
    """What can be said about a number then and now."""

    UP = "up"  # the number rose; whether that is good is another matter
    DOWN = "down"
    SAME = "same"
    FEW = "few"  # so few answered that it may be chance
    OTHER = "other"  # asked in another survey, or of other age groups
    HIDDEN = "hidden"  # withheld then or now
    CHANGED = "changed"  # other criteria in between
    OPEN = "open"  # no level was agreed on then or now
    NOT_YET = "not_yet"  # nothing newer
    NO_BEFORE = "no_before"  # nothing older


@dataclass(frozen=True, slots=True)
class LevelShift:
    """The agreed level then and now. ``ballots`` are those of the last round shown each time; 0 where none was."""

    way: Way
    before: int | None
    after: int | None
    aim: int | None
    ballots: tuple[int, int]
    votes_follow: bool = True  # False: the level rose or fell and the votes did not

    @property
    def few(self) -> bool:
        """Whether one or two people more or less could have made the difference."""
        return any(0 < count < SMALL_GROUP for count in self.ballots)


@dataclass(frozen=True, slots=True)
class FigureShift:
    """One figure then and now."""

    reading: Reading
    before: Figure | None
    after: Figure | None
    way: Way

    @property
    def better(self) -> bool | None:
        """Whether it moved the good way; None where it did not move, or no way is good."""
        if self.way not in (Way.UP, Way.DOWN) or self.reading.indicator.better is Better.NONE:
            return None
        return (self.way is Way.UP) is (self.reading.indicator.better is Better.UP)


@dataclass(frozen=True, slots=True)
class Effect:
    """Between ``before`` and ``after`` (None: the school has not come back yet). ``lost``: figures that are gone."""

    before: Meeting
    after: Meeting | None
    level: LevelShift
    figures: tuple[FigureShift, ...] = ()
    measures: tuple[Measure, ...] = ()
    lost: int = 0

    @property
    def done(self) -> int:
        """How many of the measures were carried out."""
        return sum(one.progress is Progress.DONE for one in self.measures)

    @property
    def going(self) -> int:
        """How many are under way."""
        return sum(one.progress not in OVER for one in self.measures)


async def effect_of(uow: UnitOfWork, school: School, meeting: Meeting, now: datetime) -> Effect | None:
    """Between the meeting and the one before it; from the last one till now for one that lies ahead. None: no before.

    The first meeting ever held on something has no before: it is itself what one looks back at.
    """
    earlier = await earlier_than(uow, meeting)
    held = meeting.state is MeetingState.ENDED
    if earlier.last is not None:
        return await effect_between(uow, school, earlier.last, meeting if held else None, now)
    return await effect_between(uow, school, meeting, None, now) if held else None


async def effect_between(
    uow: UnitOfWork, school: School, before: Meeting, after: Meeting | None, now: datetime
) -> Effect:
    """What changed from one held meeting to another, or till now."""
    catalogue = await uow.catalogues.with_limits(school.id)
    measures = await uow.measures.of_characteristic(school.id, before.characteristic_id)
    later = [one for one in await held_on(uow, school.id, before.characteristic_id) if ended(one) > ended(before)]
    following = [one for one in later if after is not None and ended(one) > ended(after)]
    ids = _shown_in(measures, before, after)
    known = [one for one in map(catalogue.indicator, ids) if one is not None]
    readings = read_all(known, await uow.figures.of_school(school.id, [one.id for one in known]) if known else [])
    day = local_date(before.started_at or ended(before), school.zone)
    until = local_date(ended(following[0]), school.zone) if following else None
    shifts = [shift(one, day, until) for one in readings]
    return Effect(
        before,
        after,
        await _level(uow, school, catalogue, before, after, now),
        tuple(one for one in shifts if one.before or one.after)[:MOST_FIGURES],
        tuple(to_look_at(measures, after, before) if after else looked_back_on(measures, before)),
        len(ids) - len(known),
    )


def shift(reading: Reading, day: date, until: date | None = None) -> FigureShift:
    """The newest figure known on a day, and the newest that came after it (no later than ``until``)."""
    old = [one for one in reading.history if _known(one, day)]
    new = [one for one in reading.history if not _known(one, day) and (until is None or _known(one, until))]
    after = new[-1] if new else None
    alike = [one for one in old if after is not None and (comparable(one, after) or one.suppressed or after.suppressed)]
    before = alike[-1] if alike else old[-1] if old else None
    return FigureShift(reading, before, after, _way(reading, before, after))


def _known(figure: Figure, day: date) -> bool:
    """A figure of the year itself counts as known: it tells of that year, most of it before anything was changed."""
    return figure.counted_on <= day if figure.counted_on else figure.year <= day.year


def _way(reading: Reading, before: Figure | None, after: Figure | None) -> Way:
    if after is None:
        return Way.NOT_YET
    if before is None:
        return Way.NO_BEFORE
    if before.suppressed or after.suppressed:
        return Way.HIDDEN
    if not comparable(before, after):
        return Way.OTHER
    indicator = reading.indicator
    change = as_shown(indicator, after.value) - as_shown(indicator, before.value)
    moved = Way.UP if change > 0 else Way.DOWN if change < 0 else Way.SAME
    margin = _margin(indicator.unit, before, after)
    if margin is None:
        return moved
    if moved is not Way.SAME and abs(after.value - before.value) >= margin:
        return moved
    return Way.SAME if margin <= WORTH[indicator.unit] else Way.FEW


def _margin(unit: str, before: Figure, after: Figure) -> float | None:
    """How far two answers to a survey lie apart by chance alone, at most; None for what counts everybody."""
    if unit not in WORTH or not before.answers or not after.answers:
        return None
    share = min(max((before.value + after.value) / 200, 0.05), 0.95)
    spread = SPREAD if unit == "mean" else 100 * sqrt(share * (1 - share))
    return CERTAIN * spread * sqrt(1 / before.answers + 1 / after.answers)


def _shown_in(measures: Sequence[Measure], before: Meeting, after: Meeting | None) -> list[str]:
    """Where the measures were to be seen; else what the meetings looked at."""
    agreed = [one for one in measures if one.meeting_id == before.id]
    named = [name for one in agreed for name in one.hypothesis.seen_in]
    return list(dict.fromkeys([*named, *before.indicators, *(after.indicators if after else ())]))


async def _level(
    uow: UnitOfWork, school: School, catalogue: Catalogue, before: Meeting, after: Meeting | None, now: datetime
) -> LevelShift:
    was = before.agreement.level if before.agreement else None
    aim = before.agreement.aim if before.agreement else None
    then = _last(await uow.rounds.of_meeting(before.id))
    # Where the school has not come back yet, the criteria that it would come back to are those in force.
    other = after or replace(before, id="", catalogue_version=catalogue.version, ended_at=now)
    renewed = bool(await meetings_with_new_criteria(uow, school.id, [before, other]))
    if after is None:
        return LevelShift(Way.CHANGED if renewed else Way.NOT_YET, was, None, aim, (_ballots(then), 0))
    now_at = after.agreement.level if after.agreement else None
    since = _last(await uow.rounds.of_meeting(after.id))
    ballots = (_ballots(then), _ballots(since))
    if was is None or now_at is None:
        return LevelShift(Way.OPEN, was, now_at, aim, ballots)
    if renewed:
        return LevelShift(Way.CHANGED, was, now_at, aim, ballots)
    way = Way.UP if now_at > was else Way.DOWN if now_at < was else Way.SAME
    return LevelShift(way, was, now_at, aim, ballots, _follow(way, then, since))


def _last(rounds: Sequence[Round]) -> Tally | None:
    shown = told(rounds)
    return shown[-1].tally if shown else None


def _ballots(tally: Tally | None) -> int:
    return tally.ballots if tally else 0


def _follow(way: Way, then: Tally | None, since: Tally | None) -> bool:
    """Whether the votes lie further the same way as the level. Without votes each time nothing speaks against it."""
    first, second = _middle(then), _middle(since)
    if first is None or second is None or way is Way.SAME:
        return True
    return second > first if way is Way.UP else second < first


def _middle(tally: Tally | None) -> float | None:
    """Where the votes lie as a whole; for comparing only, it is never told: a mean of steps says nothing."""
    if tally is None or not sum(tally.counts):
        return None
    return sum(level * count for level, count in enumerate(tally.counts, start=1)) / sum(tally.counts)
