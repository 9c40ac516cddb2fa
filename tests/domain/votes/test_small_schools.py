"""Where too few can vote: an open vote that everybody says yes to, or a show of hands."""

from __future__ import annotations

import pytest

from domain.delivery.notices import NoticeKind
from domain.errors import Problem, Refused
from domain.people.school import Caller, Role
from domain.unit_of_work import Units
from domain.votes.close_round import close_round
from domain.votes.consent import Consent, answer_consent, ask_consent
from domain.votes.hands import enter_hands, read_hands
from domain.votes.open_round import open_round
from domain.votes.rounds import CONSENT_BOX, Mode, Round, RoundState, Tally, tally_of
from tests.support.arranged.small_school import NOW, SmallSchool, small_school
from tests.support.playing.conducting import begin_and_vote


async def started(units: Units, count: int = 4) -> SmallSchool:
    world = await small_school(units, count)
    async with units() as uow:
        await begin_and_vote(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()
    return world


async def ask(world: SmallSchool, leader: Caller | None = None) -> Consent:
    async with world.units() as uow:
        asked = await ask_consent(uow, world.meeting.id, leader or world.leader, NOW)
        await uow.commit()
        return asked


async def say(world: SmallSchool, who: int | Caller, yes: bool) -> Consent:
    async with world.units() as uow:
        person = world.caller(who) if isinstance(who, int) else who
        answered = await answer_consent(uow, world.meeting.id, person, yes, NOW)
        await uow.commit()
        return answered


async def hands(world: SmallSchool, leader: Caller | None = None, **counts: str) -> Round | list[Problem]:
    async with world.units() as uow:
        entered = await enter_hands(uow, world.meeting.id, counts, leader or world.leader, NOW)
        await uow.commit()
        return entered


async def test_the_open_vote_starts_when_the_last_one_says_yes(units: Units) -> None:
    world = await started(units)
    assert (await ask(world)).round is None
    for who in (0, 1, 2):
        assert (await say(world, who, True)).round is None
    last = (await say(world, 3, True)).round
    assert last is not None
    assert (last.number, last.mode, last.state) == (1, Mode.OPEN, RoundState.OPEN)
    async with units(write=False) as uow:
        assert NoticeKind.VOTE in {n.kind for n in await uow.notices.of_subject(last.id)}


async def test_one_no_keeps_it_closed_and_can_be_taken_back(units: Units) -> None:
    world = await started(units)
    await ask(world)
    await say(world, 0, True)
    await say(world, 1, False)
    await say(world, 2, True)
    assert (await say(world, 3, True)).round is None
    assert (await ask(world)).round is None
    assert (await say(world, 1, True)).round is not None


async def test_what_is_answered_does_not_say_how_many_have_said_yes(units: Units) -> None:
    world = await started(units)
    await ask(world)
    said_no = await say(world, 1, False)
    said_yes = await say(world, 2, True)
    assert said_no == said_yes == Consent(await world.now_meeting(), 4)


async def test_answers_lie_in_the_sealed_box_only(units: Units) -> None:
    world = await started(units)
    await ask(world)
    await say(world, 1, False)
    async with units(write=False) as uow:
        box = await uow.boxes.open(world.meeting.id, CONSENT_BOX)
        assert box is not None
        assert world.people[1].id not in box.entries
        assert box.of(world.people[1].id) is not None


async def test_nobody_answers_before_they_are_asked_or_from_another_school(units: Units) -> None:
    world = await started(units)
    with pytest.raises(Refused, match="gone"):
        await say(world, 1, True)
    await ask(world)
    with pytest.raises(Refused, match="gone"):
        await say(world, world.outsider, True)
    with pytest.raises(Refused, match="leaders_only"):
        await ask(world, world.caller(1))


async def test_when_the_one_who_did_not_answer_leaves_the_leader_can_go_on(units: Units) -> None:
    world = await started(units)
    await ask(world)
    for who in (0, 1, 2):
        await say(world, who, True)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[3].id, Role.TEACHER, here=False)
        await uow.commit()
    with pytest.raises(Refused, match="not_taking_part"):
        await say(world, 3, False)
    assert (await ask(world)).round is not None


async def test_secret_ballots_are_never_shown_by_an_open_vote(units: Units) -> None:
    world = await started(units, 6)
    first = await world.open_round()
    await world.cast(first.id, world.vote(0, 1), world.vote(1, 4))
    await ask(world)
    for who in range(6):
        answered = await say(world, who, True)
    opened = answered.round
    assert opened is not None
    assert (opened.number, opened.mode) == (2, Mode.OPEN)
    given_up = (await world.rounds())[0]
    assert (given_up.state, given_up.tally) == (RoundState.CLOSED, None)
    [late] = await world.cast(first.id, world.vote(2, 1))
    assert isinstance(late, Problem)
    await world.cast(opened.id, world.vote(3, 3))
    async with units(write=False) as uow:
        emptied = await uow.boxes.open(world.meeting.id, "round-1")
        assert emptied is not None
        assert not emptied.entries
    async with units() as uow:
        closed = await close_round(uow, opened.id, world.leader, NOW)
    assert isinstance(closed, Round)
    assert closed.tally == tally_of([3])


async def test_after_an_open_round_the_second_is_open_too_while_all_still_say_yes(units: Units) -> None:
    world = await started(units, 3)
    await ask(world)
    for who in range(3):
        answered = await say(world, who, True)
    assert answered.round is not None
    await world.cast(answered.round.id, world.vote(0, 2))
    async with units() as uow:
        await close_round(uow, answered.round.id, world.leader, NOW)
        await uow.commit()
    async with units() as uow:
        second = await open_round(uow, world.meeting.id, 2, world.leader, NOW)
    assert second.mode is Mode.OPEN
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.outsider.person.id, Role.TEACHER)
        with pytest.raises(Refused, match="too_few_to_vote"):
            await open_round(uow, world.meeting.id, 2, world.leader, NOW)


async def test_with_enough_ballots_the_round_is_to_be_shown_first(units: Units) -> None:
    world = await started(units, 6)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 2) for n in range(5)))
    with pytest.raises(Refused, match="round_still_open"):
        await ask(world)
    assert await hands(world, level2="3") == [Problem("round_still_open")]


async def test_hands_make_a_closed_round_and_the_same_counts_twice_make_one(units: Units) -> None:
    world = await started(units)
    entered = await hands(world, level1="", level2="3", level3=" 1 ", unsure="0")
    assert isinstance(entered, Round)
    assert (entered.mode, entered.state, entered.tally) == (Mode.HANDS, RoundState.CLOSED, Tally((0, 3, 1, 0)))
    assert await hands(world, level2="3", level3="1") == entered
    again = await hands(world, level2="4")
    assert isinstance(again, Round)
    assert again.number == 2


async def test_hands_are_for_leaders_of_the_school(units: Units) -> None:
    world = await started(units)
    for who, key in ((world.caller(1), "leaders_only"), (world.outsider, "gone")):
        with pytest.raises(Refused, match=key):
            await hands(world, who, level2="3")


@pytest.mark.parametrize(
    ("counts", "keys"),
    [
        ({}, [("hands_none", "")]),
        ({"level1": "0", "level2": "0"}, [("hands_none", "")]),
        ({"level1": "-1", "unsure": "two"}, [("not_a_count", "level1"), ("not_a_count", "unsure")]),
        ({"level3": "1.5"}, [("not_a_count", "level3")]),
        ({"level3": "²"}, [("not_a_count", "level3")]),
        ({"level4": "9" * 10_000}, [("not_a_count", "level4")]),
        ({"level1": "3", "level2": "2"}, [("hands_too_many", "")]),
    ],
)
def test_counts_that_cannot_be_are_said_beside_the_field(counts: dict[str, str], keys: list[tuple[str, str]]) -> None:
    found = read_hands(counts, eligible=4)
    assert isinstance(found, list)
    assert [(p.key, p.field) for p in found] == keys
