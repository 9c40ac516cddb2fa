"""Made-up cards about year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cards.kit.scene import Scene
from cards.year.year import proposed_anew, year
from domain.errors import Problem
from domain.meetings.meeting import Meeting, MeetingState
from domain.year.slot import YearSlot
from preview import school as samples


def _sample(on: Scene) -> tuple[list[YearSlot], list[Meeting]]:
    slots = [
        YearSlot("a1", "s-solvik", 2026, "1.11", date(2027, 1, 4), 540, "planning_day"),
        YearSlot("a2", "s-solvik", 2026, "1.4", date(2027, 3, 18), 840, "kostra"),
    ]
    return slots, [replace(samples.meeting(on), characteristic_id="1.4")]


SAMPLES: samples.Samples = {
    "year": [
        ("proposed", lambda on: year(on, 2026, *_sample(on), samples.CATALOGUE, days_entered=False)),
        (
            "a problem",
            lambda on: year(
                on,
                2026,
                *_sample(on),
                samples.CATALOGUE,
                [Problem("year_day_rests", {"date": date(2026, 12, 25)}, "day_a1")],
                {"day_a1": "2026-12-25"},
            ),
        ),
        (
            "proposals that are not sent",
            lambda on: year(
                on,
                2026,
                [],
                [replace(one, state=MeetingState.DRAFT) for one in _sample(on)[1]],
                samples.CATALOGUE,
                note=proposed_anew(on, [], []),
            ),
        ),
        ("settled, saved", lambda on: year(on, 2026, [], _sample(on)[1], samples.CATALOGUE, saved=True)),
    ],
}
