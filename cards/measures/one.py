"""One measure: how it goes, what it is to change, its steps, and what one may do about it."""

from __future__ import annotations

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures.verbs import (
    MEASURE_EDIT,
    MEASURE_GIVE_FORM,
    MEASURE_HISTORY,
    MEASURE_LIST,
    MEASURE_SHOW,
    MEASURE_STEP,
    MORE,
)
from cards.measures.words import About, hypothesis_lines, seen_by
from cards.practice.verbs import PRACTICE_FORM
from cards.verbs import Press, Verb
from domain.measures.change import may_answer, may_change
from domain.measures.form import TICKED, TICKS
from domain.measures.measure import OVER, Measure, Progress
from domain.people.school import Caller, Person
from locales import tr

NOTHING = About()


def one(
    scene: Scene, caller: Caller, measure: Measure, owner: Person | None, about: About = NOTHING, note: str = ""
) -> Card:
    """How it goes, and the answers of who may give them. ``note`` is one sentence, ready for a card."""
    language = scene.language
    may = may_answer(measure, caller)
    involved = caller.person.id in (measure.owner_id, *measure.helpers)
    name = kit.escape_line(owner.name) if owner else scene.tr("nobody any more")
    title = about.title(scene)
    answers = _answers(scene, measure) if may else []
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Measure')} · {progress_words.due(scene, measure)}"),
        kit.text(note) if note else None,
        kit.heading(kit.escape_line(measure.title)),
        kit.text(title, spacing="None") if title else None,
        kit.mark_row(
            scene,
            progress_words.MARKS[measure.progress],
            progress_words.word(scene, measure.progress),
            [f"«{kit.escape_line(measure.note)}»"] if measure.note else [],
        ),
        kit.fact(scene.tr("Who sees to it"), " · ".join([name, *_helpers(scene, measure, about)])),
        kit.fact(scene.tr("What is different when it works"), kit.escape(measure.effect)) if measure.effect else None,
        [kit.text(line, spacing="Small") for line in hypothesis_lines(scene, measure, about.figure_titles(scene))],
        _steps(scene, measure, may=may),
        progress_words.note_field(scene) if may else None,
        kit.actions(*answers) if answers else None,
        kit.actions(*_others(scene, caller, measure, owner, about), spacing="Small"),
        kit.who_sees(scene, seen_by(scene, own=involved and not caller.leads)),
    )


def more(scene: Scene, caller: Caller, measure: Measure) -> Card:
    """The other ways: change it, move its date, hand it on, its steps, its history."""
    language = scene.language
    changes, going = may_change(measure, caller), measure.progress not in OVER
    ticks = bool(measure.steps) and may_answer(measure, caller)
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Measure')} · {progress_words.due(scene, measure)}"),
        kit.heading(kit.escape_line(measure.title)),
        _steps(scene, measure, may=ticks, alone=True) if ticks else None,
        kit.actions(
            kit.execute(scene.tr("Save the steps"), Press(MEASURE_STEP, measure.id, rev=measure.version)),
        )
        if ticks
        else None,
        kit.actions(
            _to(scene.tr("Change the measure"), MEASURE_EDIT, measure) if changes else None,
            progress_words.move_button(scene, measure) if changes and going else None,
            _to(scene.tr("Hand it on"), MEASURE_GIVE_FORM, measure) if changes and going else None,
            _to(scene.tr("See its history"), MEASURE_HISTORY, measure),
            _to(scene.tr("Go back"), MEASURE_SHOW, measure),
        ),
    )


def _answers(scene: Scene, measure: Measure) -> list[kit.Button]:
    return progress_words.answers(scene, measure)


def _others(scene: Scene, caller: Caller, measure: Measure, owner: Person | None, about: About) -> list[kit.Button]:
    """A second row of at most two: what is nearest for this person, and the way to the rest."""
    involved = caller.person.id in (measure.owner_id, *measure.helpers)
    ways = kit.execute(scene.tr("More"), Press(MEASURE_SHOW, measure.id, MORE), associated=False)
    if not may_answer(measure, caller):
        return [_to(scene.tr("See its history"), MEASURE_HISTORY, measure), _all(scene, caller)]
    if measure.progress is Progress.DONE and may_change(measure, caller):
        return [_to(scene.tr("Write up what worked"), PRACTICE_FORM, measure), ways]
    if measure.progress in OVER:
        return [ways, _all(scene, caller)]
    if caller.leads and owner is None:
        return [_to(scene.tr("Choose who sees to it"), MEASURE_GIVE_FORM, measure), ways]
    if involved and not caller.leads:
        return [progress_words.help_button(scene, measure), ways]
    return [ways, _all(scene, caller)]


def _helpers(scene: Scene, measure: Measure, about: About) -> list[str]:
    names = [name for name in map(about.name, measure.helpers) if name]
    return [scene.tr("helped by {names}", names=", ".join(names))] if names else []


def _steps(scene: Scene, measure: Measure, *, may: bool, alone: bool = False) -> kit.Element | None:
    """The steps; to be ticked by who may answer: what is ticked is kept with the answer."""
    if not measure.steps:
        return None
    if not may:
        done = scene.tr("Done")
        lines = [
            f"{kit.escape_line(one.text)} · {done}" if one.done else kit.escape_line(one.text) for one in measure.steps
        ]
        return kit.group(
            kit.subtle(scene.tr("Steps")), kit.text("\n".join(f"- {line}" for line in lines), spacing="None")
        )
    options = [(str(at), step.text) for at, step in enumerate(measure.steps, start=1)]
    ticked = tuple(str(at) for at, step in enumerate(measure.steps, start=1) if step.done)
    form = kit.form(scene, TICKS, dict([TICKED.written(ticked)]))
    label = scene.tr("Steps that are done") if alone else scene.tr("Steps that are done. I keep them with your answer")
    return form.choose(TICKED, label, options, open_list=True, spacing="Medium")


def _to(title: str, verb: Verb, measure: Measure) -> kit.Button:
    return kit.execute(title, Press(verb, measure.id), associated=False)


def _all(scene: Scene, caller: Caller) -> kit.Button:
    press = Press(MEASURE_LIST, caller.school.id)
    return kit.execute(scene.tr("See all measures"), press, associated=False)
