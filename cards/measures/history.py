"""What became of a measure, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures.verbs import MEASURE_SHOW
from cards.measures.words import About, seen_by
from cards.verbs import Press
from domain.measures.measure import Change, Event, Measure, Progress
from domain.reading import read_day
from locales import N_, tr

MOST = 15
LONGEST_SHOWN = 300  # of a note, so that fifteen long ones fit
_FIELDS = {
    "title": N_("what it says"),
    "effect": N_("what it is to change"),
    "steps": N_("the steps"),
    "helpers": N_("who helps"),
    "hypothesis": N_("where we will see it"),
}


def history(scene: Scene, measure: Measure, events: Sequence[Event], about: About) -> Card:
    """One row a change: what it was, and small under it when, by whom and their note."""
    language = scene.language
    rows = [_row(scene, one, about) for one in reversed(events)]
    left = len(rows) - MOST
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Measure')} · {progress_words.due(scene, measure)}"),
        kit.heading(scene.tr("What became of it")),
        kit.bold_line(kit.escape_line(measure.title)),
        rows[:MOST] if rows else kit.text(scene.tr("Nothing has been changed since it was agreed on.")),
        kit.text(scene.tr("and {count} more", count=left)) if left > 0 else None,
        kit.who_sees(scene, seen_by(scene, own=False)) if rows else None,
        kit.actions(kit.execute(scene.tr("Go back"), Press(MEASURE_SHOW, measure.id))),
    )


def _row(scene: Scene, one: Event, about: About) -> kit.Element:
    when = present.day(scene, present.local_day(scene, one.at))
    by = about.name(one.by)
    if one.what is Change.HELP:
        by = " · ".join(part for part in (by, scene.tr("Only the leaders see this")) if part)
    said = f"«{kit.escape_line(_cut(one.note))}»" if one.note else ""
    under = " · ".join(part for part in (when, by) if part)
    return kit.group(
        kit.text(_what(scene, one, about)),
        kit.text(said, spacing="None") if said else None,
        kit.subtle(under, spacing="None"),
    )


def _what(scene: Scene, one: Event, about: About) -> str:
    if one.what is Change.PROGRESS:
        return progress_words.word(scene, _progress(one.after))
    if one.what.value == "kept":
        return scene.tr("Looked at again, and still right")
    if one.what is Change.DUE:
        was, now = read_day(one.before), read_day(one.after)
        if was and now:
            days = {"a": present.day(scene, was), "b": present.day(scene, now)}
            return scene.tr("The due date was moved from {a} to {b}", **days)
        return scene.tr("The due date was moved")
    if one.what is Change.WORDS:
        fields = [scene.tr(_FIELDS[name]) for name in one.after.split(",") if name in _FIELDS]
        return scene.tr("Changed: {what}", what=", ".join(fields))
    if one.what is Change.HELP:
        return scene.tr("Asked the leader for help")
    owner = about.name(one.after)
    if one.what is Change.AGREED:
        return scene.tr("Agreed on. {name} sees to it", name=owner) if owner else scene.tr("Agreed on")
    if not owner:
        return scene.tr("Handed on")
    before = about.name(one.before)
    if before:
        return scene.tr("Handed on from {a} to {b}", a=before, b=owner)
    return scene.tr("{name} sees to it from now on", name=owner)


def _cut(note: str) -> str:
    return note if len(note) <= LONGEST_SHOWN else note[: LONGEST_SHOWN - 1].rstrip() + "…"


def _progress(word: str) -> Progress:
    return Progress(word) if word in set(Progress) else Progress.NONE
