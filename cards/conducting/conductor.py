"""The leader's own card: what goes on and until when, what to press next, and the plan. Nothing on it ticks."""

from __future__ import annotations

from cards.attendance import words as attendance
from cards.conducting import plan as conductor_plan
from cards.conducting.at import At
from cards.conducting.body import after_the_plan, body, few, footnote, heading
from cards.conducting.verbs import CLOCK, CONDUCTOR, MEETING_MORE, MEETING_START
from cards.conducting.ways import of_the_clock, on_card, the_rest, ways
from cards.kit import kit, present
from cards.kit.scene import Card
from cards.meetings.verbs import MEETING_CANCEL, MEETING_MOVE
from cards.verbs import Press, Verb
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import MeetingState


def conductor(at: At, characteristic: Characteristic, note: str = "") -> Card:
    """Return the card as the meeting stands. ``note`` is one sentence about what was just pressed, ready for a card."""
    scene, meeting = at.scene, at.meeting
    title = kit.text(kit.escape_line(present.title(scene, characteristic)), bold=True, spacing="None")
    first = kit.only_you(scene, scene.tr("you lead the meeting"))
    if meeting.state is not MeetingState.RUNNING:
        return kit.card(scene, first, *_before(at, title, note))
    every_way = ways(at)
    clock = kit.execute(scene.tr("Time and phases"), Press(MEETING_MORE, meeting.id, CLOCK), associated=False)
    more_ways = kit.execute(scene.tr("More"), Press(MEETING_MORE, meeting.id), associated=False)
    return kit.card(
        scene,
        first,
        kit.heading(heading(at), size="ExtraLarge"),
        title,
        kit.box(kit.text(note)) if note else None,
        *body(at),
        kit.actions(
            *(way.button() for way in on_card(every_way)),
            clock if of_the_clock(every_way) else None,
            more_ways if the_rest(every_way) else None,
        ),
        footnote(at),
        conductor_plan.plan(scene, meeting, at.agenda, at.eligible),
        after_the_plan(at),
    )


def more(at: At, *, clock: bool = False) -> Card:
    """Return the card ``Mer`` of a running meeting: the leader's other ways, with the way back last.

    ``clock``: those that are about time and phases.
    """
    scene, every_way = at.scene, ways(at)
    shown = of_the_clock(every_way) if clock else the_rest(every_way)
    back = kit.execute(scene.tr("Back to the meeting"), Press(CONDUCTOR, at.meeting.id), associated=False)
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("you lead the meeting")),
        kit.heading(scene.tr("What else can you do?")),
        kit.text(heading(at), spacing="None"),
        kit.actions(*(way.button() for way in shown), back),
        kit.footnote(scene.tr("The phase goes on meanwhile."), apart=False),
    )


def _before(at: At, title: kit.Element, note: str) -> list[kit.Element]:
    scene, meeting = at.scene, at.meeting
    words = scene.tr("Shall we start?")
    if meeting.starts_at is not None:
        words = scene.tr("The meeting starts at {time}", time=present.clock(scene, meeting.starts_at))
        if meeting.starts_at < scene.now:
            words = scene.tr("The meeting was to start at {time}", time=present.clock(scene, meeting.starts_at))
    means = scene.tr("When you start, I post in the channel what you do now and until when.")
    if at.eligible < at.limit:
        means = few(scene, at.eligible, at.limit)
    elements = [kit.heading(words, size="ExtraLarge"), title]
    if note:
        elements.append(kit.box(kit.text(note)))
    if meeting.starts_at is not None:
        elements.append(kit.text(present.when(scene, meeting.starts_at, meeting.minutes)))
    if who_comes := attendance.line(scene, at.attendance):
        elements.append(kit.text(who_comes))
    elements += [
        kit.actions(
            _press(scene.tr("Start the meeting"), MEETING_START, meeting.id, filled=True),
            _press(scene.tr("Move the meeting"), MEETING_MOVE, meeting.id),
            _press(scene.tr("Cancel the meeting"), MEETING_CANCEL, meeting.id),
        ),
        kit.footnote(f"{means} {scene.tr('You can start early or late.')}", apart=False),
    ]
    rows = conductor_plan.plan(scene, meeting, None, at.eligible)
    return [*elements, rows] if rows else elements


def _press(title: str, verb: Verb, ref: str, *, filled: bool = False) -> kit.Button:
    return kit.execute(title, Press(verb, ref), style="positive" if filled else None, associated=False)
