"""What one person hears on one day, on one card: their measures to answer for, and what leaders should know of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures.verbs import MEASURE_LIST, MEASURE_MINE, MEASURE_SHOW
from cards.reminders.verbs import TOGETHER_SAVE
from cards.verbs import Press
from domain.measures.measure import OVER, Measure, Progress
from locales import tr

MOST = 8  # measures with a field of their own; the rest is one press away
MOST_STUCK = 6
FIELD = "p_"  # and the measure's id


@dataclass(frozen=True, slots=True)
class Line:
    """A measure and what is said under its title, ready for a card. ``school`` where it is another one's."""

    measure: Measure
    due: str
    who: str = ""  # first name of who sees to it, for leaders


def card(scene: Scene, first_name: str, mine: Sequence[Line], stuck: Sequence[Line], *, thanked: bool = False) -> Card:
    """One question for each of one's own; for leaders what is stuck or long over, and what helps."""
    name = kit.escape_line(first_name)
    why = scene.tr(
        "I write at most once a day, and collect what there is. To get fewer, write **settings**.",
    )
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(_heading(scene, name, mine, stuck, thanked=thanked)),
        _mine(scene, mine),
        kit.actions(*_buttons(scene, mine)) if mine else None,
        kit.who_sees(scene, scene.tr("Everybody at the school sees how it goes.")) if mine else None,
        _stuck(scene, stuck, alone=not mine),
        kit.footnote(why, apart=bool(stuck)),
    )


def _heading(scene: Scene, name: str, mine: Sequence[Line], stuck: Sequence[Line], *, thanked: bool) -> str:
    if thanked:
        return scene.tr("Thank you. I noted what you answered")
    if mine:
        if len(mine) == 1:
            return scene.tr("Hello, {name}. How is the measure going?", name=name)
        return scene.tr("Hello, {name}. How are the {count} measures going?", name=name, count=len(mine))
    return scene.trn("A measure needs you", "{count} measures need you", len(stuck))


def _mine(scene: Scene, lines: Sequence[Line]) -> list[kit.Element]:
    body: list[kit.Element] = []
    for line in lines[:MOST]:
        measure, language = line.measure, scene.language
        said = f"{progress_words.word(scene, measure.progress)} · {line.due}"
        title, mark = kit.escape_line(measure.title), progress_words.MARKS[measure.progress]
        body.append(kit.mark_row(scene, mark, title, [said]))
        if measure.progress not in OVER:
            options = [(one.value, progress_words.word(scene, one)) for one in progress_words.ANSWERS]
            hint, label = tr(language, "Choose an answer"), tr(language, "How is it going?")
            body.append(kit.choices(f"{FIELD}{measure.id}", label, options, hint=hint, spacing="Small"))
    if len(lines) > MOST:
        body.append(kit.text(scene.tr("and {count} more", count=len(lines) - MOST)))
    return body


def _buttons(scene: Scene, lines: Sequence[Line]) -> list[kit.Button]:
    language, first = scene.language, lines[0].measure
    asked = [f"{line.measure.id}:{line.measure.version}" for line in lines[:MOST]]
    mine = kit.execute(tr(language, "See my measures"), Press(MEASURE_MINE, first.school_id), associated=False)
    if all(line.measure.progress in OVER for line in lines):
        return [mine]
    save = Press(TOGETHER_SAVE, first.school_id, ",".join(asked))
    return [kit.execute(tr(language, "Send the answers"), save), mine]


def _stuck(scene: Scene, lines: Sequence[Line], *, alone: bool) -> list[kit.Element]:
    if not lines:
        return []
    body: list[kit.Element] = [] if alone else [kit.section(scene.tr("As a leader you should know"))]
    for place, line in enumerate(lines[:MOST_STUCK]):
        measure = line.measure
        is_stuck = measure.progress is Progress.STUCK
        said = [progress_words.word(scene, measure.progress), line.who, line.due]
        note = f"«{kit.escape_line(measure.note)}»" if measure.note and is_stuck else ""
        mark = progress_words.MARKS[measure.progress]
        words = " · ".join(one for one in said if one)
        body.append(kit.mark_row(scene, mark, kit.escape_line(measure.title), [words, note]))
        if place < (3 if alone else 2):
            press = Press(MEASURE_SHOW, measure.id)
            see = kit.execute(scene.tr("See the measure"), press, associated=False)
            body.append(kit.actions(see, spacing="Small"))
    if len(lines) > MOST_STUCK:
        body.append(kit.text(scene.tr("and {count} more", count=len(lines) - MOST_STUCK)))
    helps = scene.tr(
        "What helps most is a talk: what would make it easier? You can move the date, give the measure to "
        "somebody who has the time, or let it go.",
    )
    everything = Press(MEASURE_LIST, lines[0].measure.school_id)
    body.append(kit.text(helps))
    body.append(kit.actions(kit.execute(scene.tr("See all measures"), everything, associated=False)))
    return body
