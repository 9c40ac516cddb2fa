"""To a leader on the day that a measure names: look at it again, where the school has not met about it yet."""

from __future__ import annotations

from dataclasses import replace

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures import words as measure_words
from cards.measures.verbs import MEASURE_SHOW
from cards.measures.words import About, seen_by
from cards.meetings.verbs import MEETING_PLAN
from cards.verbs import Press
from domain.measures.measure import Measure
from locales import tr


def look_at_measure(scene: Scene, measure: Measure, about: About, first_name: str, day: str) -> Card:
    """The measure as it stands, and the way to a meeting about it. ``day`` is the day it named, in words."""
    language, name = scene.language, kit.escape_line(first_name)
    title = about.title(scene)
    lines = measure_words.hypothesis_lines(scene, _without_day(measure), about.figure_titles(scene))
    note = [f"«{kit.escape_line(measure.note)}»"] if measure.note else []
    mark, word = progress_words.MARKS[measure.progress], progress_words.word(scene, measure.progress)
    plan = Press(MEETING_PLAN, scene.school_id, measure.characteristic_id)
    return kit.card(
        scene,
        kit.subtle(tr(language, "To look at again on {day}", day=day)),
        kit.heading(tr(language, "Hello, {name}. Shall we look at this again?", name=name)),
        kit.bold_line(kit.escape_line(measure.title)),
        kit.text(title, spacing="None") if title else None,
        kit.mark_row(scene, mark, word, note, bold=False),
        kit.fact(tr(language, "What is different when it works"), kit.escape(measure.effect))
        if measure.effect
        else None,
        [kit.text(line, spacing="Small") for line in lines],
        kit.text(tr(language, "You have not met about this yet. A meeting says where you are now.")) if title else None,
        kit.who_sees(scene, seen_by(scene, own=False)) if note else None,
        kit.actions(
            kit.execute(tr(language, "Plan a meeting"), plan, style="positive", associated=False) if title else None,
            kit.execute(tr(language, "See the measure"), Press(MEASURE_SHOW, measure.id), associated=False),
        ),
    )


def _without_day(measure: Measure) -> Measure:
    """The day is today, and stands above."""
    return replace(measure, hypothesis=replace(measure.hypothesis, look_on=None))
