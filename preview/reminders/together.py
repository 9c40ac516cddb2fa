"""Samples of ``cards/reminders/together.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cards.kit.scene import Scene
from cards.measures import progress as progress_words
from cards.reminders.together import Line, card
from domain.measures.measure import Progress
from preview import school as samples
from preview.votes import made_up as vote_samples


def _lines(on: Scene) -> list[Line]:
    return [
        Line(replace(one, progress=Progress.NONE, note=""), progress_words.due(on, one))
        for one in vote_samples.measures(on)[1:4]
    ]


def _many(lines: Sequence[Line]) -> list[Line]:
    """Five times as many, each a measure of its own."""
    return [
        replace(line, measure=replace(line.measure, id=f"{line.measure.id}{again}"))
        for again in range(5)
        for line in lines
    ]


def _leader(on: Scene) -> list[Line]:
    first, second = vote_samples.measures(on)[:2]
    return [
        Line(replace(first, progress=Progress.STUCK), progress_words.due(on, first), "Silje"),
        Line(replace(second, progress=Progress.NONE), progress_words.due(on, second), "Jonas"),
    ]


SAMPLES: list[samples.Sample] = [
    ("three measures", lambda on: card(on, "Jonas", _lines(on), [])),
    ("answered", lambda on: card(on, "Jonas", _lines(on)[:2], [], thanked=True)),
    ("leader", lambda on: card(on, "Ingrid", [], _leader(on))),
    ("leader with a measure", lambda on: card(on, "Ingrid", _lines(on)[:1], _leader(on))),
    ("many", lambda on: card(on, "Jonas", _many(_lines(on)), _many(_leader(on)))),
]
