"""Measures: the form for a new one, the school's list, one by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards import kit, present, progress_words, samples, vote_samples
from cards.measure_form import form
from cards.scene import Card, Scene
from cards.verbs import Press, Verb
from domain.measures import Measure, Progress
from domain.people import Caller, Person
from locales import tr, trn

__all__ = ["form", "listing", "one"]

MOST = 25  # on one card; what needs attention comes first
MOST_DONE = 5
OPENED = 3  # rows with a button of their own
_FIRST = {Progress.STUCK: 0, Progress.SLOW: 1}


def listing(
    scene: Scene, caller: Caller, measures: Sequence[Measure], owners: Mapping[str, Person], mine: bool
) -> Card:
    """The slow and the stuck first, then the rest, then what was finished."""
    language = scene.language
    done = sorted((one for one in measures if one.progress is Progress.DONE), key=lambda one: one.due, reverse=True)
    going = sorted((one for one in measures if one.progress is not Progress.DONE), key=lambda one: one.due)
    slow = sorted((one for one in going if one.progress in _FIRST), key=lambda one: _FIRST[one.progress])
    rest = [one for one in going if one.progress not in _FIRST]
    openable = [one.id for one in ([*slow, *rest] if mine else slow)[:OPENED]]
    groups = (
        (tr(language, "Going slowly or stuck"), slow[:MOST]),
        (tr(language, "Under way"), rest[: max(0, MOST - len(slow))]),
        (tr(language, "Done"), done[:MOST_DONE]),
    )
    body: list[kit.Element] = []
    for title, rows in groups:
        if rows:
            body.append(kit.section(title))
            for row in rows:
                body += _row(scene, row, owners, mine=mine, opens=row.id in openable)
    left = max(0, len(going) - MOST)
    return kit.card(
        scene,
        kit.subtle(f"{kit.escape_line(scene.school_name)} · {present.day(scene, scene.now)}"),
        kit.heading(_heading(scene, len(going), len(done), mine=mine)),
        body,
        kit.text(tr(language, "and {count} more", count=left)) if left else None,
        kit.actions(*_buttons(scene, caller, mine=mine)),
    )


def one(scene: Scene, caller: Caller, measure: Measure, owner: Person | None) -> Card:
    """One measure: how it goes, and what the caller may do about it."""
    language = scene.language
    own = measure.owner_id == caller.person.id
    may = own or caller.leads
    name = kit.escape_line(owner.name) if owner else tr(language, "nobody any more")
    last = progress_words.help_button(scene, measure) if own and not caller.leads else _all(scene, caller)
    return kit.card(
        scene,
        kit.subtle(f"{tr(language, 'Measure')} · {progress_words.due(scene, measure)}"),
        kit.heading(kit.escape_line(measure.title)),
        kit.mark_row(
            scene,
            progress_words.MARKS[measure.progress],
            progress_words.word(scene, measure.progress),
            [f"«{kit.escape_line(measure.note)}»"] if measure.note else [],
        ),
        kit.fact(tr(language, "Who sees to it"), name),
        kit.fact(tr(language, "What is different when it works"), kit.escape(measure.effect))
        if measure.effect
        else None,
        progress_words.note_field(scene) if may else None,
        kit.actions(*progress_words.answers(scene, measure)) if may else None,
        kit.actions(progress_words.move_button(scene, measure) if may else None, last, spacing="Small"),
        kit.who_sees(scene, seen_by(scene, own=own and not caller.leads)),
    )


def seen_by(scene: Scene, *, own: bool) -> str:
    """Who sees what about a measure."""
    words = tr(scene.language, "Everybody at the school sees how it goes and the note.")
    if own:
        words += " " + tr(scene.language, "If you ask for help, only the leaders see it.")
    return words


def _row(scene: Scene, measure: Measure, owners: Mapping[str, Person], *, mine: bool, opens: bool) -> list[kit.Element]:
    owner = owners.get(measure.owner_id)
    said = [progress_words.word(scene, measure.progress)]
    if owner is not None and not mine:
        said.append(kit.escape_line(owner.first_name))
    if measure.progress is not Progress.DONE:
        said.append(progress_words.due(scene, measure))
    row: list[kit.Element] = [
        kit.mark_row(scene, progress_words.MARKS[measure.progress], kit.escape_line(measure.title), [" · ".join(said)])
    ]
    if opens:
        press = Press(Verb.MEASURE_SHOW, measure.id)
        row.append(kit.actions(kit.execute(tr(scene.language, "See the measure"), press), spacing="Small"))
    return row


def _heading(scene: Scene, going: int, done: int, *, mine: bool) -> str:
    language = scene.language
    if not going and not done:
        return tr(language, "You see to no measures now") if mine else tr(language, "No measures are agreed on yet")
    words = trn(language, "{count} measure is under way", "{count} measures are under way", going)
    if not going:
        return trn(language, "{count} measure is done", "{count} measures are done", done)
    return f"{words}, {trn(language, '{count} is done', '{count} are done', done)}" if done else words


def _buttons(scene: Scene, caller: Caller, *, mine: bool) -> list[kit.Button]:
    press = Press(Verb.MEASURE_LIST if mine else Verb.MEASURE_MINE, caller.school.id)
    title = tr(scene.language, "See all measures") if mine else tr(scene.language, "See my measures")
    buttons: list[kit.Button] = [kit.execute(title, press)]
    if caller.leads:
        buttons.append(kit.execute(tr(scene.language, "Add a measure"), Press(Verb.MEASURE_FORM, caller.school.id)))
    return buttons


def _all(scene: Scene, caller: Caller) -> kit.Button:
    press = Press(Verb.MEASURE_LIST, caller.school.id)
    return kit.execute(tr(scene.language, "See all measures"), press, associated=False)


def _listed(on: Scene, caller: Caller, measures: Sequence[Measure], *, mine: bool = False) -> Card:
    return listing(on, caller, measures, vote_samples.OWNERS, mine)


SAMPLES: list[samples.Sample] = [
    ("listing", lambda on: _listed(on, samples.leader(on), vote_samples.measures(on))),
    ("listing, mine", lambda on: _listed(on, samples.teacher(on), vote_samples.measures(on)[:3], mine=True)),
    ("listing, empty", lambda on: _listed(on, samples.teacher(on), [])),
    ("one, its owner", lambda on: one(on, samples.teacher(on), vote_samples.measure(on), samples.JONAS)),
    ("one, a leader", lambda on: one(on, samples.leader(on), vote_samples.measure(on), samples.JONAS)),
    (
        "one, a colleague",
        lambda on: one(on, samples.teacher(on), vote_samples.measures(on)[1], vote_samples.OWNERS["p-silje"]),
    ),
]
