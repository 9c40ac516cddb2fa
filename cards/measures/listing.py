"""The measures of a school, or of one person; what needs attention first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.measures import progress as progress_words
from cards.measures.verbs import MEASURE_FORM, MEASURE_LIST, MEASURE_MINE, MEASURE_SHOW
from cards.verbs import Press
from domain.measures.form import CHOSEN, LIST
from domain.measures.measure import OVER, Measure, Progress
from domain.people.school import Caller, Person
from locales import trn

MOST = 25  # on one card; what needs attention comes first
MOST_DONE = 5
OPENED = 3  # rows with a button of their own; the others are chosen from a list
LONGEST_CHOICE = 60
_FIRST = {Progress.STUCK: 0, Progress.SLOW: 1}


def listing(
    scene: Scene, caller: Caller, measures: Sequence[Measure], owners: Mapping[str, Person], mine: bool
) -> Card:
    """The slow and the stuck first, then the rest, then what was finished."""
    done = sorted((one for one in measures if one.progress is Progress.DONE), key=lambda one: one.due, reverse=True)
    going = sorted((one for one in measures if one.progress not in OVER), key=lambda one: one.due)
    slow = sorted((one for one in going if one.progress in _FIRST), key=lambda one: _FIRST[one.progress])
    rest = [one for one in going if one.progress not in _FIRST]
    first = [*slow, *rest] if mine else slow
    openable = [one.id for one in first[:OPENED]]
    groups = (
        (scene.tr("Going slowly or stuck"), slow[:MOST]),
        (scene.tr("Under way"), rest[: max(0, MOST - len(slow))]),
        (scene.tr("Done"), done[:MOST_DONE]),
    )
    body: list[kit.Element] = []
    for title, rows in groups:
        if rows:
            body.append(kit.section(title))
            for row in rows:
                body += _row(scene, row, owners, caller, mine=mine, opens=row.id in openable)
    shown = [row for _, rows in groups for row in rows if row.id not in openable]
    left = max(0, len(going) - MOST)
    return kit.card(
        scene,
        kit.subtle(f"{kit.escape_line(scene.school_name)} · {present.day(scene, scene.now)}"),
        kit.heading(_heading(scene, len(going), len(done), mine=mine)),
        body,
        kit.text(scene.tr("and {count} more", count=left)) if left else None,
        _choice(scene, shown),
        kit.actions(*_buttons(scene, caller, opens=bool(shown), mine=mine)),
    )


def _choice(scene: Scene, rows: Sequence[Measure]) -> kit.Element | None:
    """The ones that have no button of their own."""
    options = [(row.id, kit.short(row.title, LONGEST_CHOICE)) for row in rows]
    if not options:
        return None
    hint = scene.tr("Choose a measure")
    return kit.form(scene, LIST).choose(CHOSEN, scene.tr("Which one would you like to see?"), options, hint=hint)


def _row(
    scene: Scene, measure: Measure, owners: Mapping[str, Person], caller: Caller, *, mine: bool, opens: bool
) -> list[kit.Element]:
    owner = owners.get(measure.owner_id)
    said = [progress_words.word(scene, measure.progress)]
    if owner is not None and not (mine and owner.id == caller.person.id):
        said.append(kit.escape_line(owner.first_name))
    elif owner is None:
        said.append(scene.tr("nobody sees to it"))
    if measure.progress is not Progress.DONE:
        said.append(progress_words.due(scene, measure))
    row: list[kit.Element] = [
        kit.mark_row(scene, progress_words.MARKS[measure.progress], kit.escape_line(measure.title), [" · ".join(said)])
    ]
    if opens:
        press = Press(MEASURE_SHOW, measure.id)
        title = scene.tr("See the measure")
        row.append(kit.actions(kit.execute(title, press, associated=False), spacing="Small"))
    return row


def _heading(scene: Scene, going: int, done: int, *, mine: bool) -> str:
    language = scene.language
    if not going and not done:
        return scene.tr("You see to no measures now") if mine else scene.tr("No measures are agreed on yet")
    words = scene.trn("{count} measure is under way", "{count} measures are under way", going)
    if not going:
        return scene.trn("{count} measure is done", "{count} measures are done", done)
    return f"{words}, {trn(language, '{count} is done', '{count} are done', done)}" if done else words


def _buttons(scene: Scene, caller: Caller, *, opens: bool, mine: bool) -> list[kit.Button]:
    press = Press(MEASURE_LIST if mine else MEASURE_MINE, caller.school.id)
    title = scene.tr("See all measures") if mine else scene.tr("See my measures")
    buttons: list[kit.Button] = []
    if opens:
        see = Press(MEASURE_SHOW, caller.school.id)
        buttons.append(kit.execute(scene.tr("See the measure"), see))
    buttons.append(kit.execute(title, press, associated=False))
    if caller.leads:
        add = Press(MEASURE_FORM, caller.school.id)
        buttons.append(kit.execute(scene.tr("Add a measure"), add, associated=False))
    return buttons
