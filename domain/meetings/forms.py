"""The forms a meeting can have, and its timetable. What phases are called is said by the cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SHORTEST, LONGEST = 20, 240  # minutes of a meeting


class Phase(StrEnum):
    """What happens in a part of a meeting."""

    OPENING = "opening"  # why this characteristic, the figures, the question
    ALONE = "alone"  # everybody thinks and writes alone
    VOTE = "vote"
    GROUPS = "groups"  # one at a time, three to eight together
    TALK = "talk"  # all together
    VOTE_AGAIN = "vote_again"
    PLENARY = "plenary"  # agree on a level and a level to aim for
    MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its id, its full length and its phases with their minutes."""

    id: str
    phases: tuple[tuple[Phase, int], ...]

    @property
    def minutes(self) -> int:
        """The length that the phases are made for."""
        return sum(minutes for _, minutes in self.phases)


@dataclass(frozen=True, slots=True)
class Slot:
    """One phase of one meeting, in UTC."""

    phase: Phase
    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        """When the phase ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


FORMS: Mapping[str, Form] = {
    form.id: form
    for form in (
        Form(
            "igp45",
            (
                (Phase.OPENING, 5),
                (Phase.ALONE, 5),
                (Phase.VOTE, 3),
                (Phase.GROUPS, 12),
                (Phase.PLENARY, 14),
                (Phase.MEASURES, 6),
            ),
        ),
        Form(
            "team60",
            (
                (Phase.OPENING, 5),
                (Phase.ALONE, 5),
                (Phase.VOTE, 5),
                (Phase.TALK, 20),
                (Phase.VOTE_AGAIN, 5),
                (Phase.PLENARY, 12),
                (Phase.MEASURES, 8),
            ),
        ),
        Form(
            "igp90",
            (
                (Phase.OPENING, 10),
                (Phase.ALONE, 10),
                (Phase.VOTE, 5),
                (Phase.GROUPS, 25),
                (Phase.VOTE_AGAIN, 5),
                (Phase.PLENARY, 20),
                (Phase.MEASURES, 15),
            ),
        ),
    )
}
USUAL = "igp90"
OWN = "own:"  # a school's own form is its phases: "own:opening-10.alone-5", so that a meeting keeps the one it had
MOST_PHASES = 12


def own_form(phases: Sequence[tuple[str, int]]) -> str:
    """The id of a form with these phases, which is the whole form."""
    return OWN + ".".join(f"{phase}-{minutes}" for phase, minutes in phases)


def form_of(form_id: str) -> Form | None:
    """The form with this id: one of the examples, or a school's own; None for anything else."""
    if not form_id.startswith(OWN):
        return FORMS.get(form_id)
    parts = [part.partition("-") for part in form_id.removeprefix(OWN).split(".")[: MOST_PHASES + 1]]
    if len(parts) > MOST_PHASES or not all(number.isascii() and number.isdigit() for _, _, number in parts):
        return None
    try:
        form = Form(form_id, tuple((Phase(name), int(number[:4])) for name, _, number in parts))
    except ValueError:
        return None
    return form if SHORTEST <= form.minutes <= LONGEST and all(minutes for _, minutes in form.phases) else None


def form_or_usual(form_id: str) -> Form:
    """The form with this id; the usual one where there is none."""
    return form_of(form_id) or FORMS[USUAL]


def form_for(minutes: int) -> str:
    """The form that suits so many minutes."""
    return min(FORMS.values(), key=lambda form: (abs(form.minutes - minutes), form.minutes)).id


def timetable(form_id: str, starts_at: datetime, minutes: int) -> tuple[Slot, ...]:
    """When each phase begins, stretched or shortened so that the whole takes exactly ``minutes``."""
    form = form_or_usual(form_id)
    slots: list[Slot] = []
    before = 0
    for _, length in form.phases:
        begin, end = (round(at * minutes / form.minutes) for at in (before, before + length))
        slots.append(Slot(form.phases[len(slots)][0], starts_at + timedelta(minutes=begin), end - begin))
        before += length
    return tuple(slots)
