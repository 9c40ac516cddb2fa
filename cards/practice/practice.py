"""Good practice: what there is, one write-up, and a word of thanks."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures.verbs import MEASURE_LIST
from cards.practice.verbs import (
    PACKAGE_SHOW,
    PRACTICE_DROP,
    PRACTICE_FORM,
    PRACTICE_LIST,
    PRACTICE_SHARE,
    PRACTICE_SHOW,
    PRACTICE_TAKE,
    PRACTICE_THANK,
)
from cards.verbs import Press, Verb
from domain.catalogue.areas import Characteristic
from domain.people.school import Caller
from domain.practice.find import Seen
from domain.practice.practice import Practice
from locales import tr

MOST_ROWS, MOST_OPTIONS = 12, 60
MARK = "ferdig"


def listing(
    scene: Scene,
    caller: Caller,
    found: Sequence[Seen],
    everything: int,
    asked: str = "",
    about: Characteristic | None = None,
) -> Card:
    """What was found, of ``everything`` there is. ``asked`` is what was looked for, "" for all of it."""
    language, school = scene.language, caller.school.id
    options = [(one.id, one.practice.title) for one in found[:MOST_OPTIONS]]
    left = len(found) - MOST_ROWS
    subject = kit.escape_line(present.title(scene, about)) if about else ""
    hint = tr(language, "For instance: waiting list, or 1.4")
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Good practice')} · {subject or kit.escape_line(scene.school_name)}"),
        kit.heading(_heading(scene, len(found), everything)),
        None if everything else kit.text(_how(scene)),
        [part for one in found[:MOST_ROWS] for part in _row(scene, caller, one)],
        kit.text(tr(language, "and {count} more", count=left)) if left > 0 else None,
        kit.choices("practice", tr(language, "Read one of them"), options, spacing="Large") if options else None,
        kit.actions(kit.execute(tr(language, "Read it"), Press(PRACTICE_SHOW, school))) if options else None,
        kit.text_field("word", tr(language, "Look for a word"), asked, longest=60, lines=False, hint=hint)
        if everything
        else None,
        kit.actions(
            kit.execute(tr(language, "Search"), Press(PRACTICE_LIST, school)) if everything else None,
            _to(tr(language, "See measures"), MEASURE_LIST, school),
            _to(tr(language, "Make a package"), PACKAGE_SHOW, school) if caller.leads else None,
        ),
    )


def one(scene: Scene, caller: Caller, seen: Seen, note: str = "", *, may_change: bool = False) -> Card:
    """What a school did, what changed, what it would do again; and what one may do with it.

    ``may_change``: the caller saw to the measure. ``note`` is one sentence, ready for a card.
    """
    language, practice = scene.language, seen.practice
    own = seen.school.id == caller.school.id
    texts = (
        (tr(language, "What we did"), practice.did),
        (tr(language, "What changed"), practice.changed),
        (tr(language, "What we would do again"), practice.again),
    )
    return kit.card(
        scene,
        kit.subtle(" · ".join([tr(language, "Good practice"), *_subject(scene, seen)])),
        kit.heading(kit.escape_line(practice.title)),
        kit.subtle(_whose(scene, seen), spacing="None"),
        kit.box(kit.text(note)) if note else None,
        [kit.fact(label, kit.escape(text)) for label, text in texts if text],
        kit.text(_thanks(scene, practice.thanks), size="Small") if practice.thanks else None,
        kit.actions(
            *(
                _own_buttons(scene, caller, practice, may_change=may_change)
                if own
                else _others_buttons(scene, caller, practice)
            )
        ),
        kit.actions(_to(tr(language, "See all good practice"), PRACTICE_LIST, caller.school.id), spacing="Small"),
        kit.who_sees(scene, seen_by(scene, shared=practice.shared)) if own else None,
    )


def sure_to_drop(scene: Scene, practice: Practice) -> Card:
    """The question before a write-up is deleted."""
    gone = scene.tr("The text and its thanks are deleted. The measure stays, and so does what others made of it.")
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(practice.title)),
        kit.heading(scene.tr("Delete this write-up?")),
        kit.text(gone),
        kit.actions(
            kit.execute(scene.tr("Delete the write-up"), Press(PRACTICE_DROP, practice.id, "sure")),
            _to(scene.tr("Go back"), PRACTICE_SHOW, practice.id),
        ),
    )


def thanked(scene: Scene, practice: Practice, school: str) -> Card:
    """To a leader of the school that shared it. ``school`` is the name of the one that thanks."""
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(scene.school_name)),
        kit.heading(scene.tr("{school} says thank you", school=kit.escape_line(school))),
        kit.text(scene.tr("Somebody there has read what you shared, and has use for it:")),
        kit.bold_line(kit.escape_line(practice.title)),
        kit.text(_thanks(scene, practice.thanks), size="Small") if practice.thanks > 1 else None,
        kit.actions(_to(scene.tr("Read it"), PRACTICE_SHOW, practice.id)),
    )


def seen_by(scene: Scene, *, shared: bool) -> str:
    """Who sees a write-up."""
    if shared:
        return scene.tr(
            "Everybody at the municipality's schools with Samklang, and those who get your package.",
        )
    return scene.tr("Everybody at your school, nobody else.")


def _own_buttons(scene: Scene, caller: Caller, practice: Practice, *, may_change: bool) -> list[kit.Button]:
    if not caller.leads:
        return [_to(scene.tr("Change"), PRACTICE_FORM, practice.id)] if may_change else []
    title = scene.tr("Share no longer") if practice.shared else scene.tr("Share with others")
    press = Press(PRACTICE_SHARE, practice.id, "no" if practice.shared else "yes", rev=practice.version)
    return [
        kit.execute(title, press),
        _to(scene.tr("Change"), PRACTICE_FORM, practice.id),
        kit.execute(scene.tr("Use it as a measure"), Press(PRACTICE_TAKE, practice.id, caller.school.id)),
        _to(scene.tr("Delete"), PRACTICE_DROP, practice.id),
    ]


def _others_buttons(scene: Scene, caller: Caller, practice: Practice) -> list[kit.Button]:
    language, school = scene.language, caller.school.id
    buttons: list[kit.Button] = [kit.execute(tr(language, "Say thank you"), Press(PRACTICE_THANK, practice.id, school))]
    if caller.leads:
        use = Press(PRACTICE_TAKE, practice.id, school)
        buttons.append(kit.execute(tr(language, "Use it as a measure"), use))
    return buttons


def _row(scene: Scene, caller: Caller, seen: Seen) -> list[kit.Element]:
    practice = seen.practice
    lines = [
        " · ".join([*_subject(scene, seen), *([] if seen.school.id == caller.school.id else [_whose(scene, seen)])])
    ]
    small = []
    if seen.school.id == caller.school.id:
        small.append(_whose(scene, seen))
    if practice.thanks:
        small.append(_thanks(scene, practice.thanks))
    return [kit.mark_row(scene, MARK, kit.escape_line(practice.title), [lines[0], " · ".join(small)])]


def _subject(scene: Scene, seen: Seen) -> list[str]:
    if seen.about is not None:
        return [kit.escape_line(present.title(scene, seen.about))]
    return [kit.escape_line(seen.practice.characteristic_id)] if seen.practice.characteristic_id else []


def _whose(scene: Scene, seen: Seen) -> str:
    """The school, and where it came from in a package."""
    name, practice = kit.escape_line(seen.school.name), seen.practice
    if practice.origin:
        return scene.tr("from {school}, in a package", school=kit.escape_line(practice.origin))
    if seen.school.id != scene.school_id:
        return name
    return f"{name} · {tr(scene.language, 'shared') if practice.shared else tr(scene.language, 'not shared')}"


def _thanks(scene: Scene, count: int) -> str:
    return scene.trn("{count} has said thank you", "{count} have said thank you", count)


def _heading(scene: Scene, found: int, everything: int) -> str:
    if found:
        return scene.trn("{count} thing that has worked", "{count} things that have worked", found)
    if everything:
        return scene.tr("I found nothing about that")
    return scene.tr("No good practice is written up yet")


def _how(scene: Scene) -> str:
    return scene.tr(
        "When a measure is done, whoever saw to it can write in a few words what worked. Then others can find it here.",
    )


def _to(title: str, verb: Verb, ref: str) -> kit.Button:
    return kit.execute(title, Press(verb, ref), associated=False)
