"""Those who are not there: who is told, and where a thought of theirs goes. On both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.catching_up.catch_up import Kept, has_voted, is_there, keep_thought
from domain.conducting.start import start_meeting
from domain.delivery.notices import NoticeKind
from domain.errors import Problem, Refused
from domain.groups.presence import here
from domain.ideas.collect import open_ideas
from domain.ids import new_id
from domain.minutes.minutes import MinutesState
from domain.people.school import Caller, Role
from domain.placing.place_school import KIND
from domain.placing.placement import LONGEST_TEXT, Answer, Placement, written
from domain.unit_of_work import Units
from domain.votes.open_round import CATCH_UP_AFTER as AFTER
from tests.support.arranged.placing import placement_of
from tests.support.arranged.small_school import NOW, SmallSchool, small_school
from tests.support.playing.conducting import close, end_for_good, second, started


async def thinks(
    world: SmallSchool, who: int | Caller, text: str, form: str = "", *, sure: bool = False
) -> Kept | list[Problem]:
    caller = world.caller(who) if isinstance(who, int) else who
    async with world.units() as uow:
        kept = await keep_thought(uow, world.meeting.id, text, form or new_id(), caller, NOW, sure=sure)
        await uow.commit()
        return kept


async def thought_of(world: SmallSchool, who: int) -> str:
    async with world.units(write=False) as uow:
        placement = await placement_of(uow, world.meeting.id, world.people[who].id)
    return placement.thought if placement else ""


async def test_one_card_a_person_and_meeting_is_planned_for_those_who_want_copies(units: Units) -> None:
    world = await small_school(units, 8)
    async with units() as uow:
        await uow.people.save(replace(world.people[3], personal_copies=False))
        await uow.people.save(replace(world.people[4], reachable=False))
        await uow.people.put_member(world.school.id, world.people[5].id, Role.NONE)
        await uow.commit()
    from tests.support.playing.conducting import start

    await start(world, world.leader)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 2) for n in (0, 1, 2, 6, 7)))
    await close(world, round_.id)
    await second(world)

    async with units(write=False) as uow:
        rows = [row for row in await uow.notices.of_subject(world.meeting.id) if row.kind is NoticeKind.CATCH_UP]
    assert sorted(row.person_id or "" for row in rows) == sorted(world.people[n].id for n in (1, 2, 6, 7))
    assert {row.due_at for row in rows} == {NOW + AFTER}


async def test_whoever_has_voted_or_said_that_they_are_here_is_there(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(1, 2))
    async with units() as uow:
        await here(uow, world.meeting.id, world.caller(2), NOW)
        await uow.commit()

    async with units(write=False) as uow:
        found = [await is_there(uow, world.meeting, world.people[n].id) for n in (1, 2, 3)]
        voted = [await has_voted(uow, world.meeting, world.people[n].id, now_open=True) for n in (1, 2, 3)]
    assert found == [True, True, False]
    assert voted == [True, False, False]


async def test_before_ideas_come_up_a_thought_lies_with_ones_own_placement(units: Units) -> None:
    world = await started(units)
    placed = Placement(answers={"abc": Answer.OFTEN}, level=2, thought="En felles mal.", done=True)
    async with units() as uow:
        await uow.notes.put(world.meeting.id, KIND, world.people[1].id, written(placed))
        await uow.commit()

    form = new_id()
    kept = [await thinks(world, 1, "Tid til å ringe.", form), await thinks(world, 1, "Tid til å ringe.", form)]

    assert kept == [Kept.OWN, Kept.OWN]
    assert await thought_of(world, 1) == "En felles mal.\nTid til å ringe."
    async with units(write=False) as uow:
        found = await placement_of(uow, world.meeting.id, world.people[1].id)
    assert found is not None
    assert (found.level, found.done, dict(found.answers)) == (2, True, {"abc": Answer.OFTEN})


async def test_it_comes_up_among_the_ideas_and_later_ones_join_them(units: Units) -> None:
    world = await started(units)
    await thinks(world, 1, "Tid til å ringe.")
    async with units() as uow:
        await open_ideas(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()

    form = new_id()
    kept = [await thinks(world, 2, "En felles mal.", form), await thinks(world, 2, "En felles mal.", form)]

    async with units(write=False) as uow:
        ideas = await uow.ideas.of_meeting(world.meeting.id)
    assert kept == [Kept.IDEA, Kept.IDEA]
    assert sorted(idea.text for idea in ideas) == ["En felles mal.", "Tid til å ringe."]


async def test_after_the_meeting_a_thought_is_a_remark_while_the_minutes_are_open(units: Units) -> None:
    world = await started(units)
    async with units() as uow:
        await end_for_good(uow, world.meeting.id, world.leader, NOW, sure=True)
        await uow.commit()
    with pytest.raises(Refused):
        await thinks(world, 1, "Vi glemte de voksne elevene.")
    async with units() as uow:
        minutes = await uow.minutes.get(world.meeting.id, lock=True)
        assert minutes is not None
        await uow.minutes.save(replace(minutes, state=MinutesState.OPEN, remarks_until=NOW + AFTER))
        await uow.commit()

    named = await thinks(world, 1, "Vi glemte Silje.")
    kept = await thinks(world, 1, "Vi glemte de voksne elevene.")

    assert named == [Problem("names_somebody", {"names": "Silje"}, "thought")]
    assert kept is Kept.REMARK
    async with units(write=False) as uow:
        (said,) = await uow.minutes.remarks(world.meeting.id)
    assert (said.text, said.person_id) == ("Vi glemte de voksne elevene.", world.people[1].id)


async def test_a_thought_that_names_a_colleague_is_kept_once_the_writer_is_sure(units: Units) -> None:
    world = await started(units)

    assert await thinks(world, 1, "Silje må ringe.") == [Problem("names_somebody", {"names": "Silje"}, "thought")]
    assert await thought_of(world, 1) == ""
    assert await thinks(world, 1, "Silje må ringe.", sure=True) is Kept.OWN
    assert await thinks(world, 2, "Jeg, Silje, må ringe.") is Kept.OWN, "one may name oneself"


async def test_nothing_and_too_much_are_said_beside_the_field(units: Units) -> None:
    world = await started(units)
    await thinks(world, 1, "å" * (LONGEST_TEXT - 10))

    assert await thinks(world, 1, " \n ") == [Problem("thought_missing", field="thought")]
    found = await thinks(world, 1, "b" * 20)
    assert found == [Problem("text_too_long", {"most": 9, "given": 20}, "thought")]


async def test_who_may_think_and_when(units: Units) -> None:
    world = await small_school(units)
    with pytest.raises(Refused, match="meeting_not_started"):
        await thinks(world, 1, "Tid.")
    async with units() as uow:
        await start_meeting(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()

    assert await thinks(world, 0, "Tid.") is Kept.OWN
    assert await thinks(world, 1, "Tid.") is Kept.OWN
    with pytest.raises(Refused, match="gone"):
        await thinks(world, world.outsider, "Tid.")
    with pytest.raises(Refused, match="not_taking_part"):
        await thinks(world, replace(world.caller(2), role=Role.NONE), "Tid.")
    with pytest.raises(Refused, match="gone"):
        await thinks(world, 1, "Tid.", "placement:x y")
