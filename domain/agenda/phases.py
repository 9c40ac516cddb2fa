"""The phases of one meeting: how long each is, where an agenda stands among them, which of them a vote belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from domain.agenda.agenda import Agenda
from domain.meetings.forms import Phase, timetable
from domain.meetings.meeting import Meeting
from domain.votes.rounds import Round, open_one, told

VOTES = (Phase.VOTE, Phase.VOTE_AGAIN)
LONGER = timedelta(minutes=5)
_ANY = datetime(2026, 1, 1, tzinfo=UTC)  # only distances between times are read


@dataclass(frozen=True, slots=True)
class Stretch:
    """One phase as the meeting goes; without hours where it lies behind, for it took what it took."""

    phase: Phase
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def lengths(meeting: Meeting) -> tuple[tuple[Phase, timedelta], ...]:
    """Each phase of the meeting's form with its length, stretched to the meeting's; never less than a minute."""
    slots = timetable(meeting.form, _ANY, meeting.minutes)
    return tuple((slot.phase, timedelta(minutes=max(1, slot.minutes))) for slot in slots)


def first_course(meeting: Meeting, now: datetime) -> Agenda:
    """The agenda of a meeting that begins now."""
    return Agenda(meeting.id, 0, now, now + lengths(meeting)[0][1])


def place_of(meeting: Meeting, agenda: Agenda) -> int:
    """Which phase goes on, counted from 0."""
    return min(max(agenda.phase, 0), len(lengths(meeting)) - 1)


def phase_of(meeting: Meeting, agenda: Agenda) -> Phase:
    """Which phase goes on."""
    return lengths(meeting)[place_of(meeting, agenda)][0]


def phase_after(meeting: Meeting, agenda: Agenda) -> Phase | None:
    """The phase that comes next; None in the last one."""
    return next((phase for phase, _ in lengths(meeting)[place_of(meeting, agenda) + 1 :]), None)


def moved_to(meeting: Meeting, agenda: Agenda, place: int, now: datetime) -> Agenda:
    """The agenda as it is when the phase at ``place`` begins now, with all of its time."""
    return replace(agenda, phase=place, began_at=now, ends_at=now + lengths(meeting)[place][1], paused_at=None)


def to_vote(meeting: Meeting, agenda: Agenda, rounds: Sequence[Round]) -> int | None:
    """Where a round that opens now belongs; None where the agenda is there, or the form has no place for it.

    The first round belongs to the first vote of the form, the second to the second, a given-up one not counted.
    """
    votes = [place for place, (phase, _) in enumerate(lengths(meeting)) if phase in VOTES]
    number = len(told(rounds))  # rounds told before this one
    here = place_of(meeting, agenda)
    if here in votes and votes.index(here) >= number:
        return None
    return votes[number] if number < len(votes) else None


def vote_is_over(meeting: Meeting, agenda: Agenda, rounds: Sequence[Round]) -> bool:
    """Whether the present phase is a vote that has been held, and whose result has been seen."""
    phases = [phase for phase, _ in lengths(meeting)][: place_of(meeting, agenda) + 1]
    so_far = sum(phase in VOTES for phase in phases)
    return phases[-1] in VOTES and open_one(rounds) is None and len(told(rounds)) >= so_far


def opens_a_round(meeting: Meeting, place: int, rounds: Sequence[Round]) -> bool:
    """Whether stepping forwards to the phase at ``place`` opens a round: one for each vote of the form."""
    phases = [phase for phase, _ in lengths(meeting)]
    if not 0 <= place < len(phases) or phases[place] not in VOTES:
        return False
    so_far = sum(phase in VOTES for phase in phases[: place + 1])
    return meeting.agreement is None and open_one(rounds) is None and len(told(rounds)) < so_far


def course_from(meeting: Meeting, rounds: Sequence[Round], now: datetime) -> Agenda:
    """The agenda of a running meeting that has none, having begun before there were any: read from what was done."""
    phases = [phase for phase, _ in lengths(meeting)]
    place = next((phases.index(one) for one in _likely(meeting, rounds) if one in phases), len(phases) - 1)
    slot = timetable(meeting.form, meeting.started_at or meeting.starts_at or now, meeting.minutes)[place]
    return Agenda(meeting.id, place, slot.starts_at, slot.starts_at + lengths(meeting)[place][1])


def _likely(meeting: Meeting, rounds: Sequence[Round]) -> tuple[Phase, ...]:
    if meeting.agreement is not None:
        return (Phase.MEASURES,)
    if open_one(rounds) is not None:
        return (Phase.VOTE_AGAIN, Phase.VOTE) if told(rounds) else (Phase.VOTE,)
    if len(told(rounds)) > 1:
        return (Phase.PLENARY,)
    return (Phase.GROUPS, Phase.TALK, Phase.PLENARY) if told(rounds) else (Phase.OPENING, Phase.ALONE)


def stretches(meeting: Meeting, agenda: Agenda, now: datetime) -> tuple[Stretch, ...]:
    """All phases with the hours they have by now: what is to come follows from when the present phase is to end.

    While a phase stands still, what is to come is counted as if it went on now.
    """
    here, found = place_of(meeting, agenda), []
    at = now + agenda.left(now) if agenda.paused_at else agenda.ends_at
    for place, (phase, length) in enumerate(lengths(meeting)):
        if place < here:
            found.append(Stretch(phase))
        elif place == here:
            found.append(Stretch(phase, agenda.began_at, at))
        else:
            found.append(Stretch(phase, at, at + length))
            at += length
    return tuple(found)
