"""What ballots have in common is kept from one batch to the next, and is never older than what lies in the database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.votes import ballots as collecting
from bot.votes.ballots import BallotCollector
from domain.errors import Refused
from domain.people.school import LeadersVote, Role
from domain.unit_of_work import UnitOfWork, Units
from domain.votes.close_round import close_round
from domain.votes.rounds import Round
from domain.votes.vote import Cast
from store.database.sealing import Sealer
from store.votes.boxes import BoxRows
from tests.bot.votes.test_ballots import collector, lying, started
from tests.support.arranged.small_school import NOW, SmallSchool

Change = Callable[[UnitOfWork, SmallSchool, Round], Awaitable[object]]


async def no_leader_votes(uow: UnitOfWork, world: SmallSchool, _round: Round) -> None:
    await uow.schools.save(replace(world.school, leaders_vote=LeadersVote.NOT))


async def leaves(uow: UnitOfWork, world: SmallSchool, _round: Round) -> None:
    await uow.people.put_member(world.school.id, world.people[0].id, Role.LEADER, here=False)


async def takes_no_part(uow: UnitOfWork, world: SmallSchool, _round: Round) -> None:
    await uow.people.put_member(world.school.id, world.people[0].id, Role.NONE)


async def closes(uow: UnitOfWork, world: SmallSchool, round_: Round) -> None:
    await close_round(uow, round_.id, world.leader, NOW)


async def rests(uow: UnitOfWork, world: SmallSchool, _round: Round) -> None:
    await uow.schools.save(replace(world.school, active=False))


async def loses_its_key(uow: UnitOfWork, world: SmallSchool, _round: Round) -> None:
    await uow.boxes.destroy(world.meeting.id)


CHANGES: tuple[tuple[Change, str], ...] = (
    (no_leader_votes, "leaders_do_not_vote"),
    (leaves, "not_member"),
    (takes_no_part, "not_taking_part"),
    (closes, "round_closed"),
    (rests, "gone"),
    (loses_its_key, "round_closed"),
)


@pytest.mark.parametrize(("change", "refused"), CHANGES, ids=[change.__name__ for change, _ in CHANGES])
async def test_what_another_process_changes_decides_the_next_ballot(units: Units, change: Change, refused: str) -> None:
    world = await started(units)
    round_, ballots = await world.open_round(), collector(units)
    for number in range(1, 6):
        await ballots.cast(round_.id, world.vote(number, 2))  # everything is at hand now
    async with units() as uow:  # the collector knows nothing of this unit, as if it were another process's
        await change(uow, world, round_)
        await uow.commit()
    with pytest.raises(Refused) as caught:
        await ballots.cast(round_.id, world.vote(0, 3))
    assert caught.value.problem.key == refused


async def test_the_count_follows_those_who_come_and_go(units: Units) -> None:
    world = await started(units)
    round_, ballots = await world.open_round(), collector(units)
    assert (await ballots.cast(round_.id, world.vote(1, 2))).eligible == 8
    async with units() as uow:
        await uow.attendances.put(world.meeting.id, world.people[7].id, False)
        await uow.people.put_member(world.school.id, world.people[6].id, Role.TEACHER, here=False)
        await uow.commit()
    assert (await ballots.cast(round_.id, world.vote(2, 2))).eligible == 6
    async with units() as uow:
        await uow.presences.put(world.meeting.id, world.people[7].id)
        await uow.commit()
    assert (await ballots.cast(round_.id, world.vote(3, 2))).eligible == 7


async def test_two_collectors_in_turn_lose_none_of_the_others_ballots(units: Units) -> None:
    world = await started(units, 20)
    round_, collectors = await world.open_round(), (collector(units), collector(units))
    for number in range(1, 20):
        done = await collectors[number % 2].cast(round_.id, world.vote(number, number % 5))
        assert done.counted == number
    assert await lying(world, round_) == 19


async def test_several_rounds_share_a_batch_and_what_breaks_one_leaves_the_other(
    units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    worlds = [await started(units), await started(units, tenant="another")]
    rounds, opened = [await world.open_round() for world in worlds], []

    def counting(*, write: bool = True) -> Any:
        opened.append(write)
        return units(write=write)

    ballots = collector(counting)
    votes = [(rounds[n % 2].id, worlds[n % 2].vote(1 + n // 2, 2)) for n in range(12)]
    casts = await asyncio.gather(*(ballots.cast(*each) for each in votes))
    assert [cast.round.id for cast in casts] == [round_id for round_id, _ in votes]
    assert len(opened) == 1
    assert [await lying(*each) for each in zip(worlds, rounds, strict=True)] == [6, 6]

    seal = Sealer.seal

    def breaks(self: Sealer, key: Any, meeting_id: str, name: str, box: Any) -> bytes:
        if meeting_id == worlds[0].meeting.id:
            raise RuntimeError("a bug")
        return seal(self, key, meeting_id, name, box)

    monkeypatch.setattr(Sealer, "seal", breaks)
    later = [ballots.cast(round_.id, world.vote(7, 3)) for world, round_ in zip(worlds, rounds, strict=True)]
    outcomes = await asyncio.gather(*later, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [RuntimeError, Cast]
    assert [await lying(*each) for each in zip(worlds, rounds, strict=True)] == [6, 7]


async def test_a_commit_that_fails_leaves_nothing_at_hand_that_is_not_true(
    units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = await started(units)
    round_, ballots = await world.open_round(), collector(units)
    await ballots.cast(round_.id, world.vote(1, 2))
    put = BoxRows.seal_all

    async def refused(self: BoxRows, those: Any) -> Any:
        await put(self, those)
        raise OSError("the disk is full")

    monkeypatch.setattr(BoxRows, "seal_all", refused)
    with pytest.raises(OSError, match="full"):
        await ballots.cast(round_.id, world.vote(2, 2))
    monkeypatch.setattr(BoxRows, "seal_all", put)
    assert (await ballots.cast(round_.id, world.vote(3, 2))).counted == 2


async def test_nothing_is_kept_of_a_round_where_no_ballot_comes_in(
    sqlite_units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "KEEP", 0.0)
    world = await started(sqlite_units)
    round_, ballots = await world.open_round(), BallotCollector(sqlite_units, lambda: NOW)
    await ballots.cast(round_.id, world.vote(1, 2))
    for _ in range(200):
        if not ballots._at_hand.boxes:
            break
        await asyncio.sleep(0)
    assert not ballots._at_hand.wholes
    assert not ballots._at_hand.boxes
