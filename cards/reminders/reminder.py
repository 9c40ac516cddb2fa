"""Kind questions to the owner of a measure, the answer to an answer, and a call for help to the leaders."""

from __future__ import annotations

from collections.abc import Sequence

from cards.agenda.rows import marked_heading
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures.verbs import DUE_SAVE, MEASURE_SHOW
from cards.measures.words import due_field, seen_by
from cards.practice.verbs import PRACTICE_FORM
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.delivery.notices import NoticeKind
from domain.errors import Problem
from domain.measures.form import DUE, MOVE
from domain.measures.measure import Measure, Progress
from locales import tr


def ask(scene: Scene, measure: Measure, about: str, first_name: str, due: str, *, after: bool = False) -> Card:
    """How is it going? ``about`` (``lifts``) and ``due`` (``due_words``) come ready for a card.

    ``after`` the date the question is another one: whether it should have a new date, which is one press away.
    """
    language = scene.language
    why = scene.tr(
        "You get this card because you see to the measure at {school}. To get fewer, write **settings**.",
        school=kit.escape_line(scene.school_name),
    )
    name = kit.escape_line(first_name)
    heading = scene.tr("Hello, {name}. How is the measure going?", name=name)
    if after:
        heading = scene.tr("Hello, {name}. Does the measure need a new date?", name=name)
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Your measure')} · {due}"),
        kit.heading(heading),
        kit.bold_line(kit.escape_line(measure.title)),
        kit.text(about, spacing="None") if about else None,
        kit.fact(scene.tr("What is different when it works"), kit.escape(measure.effect)) if measure.effect else None,
        progress_words.note_field(scene),
        kit.actions(*progress_words.answers(scene, measure)),
        kit.actions(
            progress_words.move_button(scene, measure) if after else None,
            progress_words.help_button(scene, measure),
            spacing="Small",
        ),
        kit.who_sees(scene, seen_by(scene, own=True), spacing="Large"),
        kit.footnote(why, apart=False),
    )


def lifts(scene: Scene, measure: Measure, characteristic: Characteristic | None) -> str:
    """Which characteristic it is about, and from which level to which where that was said; "" for none."""
    if characteristic is None or not characteristic.id:
        return ""
    title, hypothesis = kit.escape_line(present.title(scene, characteristic)), measure.hypothesis
    if not hypothesis.from_level or not hypothesis.to_level:
        return title
    before, after = present.level(scene, hypothesis.from_level), present.level(scene, hypothesis.to_level)
    return scene.tr("{title}, from {before} to {after}", title=title, before=before, after=after)


def due_words(scene: Scene, measure: Measure, kind: NoticeKind) -> str:
    """When it is to be done. After the date not a word about how long ago that was."""
    if kind is NoticeKind.MEASURE_DUE and measure.due == present.local_day(scene, scene.now):
        return scene.tr("the date is here")
    return scene.tr("due {day}", day=present.day(scene, measure.due))


def answered(scene: Scene, measure: Measure) -> Card:
    """Thanks, what was understood, and how to change it."""
    language = scene.language
    word = progress_words.word(scene, measure.progress)
    done = measure.progress is Progress.DONE
    heading = scene.tr("Thank you. The measure is done") if done else scene.tr("Thank you. I noted «{word}»", word=word)
    later = scene.tr("I ask again on {day}.", day=present.day(scene, measure.due))
    asks = not done and measure.due > present.local_day(scene, scene.now)
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Your measure')} · {progress_words.due(scene, measure)}"),
        marked_heading(kit.mark_image(scene, progress_words.MARKS[measure.progress]), heading),
        kit.bold_line(kit.escape_line(measure.title)),
        kit.text(f"«{kit.escape_line(measure.note)}»", spacing="None") if measure.note else None,
        kit.text(later) if asks else None,
        kit.who_sees(scene, seen_by(scene, own=not done)),
        kit.actions(
            kit.execute(scene.tr("Change the answer"), Press(MEASURE_SHOW, measure.id)),
            kit.execute(scene.tr("Write up what worked"), Press(PRACTICE_FORM, measure.id)) if done else None,
            None if done else progress_words.move_button(scene, measure),
            None if done else progress_words.help_button(scene, measure),
        ),
    )


def due_form(scene: Scene, measure: Measure, problems: Sequence[Problem] = ()) -> Card:
    """Another date."""
    language = scene.language
    form = kit.form(scene, MOVE, dict([DUE.written(measure.due)]), problems)
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Measure')} · {progress_words.due(scene, measure)}"),
        kit.heading(scene.tr("When will it be done instead?")),
        kit.bold_line(kit.escape_line(measure.title)),
        form.to_put_right(),
        due_field(form, scene.tr("New due date"), earliest=present.date_input(scene, scene.now)),
        kit.who_sees(scene, scene.tr("Everybody at the school sees the new date.")),
        kit.actions(
            kit.execute(
                scene.tr("Move the due date"),
                Press(DUE_SAVE, measure.id, rev=measure.version),
                style="positive",
            ),
            kit.execute(scene.tr("Go back"), Press(MEASURE_SHOW, measure.id), associated=False),
        ),
    )
