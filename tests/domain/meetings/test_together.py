"""Meetings of a series: which remain, and a shift that keeps the hour on the school's clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.together import moved_together, remaining

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
WINTER = datetime(2027, 3, 18, 13, 0, tzinfo=UTC)  # 14 in Norway
SUMMER = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)  # 14 in Norway, summer time


def meeting(id_: str, at: datetime, state: MeetingState = MeetingState.INVITED, series: str = "x") -> Meeting:
    return Meeting(id_, "s", "1.4", state, "p", NOW, at, series=series)


def test_a_shift_over_the_change_to_summer_time_keeps_the_hour() -> None:
    first, second = meeting("a", WINTER), meeting("b", SUMMER)
    wanted = replace(first, starts_at=datetime(2027, 4, 1, 12, 0, tzinfo=UTC), minutes=60)

    moved = moved_together(first, wanted, [first, second], "Europe/Oslo")

    assert [one.starts_at for one in moved] == [wanted.starts_at, datetime(2027, 4, 15, 12, 0, tzinfo=UTC)]
    assert [one.minutes for one in moved] == [60, 60]


def test_a_place_that_is_not_changed_stays_each_meetings_own() -> None:
    first, second = meeting("a", WINTER), replace(meeting("b", SUMMER), place="Salen")
    wanted = replace(first, starts_at=SUMMER)

    assert [one.place for one in moved_together(first, wanted, [first, second], "Europe/Oslo")] == ["", "Salen"]


def test_what_is_past_cancelled_or_of_another_series_does_not_remain() -> None:
    those = [
        meeting("past", datetime(2027, 2, 1, 12, 0, tzinfo=UTC)),
        meeting("cancelled", SUMMER, MeetingState.CANCELLED),
        meeting("another", SUMMER, series="y"),
        meeting("alone", SUMMER, series=""),
        meeting("draft", SUMMER, MeetingState.DRAFT),
        meeting("ahead", WINTER),
    ]

    assert [one.id for one in remaining(those, "x", NOW)] == ["draft", "ahead"]
    assert remaining(those, "", NOW) == []
