"""What the phases of a meeting are called, and its timetable in words."""

from __future__ import annotations

from cards.kit import present
from cards.kit.scene import Scene
from domain.meetings.forms import Phase, timetable
from domain.meetings.meeting import Meeting
from locales import N_

PHASES = {
    Phase.OPENING: N_("Opening"),
    Phase.ALONE: N_("Alone"),
    Phase.VOTE: N_("Voting"),
    Phase.GROUPS: N_("Groups"),
    Phase.TALK: N_("Talk"),
    Phase.VOTE_AGAIN: N_("Voting again"),
    Phase.PLENARY: N_("Shared level"),
    Phase.MEASURES: N_("Measures"),
}


def phase(scene: Scene, one: Phase) -> str:
    """The name of a phase."""
    return scene.tr(PHASES[one])


def lines(scene: Scene, meeting: Meeting) -> list[str]:
    """A line a phase, "14.10 Alene"; none while the meeting has no time."""
    if meeting.starts_at is None:
        return []
    slots = timetable(meeting.form, meeting.starts_at, meeting.minutes)
    spoken = (f"{present.clock(scene, slot.starts_at)} {phase(scene, slot.phase)}" for slot in slots)
    return [line.replace(" ", present.NBSP) for line in spoken]
