"""Starting, voting, closing: on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.delivery.notices import NoticeKind, NoticeState
from domain.errors import Problem, Refused
from domain.meetings.meeting import MeetingState
from domain.people.school import Role
from domain.unit_of_work import Units
from domain.votes.close_round import TooFew
from domain.votes.rounds import Mode, Round, RoundState, tally_of
from domain.votes.vote import Cast
from tests.support.arranged.small_school import NOW, small_school
from tests.support.playing.conducting import close, second, start, started


async def test_starting_opens_the_first_round_and_says_so(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    assert (round_.number, round_.mode, round_.state) == (1, Mode.SECRET, RoundState.OPEN)
    assert (await world.now_meeting()).state is MeetingState.RUNNING
    async with units(write=False) as uow:
        assert [n.kind for n in await uow.notices.of_subject(round_.id)] == [NoticeKind.VOTE]
        kinds = {n.kind: n for n in await uow.notices.of_subject(world.meeting.id)}
    assert kinds[NoticeKind.MEETING_OVERDUE].due_at == NOW + timedelta(minutes=90, hours=12)


async def test_two_leaders_who_start_at_once_have_one_effect(units: Units) -> None:
    world = await started(units)
    await start(world, replace(world.caller(1), role=Role.LEADER))
    assert len(await world.rounds()) == 1


@pytest.mark.parametrize("count", [1, 4])
async def test_a_school_smaller_than_the_limit_starts_without_a_secret_round(units: Units, count: int) -> None:
    world = await started(units, count)
    assert await world.rounds() == []
    assert (await world.now_meeting()).state is MeetingState.RUNNING
    with pytest.raises(Refused, match="too_few_to_vote"):
        await second(world, 1)


async def test_only_a_leader_of_the_school_starts_and_closes(units: Units) -> None:
    world = await small_school(units)
    for who, key in ((world.caller(1), "leaders_only"), (world.outsider, "gone")):
        with pytest.raises(Refused, match=key):
            await start(world, who)
    await start(world, world.leader)
    round_ = await world.open_round()
    for who, key in ((world.caller(1), "leaders_only"), (world.outsider, "gone")):
        with pytest.raises(Refused, match=key):
            await close(world, round_.id, who)


async def test_a_cancelled_or_unknown_meeting_is_not_started(units: Units) -> None:
    world = await small_school(units)
    async with units() as uow:
        await uow.meetings.save(replace(world.meeting, state=MeetingState.CANCELLED))
        await uow.commit()
    with pytest.raises(Refused, match="meeting_cancelled"):
        await start(world, world.leader)


async def test_fewer_than_the_limit_reveals_nothing_and_leaves_the_round_open(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 2) for n in range(4)))
    outcome = await close(world, round_.id)
    assert isinstance(outcome, TooFew)
    assert (outcome.counted, outcome.limit) == (4, 5)
    assert (await world.open_round()).tally is None
    [fifth] = await world.cast(round_.id, world.vote(4, 3))
    assert isinstance(fifth, Cast)
    closed = await close(world, round_.id)
    assert isinstance(closed, Round)
    assert closed.tally == tally_of([2, 2, 2, 2, 3])


async def test_a_limit_below_three_is_taken_as_three(units: Units) -> None:
    world = await started(units, count=3, limit=1)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(0, 1), world.vote(1, 1))
    assert isinstance(await close(world, round_.id), TooFew)


async def test_after_closing_no_ballot_gets_in_and_closing_again_changes_nothing(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 2) for n in range(7)))
    closed = await close(world, round_.id)
    [late] = await world.cast(round_.id, world.vote(7, 4))
    assert isinstance(late, Problem)
    assert (late.key, late.params["when"]) == ("round_closed", NOW + timedelta(minutes=40))
    assert await close(world, round_.id) == closed
    async with units(write=False) as uow:
        said = [n.kind for n in await uow.notices.of_subject(round_.id) if n.state is NoticeState.PENDING]
    assert sorted(said) == [NoticeKind.RESULT, NoticeKind.VOTE_EDIT]


async def test_the_second_round_opens_once_and_only_after_the_first(units: Units) -> None:
    world = await started(units)
    with pytest.raises(Refused, match="round_still_open"):
        await second(world)
    first = await world.open_round()
    await world.cast(first.id, *(world.vote(n, 2) for n in range(5)))
    await close(world, first.id)
    opened = await second(world)
    assert (await second(world)).id == opened.id
    with pytest.raises(Refused, match="gone"):
        await second(world, 0)
