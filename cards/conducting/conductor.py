"""The leader's own card: what goes on and until when, what to press next, and the plan. Nothing on it ticks."""

from __future__ import annotations

from collections.abc import Sequence

from cards.conducting import conductor_more
from cards.conducting import plan as conductor_plan
from cards.conducting import ways as conductor_ways
from cards.conducting.body import Run, after_the_plan, body, few, footnote, heading
from cards.conducting.verbs import MEETING_MORE, MEETING_START
from cards.conducting.ways import At
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings.verbs import MEETING_CANCEL, MEETING_MOVE
from cards.verbs import Press, Verb
from domain.agenda.phases import course_from
from domain.catalogue.areas import Characteristic
from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting, MeetingState
from domain.votes.rounds import Round
from locales import tr


def conductor(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    rounds: Sequence[Round],
    counted: int,
    eligible: int,
    limit: int,
    measures: Sequence[Measure],
    note: str = "",
    run: Run | None = None,
) -> Card:
    """The card as the meeting stands. ``note`` is one sentence about what was just pressed, ready for a card."""
    title = kit.text(kit.escape_line(present.title(scene, characteristic)), bold=True, spacing="None")
    first = kit.only_you(scene, scene.tr("you lead the meeting"))
    if meeting.state is not MeetingState.RUNNING:
        return kit.card(scene, first, *_before(scene, meeting, title, note, eligible, limit))
    run = run or Run()
    at = at_of(scene, meeting, rounds, counted, eligible, limit, measures, run)
    found = conductor_ways.ways(at)
    rest = conductor_ways.the_rest(found)
    more = kit.execute(scene.tr("More"), Press(MEETING_MORE, meeting.id), associated=False)
    return kit.card(
        scene,
        first,
        kit.heading(heading(at), size="ExtraLarge"),
        title,
        kit.box(kit.text(note)) if note else None,
        *body(at, run),
        kit.actions(*(way.button() for way in conductor_ways.on_card(found)), more if rest else None),
        footnote(at),
        conductor_plan.plan(scene, meeting, at.course, eligible),
        after_the_plan(at, run),
    )


def more(
    scene: Scene,
    meeting: Meeting,
    rounds: Sequence[Round],
    counted: int,
    eligible: int,
    limit: int,
    measures: Sequence[Measure],
    run: Run | None = None,
) -> Card:
    """The card ``Mer`` of a running meeting."""
    return conductor_more.more(at_of(scene, meeting, rounds, counted, eligible, limit, measures, run or Run()))


def at_of(
    scene: Scene,
    meeting: Meeting,
    rounds: Sequence[Round],
    counted: int,
    eligible: int,
    limit: int,
    measures: Sequence[Measure],
    run: Run,
) -> At:
    """Where the meeting stands, with a course where it has none."""
    course = run.course or course_from(meeting, rounds, scene.now)
    return At(scene, meeting, rounds, counted, eligible, limit, measures, course, run.grouped, run.here)


def _before(
    scene: Scene, meeting: Meeting, title: kit.Element, note: str, eligible: int, limit: int
) -> list[kit.Element]:
    language = scene.language
    words = scene.tr("Shall we start?")
    if meeting.starts_at is not None:
        words = scene.tr("The meeting starts at {time}", time=present.clock(scene, meeting.starts_at))
    means = scene.tr("When you start, I post in the channel what you do now and until when.")
    if eligible < limit:
        means = few(scene, eligible, limit)
    found = [kit.heading(words, size="ExtraLarge"), title]
    if note:
        found.append(kit.box(kit.text(note)))
    if meeting.starts_at is not None:
        found.append(kit.text(present.when(scene, meeting.starts_at, meeting.minutes)))
    found += [
        kit.actions(
            _press(scene.tr("Start the meeting"), MEETING_START, meeting.id, filled=True),
            _press(scene.tr("Move the meeting"), MEETING_MOVE, meeting.id),
            _press(scene.tr("Cancel the meeting"), MEETING_CANCEL, meeting.id),
        ),
        kit.footnote(f"{means} {tr(language, 'You can start early or late.')}", apart=False),
    ]
    rows = conductor_plan.plan(scene, meeting, None, eligible)
    return [*found, rows] if rows else found


def _press(title: str, verb: Verb, ref: str, *, filled: bool = False) -> kit.Button:
    return kit.execute(title, Press(verb, ref), style="positive" if filled else None, associated=False)
