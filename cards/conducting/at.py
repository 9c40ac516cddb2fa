"""Where a meeting stands, for its leader: what the leader's own card and its ways are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.kit.scene import Scene
from domain.agenda.agenda import Agenda
from domain.agenda.phases import course_from, phase_of
from domain.attendance.attendance import NOBODY, Attendance
from domain.measures.measure import Measure
from domain.meetings.forms import Phase
from domain.meetings.meeting import Meeting
from domain.votes.rounds import Round


@dataclass(frozen=True, slots=True)
class At:
    """Where a meeting stands, for its leader.

    ``counted`` of those ``eligible`` have voted in the open round, whose result is shown from ``limit`` up. ``kept`` is
    the agenda, None where it is read from what has been done; ``here`` counts those who have said that they are, and
    ``lines`` tell of groups and ideas, ready for a card.
    """

    scene: Scene
    meeting: Meeting
    rounds: Sequence[Round]
    counted: int
    eligible: int
    limit: int
    measures: Sequence[Measure] = ()
    kept: Agenda | None = None
    here: int = 0
    grouped: bool = False
    lines: Sequence[str] = ()
    attendance: Attendance = NOBODY  # who has said that they are coming

    @property
    def agenda(self) -> Agenda:
        """The agenda of the running meeting."""
        return self.kept or course_from(self.meeting, self.rounds, self.scene.now)

    @property
    def phase(self) -> Phase:
        """The phase that goes on."""
        return phase_of(self.meeting, self.agenda)
