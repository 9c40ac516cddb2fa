"""Kept, dropped or done in one tap when the school comes back to a measure."""

from __future__ import annotations

import pytest

from domain.conducting.start import start_meeting
from domain.conducting.still_right import still_right
from domain.errors import Refused
from domain.measures.measure import Change, Measure, Progress
from domain.measures.progress import Overtaken
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.support.arranged.measuring import answer, asks, kept
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, small_school


async def with_measure(units: Units) -> tuple[SmallSchool, Measure]:
    world = await small_school(units)
    async with world.units() as uow:
        await start_meeting(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()
    return world, await kept(world)


async def tap(
    world: SmallSchool, measure: Measure, said: str, who: Caller | None = None, rev: int | None = None
) -> Measure | Overtaken:
    async with world.units() as uow:
        seen = measure.version if rev is None else rev
        found = await still_right(uow, measure.id, said, who or world.leader, NOW, seen, holidays=NoHolidays())
        await uow.commit()
        return found


async def history(world: SmallSchool, measure: Measure) -> list[Change]:
    async with world.units(write=False) as uow:
        return [one.what for one in await uow.measures.history(measure.id)]


async def test_kept_is_remembered_once_and_changes_nothing(units: Units) -> None:
    world, measure = await with_measure(units)

    for _ in range(2):
        assert await tap(world, measure, "keep") == measure

    assert (await history(world, measure)).count(Change.KEPT) == 1
    assert await asks(world, measure)


async def test_dropped_asks_nobody_any_more_and_taken_up_again_goes_on_as_before(units: Units) -> None:
    world, measure = await with_measure(units)
    slow = await answer(world, measure, "slow", measure.version)
    assert isinstance(slow, Measure)

    dropped = await tap(world, slow, "drop")
    assert isinstance(dropped, Measure)
    assert dropped.progress is Progress.DROPPED
    assert not await asks(world, measure)

    again = await tap(world, dropped, "keep")
    assert isinstance(again, Measure)
    assert again.progress is Progress.SLOW
    assert await asks(world, measure)


async def test_an_older_card_takes_nothing_up_that_was_dropped_since(units: Units) -> None:
    world, measure = await with_measure(units)
    await tap(world, measure, "drop")

    assert isinstance(await tap(world, measure, "keep"), Overtaken)


async def test_done_keeps_the_note_and_last_years_press_does_not_undo_it(units: Units) -> None:
    world, measure = await with_measure(units)
    noted = await answer(world, measure, "slow", measure.version, note="Ringt 9 av 14")
    assert isinstance(noted, Measure)

    done = await tap(world, noted, "done", world.caller(1))
    assert isinstance(done, Measure)
    assert (done.progress, done.note) == (Progress.DONE, "Ringt 9 av 14")
    assert isinstance(await tap(world, noted, "drop"), Overtaken)


async def test_only_its_owner_and_leaders_say_whether_it_is_right(units: Units) -> None:
    world, measure = await with_measure(units)

    for stranger in (world.caller(2), world.outsider):
        for said in ("keep", "drop", "done"):
            with pytest.raises(Refused):
                await tap(world, measure, said, stranger)
    assert isinstance(await tap(world, measure, "drop", world.caller(1)), Measure)
