"""Made-up cards about review."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cards.charts.words.effect import effect_spec
from cards.kit import present
from cards.kit.scene import Card, Scene
from cards.review.came_back import all_seen, one
from cards.review.effect import effect, look_again
from domain.figures.figure import Figure
from domain.figures.reading import Reading, read
from domain.measures.measure import Progress
from domain.meetings.meeting import Agreement, MeetingState
from domain.people.school import Caller
from domain.review.came_back import Earlier
from domain.review.effect import Effect, FigureShift, LevelShift, Way
from preview import school as samples
from preview import votes as vote_samples


def sample_earlier(on: Scene) -> Earlier:
    """A meeting two years ago and three measures, for samples of cards."""
    held = replace(
        samples.meeting(on, MeetingState.ENDED),
        id="m-0000",
        started_at=samples.STARTS - timedelta(days=730),
        ended_at=samples.STARTS - timedelta(days=730),
        agreement=Agreement(1, 2),
    )
    return Earlier([held], [replace(one, meeting_id="m-0000") for one in vote_samples.measures(on)[2:5]])


def _one(
    on: Scene, caller: Caller, progress: Progress, state: MeetingState = MeetingState.RUNNING, at: int = 1
) -> Card:
    measures = list(sample_earlier(on).measures)
    measures[at] = replace(vote_samples.measure(on, progress), meeting_id="m-0000")
    meeting = samples.meeting(on, state)
    return one(on, caller, meeting, samples.CHARACTERISTIC, measures, at, vote_samples.OWNERS)


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


SAMPLES: samples.Samples = {
    "came_back": [
        ("still right", lambda on: _one(on, samples.leader(on), Progress.SLOW, MeetingState.DRAFT)),
        (
            "still right, late",
            lambda on: _one(replace(on, now=samples.STARTS.replace(year=2027)), samples.teacher(on), Progress.NONE),
        ),
        ("put away", lambda on: _one(on, samples.leader(on), Progress.DROPPED, at=2)),
        ("done", lambda on: _one(on, samples.teacher(on), Progress.DONE, MeetingState.INVITED)),
        (
            "all seen",
            lambda on: all_seen(
                on,
                samples.meeting(on, MeetingState.RUNNING),
                samples.CHARACTERISTIC,
                sample_earlier(on).measures,
            ),
        ),
    ],
    "effect": [
        ("moved", lambda on: _card(on, LevelShift(Way.UP, 2, 3, 3, (24, 26)))),
        ("not moved, few, no figures", lambda on: _card(on, LevelShift(Way.SAME, 2, 2, 3, (5, 6)), figures=False)),
        ("new criteria", lambda on: _card(on, LevelShift(Way.CHANGED, 2, 3, 3, (24, 26)))),
        ("not yet", lambda on: _card(on, LevelShift(Way.NOT_YET, 2, None, 3, (24, 0)), held=False)),
        ("look again", _again),
    ],
}
