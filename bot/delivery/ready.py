"""What a notice became, ready to be sent."""

from __future__ import annotations

from dataclasses import dataclass

from bot.handling.rendered import Outgoing, Postpone, Rendered, Skip
from domain.delivery.decide import Drop, Wait
from domain.delivery.notices import Notice
from domain.delivery.outcomes import Said
from domain.delivery.urgency import Urgency, urgency_of
from domain.people.school import School


@dataclass(frozen=True, slots=True)
class Ready:
    """A message with the school it is about; ``made_at`` is of a clock that only goes forwards."""

    outgoing: Outgoing
    school: School
    patient: bool
    made_at: float


@dataclass(frozen=True, slots=True)
class ReadRoster:
    """A notice that says nothing: the roster is read again."""

    school_id: str


Made = Ready | ReadRoster | Said | Drop | Wait


def made_ready(rendered: Rendered, notice: Notice, school: School, made_at: float) -> Made:
    """What is to be done with what a renderer returned."""
    match rendered:
        case Skip(sealed=True):
            return Said()
        case Skip(reason):
            return Drop(reason)
        case Postpone(until):
            return Wait(until)
        case Outgoing():
            return Ready(rendered, school, urgency_of(notice.kind) is Urgency.PATIENT, made_at)
