"""Ticks on ballots: put in with a vote, begun from the placement, carried on, counted from the limit up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from domain.catalogue.areas import Characteristic
from domain.catalogue.read import built_in
from domain.errors import Problem
from domain.people.school import Role
from domain.placing.placement import Answer, Placement, sentence_key, written
from domain.unit_of_work import Units
from domain.votes import urns
from domain.votes.begin import begun
from domain.votes.box import Ballot
from domain.votes.consent import answer_consent, ask_consent
from domain.votes.rounds import Mode, Round, box_name
from domain.votes.vote import AS_IT_IS, AS_PREPARED, Cast, Vote
from store.database.work import Work
from tests.support.arranged.small_school import NOW, SmallSchool, small_school
from tests.support.playing.conducting import close, second, start, started


def about() -> Characteristic:
    found = built_in().characteristic("1.4")
    assert found is not None
    return found


async def places(world: SmallSchool, number: int, *ticks: str, level: int | None = None) -> None:
    """The person places the school: these sentences are often true."""
    sentences = {f"{at}.{n}": one for at, own in about().levels.items() for n, one in enumerate(own, start=1)}
    answers = {sentence_key(one): Answer.OFTEN if key in ticks else Answer.SELDOM for key, one in sentences.items()}
    text = written(Placement(answers=answers, level=level, done=True))
    async with world.units() as uow:
        await uow.boxes.create_key(world.meeting.id)
        await uow.notes.put(world.meeting.id, "placement", world.people[number].id, text)
        await uow.commit()


async def lies(world: SmallSchool, round_: Round, number: int) -> Ballot:
    async with world.units(write=False) as uow:
        box = await uow.boxes.open(world.meeting.id, box_name(round_.number))
    assert box is not None
    found = box.of(world.people[number].id)
    assert found is not None
    return found


def ticking(vote: Vote, *ticks: str, rev: int = 1) -> Vote:
    return replace(vote, choice=AS_IT_IS, ticks=ticks, rev=rev)


def key(outcome: Cast | Problem) -> str:
    return outcome.key if isinstance(outcome, Problem) else "cast"


async def test_ticks_lie_on_ones_own_ballot_and_stay_when_the_level_is_changed(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(1, 2))
    [ticked] = await world.cast(round_.id, ticking(world.vote(1, 0), "2.1", "3.2"))
    assert isinstance(ticked, Cast)
    assert (ticked.choice, ticked.counted) == (2, 1)
    await world.cast(round_.id, world.vote(1, 3, rev=1))
    found = await lies(world, round_, 1)
    assert (found.choice, found.ticks) == (3, ("2.1", "3.2"))


async def test_ticks_and_level_come_in_one_ballot_too(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    [done] = await world.cast(round_.id, replace(world.vote(1, 4), ticks=("4.1",)))
    assert key(done) == "cast"
    assert (await lies(world, round_, 1)).ticks == ("4.1",)


async def test_ticks_alone_are_no_vote(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    assert [key(one) for one in await world.cast(round_.id, ticking(world.vote(1, 0), "2.1"))] == [
        "vote_before_ticking"
    ]
    async with units(write=False) as uow:
        box = await uow.boxes.open(world.meeting.id, box_name(1))
    assert box is not None
    assert not box.entries


async def test_ticks_that_come_late_do_not_undo_newer_ones(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(1, 2))
    await world.cast(round_.id, ticking(world.vote(1, 0), "2.1"))
    await world.cast(round_.id, ticking(world.vote(1, 0), "3.1", rev=2))
    [late] = await world.cast(round_.id, ticking(world.vote(1, 0), "2.1"))
    assert isinstance(late, Cast)
    assert late.kept
    assert (await lies(world, round_, 1)).ticks == ("3.1",)


async def test_the_first_ballot_begins_with_how_one_placed_the_school(units: Units) -> None:
    world = await started(units)
    await places(world, 1, "2.1", "3.1", level=3)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(1, 2), world.vote(2, 2))
    assert (await lies(world, round_, 1)).ticks == ("2.1", "3.1")
    assert (await lies(world, round_, 2)).ticks == ()


async def test_one_votes_as_prepared_without_saying_a_level(units: Units) -> None:
    world = await started(units)
    await places(world, 1, "2.1", level=3)
    await places(world, 2, "2.1")
    round_ = await world.open_round()
    votes = [replace(world.vote(n, 0), choice=AS_PREPARED) for n in (1, 2, 3)]
    outcomes = await world.cast(round_.id, *votes)
    assert [key(one) for one in outcomes] == ["cast", "not_prepared_a_level", "not_prepared_a_level"]
    found = await lies(world, round_, 1)
    assert (found.choice, found.ticks) == (3, ("2.1",))


async def test_the_second_round_begins_with_the_ticks_of_the_first(units: Units) -> None:
    world = await started(units)
    await places(world, 1, "2.1")
    await places(world, 6, "4.1")
    first = await world.open_round()
    await world.cast(first.id, *(world.vote(n, 2) for n in range(1, 6)))
    await world.cast(first.id, ticking(world.vote(1, 0), "3.1"), ticking(world.vote(2, 0), "2.2"))
    await close(world, first.id)
    again = await second(world)
    await world.cast(again.id, *(world.vote(n, 3) for n in (1, 2, 6)))
    assert [(await lies(world, again, n)).ticks for n in (1, 2, 6)] == [("3.1",), ("2.2",), ("4.1",)]


async def test_sentences_are_counted_from_the_limit_up_and_not_below(units: Units) -> None:
    world = await started(units)
    first = await world.open_round()
    await world.cast(first.id, *(replace(world.vote(n, 2), ticks=("2.1",)) for n in range(4)), world.vote(4, 2))
    closed = await close(world, first.id)
    assert isinstance(closed, Round)
    assert closed.tally is not None
    assert (closed.tally.ballots, closed.tally.ticks, closed.tally.tickers) == (5, {}, 0)
    again = await second(world)
    await world.cast(again.id, *(replace(world.vote(n, 2), ticks=("2.1", f"3.{n % 2 + 1}")) for n in range(5)))
    told = await close(world, again.id)
    assert isinstance(told, Round)
    kept = next(one for one in await world.rounds() if one.id == told.id).tally
    assert kept is not None
    assert (kept.ticks, kept.tickers) == ({"2.1": 5, "3.1": 3, "3.2": 2}, 5)


async def test_an_open_vote_neither_carries_nor_shows_what_was_ticked_unseen(units: Units) -> None:
    """All have said yes to showing what they vote, not to showing which sentences they recognise."""
    world = await small_school(units, 4)
    await start(world, world.leader)
    await places(world, 1, "2.1", level=2)
    async with units() as uow:
        await ask_consent(uow, world.meeting.id, world.leader, NOW)
        for number in range(4):
            await answer_consent(uow, world.meeting.id, world.caller(number), True, NOW)
        await uow.commit()
    round_ = await world.open_round()
    assert round_.mode is Mode.OPEN
    await world.cast(round_.id, world.vote(1, 2), *(replace(world.vote(n, 2), ticks=("3.1",)) for n in (0, 2, 3)))
    assert (await lies(world, round_, 1)).ticks == ()
    closed = await close(world, round_.id)
    assert isinstance(closed, Round)
    assert closed.tally is not None
    assert (closed.tally.ballots, closed.tally.tickers, closed.tally.ticks) == (4, 0, {})


async def test_nothing_of_what_was_ticked_shows_where_it_might_be_printed(units: Units) -> None:
    world = await started(units)
    vote = replace(world.vote(1, 4), ticks=("3.1",))
    assert "3.1" not in repr(vote)
    assert repr(Ballot(4, ("3.1",))) == "Ballot()"
    await places(world, 2, "4.1", level=4)
    async with units(write=False) as uow:
        found = await begun(uow, await world.open_round(), world.meeting, [world.people[2].id])
    assert [one.level for one in found.values()] == [4]
    assert "4" not in repr(list(found.values()))


async def statements(world: SmallSchool, round_: Round, monkeypatch: pytest.MonkeyPatch, *votes: Vote) -> int:
    """How many statements a batch takes."""
    counted: Counter[str] = Counter()
    with monkeypatch.context() as patch:
        for name in ("all", "first", "run"):
            patch.setattr(Work, name, _counting(getattr(Work, name), counted))
        await world.cast(round_.id, *votes)
    return counted.total()


def _counting(real: Any, counted: Counter[str]) -> Any:
    async def call(self: Work, statement: Any, *more: Any) -> Any:
        counted[str(statement)] += 1
        return await real(self, statement, *more)

    return call


@pytest.mark.parametrize("number", [1, 2])
async def test_a_batch_of_those_who_have_not_placed_the_school_takes_one_more_statement(
    units: Units, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    world = await started(units, 20)
    round_ = await world.open_round()
    everybody = [world.vote(n, 2) for n in range(20)]
    if number == 2:
        await world.cast(round_.id, *everybody)
        await close(world, round_.id)
        round_ = await second(world)
    with_notes = await statements(world, round_, monkeypatch, *everybody[:10])

    async def nothing(*_args: Any) -> dict[str, Any]:
        return {}

    monkeypatch.setattr(urns, "all_begun", nothing)
    without = await statements(world, round_, monkeypatch, *everybody[10:])
    assert with_notes == without + 1


async def test_who_changes_a_vote_takes_no_statement_for_what_it_began_with(
    units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, world.vote(1, 2))

    async def never(*_args: Any) -> dict[str, Any]:
        raise AssertionError("asked")

    monkeypatch.setattr("store.placing.notes.NoteRows.of_meetings", never)
    assert [key(one) for one in await world.cast(round_.id, world.vote(1, 3, rev=1))] == ["cast"]


async def test_somebody_who_takes_no_part_has_no_ballot_to_tick(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[5].id, Role.NONE)
        await uow.commit()
    stranger = replace(world.vote(0, 2), aad_id=world.outsider.person.aad_id, ticks=("2.1",))
    ticked = replace(world.vote(5, 2), ticks=("2.1",))
    assert [key(one) for one in await world.cast(round_.id, stranger, ticked)] == ["not_member", "not_taking_part"]
