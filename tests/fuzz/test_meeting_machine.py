"""A meeting and its rounds: any order of acts by leaders, teachers, leavers and strangers, beside a simple model."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from hypothesis import strategies as some
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from domain.conducting.end import end_meeting, undo_end
from domain.conducting.start import start_meeting
from domain.errors import Problem, Refused
from domain.meetings.cancel import cancel_meeting
from domain.meetings.invite import invite
from domain.meetings.meeting import MeetingState
from domain.meetings.move import move_meeting
from domain.people.school import Caller, Role
from domain.unit_of_work import UnitOfWork
from domain.votes.close_round import TooFew, ballots_in, close_round
from domain.votes.open_round import open_round
from domain.votes.rounds import Round, RoundState
from domain.votes.vote import Vote
from tests.fuzz.machine import HOW_MANY, Fresh, Machine
from tests.support.arranged.small_school import NOW

LIMIT, PEOPLE = 5, 8
AHEAD = (MeetingState.INVITED, MeetingState.NOT_HELD)
HOLIDAY = date(2027, 1, 18)  # a Monday


class Meetings(Machine):
    """One meeting from its draft to its end and back, and its rounds with everybody's ballots."""

    @initialize(begun=some.booleans())
    def a_draft(self, begun: bool) -> None:
        self.state, self.moved, self.now = MeetingState.DRAFT, 0, NOW - timedelta(days=1)
        self.ballots: dict[int, dict[int, int]] = {}  # by round, by person
        self.open, self.gone = 0, set[int]()
        at_first = replace(self.world.meeting, state=MeetingState.DRAFT)
        self.writes(lambda uow: uow.meetings.save(at_first))
        if begun:  # or most of what is tried would be tried on a meeting that is never held
            self.sends(by_leader=True)
            self.starts(by_leader=True)
            self.opens(1)

    @rule(by_leader=some.booleans())
    def sends(self, by_leader: bool) -> None:
        found = self.writes(lambda uow: invite(uow, self._by(by_leader), self.world.meeting.id, self.now))
        if by_leader and self.state is MeetingState.DRAFT:
            self.state = MeetingState.INVITED
        assert by_leader is not isinstance(found, Refused)

    @rule(hours=some.integers(1, 48))
    def moves(self, hours: int) -> None:
        to = NOW + timedelta(hours=hours)
        found = self.writes(
            lambda uow: move_meeting(uow, self.world.leader, self.world.meeting.id, to, 90, "", self.now)
        )
        assert isinstance(found, Refused) is (self.state not in AHEAD)

    @rule(by_leader=some.booleans())
    def cancels(self, by_leader: bool) -> None:
        meeting_id = self.world.meeting.id
        found = self.writes(lambda uow: cancel_meeting(uow, self._by(by_leader), meeting_id, "", self.now))
        if by_leader and self.state in AHEAD:
            self.state = MeetingState.CANCELLED
        assert isinstance(found, Refused) is not (by_leader and self.state is MeetingState.CANCELLED)

    @rule(by_leader=some.booleans())
    def starts(self, by_leader: bool) -> None:
        found = self.writes(lambda uow: start_meeting(uow, self.world.meeting.id, self._by(by_leader), NOW))
        if by_leader and self.state in AHEAD:
            self.state, self.now = MeetingState.RUNNING, NOW
        assert isinstance(found, Refused) is not (by_leader and self.state is MeetingState.RUNNING)

    @rule(number=some.integers(1, 3))
    def opens(self, number: int) -> None:
        found = self.writes(lambda uow: open_round(uow, self.world.meeting.id, number, self.world.leader, NOW))
        there = number in self.ballots
        may = self.state is MeetingState.RUNNING and (there or (not self.open and number == len(self.ballots) + 1))
        if may and not there and not isinstance(found, Refused):
            self.open, self.ballots[number] = number, {}
        if not may:
            assert isinstance(found, Refused)

    @precondition(lambda self: self.ballots)
    @rule(person=some.integers(0, PEOPLE - 1), choice=some.integers(0, 4), stranger=some.booleans())
    def votes(self, person: int, choice: int, stranger: bool) -> None:
        number = self.open or max(self.ballots)
        stranger_votes = Vote("tenant", self.world.outsider.person.aad_id, choice)
        vote = stranger_votes if stranger else replace(self.world.vote(person, choice), rev=9)
        (outcome,) = self.does(self.world.cast(self._round_id(number), vote))
        welcome = self.open and self.state is MeetingState.RUNNING and not stranger and person not in self.gone
        if welcome:
            assert not isinstance(outcome, Problem), outcome
            self.ballots[number][person] = choice
        else:
            assert isinstance(outcome, Problem)

    @precondition(lambda self: self.open)
    @rule(choices=some.lists(some.integers(0, 4), min_size=LIMIT - 1, max_size=PEOPLE))
    def many_vote(self, choices: list[int]) -> None:
        for person, choice in enumerate(choices):
            self.votes(person, choice, stranger=False)

    @rule(person=some.integers(1, PEOPLE - 1), comes_back=some.booleans())
    def leaves(self, person: int, comes_back: bool) -> None:
        (self.gone.discard if comes_back else self.gone.add)(person)
        one, school_id = self.world.people[person].id, self.world.school.id
        self.writes(lambda uow: uow.people.put_member(school_id, one, Role.TEACHER, here=comes_back))

    @precondition(lambda self: self.open)
    @rule()
    def closes(self) -> None:
        number, cast = self.open, self.ballots[self.open]
        found = self.writes(partial(self._close, self._round_id(number)))
        if self.state is not MeetingState.RUNNING:
            assert isinstance(found, Refused)
        elif len(cast) < LIMIT:
            assert isinstance(found, TooFew)
        elif not isinstance(found, TooFew):
            assert not isinstance(found, Refused)
            told, said = found.tally, Counter(cast.values())
            assert told is not None
            # Else it counts the people of the result before it, each with their newest ballot.
            assert found.same_people or (*told.counts, told.unsure) == (said[1], said[2], said[3], said[4], said[0])
            self.open = 0

    @rule(by_leader=some.booleans())
    def ends(self, by_leader: bool) -> None:
        self.writes(lambda uow: end_meeting(uow, self.world.meeting.id, self._by(by_leader), NOW, sure=True))
        if by_leader and self.state is MeetingState.RUNNING:
            self.state = MeetingState.ENDED
            if self.open and self._rounds()[self.open].state is RoundState.CLOSED:
                self.open = 0

    @rule()
    def takes_up_again(self) -> None:
        found = self.writes(lambda uow: undo_end(uow, self.world.meeting.id, self.world.leader, NOW))
        if self.state is MeetingState.ENDED:
            self.state = MeetingState.RUNNING
        assert isinstance(found, Refused) is (self.state is not MeetingState.RUNNING)

    @invariant()
    def the_database_says_the_same(self) -> None:
        if not hasattr(self, "state"):
            return
        assert self.does(self.world.now_meeting()).state is self.state
        rounds = self._rounds()
        assert set(rounds) == set(self.ballots)
        assert [number for number, one in rounds.items() if one.state is RoundState.OPEN] == [self.open] * bool(
            self.open
        )
        assert not [one for one in rounds.values() if one.tally and len(self.ballots[one.number]) < LIMIT]
        if self.open:
            box = self.reads(lambda uow: ballots_in(uow, rounds[self.open]))
            assert box == len(self.ballots[self.open])

    async def _close(self, round_id: str, uow: UnitOfWork) -> Round | TooFew:
        return await close_round(uow, round_id, self.world.leader, NOW)

    def _rounds(self) -> dict[int, Round]:
        return {one.number: one for one in self.does(self.world.rounds())}

    def _round_id(self, number: int) -> str:
        return self._rounds()[number].id

    def _by(self, leader: bool) -> Caller:
        return self.world.leader if leader else self.world.caller(1)


def test_no_order_of_acts_makes_a_meeting_or_its_rounds_what_they_may_not_be(fresh: Fresh) -> None:
    kind = type("Meetings", (Meetings,), {"fresh": staticmethod(fresh)})
    run_state_machine_as_test(kind, settings=HOW_MANY)
