"""The form for writing up what worked: four texts, no names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.charts.words.effect import figure_names, figure_sentence, level_sentence
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.measures.verbs import MEASURE_SHOW
from cards.practice.practice import seen_by
from cards.practice.verbs import PRACTICE_SAVE, PRACTICE_SHOW
from cards.verbs import Press
from domain.errors import Problem
from domain.personal_data.naming import SURE
from domain.practice.form import AGAIN, CHANGED, DID, TITLE, WRITE_UP
from domain.practice.practice import LONGEST_PART
from domain.practice.write import Subject
from domain.review.effect import Effect, Way
from locales import tr

MOST_BACK = 500  # characters of what the measure was to change


def form(
    scene: Scene,
    subject: Subject,
    nonce: str,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    filled: str = "",
) -> Card:
    """The whole form. ``nonce`` is the id of a new write-up, so that it is made once.

    ``filled`` is what the numbers say has changed, see ``changed``: where a new write-up begins.
    """
    language = scene.language
    measure, practice = subject.measure, subject.practice
    given = subject.values() | dict([CHANGED.written(filled)] if filled else []) if values is None else values
    fields = kit.form(scene, WRITE_UP, given, problems)
    sure = SURE if any(problem.key == "names_somebody" for problem in problems) else ""
    rev = practice.version if practice else 0
    back = Press(PRACTICE_SHOW, practice.id) if practice else Press(MEASURE_SHOW, subject.ref)
    wanted = kit.escape(measure.effect[:MOST_BACK]) if measure and measure.effect else ""
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Good practice')} · {kit.escape_line(scene.school_name)}"),
        kit.heading(scene.tr("What worked?")),
        kit.text(scene.tr("Write it for somebody at another school. Without names, so that it can be shared.")),
        kit.fact(scene.tr("This is what you wanted to change"), wanted) if wanted else None,
        fields.to_put_right(),
        fields.text(TITLE, scene.tr("Title"), required=scene.tr("Give it a title that others understand.")),
        fields.text(DID, scene.tr("What did you do?"), required=scene.tr("Write what you did, in a few sentences.")),
        fields.text(CHANGED, scene.tr("What changed? (optional)")),
        fields.text(AGAIN, scene.tr("What would you do again? (optional)")),
        kit.subtle(scene.tr("I have filled in what the numbers say. They do not say why: that is yours to tell."))
        if filled
        else None,
        kit.who_sees(scene, seen_by(scene, shared=bool(practice and practice.shared))),
        kit.actions(
            kit.execute(
                scene.tr("Save"),
                Press(PRACTICE_SAVE, subject.ref, sure, rev=rev, nonce=nonce),
                style="positive",
            ),
            kit.execute(scene.tr("Go back"), back, associated=False),
        ),
    )


def changed(scene: Scene, shown: Effect) -> str:
    """The level before and after, and the figures that moved, as the words a write-up begins with; "" where nothing is.

    What may be chance, is withheld or has not been counted anew says nothing about what changed.
    """
    level = shown.level
    words = [level_sentence(scene.language, level)] if level.way in (Way.UP, Way.DOWN, Way.SAME) else []
    called = figure_names(scene.language, shown)
    moved = [one for one in shown.figures if one.way in (Way.UP, Way.DOWN)]
    words += [figure_sentence(scene.language, one, called[one.reading.indicator.id]) for one in moved]
    return "\n".join(words)[:LONGEST_PART]
