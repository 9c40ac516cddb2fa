"""The form that changes a measure: everything about it but who sees to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.measures.verbs import MEASURE_CHANGE, MEASURE_SHOW
from cards.measures.words import (
    About,
    due_field,
    effect_field,
    helpers_field,
    hypothesis_written,
    level_fields,
    look_field,
    seen_in_field,
    steps_field,
    steps_written,
    title_field,
)
from cards.verbs import Press
from domain.errors import Problem
from domain.measures.measure import Measure
from domain.people.school import Member


def edit(
    scene: Scene,
    measure: Measure,
    members: Sequence[Member],
    about: About,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
) -> Card:
    """The whole measure, filled in; who sees to it is changed on a card of its own.

    Inputs: title, due, effect, helpers, steps, from, to, seen_in, look.
    """
    given = values or _written(measure)
    others = [member for member in members if member.person.id != measure.owner_id]
    what, when, effect = title_field(scene, given), due_field(scene, given), effect_field(scene, given)
    fields = [what, when, effect, helpers_field(scene, others, given.get("helpers", ""))]
    fields.append(steps_field(scene, given.get("steps", "")))
    if measure.characteristic_id:
        fields += level_fields(scene, given)
    seen_in = seen_in_field(scene, about.figures, given.get("seen_in", ""))
    fields += [one for one in (seen_in, look_field(scene, given.get("look", ""))) if one]
    title = about.title(scene)
    return kit.card(
        scene,
        kit.subtle(title or kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("Change the measure")),
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in fields],
        kit.who_sees(scene, scene.tr("Everybody at the school sees the measure and what was changed.")),
        kit.actions(
            kit.execute(scene.tr("Save"), Press(MEASURE_CHANGE, measure.id, rev=measure.version), style="positive"),
            kit.execute(scene.tr("Go back"), Press(MEASURE_SHOW, measure.id), associated=False),
        ),
    )


def _written(measure: Measure) -> dict[str, str]:
    return {
        "title": measure.title,
        "due": measure.due.isoformat(),
        "effect": measure.effect,
        "helpers": ",".join(measure.helpers),
        "steps": steps_written(measure.steps),
        **hypothesis_written(measure.hypothesis),
    }
