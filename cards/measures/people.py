"""To one person about who sees to a measure: it is yours now, somebody would like help, somebody new is needed."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures.verbs import MEASURE_GIVE, MEASURE_GIVE_FORM, MEASURE_SHOW, PROGRESS
from cards.measures.words import hypothesis_lines, owner_choices, seen_by
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.measures.form import GIVE, NOTE
from domain.measures.measure import Measure, Progress
from domain.people.school import Member, Person
from locales import tr


def given(
    scene: Scene, measure: Measure, characteristic: Characteristic, owner: Person, giver: Person | None, note: str
) -> Card:
    """To a new owner: what it is, by when, and what to do where it is not for them."""
    language = scene.language
    by = scene.tr("{name} gave it to you.", name=kit.escape_line(giver.first_name)) if giver else ""
    about = kit.escape_line(present.title(scene, characteristic)) if characteristic.id else ""
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Your measure')} · {progress_words.due(scene, measure)}"),
        kit.heading(scene.tr("Hello, {name}. You see to this measure now", name=kit.escape_line(owner.first_name))),
        kit.bold_line(kit.escape_line(measure.title)),
        kit.text(about, spacing="None") if about else None,
        kit.text(by) if by else None,
        kit.text(f"«{kit.escape(note)}»", spacing="Small") if note else None,
        kit.fact(scene.tr("What is different when it works"), kit.escape(measure.effect)) if measure.effect else None,
        [kit.text(line, spacing="Small") for line in hypothesis_lines(scene, measure, {})],
        kit.who_sees(scene, seen_by(scene, own=False)) if note else None,
        kit.actions(
            kit.execute(scene.tr("See the measure"), Press(MEASURE_SHOW, measure.id)),
            kit.execute(scene.tr("Hand it on"), Press(MEASURE_GIVE_FORM, measure.id)),
        ),
        kit.footnote(scene.tr("I ask you how it goes when the date comes near. To change when, write **settings**.")),
    )


def passed(scene: Scene, measure: Measure, owner: Person, giver: Person | None) -> Card:
    """To the one who had it: somebody else sees to it, and there is nothing to do."""
    language = scene.language
    now = scene.tr("{name} sees to it from now on. I ask you no more about it.", name=kit.escape_line(owner.name))
    by = scene.tr("{name} changed it.", name=kit.escape_line(giver.first_name)) if giver else ""
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Measure')} · {progress_words.due(scene, measure)}"),
        kit.heading(scene.tr("Somebody else sees to a measure you had")),
        kit.bold_line(kit.escape_line(measure.title)),
        kit.text(f"{now} {by}".strip()),
        kit.actions(kit.execute(scene.tr("See the measure"), Press(MEASURE_SHOW, measure.id))),
    )


def help(scene: Scene, measure: Measure, asker: Person) -> Card:  # noqa: A001  (the card's own name)
    """To a leader: somebody would like help. Not a word about why it is late."""
    return kit.card(
        scene,
        _leaders_only(scene),
        kit.heading(scene.tr("{name} would like help with a measure", name=kit.escape_line(asker.first_name))),
        _how(scene, measure),
        kit.text(f"«{kit.escape_line(measure.note)}»") if measure.note else None,
        kit.text(scene.tr("Talk together about what would make it easier.")),
        kit.who_sees(scene, seen_by(scene, own=True)),
        kit.actions(
            kit.execute(scene.tr("See the measure"), Press(MEASURE_SHOW, measure.id)),
            progress_words.move_button(scene, measure),
            kit.execute(scene.tr("Hand it on"), Press(MEASURE_GIVE_FORM, measure.id)),
        ),
    )


def owner_left(
    scene: Scene,
    measure: Measure,
    had: Person | None,
    members: Sequence[Member],
    more: int = 0,
    problems: Sequence[Problem] = (),
    note: str = "",
) -> Card:
    """To a leader: nobody here sees to a measure any more. Somebody new is chosen in one press."""
    if had is not None:
        why = scene.tr("{name} is no longer at the school.", name=kit.escape_line(had.name))
    else:
        why = scene.tr("Nobody sees to it any more.")
    others = scene.trn("{count} more measure is without.", "{count} more measures are without.", more) if more else ""
    form = kit.form(scene, GIVE, problems=problems)
    asks = scene.tr("Until somebody does, I ask nobody about it.")
    return kit.card(
        scene,
        _leaders_only(scene),
        kit.text(note) if note else None,
        kit.heading(scene.tr("Who sees to this measure now?")),
        _how(scene, measure),
        kit.text(" ".join(part for part in (why, asks, others) if part)),
        form.to_put_right(),
        owner_choices(form, members),
        kit.actions(
            _give(scene, measure, "next"),
            kit.execute(
                scene.tr("Not relevant any more"),
                Press(PROGRESS, measure.id, Progress.DROPPED.value, measure.version),
                associated=False,
            ),
            kit.execute(scene.tr("See the measure"), Press(MEASURE_SHOW, measure.id), associated=False),
        ),
    )


def choose(scene: Scene, measure: Measure, asker: Person, wanted: Person, note: str, members: Sequence[Member]) -> Card:
    """To a leader: a measure has gone back and forth between two, and they had better not decide alone."""
    why = scene.tr(
        "{asker} wanted to give it back to {wanted}, who handed it on not long ago. Talk with both and choose.",
        asker=kit.escape_line(asker.first_name),
        wanted=kit.escape_line(wanted.first_name),
    )
    return kit.card(
        scene,
        _leaders_only(scene),
        kit.heading(scene.tr("Who is to see to this measure?")),
        _how(scene, measure),
        kit.text(why),
        kit.text(f"«{kit.escape(note)}»", spacing="Small") if note else None,
        owner_choices(kit.form(scene, GIVE), members),
        kit.who_sees(scene, seen_by(scene, own=False)) if note else None,
        kit.actions(
            _give(scene, measure),
            kit.execute(scene.tr("See the measure"), Press(MEASURE_SHOW, measure.id), associated=False),
        ),
    )


def give_form(
    scene: Scene,
    measure: Measure,
    members: Sequence[Member],
    problems: Sequence[Problem] = (),
    given_: dict[str, str] | None = None,
) -> Card:
    """Who is to have it instead."""
    language = scene.language
    form = kit.form(scene, GIVE, given_, problems)
    others = [member for member in members if member.person.id != measure.owner_id]
    hint = scene.tr("For instance: I have called nine of fourteen")
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Measure')} · {progress_words.due(scene, measure)}"),
        kit.heading(scene.tr("Who sees to it instead?")),
        kit.bold_line(kit.escape_line(measure.title)),
        form.to_put_right(),
        owner_choices(form, others),
        form.text(NOTE, scene.tr("A few words to go with it (optional)"), hint=hint),
        kit.who_sees(scene, scene.tr("Who gets it is told by me. Everybody at the school sees who sees to it.")),
        kit.actions(
            _give(scene, measure),
            kit.execute(scene.tr("Go back"), Press(MEASURE_SHOW, measure.id), associated=False),
        ),
    )


def _give(scene: Scene, measure: Measure, then: str = "") -> kit.Button:
    press = Press(MEASURE_GIVE, measure.id, then, measure.version)
    return kit.execute(scene.tr("Hand the measure on"), press, style="positive")


def _leaders_only(scene: Scene) -> kit.Element:
    return kit.subtle(f"{tr(scene.language, 'Only the leaders see this')} · {kit.escape_line(scene.school_name)}")


def _how(scene: Scene, measure: Measure) -> kit.Element:
    said = f"{progress_words.word(scene, measure.progress)} · {progress_words.due(scene, measure)}"
    return kit.mark_row(scene, progress_words.MARKS[measure.progress], kit.escape_line(measure.title), [said])
