"""A measure and what is asked about it: any order of answers and moves, beside a simple model."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as some
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from domain.delivery.notices import NoticeKind, NoticeState
from domain.errors import Refused
from domain.measures.change import move_due
from domain.measures.measure import OVER, Measure, Progress
from domain.measures.progress import Overtaken, report_progress
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller
from tests.fuzz.machine import HOW_MANY, Fresh, Machine
from tests.support.arranged.measuring import filled, save
from tests.support.arranged.small_school import NOW, NoHolidays

LIMIT, PEOPLE = 5, 8
AHEAD = (MeetingState.INVITED, MeetingState.NOT_HELD)
HOLIDAY = date(2027, 1, 18)  # a Monday


class Measures(Machine):
    """One measure: how it goes, when it is due, and when its owner is asked about it."""

    @initialize()
    def agreed(self) -> None:
        made = self.does(save(self.world, filled(self.world), holidays=NoHolidays(HOLIDAY), outside=True))
        assert isinstance(made, Measure)
        self.measure_id, self.progress, self.due = made.id, Progress.NONE, made.due

    @rule(
        progress=some.sampled_from([each for each in Progress if each is not Progress.NONE]), who=some.integers(-1, 2)
    )
    def answers(self, progress: Progress, who: int) -> None:
        caller, seen = self._who(who), self._measure().version
        found = self.writes(
            lambda uow: report_progress(
                uow, self.measure_id, progress, {}, caller, NOW, seen, holidays=NoHolidays(HOLIDAY)
            )
        )
        if who in (0, 1):
            assert isinstance(found, Measure)
            self.progress = progress
        else:
            assert isinstance(found, Refused)

    @rule(progress=some.sampled_from([Progress.DONE, Progress.STUCK]))
    def answers_on_an_old_card(self, progress: Progress) -> None:
        found = self.writes(
            lambda uow: report_progress(
                uow, self.measure_id, progress, {}, self.world.caller(1), NOW, 0, holidays=NoHolidays(HOLIDAY)
            )
        )
        if isinstance(found, Measure):
            self.progress = progress
        else:
            assert isinstance(found, Overtaken)

    @rule(days=some.integers(-5, 400), who=some.integers(-1, 2))
    def is_moved(self, days: int, who: int) -> None:
        to = NOW.date() + timedelta(days=days)
        found = self.writes(
            lambda uow: move_due(
                uow, self.measure_id, {"due": to.isoformat()}, self._who(who), NoHolidays(HOLIDAY), NOW
            )
        )
        if isinstance(found, Measure):
            assert who in (0, 1)
            assert days >= 0
            self.due = to

    @invariant()
    def it_is_as_it_was_said_and_asked_about_only_while_it_goes_on(self) -> None:
        if not hasattr(self, "measure_id"):
            return
        measure = self._measure()
        assert (measure.progress, measure.due) == (self.progress, self.due)
        asked = [
            one
            for one in self.reads(lambda uow: uow.notices.of_subject(self.measure_id))
            if one.state is NoticeState.PENDING and one.kind in (NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE)
        ]
        assert not (asked and measure.progress in OVER)
        assert len({one.kind for one in asked}) == len(asked)
        assert not [one for one in asked if one.due_at.weekday() > 4 or one.due_at.date() == HOLIDAY]

    def _measure(self) -> Measure:
        found = self.reads(lambda uow: uow.measures.get(self.measure_id))
        assert found is not None
        return found

    def _who(self, number: int) -> Caller:
        return self.world.outsider if number < 0 else self.world.caller(number)


def test_no_order_of_answers_makes_a_measure_what_it_may_not_be(fresh: Fresh) -> None:
    kind = type("Measures", (Measures,), {"fresh": staticmethod(fresh)})
    run_state_machine_as_test(kind, settings=HOW_MANY)
