"""Ballots in batches: committed before they are answered, failing alone, lost never."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.votes import ballots as collecting
from bot.votes.ballots import BallotCollector
from domain.errors import Conflict, Refused
from domain.unit_of_work import Units
from domain.votes.cast import cast_all
from domain.votes.close_round import close_round
from domain.votes.rounds import Round, box_name
from domain.votes.vote import Cast, Vote
from tests.support.arranged.small_school import NOW, SmallSchool, a_turn, small_school
from tests.support.playing.conducting import begin_and_vote


async def started(units: Units, count: int = 8, tenant: str = "tenant") -> SmallSchool:
    world = await small_school(units, count, tenant=tenant)
    async with units() as uow:
        await begin_and_vote(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()
    return world


def collector(units: Units) -> BallotCollector:
    return BallotCollector(units, lambda: NOW)


async def lying(world: SmallSchool, round_: Round) -> int:
    async with world.units(write=False) as uow:
        box = await uow.boxes.open(world.meeting.id, box_name(round_.number))
        return len(box.entries) if box else 0


class Watched:
    """Units of work that count themselves, and misbehave when told to."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self.opened = 0
        self.first = asyncio.Event()
        self.conflicts = 0

    def __call__(self, *, write: bool = True) -> Any:
        self.opened += 1
        self.first.set()
        if self.conflicts:
            self.conflicts -= 1
            raise Conflict("somebody was first")
        return self._units(write=write)


async def test_what_arrives_during_a_commit_shares_the_next_one(units: Units) -> None:
    world = await started(units, 30)
    round_, watched = await world.open_round(), Watched(units)
    ballots = collector(watched)
    first = asyncio.ensure_future(ballots.cast(round_.id, world.vote(0, 1)))
    await watched.first.wait()
    rest = [ballots.cast(round_.id, world.vote(n, 1 + n % 4)) for n in range(1, 30)]
    casts = await asyncio.gather(first, *rest)
    assert watched.opened == 2
    assert [c.choice for c in casts] == [1, *(1 + n % 4 for n in range(1, 30))]
    assert await lying(world, round_) == 30


async def test_a_refused_ballot_leaves_the_others_alone(units: Units) -> None:
    world = await started(units)
    round_, ballots = await world.open_round(), collector(units)
    stranger = Vote("tenant", world.outsider.person.aad_id, 3)
    outcomes = await asyncio.gather(
        ballots.cast(round_.id, world.vote(1, 2)),
        ballots.cast(round_.id, stranger),
        ballots.cast(round_.id, world.vote(2, 7)),
        ballots.cast(round_.id, world.vote(3, 0)),
        return_exceptions=True,
    )
    assert [type(o) for o in outcomes] == [Cast, Refused, Refused, Cast]
    assert await lying(world, round_) == 2


async def test_a_ballot_that_breaks_the_batch_fails_alone(units: Units, monkeypatch: pytest.MonkeyPatch) -> None:
    world = await started(units)
    round_, ballots = await world.open_round(), collector(units)

    async def breaks(uow: Any, batches: Any, now: Any, at_hand: Any) -> Any:
        if any(vote.aad_id == world.people[2].aad_id for batch in batches.values() for vote in batch):
            raise RuntimeError("a bug")
        return await cast_all(uow, batches, now, at_hand)

    monkeypatch.setattr(collecting, "cast_all", breaks)
    outcomes = await asyncio.gather(
        *(ballots.cast(round_.id, world.vote(n, 2)) for n in range(5)), return_exceptions=True
    )
    assert [type(o) for o in outcomes] == [Cast, Cast, RuntimeError, Cast, Cast]
    assert await lying(world, round_) == 4
    assert isinstance(await ballots.cast(round_.id, world.vote(6, 2)), Cast)


async def test_where_the_database_is_away_everybody_is_told_in_time(
    units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = await started(units)
    round_, ballots = await world.open_round(), collector(units)
    tried: list[int] = []

    async def away(uow: Any, batches: Any, now: Any, at_hand: Any) -> Any:
        tried.append(sum(map(len, batches.values())))
        raise OSError("no route")

    monkeypatch.setattr(collecting, "cast_all", away)
    monkeypatch.setattr(collecting, "PATIENCE", 0.0)
    outcomes = await asyncio.gather(
        *(ballots.cast(round_.id, world.vote(n, 2)) for n in range(5)), return_exceptions=True
    )
    assert [type(o) for o in outcomes] == [OSError] * 5
    assert tried == [5]


async def test_a_conflict_with_another_process_is_tried_again(units: Units) -> None:
    world = await started(units)
    round_, watched = await world.open_round(), Watched(units)
    watched.conflicts = 3
    assert isinstance(await collector(watched).cast(round_.id, world.vote(1, 2)), Cast)
    watched.conflicts = 99
    with pytest.raises(Conflict):
        await collector(watched).cast(round_.id, world.vote(2, 2))


async def test_a_client_that_hangs_up_does_not_take_its_ballot_along(units: Units) -> None:
    world = await started(units)
    round_, ballots = await world.open_round(), collector(units)
    hanging_up = asyncio.ensure_future(ballots.cast(round_.id, world.vote(1, 2)))
    other = asyncio.ensure_future(ballots.cast(round_.id, world.vote(2, 3)))
    await a_turn()
    hanging_up.cancel()
    assert isinstance(await other, Cast)
    assert await lying(world, round_) == 2


async def test_two_processes_lose_no_ballot(units: Units) -> None:
    world = await started(units, 40)
    round_ = await world.open_round()
    processes = [collector(units), collector(units), collector(units)]
    casts = await asyncio.gather(*(processes[n % 3].cast(round_.id, world.vote(n, 2)) for n in range(40)))
    assert len(casts) == 40
    assert await lying(world, round_) == 40


async def test_votes_racing_with_the_close_are_either_counted_or_refused(units: Units) -> None:
    world = await started(units, 40)
    round_ = await world.open_round()
    processes = [collector(units), collector(units)]
    await asyncio.gather(*(processes[0].cast(round_.id, world.vote(n, 1)) for n in range(5)))

    async def close() -> Round:
        async with units() as uow:
            closed = await close_round(uow, round_.id, world.leader, NOW)
            await uow.commit()
            assert isinstance(closed, Round)
            return closed

    async def late(number: int) -> bool:
        await a_turn()
        try:
            await processes[number % 2].cast(round_.id, world.vote(number, 4))
        except Refused as refused:
            return refused.problem.key != "round_closed"
        return True

    closed, *counted = await asyncio.gather(close(), *(late(n) for n in range(5, 40)))
    assert isinstance(closed, Round)
    assert closed.tally is not None
    assert closed.tally.counts == (5, 0, 0, sum(bool(c) for c in counted))


async def test_nobody_waits_for_ever_at_shutdown(units: Units, monkeypatch: pytest.MonkeyPatch) -> None:
    world = await started(units)
    round_, ballots = await world.open_round(), collector(units)
    stuck = asyncio.Event()

    async def never(uow: Any, batches: Any, now: Any, at_hand: Any) -> Any:
        stuck.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(collecting, "cast_all", never)
    waiting = [asyncio.ensure_future(ballots.cast(round_.id, world.vote(n, 2))) for n in range(3)]
    await stuck.wait()
    waiting.append(asyncio.ensure_future(ballots.cast(round_.id, world.vote(3, 2))))
    await a_turn()
    for task in asyncio.all_tasks():
        if task.get_name() == "ballots":
            task.cancel()
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(o) for o in outcomes] == [asyncio.CancelledError] * 4
