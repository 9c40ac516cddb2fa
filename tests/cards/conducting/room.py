"""A running meeting to draw cards of, and ways to look at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from cards.conducting import conductor
from cards.conducting.at import At
from cards.kit.scene import Card
from domain.agenda.agenda import Agenda
from domain.measures.measure import Measure
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.votes.rounds import Round
from preview import school as samples
from preview import votes as vote_samples
from tests.cards.every.everything import buttons, words

NB = samples.scene("nb")
RUNNING = samples.meeting(NB, MeetingState.RUNNING)
ABOUT = samples.CHARACTERISTIC
FIRST, SECOND, OPEN = vote_samples.FIRST, vote_samples.SECOND, vote_samples.OPEN
LEADER, TEACHER = samples.leader(NB), samples.teacher(NB)


@dataclass(frozen=True, slots=True)
class Run:
    """How the running meeting goes."""

    agenda: Agenda | None = None
    here: int = 0
    grouped: bool = False
    lines: Sequence[str] = ()


def verbs(card: Card) -> list[str]:
    return [one["data"]["verb"] for one in buttons(card) if "data" in one]


def filled(card: Card) -> list[str]:
    return [one["title"] for one in buttons(card) if one.get("style") == "positive"]


def text(card: Card) -> str:
    return " ".join(words(card)).replace("\u00a0", " ")


def led(
    rounds: Sequence[Round] = (),
    counted: int = 0,
    eligible: int = 8,
    limit: int = 5,
    agreed: Agreement | None = None,
    own: Sequence[Measure] = (),
    state: MeetingState = MeetingState.RUNNING,
    run: Run | None = None,
) -> Card:
    meeting = replace(samples.meeting(NB, state), started_at=samples.STARTS, agreement=agreed)
    return conductor.conductor(_at(meeting, list(rounds), counted, eligible, limit, list(own), run or Run()), ABOUT)


def more(rounds: Sequence[Round] = (), eligible: int = 8, agreed: Agreement | None = None, *, run: Run) -> Card:
    """What is behind the leader's card of the same meeting: ``Mer`` and ``Tid og faser``, one after the other."""
    meeting = replace(samples.meeting(NB, MeetingState.RUNNING), started_at=samples.STARTS, agreement=agreed)
    at = _at(meeting, list(rounds), 0, eligible, 5, [], run)
    rest, clock = conductor.more(at), conductor.more(at, clock=True)
    return {**rest, "body": [*rest["body"], *clock["body"]]}


def _at(
    meeting: Meeting, rounds: list[Round], counted: int, eligible: int, limit: int, own: list[Measure], run: Run
) -> At:
    stands = (NB, meeting, rounds, counted, eligible, limit, own)
    return At(*stands, kept=run.agenda, here=run.here, grouped=run.grouped, lines=run.lines)


def at_phase(place: int, *, minutes: int = 10, paused: bool = False, here: int = 0, **more: object) -> Run:
    """A meeting in this phase of its form, which ends so many minutes after it is looked at."""
    agenda = Agenda(
        RUNNING.id,
        place,
        NB.now - timedelta(minutes=5),
        NB.now + timedelta(minutes=minutes),
        paused_at=NB.now if paused else None,
        version=7,
    )
    return replace(Run(agenda, here), **more)  # type: ignore[arg-type]  # a test names fields
