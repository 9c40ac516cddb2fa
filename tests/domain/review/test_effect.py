"""What can honestly be said about before and now: moved, not moved, too few, withheld, other criteria."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards.charts.words.effect import effect_spec, figure_sentences, level_sentence
from domain.catalogue.areas import Better
from domain.figures.figure import Figure
from domain.figures.reading import read
from domain.measures.measure import Hypothesis, Measure, Progress
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.review.effect import Effect, LevelShift, Way, effect_between, effect_of, shift
from domain.unit_of_work import Units
from domain.votes.rounds import Mode, Round, RoundState, Tally
from tests.cards.charts.examples import COST, DIALOGUE, WAITING
from tests.domain.catalogue.test_new_criteria import own, versions
from tests.support.arranged.small_school import NOW, SmallSchool, small_school

DAY = date(2026, 12, 3)
YEAR = timedelta(days=365)


def reading(*figures: tuple[int, float, int | None], of: object = DIALOGUE) -> object:
    found = read(of, tuple(Figure("s", of.id, year, value, answers) for year, value, answers in figures))  # type: ignore[arg-type,attr-defined]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("then", "now", "way"),
    [
        ((2.8, 96), (3.3, 91), Way.UP),
        ((3.3, 96), (2.8, 91), Way.DOWN),
        ((3.0, 96), (3.1, 91), Way.SAME),  # answers enough to have seen a change worth speaking of
        ((3.4, 14), (3.1, 11), Way.FEW),
        ((3.4, 14), (3.4, 11), Way.FEW),  # that it is equal may be chance as well
        ((2.0, 14), (3.9, 11), Way.UP),  # so large that chance alone does not do it
        ((4.1, 60), (4.0, 3), Way.HIDDEN),
        ((4.1, 3), (4.0, 60), Way.HIDDEN),
    ],
)
def test_a_survey_has_moved_only_where_chance_alone_seldom_does_it(
    then: tuple[float, int], now: tuple[float, int], way: Way
) -> None:
    assert shift(reading((2026, *then), (2027, *now)), DAY).way is way  # type: ignore[arg-type]


def test_what_counts_everybody_has_moved_when_people_read_another_number() -> None:
    def moved(then: float, now: float, of: object) -> Way:
        return shift(reading((2026, then, None), (2027, now, None), of=of), DAY).way  # type: ignore[arg-type]

    assert moved(9.0, 8.2, WAITING) is Way.DOWN
    assert moved(9.0, 9.02, WAITING) is Way.SAME
    assert moved(4210.0, 4209.8, COST) is Way.SAME


def test_a_falling_waiting_list_is_better_and_a_falling_cost_is_neither() -> None:
    assert WAITING.better is Better.DOWN
    assert shift(reading((2026, 9.0, None), (2027, 5.0, None), of=WAITING), DAY).better is True  # type: ignore[arg-type]
    assert shift(reading((2026, 9.0, None), (2027, 5.0, None), of=COST), DAY).better is None  # type: ignore[arg-type]


def test_a_figure_of_the_meetings_own_year_is_from_before_unless_it_was_counted_after() -> None:
    figures = [Figure("s", DIALOGUE.id, 2026, 3.0, 90), Figure("s", DIALOGUE.id, 2027, 3.6, 90)]
    early = read(DIALOGUE, tuple(figures))
    late = read(
        DIALOGUE, (replace(figures[0], year=2025), replace(figures[1], year=2026, counted_on=date(2026, 12, 20)))
    )

    assert early is not None
    assert late is not None
    assert shift(early, date(2027, 1, 5)).way is Way.NOT_YET
    assert shift(late, DAY).way is Way.UP
    assert shift(early, DAY, until=date(2026, 12, 31)).way is Way.NOT_YET, "the next meeting is a later story"
    assert shift(early, date(2025, 1, 1)).way is Way.NO_BEFORE


def test_a_withheld_value_is_in_neither_picture_nor_words() -> None:
    shown = shift(reading((2026, 4.1, 60), (2027, 1.7, 4)), DAY)  # type: ignore[arg-type]
    meeting = Meeting("m", "s", "1.4", MeetingState.ENDED, "p", NOW, NOW, started_at=NOW, ended_at=NOW)
    effect = Effect(meeting, None, LevelShift(Way.NOT_YET, 2, None, 3, (8, 0)), (shown,))

    spec = effect_spec("nb", effect, "1.4 Samarbeid med hjemmet")

    assert "1,7" not in spec.to_json()
    assert figure_sentences("nb", effect) == [
        "Dialog hjem–kulturskole (foresatte) kan ikke sammenlignes: Så få svarte at et tall er skjermet."
    ]


async def held(
    world: SmallSchool, name: str, years: int, level: int | None, counts: tuple[int, int, int, int], version: int = 1
) -> Meeting:
    """A meeting held so many years after the first one, and what its last round came to."""
    at = NOW + years * YEAR
    meeting = Meeting(
        name, world.school.id, "1.4", MeetingState.ENDED, world.leader.person.id, at, at, started_at=at, ended_at=at,
        agreement=Agreement(level, 3 if level else None), catalogue_version=version, indicators=("gs_dialogue",),
    )  # fmt: skip
    async with world.units() as uow:
        await uow.meetings.add(meeting)
        if sum(counts):
            await uow.rounds.add(Round(f"r-{name}", name, 1, RoundState.CLOSED, Mode.SECRET, at, at, Tally(counts)))
        await uow.commit()
    return meeting


async def between(world: SmallSchool, before: Meeting, after: Meeting | None) -> Effect:
    async with world.units(write=False) as uow:
        return await effect_between(uow, world.school, before, after, NOW + 3 * YEAR)


async def test_the_agreed_level_has_moved_and_the_votes_with_it_or_not(units: Units) -> None:
    world = await small_school(units)
    first = await held(world, "first", 0, 2, (2, 8, 2, 0))
    with_votes = await held(world, "second", 1, 3, (0, 3, 9, 0))
    without = await held(world, "third", 2, 3, (3, 9, 1, 0))

    moved = (await between(world, first, with_votes)).level
    alone = (await between(world, first, without)).level

    assert (moved.way, moved.votes_follow, moved.few) == (Way.UP, True, False)
    assert (alone.way, alone.votes_follow) == (Way.UP, False)
    assert level_sentence("nb", moved) == "Nivået flyttet seg fra 2 til 3."


async def test_few_votes_are_said_and_no_level_is_no_change(units: Units) -> None:
    world = await small_school(units)
    first = await held(world, "first", 0, 2, (1, 3, 1, 0))
    second = await held(world, "second", 1, 2, (0, 4, 1, 0))
    open_ = await held(world, "third", 2, None, (0, 0, 0, 0))

    assert (await between(world, first, second)).level.few
    assert (await between(world, first, second)).level.way is Way.SAME
    assert (await between(world, second, open_)).level.way is Way.OPEN


async def test_levels_by_other_sentences_are_not_compared(units: Units) -> None:
    world = await small_school(units)
    old, new = await versions(world, own("Vi øver", "a"), own("Vi spiller", "a"))
    first = await held(world, "first", 0, 2, (2, 8, 2, 0), old)
    second = await held(world, "second", 1, 3, (0, 3, 9, 0), new)

    assert (await between(world, first, second)).level.way is Way.CHANGED
    assert (await between(world, first, None)).level.way is Way.CHANGED, "a coming vote is on other steps, too"
    assert (await between(world, second, None)).level.way is Way.NOT_YET


async def test_a_meeting_is_held_against_the_one_before_it_and_measures_tell_where_to_look(units: Units) -> None:
    world = await small_school(units)
    first = await held(world, "first", 0, 2, (2, 8, 2, 0))
    second = await held(world, "second", 1, 3, (0, 3, 9, 0))
    seen = Hypothesis(2, 3, ("gs_feedback",))
    measure = Measure(
        "t", world.school.id, first.id, "1.4", "Ringe hjem", world.people[1].id, DAY, progress=Progress.DONE,
        hypothesis=seen, version=1,
    )  # fmt: skip
    async with world.units() as uow:
        await uow.measures.add(measure)
        for key, year, value in (("gs_dialogue", 2026, 3.0), ("gs_feedback", 2026, 2.5), ("gs_feedback", 2027, 3.5)):
            await uow.figures.put([Figure(world.school.id, key, year, value, 96)])
        await uow.commit()

    async with world.units(write=False) as uow:
        of_second = await effect_of(uow, world.school, second, NOW + 2 * YEAR)
        of_coming = await effect_of(uow, world.school, world.meeting, NOW + 2 * YEAR)

    assert of_second is not None
    assert of_coming is not None
    assert (of_second.before.id, of_second.after and of_second.after.id) == ("first", "second")
    assert [(one.reading.indicator.id, one.way) for one in of_second.figures] == [
        ("gs_feedback", Way.UP),
        ("gs_dialogue", Way.NOT_YET),
    ]
    assert of_second.done == 1
    assert (of_coming.before.id, of_coming.after) == ("second", None)
