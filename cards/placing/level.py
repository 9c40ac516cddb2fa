"""Placing the school: one card a level with its sentences. The last card is in ``cards/placing/decide.py``."""

from __future__ import annotations

from collections.abc import Sequence

from cards.figures.verbs import FIGURES_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.placing.verbs import PLACE_ANSWER, PLACE_BACK, PLACE_LATER
from cards.placing.words import answer_words, answers_titles, privacy_of_answers
from cards.verbs import Press
from domain.catalogue.areas import Criterion, said
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from domain.placing.place_school import Subject
from domain.placing.placement import (
    LONGEST_TEXT,
    Placement,
    asked_levels,
    open_sentences,
    sentence_key,
    sentences,
)
from locales import tr

FIELD = "a_"  # before a sentence's key: its field
EXAMPLE = "example"
SURE = "sure"


def step(
    scene: Scene,
    subject: Subject,
    placement: Placement,
    level: int,
    *,
    note: str = "",
    problems: Sequence[Problem] = (),
    whole: bool = True,
) -> Card:
    """One level. ``whole`` asks all its sentences anew, filled in; else only the open ones, above what was answered.

    ``note`` is one sentence, ready for a card.
    """
    language, about = scene.language, subject.characteristic
    levels = asked_levels(about)
    first = level == levels[0]
    at, asked = levels.index(level) + 1, sentences(about, level)
    still = asked if whole else open_sentences(placement, about, level)
    where = tr(language, "step {at} of {all}", at=at, all=len(levels))
    return kit.card(
        scene,
        kit.only_you(scene, f"{kit.escape_line(about.id)}, {where}"),
        kit.level_head(scene, level, tr(language, "Level {level}: do you recognise this?", level=level)),
        _about(scene, subject) if first else None,
        kit.text(note) if note else None,
        _answered(scene, placement, asked, still),
        [_question(scene, placement, asked, one) for one in still],
        _example(scene, placement, level, problems),
        kit.who_sees(scene, privacy_of_answers(scene, subject)),
        _step_buttons(scene, subject, f"{subject.key}|{level}", first=first, sure=bool(problems)),
        _ways_to_answer(scene, subject) if first else None,
    )


def _about(scene: Scene, subject: Subject) -> list[kit.Element]:
    """What it is all about, on the first card."""
    lines: list[kit.Element] = [
        kit.bold_line(kit.escape_line(present.title(scene, subject.characteristic)), spacing="Small")
    ]
    if subject.meeting is not None and subject.meeting.starts_at is not None:
        when = present.when(scene, subject.meeting.starts_at, capital=False)
        lines.append(kit.text(scene.tr("For the meeting {when}.", when=when), spacing="None"))
    return lines


def _answered(
    scene: Scene, placement: Placement, asked: Sequence[Criterion], still: Sequence[Criterion]
) -> kit.Element | None:
    """What the person answered before, where only the rest is asked."""
    rows = [
        part
        for one in asked
        if one not in still
        for part in (
            kit.text(f"«{kit.escape_line(said(one.text, scene.language))}»", spacing="Small"),
            kit.subtle(answer_words(scene, placement.answer(one)), spacing="None"),
        )
    ]
    return kit.box(*rows, spacing="Small") if rows else None


def _question(scene: Scene, placement: Placement, asked: Sequence[Criterion], one: Criterion) -> kit.Element:
    """A sentence with its four equal answers, numbered for who types."""
    words = said(one.text, scene.language)
    label = f"{asked.index(one) + 1}. {words}" if len(asked) > 1 else words
    answer = placement.answer(one)
    return kit.choices(
        FIELD + sentence_key(one),
        kit.escape_line(label),
        answers_titles(scene),
        answer.value if answer is not None else "",
        open_list=True,
        spacing="Large",
    )


def _example(scene: Scene, placement: Placement, level: int, problems: Sequence[Problem]) -> kit.Element:
    field = kit.text_field(
        EXAMPLE,
        scene.tr("An example from your own everyday (optional)"),
        placement.examples.get(level, ""),
        longest=LONGEST_TEXT,
        hint=scene.tr("Leave out names of pupils and colleagues"),
        spacing="Large",
    )
    return kit.beside(scene, problems, field)


def _step_buttons(scene: Scene, subject: Subject, arg: str, *, first: bool, sure: bool) -> list[kit.Element]:
    language, ref = scene.language, subject.meeting.id if subject.meeting is not None else scene.school_id
    on = Press(PLACE_ANSWER, ref, f"{arg}|{SURE}" if sure else arg)
    back = None if first else kit.submit(tr(language, "Go back"), Press(PLACE_BACK, ref, arg))
    later = kit.submit(tr(language, "Continue later"), Press(PLACE_LATER, ref, arg))
    rows: list[kit.Element] = [kit.actions(kit.submit(tr(language, "Go on"), on, style="positive"), back, later)]
    if first:
        rows.append(kit.actions(*aside(scene, subject), spacing="Small"))
    return rows


def aside(scene: Scene, subject: Subject) -> list[kit.Button | None]:
    """What one may want to look at first, or afterwards."""
    language, about, meeting = scene.language, subject.characteristic, subject.meeting
    figures = Press(FIGURES_SHOW, scene.school_id, about.id)
    calendar = None
    if meeting is not None and meeting.state is MeetingState.INVITED:
        calendar = kit.open_url(tr(language, "Put in calendar"), scene.addresses.calendar(meeting.id, meeting.sequence))
    return [kit.execute(tr(language, "See figures"), figures, associated=False), calendar]


def _ways_to_answer(scene: Scene, subject: Subject) -> list[kit.Element]:
    words = scene.tr(
        "You can also write your answers here, for instance **often, now and then**. **cancel** leaves this and"
        " keeps what you have answered.",
    )
    if subject.characteristic.own_criteria:
        return [kit.footnote(words)]
    basis = scene.tr("This characteristic has no criteria of its own yet. These are the general ones.")
    return [kit.footnote(f"{basis} {words}")]
