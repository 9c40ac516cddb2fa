"""The sheets of the owner's report: one row a level, a measure, a piece of good practice."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import present
from cards.kit.scene import Scene
from cards.owners import words as owned_words
from documents.exports.sheets import Cell, Sheet
from documents.minutes.text import clean
from domain.owners.owned import Move, SeenSchool, Subject
from domain.owners.releases import Part
from locales import N_

MOVES = {
    Move.UP: N_("Higher"),
    Move.SAME: N_("The same"),
    Move.DOWN: N_("Lower"),
    Move.NEW_CRITERIA: N_("New criteria: does not compare"),
}


def levels_of(scene: Scene, subject: Subject) -> list[tuple[str, str, str, str]]:
    """One row as words: level, aim, day, movement; nothing where neither levels nor aims are released."""
    if not subject.levels:
        return []
    last = subject.levels[-1]
    level = str(last.level) if last.level else scene.tr("not agreed")
    if Part.LEVELS not in subject.parts:
        level = "–"
    move = scene.tr(MOVES[subject.move]) if subject.move else "–"
    aim = str(subject.aim) if subject.aim else "–"
    return [(level, aim, present.day_and_year(scene, last.held_at), move)]


def sheets_of(scene: Scene, telling: Sequence[SeenSchool], title: str, year: int) -> tuple[Sheet, ...]:
    """All sheets, the empty ones too: a workbook of last year and one of this year have the same form."""
    school, number, name = (scene.tr("School"), scene.tr("Number"), scene.tr("Characteristic"))
    notes = (
        title,
        scene.tr("Made on {day} from what the schools have released to their owner.",
           day=present.day_and_year(scene, scene.now)),
        scene.tr("There are no votes, names or figures in the report: schools do not release those. What a school "
                     "takes back is gone from the next report."),
    )  # fmt: skip
    levels = Sheet(
        scene.tr("Levels"),
        (school, number, name, scene.tr("Date of the meeting"), scene.tr("Level"), scene.tr("Aim"),
         scene.tr("New criteria from here on"), scene.tr("Version of the criteria"),
         scene.tr("What they build on"), scene.tr("Released from")),
        [row for one in telling for each in one.subjects for row in _levels(scene, one, each)],
        notes,
    )  # fmt: skip
    measures = Sheet(
        scene.tr("Measures"),
        (school, number, name, scene.tr("Measure"), scene.tr("How it goes"), scene.tr("Due"),
         scene.tr("Agreed when")),
        [
            (clean(one.name), each.number, clean(owned_words.name(scene, each)),
             clean(measure.title) or scene.tr(owned_words.WITHHELD), owned_words.progress(scene, measure),
             measure.due, present.local_day(scene, measure.agreed_at) if measure.agreed_at else None)
            for one in telling for each in one.subjects for measure in each.measures
        ],
    )  # fmt: skip
    practices = Sheet(
        scene.tr("Good practice"),
        (school, number, name, scene.tr("Title"), scene.tr("What we did"), scene.tr("What changed"),
         scene.tr("What we would do again")),
        [
            (clean(one.name), each.number, clean(owned_words.name(scene, each)),
             practice.title or scene.tr(owned_words.WITHHELD), practice.did, practice.changed, practice.again)
            for one in telling for each in one.subjects for practice in each.practices
        ],
    )  # fmt: skip
    return levels, measures, practices


def _levels(scene: Scene, school: SeenSchool, subject: Subject) -> list[tuple[Cell, ...]]:
    open_levels = Part.LEVELS in subject.parts
    basis = clean(owned_words.basis(scene, school))
    return [
        (
            clean(school.name),
            subject.number,
            clean(owned_words.name(scene, subject)),
            present.local_day(scene, one.held_at),
            (one.level or scene.tr("not agreed")) if open_levels else None,
            one.aim,
            scene.tr("Yes") if one.renewed else "",
            one.version,
            basis if one.version == school.version else "",
            present.local_day(scene, subject.open_from),
        )
        for one in subject.levels
    ]
