"""Leaders vote last, not at all or like the others, as their school has set: on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agenda.agenda import Agenda
from domain.agenda.standing import standing
from domain.conducting.start import start_meeting
from domain.errors import Problem, Refused
from domain.meetings.forms import Phase, form_or_usual
from domain.people.school import LeadersVote, Role
from domain.unit_of_work import Units
from domain.votes.consent import answer_consent
from domain.votes.hands import enter_hands
from domain.votes.open_round import open_round
from domain.votes.rounds import Round
from domain.votes.vote import Cast, Vote
from tests.support.arranged.small_school import NOW, SmallSchool, small_school

LAST, NOT = LeadersVote.LAST, LeadersVote.NOT


async def voting(units: Units, leaders: LeadersVote, count: int = 8, limit: int = 5) -> tuple[SmallSchool, Round]:
    world = await small_school(units, count, limit, leaders)
    async with units() as uow:
        await start_meeting(uow, world.meeting.id, world.leader, NOW)
        round_ = await open_round(uow, world.meeting.id, 1, world.leader, NOW)
        await uow.commit()
    return world, round_


def key(outcome: Cast | Problem) -> str:
    return outcome.key if isinstance(outcome, Problem) else "cast"


async def test_a_leader_waits_until_as_many_have_voted_as_a_result_takes(units: Units) -> None:
    world, round_ = await voting(units, LAST)
    await world.cast(round_.id, *(world.vote(n, 2) for n in range(1, 5)))
    [early] = await world.cast(round_.id, world.vote(0, 3))
    assert key(early) == "leaders_vote_last"
    [fifth, leader] = await world.cast(round_.id, world.vote(5, 2), world.vote(0, 3))
    assert (key(fifth), key(leader)) == ("cast", "cast")
    assert isinstance(leader, Cast)
    assert (leader.counted, leader.eligible) == (6, 8)


async def test_in_one_batch_the_others_come_first_whatever_the_order(units: Units) -> None:
    world, round_ = await voting(units, LAST)
    outcomes = await world.cast(round_.id, *(world.vote(n, 2) for n in range(6)))
    assert [key(one) for one in outcomes] == ["cast"] * 6


async def test_a_leader_who_says_so_votes_anyway_and_may_change_it(units: Units) -> None:
    world, round_ = await voting(units, LAST)
    [anyway] = await world.cast(round_.id, replace(world.vote(0, 3), anyway=True))
    [changed] = await world.cast(round_.id, world.vote(0, 4, rev=1))
    assert isinstance(anyway, Cast)
    assert isinstance(changed, Cast)
    assert (anyway.choice, changed.choice, changed.counted) == (3, 4, 1)


async def test_a_second_leader_waits_for_the_teachers_and_not_for_the_first(units: Units) -> None:
    world, round_ = await voting(units, LAST, count=6, limit=5)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[1].id, Role.LEADER)
        await uow.commit()
    await world.cast(round_.id, replace(world.vote(0, 3), anyway=True), *(world.vote(n, 2) for n in range(2, 5)))
    [early] = await world.cast(round_.id, world.vote(1, 2))
    assert key(early) == "leaders_vote_last"  # four ballots, one of them a leader's: a teacher is still to come
    await world.cast(round_.id, world.vote(5, 2))
    [now] = await world.cast(round_.id, world.vote(1, 2))
    assert key(now) == "cast"


async def test_who_is_here_is_waited_for_and_nobody_else(units: Units) -> None:
    world, round_ = await voting(units, LAST)
    async with units() as uow:
        for number in (0, 1, 2, 3):
            await uow.presences.put(world.meeting.id, world.people[number].id)
        await uow.commit()
    await world.cast(round_.id, world.vote(1, 2), world.vote(2, 2))
    [early] = await world.cast(round_.id, world.vote(0, 3))
    await world.cast(round_.id, world.vote(3, 2))
    [turn] = await world.cast(round_.id, world.vote(0, 3))
    assert (key(early), key(turn)) == ("leaders_vote_last", "cast")


async def test_the_turn_compares_only_numbers_that_all_see(units: Units) -> None:
    """One who is here has not voted, one who is not has: the leader does not learn it by asking."""
    world, round_ = await voting(units, LAST)
    async with units() as uow:
        await uow.presences.put(world.meeting.id, world.people[1].id)
        await uow.commit()
    await world.cast(round_.id, world.vote(7, 2))
    [turn] = await world.cast(round_.id, world.vote(0, 3))
    assert key(turn) == "cast"


@pytest.mark.parametrize("paused", [False, True])
async def test_when_the_time_of_the_vote_is_up_leaders_need_not_wait(units: Units, paused: bool) -> None:
    world, round_ = await voting(units, LAST)
    phases = [phase for phase, _ in form_or_usual(world.meeting.form).phases]
    ends = NOW + timedelta(minutes=5)
    async with units() as uow:
        found = await uow.agendas.get(world.meeting.id)
        agenda = Agenda(world.meeting.id, phases.index(Phase.VOTE), NOW, ends, NOW if paused else None)
        if found is None:
            await uow.agendas.add(agenda)
        else:
            await uow.agendas.save(replace(agenda, version=found.version, ideas=found.ideas))
        await uow.commit()
    [early] = await world.cast(round_.id, world.vote(0, 3), now=ends - timedelta(seconds=1))
    [late] = await world.cast(round_.id, world.vote(0, 3), now=ends)
    assert (key(early), key(late)) == ("leaders_vote_last", "leaders_vote_last" if paused else "cast")


async def test_where_leaders_do_not_vote_they_are_not_among_those_who_can(units: Units) -> None:
    world, round_ = await voting(units, NOT)
    [leader, teacher] = await world.cast(round_.id, replace(world.vote(0, 3), anyway=True), world.vote(1, 2))
    assert key(leader) == "leaders_do_not_vote"
    assert isinstance(teacher, Cast)
    assert (teacher.counted, teacher.eligible) == (1, 7)
    async with units(write=False) as uow:
        assert (await standing(uow, await world.now_meeting(), world.school)).eligible == 7


async def test_where_leaders_do_not_vote_enough_others_are_needed(units: Units) -> None:
    with pytest.raises(Refused, match="too_few_to_vote"):
        await voting(units, NOT, count=5, limit=5)


async def test_where_leaders_do_not_vote_they_raise_no_hand_and_are_not_asked_to_consent(units: Units) -> None:
    world = await small_school(units, 4, 5, NOT)
    async with units() as uow:
        await start_meeting(uow, world.meeting.id, world.leader, NOW)
        hands = await enter_hands(uow, world.meeting.id, {"level2": "4"}, world.leader, NOW)
        assert isinstance(hands, list)
        assert hands[0].key == "hands_too_many"
        assert hands[0].params["most"] == 3
        with pytest.raises(Refused, match="leaders_do_not_vote"):
            await answer_consent(uow, world.meeting.id, world.leader, True, NOW)


async def test_leaders_who_vote_like_the_others_do(units: Units) -> None:
    world, round_ = await voting(units, LeadersVote.WITH)
    [first] = await world.cast(round_.id, world.vote(0, 3))
    assert key(first) == "cast"


async def test_somebody_of_another_school_is_refused_before_anything_is_said_about_leaders(units: Units) -> None:
    world, round_ = await voting(units, LAST)
    stranger = Vote("tenant", world.outsider.person.aad_id, 3)
    assert [key(one) for one in await world.cast(round_.id, stranger)] == ["not_member"]
