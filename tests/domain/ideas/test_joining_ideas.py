"""People put ideas together and take them apart again; the bot only suggests."""

from __future__ import annotations

import pytest

from domain.errors import Refused
from domain.ideas.join import part_idea
from domain.unit_of_work import Units
from tests.support.arranged.ideas import LATER, a_meeting_with_ideas, added, dots_opened, ideas_of, joined, withdrawn
from tests.support.arranged.small_school import SmallSchool


async def with_ideas(units: Units, count: int = 4, people: int = 8) -> tuple[SmallSchool, list[str]]:
    world = await a_meeting_with_ideas(units, people)
    return world, [await added(world, at % people, f"Idé nummer {at}") for at in range(count)]


async def parted(world: SmallSchool, idea_id: str) -> bool:
    async with world.units() as uow:
        found = await part_idea(uow, world.meeting.id, world.caller(5), idea_id, LATER)
        await uow.commit()
        return found is not None


def keys(found: object) -> list[str]:
    assert isinstance(found, list), found
    return [problem.key for problem in found]


async def test_anybody_puts_ideas_together_and_takes_them_apart(units: Units) -> None:
    world, (a, b, c, d) = await with_ideas(units)

    await joined(world, 3, a, b)
    await joined(world, 4, c, b)

    sizes = sorted(len(group.texts) for group in await ideas_of(world))
    assert sizes == [1, 3]
    assert await parted(world, b)
    assert not await parted(world, b)  # twice is once
    assert sorted(len(group.texts) for group in await ideas_of(world)) == [1, 1, 2]
    assert not await parted(world, d)


async def test_taking_out_the_one_that_stands_for_the_others_leaves_the_others_together(units: Units) -> None:
    world, ids = await with_ideas(units)
    group = await joined(world, 3, *ids)
    assert not isinstance(group, list)

    assert await parted(world, group.id)

    assert sorted(len(one.texts) for one in await ideas_of(world)) == [1, 3]


async def test_joining_what_was_joined_or_withdrawn_meanwhile_is_said_and_does_nothing(units: Units) -> None:
    world, (a, b, c, _d) = await with_ideas(units)
    await joined(world, 3, a, b)
    await withdrawn(world, 2, c)
    before = await ideas_of(world)

    assert keys(await joined(world, 4, a, b)) == ["joined_already"]
    assert keys(await joined(world, 4, a, c)) == ["idea_withdrawn"]
    assert keys(await joined(world, 4, a, "ffffffffffffffff")) == ["idea_withdrawn"]
    assert keys(await joined(world, 4, a)) == ["pick_two"]
    assert keys(await joined(world, 4, a, a)) == ["pick_two"]
    assert keys(await joined(world, 4)) == ["pick_two"]
    assert await ideas_of(world) == before


async def test_ideas_are_not_put_together_once_dots_are_given(units: Units) -> None:
    world, (a, b, *_) = await with_ideas(units)
    await dots_opened(world)

    with pytest.raises(Refused, match="joining_over"):
        await joined(world, 3, a, b)
    with pytest.raises(Refused, match="joining_over"):
        await parted(world, a)
