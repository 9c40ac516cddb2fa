"""The end of placing: the suggestion with its reason, what was saved, and one's own answers to look at and delete."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit, notes, present
from cards.kit.scene import Card, Scene
from cards.people.verbs import HELP
from cards.placing.level import SURE, aside
from cards.placing.verbs import MEETING_PREPARE, PLACE_BACK, PLACE_DELETE, PLACE_SAVE, PLACE_SHOW
from cards.placing.words import answer_words, privacy_at_end, reason
from cards.verbs import Press
from domain.catalogue.areas import said
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from domain.placing.place_school import Subject
from domain.placing.placement import LONGEST_TEXT, Placement, asked_levels, sentences
from domain.placing.suggest_level import suggest
from locales import tr

LEVEL, THOUGHT = "level", "thought"
UNSURE = "0"  # of the level: "not sure"


def decide(
    scene: Scene,
    subject: Subject,
    placement: Placement,
    *,
    note: str = "",
    problems: Sequence[Problem] = (),
    typed: str | None = None,
    chosen: str = "",
) -> Card:
    """The suggestion with its reason; the person decides. ``typed`` and ``chosen`` are what stood in the form."""
    language, about = scene.language, subject.characteristic
    found = suggest(placement, about)
    decided = str(placement.level) if placement.level is not None else UNSURE if placement.done else ""
    thought = kit.text_field(
        THOUGHT,
        tr(language, "What can we do to reach a higher level and stay there? (optional)"),
        placement.thought if typed is None else typed,
        longest=LONGEST_TEXT,
        hint=tr(language, "Leave out names of pupils and colleagues"),
        spacing="Large",
    )
    if found.level:
        heading = tr(language, "Your answers are most like level {level}", level=found.level)
    else:
        heading = tr(language, "Your answers point to no level")
    return kit.card(
        scene,
        kit.only_you(scene, f"{kit.escape_line(about.id)}, {tr(language, 'last step')}"),
        kit.level_head(scene, found.level, heading),
        kit.text(note) if note else None,
        reason(scene, about, found),
        kit.choices(
            LEVEL,
            tr(language, "Which level do you think we are usually at?"),
            _levels(scene, found.level),
            chosen or decided or str(found.level or ""),
            open_list=True,
            spacing="Large",
        ),
        kit.beside(scene, problems, thought),
        kit.who_sees(scene, privacy_at_end(scene, subject)),
        _last_buttons(scene, subject, sure=bool(problems)),
    )


def _levels(scene: Scene, suggested: int) -> list[tuple[str, str]]:
    found = []
    for level in (1, 2, 3, 4):
        name = scene.tr("Level {level}", level=level)
        if level == suggested:
            name = scene.tr("{level} (the suggestion)", level=name)
        found.append((str(level), name))
    return [*found, (UNSURE, scene.tr("Not sure"))]


def _last_buttons(scene: Scene, subject: Subject, *, sure: bool) -> kit.Element:
    language, ref = scene.language, subject.meeting.id if subject.meeting is not None else scene.school_id
    arg = f"{subject.key}|{LEVEL}|{SURE}" if sure else f"{subject.key}|{LEVEL}"
    return kit.actions(
        kit.submit(tr(language, "Save"), Press(PLACE_SAVE, ref, arg), style="positive"),
        kit.submit(tr(language, "Go back"), Press(PLACE_BACK, ref, arg)),
        show_button(scene, subject),
    )


def show_button(scene: Scene, subject: Subject) -> kit.Button:
    """What I answered, to look at and to delete."""
    ref = subject.meeting.id if subject.meeting is not None else scene.school_id
    return kit.execute(scene.tr("Show my answers"), Press(PLACE_SHOW, ref, subject.key), associated=False)


def saved(scene: Scene, subject: Subject, questions: Sequence[str]) -> Card:
    """The placing is done: what becomes of it, and what to think about until the meeting. No level, no answer."""
    language, meeting = scene.language, subject.meeting
    if meeting is not None and meeting.state is MeetingState.RUNNING:
        words = tr(language, "Your answers are ready for when we vote.")
    elif meeting is not None and meeting.starts_at is not None:
        when = present.when(scene, meeting.starts_at, capital=False)
        words = tr(language, "Your answers are ready for when we vote, {when}.", when=when)
    else:
        words = tr(language, "If there is a meeting about this, press Prepare there: your answers come along.")
    # what was pressed to get here has become a step of the placing: this is the way to all else
    home = kit.execute(scene.tr("Get help"), Press(HELP, scene.school_id), associated=False)
    lines = [kit.text(f"{at}. {kit.escape_line(one)}", spacing="Small") for at, one in enumerate(questions, start=1)]
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(subject.characteristic.id)),
        kit.heading(tr(language, "Your placement is saved")),
        kit.text(words),
        [kit.section(tr(language, "Think about this too")), *lines] if lines else None,
        kit.actions(show_button(scene, subject), *aside(scene, subject), home),
    )


def answers(scene: Scene, subject: Subject, placement: Placement) -> Card:
    """All that the person answered, to look at, change and delete."""
    about, ref = subject.characteristic, subject.meeting.id if subject.meeting is not None else scene.school_id
    if placement.level is not None:
        decided = scene.tr("Level {level}", level=placement.level)
    else:
        decided = scene.tr("Not sure") if placement.done else scene.tr("Not decided yet")
    thought = kit.escape(placement.thought)
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(about.id)),
        kit.heading(scene.tr("Your answers")),
        kit.fact(scene.tr("Where you think we are"), decided),
        kit.fact(scene.tr("What it would take"), thought) if thought else None,
        [_level(scene, subject, placement, level) for level in asked_levels(about)],
        kit.who_sees(scene, privacy_at_end(scene, subject)),
        kit.actions(
            kit.submit(scene.tr("Change my answers"), Press(PLACE_BACK, ref, f"{subject.key}|0")),
            kit.execute(scene.tr("Delete my answers"), Press(PLACE_DELETE, ref, subject.key)),
        ),
        kit.footnote(
            scene.tr(
                "Deleting takes away what lies here. A vote you have given, and an idea that is already"
                " shown without your name, stay.",
            ),
            apart=False,
        ),
    )


def _level(scene: Scene, subject: Subject, placement: Placement, level: int) -> kit.Element:
    rows = [
        part
        for one in sentences(subject.characteristic, level)
        for part in (
            kit.text(kit.escape_line(said(one.text, scene.language)), spacing="Small"),
            kit.subtle(answer_words(scene, placement.answer(one)), spacing="None"),
        )
    ]
    example = kit.escape(placement.examples.get(level, ""))
    shown = kit.text(f"{tr(scene.language, 'Your example')}: {example}", spacing="Small") if example else None
    return kit.group(kit.bold_line(scene.tr("Level {level}", level=level)), *rows, shown)


def deleted(scene: Scene, key: str, ref: str) -> Card:
    """The answers are gone."""
    return notes.note(
        scene,
        scene.tr("Your answers are deleted"),
        scene.tr("Nobody else has seen them. You can begin anew whenever you like."),
        [(scene.tr("Begin anew"), Press(MEETING_PREPARE, ref, key))],
    )


def nothing_kept(scene: Scene, key: str, ref: str) -> Card:
    """There is nothing to show."""
    return notes.note(
        scene,
        scene.tr("You have no answers here"),
        scene.tr("You have not answered anything about this, or it is deleted."),
        [(scene.tr("Begin"), Press(MEETING_PREPARE, ref, key))],
    )
