"""The line that a meeting opens with: what was agreed on before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from cards import samples
from cards.level_history import history_line
from domain.meetings import Agreement, Meeting, MeetingState
from tests.cards.room import NB


def held(year: int, agreement: Agreement | None, version: int = 1) -> Meeting:
    on = datetime(year, 5, 20, 12, tzinfo=UTC)
    meeting = replace(samples.meeting(NB, MeetingState.ENDED), id=str(on), agreement=agreement)
    return replace(meeting, started_at=on, ended_at=on, catalogue_version=version)


def test_the_line_tells_level_and_aim_oldest_first_and_where_the_criteria_changed() -> None:
    meetings = [held(2026, Agreement(2, 2), 2), held(2024, Agreement(1, 2)), held(2025, Agreement(None, None))]

    assert history_line(NB, meetings).replace("\u00a0", " ") == (
        "Før: 2024: nivå 1, vil til nivå 2 · 2025: ikke enige, tas opp igjen · 2026: nivå 2 (nye kriterier)"
    )


def test_the_last_meeting_of_a_year_stands_for_it_and_what_was_not_held_is_not_told() -> None:
    early = replace(held(2026, Agreement(1, 2)), ended_at=datetime(2026, 1, 20, tzinfo=UTC))
    coming = replace(held(2027, None), state=MeetingState.INVITED)

    assert history_line(NB, [held(2026, Agreement(3, 3)), early, coming]).replace("\u00a0", " ") == "Før: 2026: nivå 3"


def test_a_first_meeting_opens_with_nothing() -> None:
    assert history_line(NB, [replace(held(2026, None), state=MeetingState.RUNNING)]) == ""
