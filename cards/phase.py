"""The card of the phases in the channel: what we do now and until when, edited in place as the meeting goes on."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from cards import kit, phase_words, present, samples, vote_samples
from cards.level_history import history_line
from cards.scene import Card, Scene
from cards.verbs import Press, Verb
from domain.areas import Characteristic
from domain.course import Course
from domain.forms import Phase
from domain.measures import Measure, Progress
from domain.meetings import Agreement, Meeting, MeetingState
from domain.phases import phase_of
from domain.rounds import Round, open_one
from locales import tr, trn


@dataclass(frozen=True, slots=True)
class Earlier:
    """What there was on the same characteristic before: its meetings, and what the last one's measures came to.

    ``renewed`` are those of the meetings that came after new criteria.
    """

    meetings: Sequence[Meeting] = ()
    measures: Sequence[Measure] = ()
    renewed: Container[str] = ()


def shared(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    course: Course,
    rounds: Sequence[Round],
    here: int,
    eligible: int,
    earlier: Earlier,
    *,
    grouped: bool = False,
) -> Card:
    """The card that all see."""
    language = scene.language
    who = tr(
        language,
        "All see how many are here. Who is here is used to make groups, and is deleted when the meeting is over.",
    )
    return kit.card(
        scene,
        *_top(scene, meeting, characteristic, course, rounds, eligible, earlier),
        kit.text(_present(scene, here, eligible)),
        kit.actions(
            _press(tr(language, "I am here"), Verb.HERE, meeting),
            *_both(scene, meeting, course, grouped=grouped),
        ),
        kit.who_sees(scene, who),
        refresh=Press(Verb.PHASE_REFRESH, meeting.id),
    )


def mine(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    course: Course,
    rounds: Sequence[Round],
    here: int,
    eligible: int,
    earlier: Earlier,
    *,
    grouped: bool = False,
    note: str = "",
) -> Card:
    """The same for somebody who is here. ``note`` is one more sentence, ready for a card."""
    language = scene.language
    noted = tr(language, "You are noted as here.")
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.text(f"{noted} {note}".strip(), bold=True, spacing="Small"),
        *_top(scene, meeting, characteristic, course, rounds, eligible, earlier),
        kit.text(_present(scene, here, eligible)),
        kit.actions(*_both(scene, meeting, course, grouped=grouped)),
        refresh=Press(Verb.PHASE_REFRESH, meeting.id),
    )


def over(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> Card:
    """What becomes of the card when the meeting has ended."""
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(present.title(scene, characteristic))),
        kit.heading(tr(scene.language, "The meeting is over")),
        kit.text(tr(scene.language, "What you agreed on stands in the summary, here in the thread.")),
    )


def time_is_up(scene: Scene, phase: Phase, people: int) -> str:
    """The one line in the thread when a phase's time is up."""
    words = phase_words.name(scene, phase, people)
    return tr(scene.language, "The time for «{phase}» is up. The leader says when you go on.", phase=words)


def _top(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    course: Course,
    rounds: Sequence[Round],
    eligible: int,
    earlier: Earlier,
) -> list[kit.Element]:
    phase = phase_of(meeting, course)
    doing = phase_words.what_we_do(scene, phase, eligible, voting=open_one(rounds) is not None)
    found: list[kit.Element] = [
        kit.subtle(kit.escape_line(present.title(scene, characteristic))),
        kit.heading(phase_words.until(scene, phase, course, eligible), size="ExtraLarge"),
        kit.text(phase_words.left(scene, course) if course.paused_at is not None else doing),
    ]
    asked = phase_words.question_box(scene, meeting, phase)
    found += [asked] if asked is not None else []
    before = history_line(scene, earlier.meetings, earlier.renewed) if phase is Phase.OPENING else ""
    if before:
        found.append(kit.text(before))
        found += [kit.text(became, spacing="Small")] if (became := _became(scene, earlier.measures)) else []
    return found


def _became(scene: Scene, measures: Sequence[Measure]) -> str:
    """As "Tiltak fra sist: 3. Ferdige: 2."."""
    if not measures:
        return ""
    done = sum(measure.progress is Progress.DONE for measure in measures)
    return trn(
        scene.language,
        "Last time, {count} measure. Done: {done}.",
        "Last time, {count} measures. Done: {done}.",
        len(measures),
        done=done,
    )


def _present(scene: Scene, here: int, eligible: int) -> str:
    if not here:
        return tr(scene.language, "Press when you are here.")
    count = present.out_of(scene, here, max(here, eligible))
    return trn(scene.language, "{part} is here.", "{part} are here.", here, part=count)


def _both(scene: Scene, meeting: Meeting, course: Course, *, grouped: bool) -> list[kit.Button | None]:
    in_groups = grouped and phase_of(meeting, course) is Phase.GROUPS
    return [
        _press(tr(scene.language, "My group"), Verb.GROUP_MINE, meeting) if in_groups else None,
        _press(tr(scene.language, "What has happened?"), Verb.CATCH_UP_SHOW, meeting),
    ]


def _press(title: str, verb: Verb, meeting: Meeting) -> kit.Button:
    # Without a fallback: as a message it would be seen by all, and an old client's answer to all.
    return kit.execute(title, Press(verb, meeting.id), fallback=False, associated=False)


def _stands(
    on: Scene, phase: int, rounds: Sequence[Round] = ()
) -> tuple[Scene, Meeting, Characteristic, Course, Sequence[Round]]:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), started_at=samples.STARTS)
    course = Course(meeting.id, phase, samples.STARTS, samples.STARTS + timedelta(minutes=25))
    return replace(on, now=samples.STARTS), meeting, samples.CHARACTERISTIC, course, rounds


def _earlier(on: Scene) -> Earlier:
    held = replace(
        samples.meeting(on, MeetingState.ENDED),
        started_at=samples.STARTS - timedelta(days=730),
        ended_at=samples.STARTS - timedelta(days=730),
        agreement=Agreement(1, 2),
    )
    return Earlier([held], vote_samples.measures(on)[2:5])


def _paused(on: Scene) -> Card:
    scene, meeting, about, course, rounds = _stands(on, 3)
    paused = replace(course, paused_at=samples.STARTS + timedelta(minutes=13))
    return shared(scene, meeting, about, paused, rounds, 8, 8, Earlier())


SAMPLES: list[samples.Sample] = [
    ("opening", lambda on: shared(*_stands(on, 0), 0, 8, _earlier(on))),
    ("voting", lambda on: shared(*_stands(on, 2, [vote_samples.OPEN]), 6, 8, Earlier())),
    ("groups", lambda on: shared(*_stands(on, 3), 71, 90, Earlier(), grouped=True)),
    ("a break", _paused),
    ("shared level", lambda on: shared(*_stands(on, 5), 8, 8, Earlier())),
    ("mine", lambda on: mine(*_stands(on, 1), 6, 8, Earlier())),
    ("over", lambda on: over(on, samples.meeting(on, MeetingState.ENDED), samples.CHARACTERISTIC)),
]
