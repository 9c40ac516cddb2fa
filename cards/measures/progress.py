"""How a measure goes, in a word and a mark, and the four equal answers of its owner."""

from __future__ import annotations

from cards.kit import kit, present
from cards.kit.scene import Scene
from cards.measures.verbs import DUE_FORM, MEASURE_HELP, PROGRESS
from cards.verbs import Press
from domain.measures.form import ANSWER, ANSWER_NOTE
from domain.measures.measure import Measure, Progress
from locales import N_

WORDS = {
    Progress.ON_TRACK: N_("On track"),
    Progress.SLOW: N_("Going slowly"),
    Progress.STUCK: N_("Stuck"),
    Progress.DONE: N_("Done"),
    Progress.NONE: N_("No answer yet"),
    Progress.DROPPED: N_("Not relevant any more"),
}
MARKS = {
    Progress.ON_TRACK: "god",
    Progress.SLOW: "folg-med",
    Progress.STUCK: "bor-loftes",
    Progress.DONE: "ferdig",
    Progress.NONE: "venter",
    Progress.DROPPED: "bortfalt",
}
ANSWERS = (Progress.ON_TRACK, Progress.SLOW, Progress.STUCK, Progress.DONE)


def word(scene: Scene, progress: Progress) -> str:
    """As "Går tregt"."""
    return scene.tr(WORDS[progress])


def due(scene: Scene, measure: Measure) -> str:
    """As "frist 15. januar"."""
    return scene.tr("due {day}", day=present.short_day(scene, measure.due))


def answers(scene: Scene, measure: Measure) -> list[kit.Button]:
    """Four answers, none of them filled: that would be a nudge."""
    return [
        kit.execute(
            word(scene, one), Press(PROGRESS, measure.id, one.value, measure.version), name=f"progress_{one.value}"
        )
        for one in ANSWERS
    ]


def note_field(scene: Scene) -> kit.Element:
    """A few words with the answer."""
    hint = scene.tr("For instance: called 9 of 14")
    form = kit.form(scene, ANSWER)
    return form.text(ANSWER_NOTE, scene.tr("A few words, if you like"), hint=hint, spacing="Medium")


def help_button(scene: Scene, measure: Measure) -> kit.Button:
    """Ask the leader for help; on a row of its own."""
    return kit.execute(scene.tr("Ask the leader for help"), Press(MEASURE_HELP, measure.id), associated=False)


def move_button(scene: Scene, measure: Measure) -> kit.Button:
    """To the form that moves the date."""
    return kit.execute(scene.tr("Move the due date"), Press(DUE_FORM, measure.id), associated=False)
