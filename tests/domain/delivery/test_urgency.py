"""What a running meeting looks at goes first, and comes back soon where it was refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.delivery.decide import MOST_ATTEMPTS, pause_before
from domain.delivery.fair_turns import FairTurns
from domain.delivery.late import LATE, Late
from domain.delivery.notices import NoticeKind, planned
from domain.delivery.urgency import MEETING, PATIENT, Urgency, urgency_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_whatever_is_of_use_only_while_the_meeting_runs_is_urgent() -> None:
    running = {kind for kind, late in LATE.items() if late in (Late.WHILE_RUNNING, Late.AT_ONCE)}

    assert not {kind for kind in running if urgency_of(kind) is not Urgency.MEETING}
    assert not MEETING & PATIENT


def test_a_refused_result_is_tried_again_within_two_seconds_and_for_as_long_as_the_rest() -> None:
    def pauses(urgency: Urgency) -> list[timedelta]:
        found = (pause_before("n", attempt, urgency=urgency) for attempt in range(1, 100))
        return [pause for pause in found if pause is not None]

    in_meeting, usual = pauses(Urgency.MEETING), pauses(Urgency.PATIENT)

    assert timedelta(seconds=0.5) < in_meeting[0] < timedelta(seconds=2)
    assert usual[0] >= timedelta(seconds=8)
    assert len(usual) == MOST_ATTEMPTS - 1
    assert sum(in_meeting, timedelta()) >= sum(usual, timedelta()) > timedelta(hours=2)
    assert pause_before("n", 1, 30.0, Urgency.MEETING) == timedelta(seconds=30)  # never sooner than Teams says


def test_a_result_overtakes_reminders_that_came_due_before_it() -> None:
    reminders = [
        planned(NoticeKind.MEASURE_DUE, f"s{number % 9}", "m", NOW, key=str(number), person_id=f"p{number}")
        for number in range(500)
    ]
    copy = planned(NoticeKind.MINUTES_DRAFT, "s1", "m", NOW, key="copy", person_id="p")
    result = planned(NoticeKind.RESULT, "s1", "r", NOW + timedelta(seconds=30), key="result")
    turns = FairTurns([*reminders, copy, result], {})

    assert turns.take(3)[:2] == [result, copy]
    assert len(turns.left()) == 499
