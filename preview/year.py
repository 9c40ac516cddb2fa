"""Made-up cards about year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from cards.kit.scene import Card, Scene
from cards.year.ready import planned_already
from cards.year.series import Series, propose
from cards.year.series_made import discarded, made, sent
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


_DAYS = [date(2026, 12, 10), date(2027, 1, 7), date(2027, 1, 21), date(2027, 2, 4), date(2027, 3, 4), date(2027, 3, 18)]
_ABOUTS = dict(zip(_DAYS, ("1.4", "1.11", "2.2", "3.1", "2.5", "4.1"), strict=True))
_OFF = {
    "nb": {date(2026, 12, 24): "juleferie", date(2027, 2, 18): "planleggingsdag"},
    "nn": {date(2026, 12, 24): "juleferie", date(2027, 2, 18): "planleggingsdag"},
    "en": {date(2026, 12, 24): "Christmas holiday", date(2027, 2, 18): "planning day"},
}


def _series(on: Scene, **more: Any) -> Series:
    return replace(Series("se1", _ABOUTS, _OFF[on.language], at=time(14)), **more)


def _busy(on: Scene) -> Card:
    day = _DAYS[1]
    notes = (Problem("series_usual_day"), Problem("series_busy", {"date": day}), Problem("series_cut", {"most": 20}))
    same = dict.fromkeys(_DAYS, "1.4")
    series = _series(on, abouts=same, busy=frozenset({day}), at=None, notes=notes)
    return propose(on, series, samples.CATALOGUE)


def _wrong(on: Scene) -> Card:
    problems = [Problem("time_missing", field="time"), Problem("series_no_days", field="days")]
    return propose(on, _series(on), samples.CATALOGUE, problems, {"days": "", "time": ""})


def _nothing(on: Scene) -> Card:
    notes = (Problem("series_about_unknown", {"words": "orkester"}),)
    return propose(on, _series(on, abouts={}, notes=notes), samples.CATALOGUE)


def _made(on: Scene, state: MeetingState = MeetingState.DRAFT) -> list[Meeting]:
    first = replace(samples.meeting(on, state), series="se1")
    assert first.starts_at is not None
    found = [first]
    for at, about in enumerate(("1.11", "2.2"), start=1):
        start = first.starts_at + timedelta(weeks=2 * at)
        invite_at = start - timedelta(days=14)
        found.append(replace(first, id=f"m-{at}", characteristic_id=about, starts_at=start, invite_at=invite_at))
    return found


def _sent(on: Scene) -> Card:
    made = _made(on, MeetingState.INVITED)
    return sent(on, made[1:], _made(on)[:1], samples.CATALOGUE)


SAMPLES: samples.Samples = {
    "ready": [
        ("planned already", lambda on: planned_already(on, samples.meeting(on), samples.CHARACTERISTIC)),
    ],
    "series": [
        ("each from the year", lambda on: propose(on, _series(on), samples.CATALOGUE)),
        ("one characteristic, no time, a day that is taken", _busy),
        ("a problem", _wrong),
        ("no day is left", _nothing),
    ],
    "series_made": [
        ("made", lambda on: made(on, "se1", _made(on), samples.CATALOGUE)),
        ("sent", _sent),
        ("discarded", lambda on: discarded(on, 6)),
    ],
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
