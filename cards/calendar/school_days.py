"""Skoleruta on one card: the days as people write them, and how they were understood."""

from __future__ import annotations

from collections.abc import Sequence

from cards.calendar.verbs import DAYS_SAVE
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.people.verbs import HELP
from cards.verbs import Press
from cards.year.verbs import YEAR_SHOW
from domain.calendar.school_days_text import written
from domain.calendar.school_year import DayKind, SchoolDays
from domain.errors import Problem
from locales import N_, tr

MOST_PASSED = 6
MOST_SHOWN = 30  # lines that say how it was understood
LONGEST_TEXT = 4000
KINDS = {
    DayKind.HOLIDAY: N_("day off"),
    DayKind.PLANNING: N_("suits meetings"),
    DayKind.SURVEY: N_("its figures come after"),
}


def school_days(
    scene: Scene,
    days: Sequence[SchoolDays],
    problems: Sequence[Problem] = (),
    text: str | None = None,
    saved: bool = False,
    passed: Sequence[str] = (),
) -> Card:
    """The days. Input: days. ``text`` is what was typed, where it came back with a problem; ``passed`` are lines of it
    that are no days off.
    """
    example = scene.tr("28.9–2.10 autumn holiday\n16.11 planning day\nweek 8 winter holiday")
    field = kit.text_field(
        "days",
        scene.tr("One line for each holiday and planning day"),
        written(days) if text is None else text,
        longest=LONGEST_TEXT,
        hint=example.splitlines()[0],
    )
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("School holidays and planning days")),
        kit.text(scene.tr("Saved."), bold=True) if saved and not problems else None,
        _passed_over(scene, passed),
        kit.text(scene.tr("I propose no meetings and write no reminders on days off. Public holidays I know already.")),
        kit.to_put_right(scene, problems),
        kit.beside(scene, problems, field),
        kit.footnote(scene.tr("For instance:") + "\n\n" + example.replace("\n", "\n\n"), apart=False),
        kit.actions(
            kit.execute(scene.tr("Save"), Press(DAYS_SAVE, scene.school_id), style="positive"),
            kit.execute(scene.tr("Show the year"), Press(YEAR_SHOW, scene.school_id), associated=False),
            kit.execute(scene.tr("Go back"), Press(HELP, scene.school_id), associated=False),
        ),
        _understood(scene, days),
    )


def _passed_over(scene: Scene, passed: Sequence[str]) -> kit.Element | None:
    if not passed:
        return None
    lines = ", ".join(f"«{kit.escape_line(line)}»" for line in passed[:MOST_PASSED])
    more = len(passed) - MOST_PASSED
    if more > 0:
        lines = scene.tr("{some} and {count} more", some=lines, count=more)
    return kit.subtle(scene.tr("I passed over what is no day off: {lines}.", lines=lines))


def _understood(scene: Scene, days: Sequence[SchoolDays]) -> list[kit.Element]:
    """How each line was read; those that are over are left out."""
    ahead = [one for one in days if one.last >= present.local_day(scene, scene.now)]
    if not ahead:
        return []
    lines = [f"- {_line(scene, one)}" for one in ahead[:MOST_SHOWN]]
    return [kit.section(scene.tr("This is how I read it")), kit.text("\n".join(lines), size="Small")]


def _line(scene: Scene, one: SchoolDays) -> str:
    first = present.day(scene, one.first)
    span = first if one.first == one.last else f"{first} – {present.day(scene, one.last)}"
    name = f"{kit.escape_line(one.name)}, " if one.name else ""
    return f"{span}: {name}{tr(scene.language, KINDS[one.kind])}"
