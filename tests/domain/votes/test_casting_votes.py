"""Ballots on their way into the box: on both databases."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from domain.errors import Problem
from domain.people.school import Role
from domain.unit_of_work import Units
from domain.votes.box import Ballot
from domain.votes.close_round import TooFew, close_round
from domain.votes.counted import movement
from domain.votes.rounds import Round, tally_of
from domain.votes.vote import Cast
from tests.support.arranged.casting import cast_votes
from tests.support.arranged.small_school import NOW
from tests.support.playing.conducting import close, started


async def test_a_bad_ballot_fails_alone(units: Units) -> None:
    world = await started(units)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[6].id, Role.NONE)
        await uow.people.put_member(world.school.id, world.people[7].id, Role.TEACHER, here=False)
        await uow.commit()
    round_ = await world.open_round()
    stranger = replace(world.vote(0, 3), aad_id=world.outsider.person.aad_id)
    other_tenant = replace(world.vote(1, 3), tenant_id="another")
    votes = (world.vote(1, 2), stranger, other_tenant, world.vote(2, 9), world.vote(6, 1), world.vote(7, 1))
    outcomes = await world.cast(round_.id, *votes, world.vote(2, 0))
    keys = [o.key if isinstance(o, Problem) else "cast" for o in outcomes]
    assert keys == ["cast", "not_member", "not_member", "gone", "not_taking_part", "not_member", "cast"]
    last = outcomes[-1]
    assert isinstance(last, Cast)
    assert (last.counted, last.eligible, last.choice) == (2, 6, 0)


async def test_an_unknown_round_is_gone(units: Units) -> None:
    world = await started(units)
    assert await world.cast("nothing", world.vote(1, 2)) == [Problem("gone")]


async def test_nothing_about_a_vote_shows_where_it_might_be_printed(units: Units) -> None:
    world = await started(units)
    [cast] = await world.cast((await world.open_round()).id, world.vote(1, 4))
    assert "choice" not in repr(cast)
    assert "choice" not in repr(world.vote(1, 4))
    assert repr(Ballot(4)) == "Ballot()"


async def test_a_delayed_repeat_does_not_undo_a_changed_vote(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(1, 2))
    [changed] = await world.cast(round_.id, world.vote(1, 3, rev=1))
    [repeat] = await world.cast(round_.id, world.vote(1, 2))
    assert isinstance(changed, Cast)
    assert isinstance(repeat, Cast)
    assert (changed.choice, changed.kept) == (3, False)
    assert (repeat.choice, repeat.kept, repeat.counted) == (3, True, 1)


async def test_two_presses_on_the_shared_card_let_the_last_one_count(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    [_, last] = await world.cast(round_.id, world.vote(1, 2), world.vote(1, 4))
    assert isinstance(last, Cast)
    assert (last.choice, last.counted, last.kept) == (4, 1, False)


async def test_a_revision_made_up_by_somebody_does_no_harm(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(1, 2, rev=10**40))
    [cast] = await world.cast(round_.id, world.vote(1, 3, rev=1))
    assert isinstance(cast, Cast)
    assert cast.choice == 3


@pytest.mark.parametrize("seed", range(4))
async def test_casting_changing_closing_and_counting_agree(units: Units, seed: int) -> None:
    chance = random.Random(seed)
    world = await started(units, count=12, limit=3)
    round_ = await world.open_round()
    expected: dict[int, int] = {}
    revs: dict[int, int] = {}
    for _ in range(12):
        batch = []
        for number in chance.choices(range(12), k=chance.randint(1, 6)):
            choice = chance.randint(0, 4)
            rev = revs[number] + 1 if number in revs and chance.random() < 0.5 else revs.get(number, 0)
            batch.append(world.vote(number, choice, rev))
            expected[number], revs[number] = choice, rev
        outcomes = await world.cast(round_.id, *batch)
        assert all(isinstance(o, Cast) and o.counted == len(expected) for o in outcomes)
    closed = await close(world, round_.id)
    if len(expected) < 3:
        assert isinstance(closed, TooFew)
    else:
        assert isinstance(closed, Round)
        assert closed.tally == tally_of(expected.values())


def test_movement_is_told_only_where_no_count_is_small() -> None:
    def box(*choices: int) -> dict[str, Ballot]:
        return {str(n): Ballot(choice) for n, choice in enumerate(choices)}

    assert movement(box(1, 1, 1, 2, 2), box(2, 2, 2, 2, 2), 3) is None  # two stayed
    told = movement(box(1, 1, 1, 2, 2, 2), box(2, 2, 2, 2, 2, 2), 3)
    assert told is not None
    assert (told.up, told.same, told.down) == (3, 3, 0)
    assert movement(box(0, 0, 0), box(2, 2, 2), 3) is None  # nobody chose a level in both


async def test_a_ballot_that_waits_for_the_lock_finds_the_round_closed(units: Units) -> None:
    """The unit that closes is left open while a ballot is on its way: it must wait, and then not get in."""
    import asyncio

    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 2) for n in range(5)))
    async with units() as closing:
        closed = await close_round(closing, round_.id, world.leader, NOW)

        async def late() -> list[Cast | Problem]:
            async with units() as uow:
                outcomes = await cast_votes(uow, round_.id, [world.vote(6, 4)], NOW)
                await uow.commit()
                return outcomes

        waiting = asyncio.ensure_future(late())
        await asyncio.wait([waiting], timeout=0.2)
        assert not waiting.done()
        await closing.commit()
    [outcome] = await waiting
    assert isinstance(outcome, Problem)
    assert outcome.key == "round_closed"
    assert isinstance(closed, Round)
    assert closed.tally is not None
    assert closed.tally.ballots == 5
