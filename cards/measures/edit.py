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
    level_fields,
    look_field,
    seen_in_field,
    steps_field,
    title_field,
)
from cards.verbs import Press
from domain.errors import Problem
from domain.measures.form import EDIT, written
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
    """The whole measure, filled in; who sees to it is changed on a card of its own."""
    form = kit.form(scene, EDIT, values or written(measure), problems)
    others = [member for member in members if member.person.id != measure.owner_id]
    title = about.title(scene)
    return kit.card(
        scene,
        kit.subtle(title or kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("Change the measure")),
        form.to_put_right(),
        title_field(form),
        due_field(form, scene.tr("Due date")),
        effect_field(form),
        helpers_field(form, others),
        steps_field(form),
        level_fields(form) if measure.characteristic_id else None,
        seen_in_field(form, about.figures),
        look_field(form),
        kit.who_sees(scene, scene.tr("Everybody at the school sees the measure and what was changed.")),
        kit.actions(
            kit.execute(scene.tr("Save"), Press(MEASURE_CHANGE, measure.id, rev=measure.version), style="positive"),
            kit.execute(scene.tr("Go back"), Press(MEASURE_SHOW, measure.id), associated=False),
        ),
    )
