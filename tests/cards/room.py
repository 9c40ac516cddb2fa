"""A running meeting to draw cards of, and ways to look at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cards import (
    conductor,
    samples,
    vote_samples,
)
from cards.scene import Card
from domain.measures import Measure
from domain.meetings import Agreement, MeetingState
from domain.rounds import Round
from tests.cards.everything import buttons, words

NB = samples.scene("nb")
RUNNING = samples.meeting(NB, MeetingState.RUNNING)
ABOUT = samples.CHARACTERISTIC
FIRST, SECOND, OPEN = vote_samples.FIRST, vote_samples.SECOND, vote_samples.OPEN
LEADER, TEACHER = samples.leader(NB), samples.teacher(NB)


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
) -> Card:
    meeting = replace(samples.meeting(NB, state), started_at=samples.STARTS, agreement=agreed)
    return conductor.conductor(NB, meeting, ABOUT, list(rounds), counted, eligible, limit, list(own))
