"""Many at the same moment, and texts that a database might not like."""

from __future__ import annotations

import asyncio

from domain.agenda.agenda import Agenda
from domain.errors import Conflict
from domain.ideas.give_dots import Dots, dots_given
from domain.ideas.idea import Idea
from domain.ids import new_id
from domain.unit_of_work import Units
from tests.support.arranged.ideas import (
    a_meeting_with_ideas,
    add,
    added,
    brought_up,
    dots_closed,
    dots_opened,
    dotted,
    ideas_of,
    joined,
    running,
    texts_of_ideas,
    withdrawn,
    wrote,
)
from tests.support.arranged.small_school import small_school


async def test_two_leaders_who_bring_up_at_the_same_moment_bring_up_once(units: Units) -> None:
    world = await small_school(units)
    await wrote(world, 1, "Ringe hjem")
    await running(world)

    await asyncio.gather(*(brought_up(world) for _ in range(4)))

    assert await texts_of_ideas(world) == ["Ringe hjem"]


async def test_all_add_at_once_and_one_form_that_comes_four_times_is_one_idea(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    form = new_id()

    found = await asyncio.gather(
        *(add(world, number, f"Idé nummer {number}") for number in range(1, 8)),
        *(add(world, 0, "Fra lederen", form) for _ in range(4)),
    )

    assert all(isinstance(one, Idea) for one in found)
    assert len(await ideas_of(world)) == 8


async def test_all_give_dots_while_the_leader_counts(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    idea = await added(world, 1, "Ringe hjem")
    await dots_opened(world)

    given = await asyncio.gather(*(dotted(world, number, [idea]) for number in range(6)))
    closed = await asyncio.gather(*(dots_closed(world) for _ in range(3)))

    assert all(isinstance(one, Dots) for one in given)
    assert all(isinstance(one, Agenda) for one in closed)
    assert [group.idea.dots for group in await ideas_of(world)] == [6]


async def test_one_withdraws_while_another_puts_together(units: Units) -> None:
    """Either the group is made and outlives its member, or there was nothing left to put together with."""
    world = await a_meeting_with_ideas(units)
    first, second = await added(world, 1, "Ringe hjem"), await added(world, 2, "En felles mal")

    done = await asyncio.gather(withdrawn(world, 1, first), joined(world, 3, first, second), return_exceptions=True)

    assert not any(isinstance(one, BaseException) and not isinstance(one, Conflict) for one in done)
    assert [group.texts for group in await ideas_of(world)] in ([("En felles mal",)], [("Ringe hjem", "En felles mal")])


async def test_signs_that_are_no_letters_are_no_trouble(units: Units) -> None:
    world = await a_meeting_with_ideas(units)

    for text in ("Ringe\x00 hjem", "Ringe \ud800 heim", "Musikk 🎵 " * 20, "'; DROP TABLE ideas; --"):
        found = await add(world, 2, text)
        assert isinstance(found, Idea), (text, found)
    async with units(write=False) as uow:
        assert await dots_given(uow, world.meeting.id) == 0
    assert len(await ideas_of(world)) == 4
