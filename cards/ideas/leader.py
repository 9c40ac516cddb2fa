"""The leader's own card of the ideas: bring them up, let everybody give dots, count them, make measures of the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.ideas import rows as idea_rows
from cards.ideas.verbs import (
    DOTS_CLOSE,
    DOTS_FORM,
    DOTS_OPEN,
    IDEA_ADD,
    IDEA_MEASURE,
    IDEAS_JOIN_FORM,
    IDEAS_OPEN,
    IDEAS_SHOW,
)
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press, Verb
from cards.votes.few import back
from domain.agenda.agenda import IdeasState
from domain.ideas.give_dots import TooFewDots
from domain.ideas.idea_groups import IdeaGroup, best_first, dots_shown
from domain.ideas.thoughts import shortened
from domain.meetings.meeting import Meeting
from locales import tr, trn

LONGEST_MADE = 90  # of an idea that has become a measure
BEST = 8  # offered at once to become measures; the rest is a press away


@dataclass(frozen=True, slots=True)
class IdeasNow:
    """Where the ideas stand: ``given`` have given dots, of ``eligible``; counts are shown from ``limit`` up."""

    groups: Sequence[IdeaGroup]
    state: IdeasState
    limit: int
    given: int = 0
    eligible: int = 0
    alike: int = 0  # suggestions of ideas that may be put together
    ended: bool = False


def steps(scene: Scene, meeting: Meeting, now: IdeasNow, note: str = "", *, all_of_them: bool = False) -> Card:
    """The card as it stands, with what comes next first."""
    if now.state is IdeasState.CLOSED:
        return _choosing(scene, meeting, now, note, all_of_them)
    heading, words, buttons = {IdeasState.OPEN: _open, IdeasState.DOTS: _dots}.get(now.state, _none)(
        scene, meeting, now
    )
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(heading),
        kit.box(kit.text(note)) if note else None,
        kit.text(words),
        kit.actions(*buttons, back(scene, meeting)),
    )


def too_few(scene: Scene, meeting: Meeting, few: TooFewDots) -> Card:
    """Nothing is counted yet; the leader waits, or goes on without counts."""
    said = scene.trn(
        "{count} has given dots. Counts are shown only from {limit} up, so that nobody can tell whose they are.",
        "{count} have given dots. Counts are shown only from {limit} up, so that nobody can tell whose they are.",
        few.given,
        limit=few.limit,
    )
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("Too few dots to show")),
        kit.text(said),
        kit.text(scene.tr("You can wait, or go on without counts and talk about which ideas are best.")),
        kit.actions(
            _press(scene.tr("Wait for more"), IDEAS_SHOW, meeting),
            _press(scene.tr("Go on without counts"), DOTS_CLOSE, meeting, "sure"),
        ),
    )


_Step = tuple[str, str, list[kit.Button]]


def _none(scene: Scene, meeting: Meeting, now: IdeasNow) -> _Step:
    words = scene.tr(
        "I bring up what everybody answered to «what would it take», without names and in random order. All see the "
        "ideas in the channel, and can add more.",
    )
    bring = _press(scene.tr("Bring up the ideas"), IDEAS_OPEN, meeting, filled=True)
    return scene.tr("Shall we bring up the ideas?"), words, [bring]


def _open(scene: Scene, meeting: Meeting, now: IdeasNow) -> _Step:
    language, count = scene.language, len(now.groups)
    heading = trn(language, "{count} idea has come up", "{count} ideas have come up", count)
    if not count:
        heading = tr(language, "No ideas yet")
    words = tr(language, "Let all read and add theirs. Go on to the dots when those that say the same stand together.")
    if now.alike:
        seen = trn(
            language,
            "I see {count} place where ideas look alike.",
            "I see {count} places where ideas look alike.",
            now.alike,
        )
        words = f"{words} {seen}"
    return (
        heading,
        words,
        [
            _press(tr(language, "Let all give dots"), DOTS_OPEN, meeting, filled=count > 1),
            _press(tr(language, "Put together"), IDEAS_JOIN_FORM, meeting),
            _press(tr(language, "Add an idea"), IDEA_ADD, meeting),
            _press(tr(language, "Show all ideas"), IDEAS_SHOW, meeting, "1"),
            _press(tr(language, "Refresh"), IDEAS_SHOW, meeting),
        ],
    )


def _dots(scene: Scene, meeting: Meeting, now: IdeasNow) -> _Step:
    language, enough = scene.language, now.given >= now.limit
    part = present.out_of(scene, now.given, max(now.given, now.eligible))
    words = tr(language, "At {time}, {count} had given dots.", time=present.clock(scene, scene.now), count=part)
    if not enough:
        words += " " + tr(language, "The counts can be shown once {limit} have.", limit=now.limit)
    return (
        tr(language, "Dots are being given"),
        words,
        [
            _press(tr(language, "Count the dots"), DOTS_CLOSE, meeting, filled=enough),
            _press(tr(language, "Refresh"), IDEAS_SHOW, meeting),
            _press(tr(language, "Give dots"), DOTS_FORM, meeting),
            _press(tr(language, "Show all ideas"), IDEAS_SHOW, meeting, "1"),
            _press(tr(language, "Back to the ideas"), IDEAS_OPEN, meeting, "again"),
        ],
    )


def _choosing(scene: Scene, meeting: Meeting, now: IdeasNow, note: str, all_of_them: bool) -> Card:
    """The best ones, to become measures. Nothing is chosen beforehand."""
    ordered = [group for group in best_first(now.groups) if not group.idea.measure_id]
    offered = ordered if all_of_them else ordered[:BEST]
    label = scene.tr("Choose one")
    listed = idea_rows.options(scene, offered, dots=True)
    made = [group for group in now.groups if group.idea.measure_id][: idea_rows.PAGE_ROWS]
    why = scene.tr(
        "Dots are shown only where at least {limit} have given some. Talk about which ideas are best.",
        limit=now.limit,
    )
    rest = len(ordered) - len(offered)
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("Which ideas become measures?") if now.groups else scene.tr("No ideas yet")),
        kit.box(kit.text(note)) if note else None,
        kit.text(why) if now.groups and not dots_shown(now.groups) else None,
        kit.choices("idea", label, listed, open_list=True, spacing="Medium") if listed else None,
        [_made(scene, group) for group in made],
        kit.actions(
            kit.execute(scene.tr("Make it a measure"), Press(IDEA_MEASURE, meeting.id), style="positive")
            if listed
            else None,
            _press(scene.tr("More ideas"), IDEAS_SHOW, meeting, "all") if rest else None,
            _press(scene.tr("Show all ideas"), IDEAS_SHOW, meeting, "1") if now.groups else None,
            back(scene, meeting),
        ),
    )


def _made(scene: Scene, group: IdeaGroup) -> kit.Element:
    words = kit.escape_line(shortened(group.idea.text, LONGEST_MADE))
    return kit.mark_row(scene, "ferdig", words, [scene.tr("Has become a measure")], bold=False)


def _press(title: str, verb: Verb, meeting: Meeting, arg: str = "", *, filled: bool = False) -> kit.Button:
    press = Press(verb, meeting.id, arg)
    return kit.execute(title, press, style="positive" if filled else None, associated=False, fallback=False)
