"""Samples of ``cards/review/effect.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cards.charts.words.effect import effect_spec
from cards.kit import present
from cards.kit.scene import Card, Scene
from cards.review.effect import effect, look_again
from domain.figures.figure import Figure
from domain.figures.reading import Reading, read
from domain.meetings.meeting import Agreement, MeetingState
from domain.review.effect import Effect, FigureShift, LevelShift, Way
from preview import school as samples
from preview.votes import made_up as vote_samples


def _reading(place: int, *figures: tuple[int, float, int]) -> Reading:
    indicator = samples.INDICATORS[place]
    found = read(indicator, tuple(Figure(samples.SCHOOL.id, indicator.id, *figure) for figure in figures))
    assert found is not None
    return found


def sample_figures() -> tuple[FigureShift, ...]:
    """One that moved, one of which it cannot be said, one that is withheld."""
    told = (
        (_reading(0, (2026, 2.8, 96), (2027, 3.3, 91)), Way.UP),
        (_reading(1, (2026, 3.4, 14), (2027, 3.1, 11)), Way.FEW),
        (_reading(2, (2026, 4.1, 60), (2027, 4.0, 3)), Way.HIDDEN),
    )
    return tuple(FigureShift(one, one.history[0], one.history[-1], way) for one, way in told)


def sample(on: Scene, level: LevelShift, *, held: bool = True, figures: bool = True) -> Effect:
    """Two meetings half a year apart, or one and no more yet."""
    before = replace(
        samples.meeting(on, MeetingState.ENDED),
        started_at=samples.STARTS - timedelta(days=190),
        ended_at=samples.STARTS - timedelta(days=190),
        agreement=Agreement(level.before, level.aim),
    )
    after = replace(before, id="m-0002", started_at=samples.STARTS, ended_at=samples.STARTS) if held else None
    measures = tuple(vote_samples.measures(on)[2:5])
    return Effect(before, after, level, sample_figures() if figures else (), measures)


def _card(on: Scene, level: LevelShift, *, held: bool = True, figures: bool = True) -> Card:
    shown = sample(on, level, held=held, figures=figures)
    title = present.title(on, samples.CHARACTERISTIC)
    chart = samples.picture(effect_spec(on.language, shown, title, on.zone))
    return effect(on, samples.leader(on), shown, samples.CHARACTERISTIC, chart)


def _again(on: Scene) -> Card:
    shown = sample(on, LevelShift(Way.NOT_YET, 2, None, 3, (8, 0)), held=False)
    chart = samples.picture(effect_spec(on.language, shown, present.title(on, samples.CHARACTERISTIC), on.zone))
    return look_again(on, shown, samples.CHARACTERISTIC, chart, "Ingrid", present.short_day(on, on.now))


SAMPLES: list[samples.Sample] = [
    ("moved", lambda on: _card(on, LevelShift(Way.UP, 2, 3, 3, (24, 26)))),
    ("not moved, few, no figures", lambda on: _card(on, LevelShift(Way.SAME, 2, 2, 3, (5, 6)), figures=False)),
    ("new criteria", lambda on: _card(on, LevelShift(Way.CHANGED, 2, 3, 3, (24, 26)))),
    ("not yet", lambda on: _card(on, LevelShift(Way.NOT_YET, 2, None, 3, (24, 0)), held=False)),
    ("look again", _again),
]
