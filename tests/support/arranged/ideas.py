"""Ideas of a running meeting, as its people bring them up, put them together and give dots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.agenda.agenda import Agenda
from domain.conducting.start import start_meeting
from domain.errors import Problem
from domain.ideas.collect import add_idea, open_ideas, withdraw_idea
from domain.ideas.give_dots import Dots, TooFewDots, close_dots, give_dots, open_dots
from domain.ideas.idea import Idea
from domain.ideas.idea_groups import IdeaGroup, grouped
from domain.ideas.join import join_ideas
from domain.ids import new_id
from domain.placing.placement import Placement, written
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW, SmallSchool, small_school

LATER = NOW + timedelta(minutes=40)


async def wrote(world: SmallSchool, number: int, thought: str) -> None:
    """A colleague has answered "what would it take" while preparing."""
    async with world.units() as uow:
        await uow.boxes.create_key(world.meeting.id)
        text = written(Placement(thought=thought, done=True))
        await uow.notes.put(world.meeting.id, "placement", world.people[number].id, text)
        await uow.commit()


async def running(world: SmallSchool) -> SmallSchool:
    async with world.units() as uow:
        await start_meeting(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()
    return world


async def brought_up(world: SmallSchool) -> Agenda:
    async with world.units() as uow:
        agenda = await open_ideas(uow, world.meeting.id, world.leader, LATER)
        await uow.commit()
        return agenda


async def add(
    world: SmallSchool, number: int, text: str, form: str = "", *, sure: bool = False, now: datetime = LATER
) -> Idea | list[Problem]:
    async with world.units() as uow:
        who = world.caller(number)
        found = await add_idea(uow, world.meeting.id, who, text, form or new_id(), now, sure=sure)
        await uow.commit()
        return found


async def added(world: SmallSchool, number: int, text: str) -> str:
    """The id of an idea that was added."""
    found = await add(world, number, text)
    assert isinstance(found, Idea), found
    return found.id


async def withdrawn(world: SmallSchool, number: int, idea_id: str) -> None:
    async with world.units() as uow:
        await withdraw_idea(uow, world.meeting.id, world.caller(number), idea_id, LATER)
        await uow.commit()


async def joined(world: SmallSchool, number: int, *ids: str) -> IdeaGroup | list[Problem]:
    async with world.units() as uow:
        found = await join_ideas(uow, world.meeting.id, world.caller(number), ids, LATER)
        await uow.commit()
        return found


async def dots_opened(world: SmallSchool) -> Agenda:
    async with world.units() as uow:
        agenda = await open_dots(uow, world.meeting.id, world.leader, LATER)
        await uow.commit()
        return agenda


async def dotted(world: SmallSchool, number: int, ids: Sequence[str], rev: int = 0) -> Dots | list[Problem]:
    async with world.units() as uow:
        found = await give_dots(uow, world.meeting.id, world.caller(number), ids, rev, LATER)
        await uow.commit()
        return found


async def dots_closed(world: SmallSchool, *, sure: bool = False) -> Agenda | TooFewDots:
    async with world.units() as uow:
        found = await close_dots(uow, world.meeting.id, world.leader, LATER, sure=sure)
        await uow.commit()
        return found


async def ideas_of(world: SmallSchool) -> list[IdeaGroup]:
    async with world.units(write=False) as uow:
        return grouped(await uow.ideas.of_meeting(world.meeting.id))


async def texts_of_ideas(world: SmallSchool) -> list[str]:
    return sorted(text for group in await ideas_of(world) for text in group.texts)


async def a_meeting_with_ideas(units: Units, count: int = 8, thoughts: Sequence[str] = ()) -> SmallSchool:
    """Running, its ideas brought up; the first colleagues wrote these while preparing."""
    world = await small_school(units, count)
    for number, thought in enumerate(thoughts, start=1):
        await wrote(world, number, thought)
    await running(world)
    await brought_up(world)
    return world
