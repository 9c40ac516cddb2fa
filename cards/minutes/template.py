"""The school's own Word file for its minutes: how to make one, and what was understood of the one that was sent."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.minutes.verbs import TEMPLATE_DROP
from cards.people.verbs import HELP
from cards.verbs import Press
from domain.minutes.minutes import Template
from domain.people.school import Caller

NAMES = (
    *("skole", "kjennetegn", "dato", "tid", "sted", "leder", "nivå", "mål", "neste", "status"),
    *("spørsmål", "fordeling", "setninger", "funn", "tiltak", "merknader"),
)  # as ``documents/minutes/template.py`` has them; a test holds the two together
MEASURES = NAMES.index("tiltak")


def template(
    scene: Scene, caller: Caller, own: Template | None, names: Sequence[str], trial: str, note: str = ""
) -> Card:
    """Which template is in use. ``names`` are the placeholders in the reader's language, ``trial`` an address."""
    heading = scene.tr("Do you want a template of your own?")
    if own:
        heading = scene.tr("Your own template is in use")
    how = scene.tr(
        "Make a Word file as you like it, and write these names where the text is to stand. "
        "Then send me the file here in our chat.",
    )
    tables = scene.tr("Where {name} stands alone on a line, for instance, the measures become a table.")
    drop = Press(TEMPLATE_DROP, caller.school.id)
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("template for minutes")),
        kit.heading(heading),
        kit.box(kit.text(note)) if note else None,
        _own(scene, own) if own else None,
        kit.text(how),
        kit.box(kit.text(" ".join(braced(name) for name in names))),
        kit.text(tables.format(name=braced(names[MEASURES])), size="Small"),
        kit.actions(
            kit.open_url(scene.tr("See a made-up example"), trial),
            kit.execute(scene.tr("Use the usual template"), drop) if own else None,
            kit.execute(scene.tr("Get help"), Press(HELP, caller.school.id)),
        ),
    )


def braced(name: str) -> str:
    """As it is written in the file."""
    return f"{{{{{name}}}}}"


def _own(scene: Scene, own: Template) -> kit.Element:
    name, day = kit.escape_line(own.file_name), present.short_day(scene, own.put_at)
    return kit.fact(scene.tr("Your file"), f"{name} · {day}")
