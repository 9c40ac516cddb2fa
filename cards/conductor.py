"""The leader's own card: what is going on, what to press next, and the plan. Pressing shows it anew; nothing ticks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from cards import conductor_plan, kit, present, result_words, samples, vote_samples
from cards.scene import Card, Scene
from cards.verbs import Press, Verb
from domain.areas import Characteristic
from domain.measures import Measure
from domain.meetings import Agreement, Meeting, MeetingState
from domain.rounds import Round, open_one, told
from locales import tr

MOST_MEASURES = 8  # named on the card; the rest are counted


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
) -> Card:
    """The card as the meeting stands. ``note`` is one sentence about what was just pressed, ready for a card."""
    stage = _phase(meeting, rounds)(_State(scene, meeting, rounds, counted, eligible, limit, measures))
    return kit.card(
        scene,
        kit.only_you(scene, tr(scene.language, "you lead the meeting")),
        kit.heading(stage.heading, size="ExtraLarge"),
        kit.text(kit.escape_line(present.title(scene, characteristic)), bold=True, spacing="None"),
        kit.box(kit.text(note)) if note else None,
        kit.text(stage.words) if stage.words else None,
        stage.body,
        kit.actions(*stage.buttons),
        kit.footnote(stage.means, apart=False) if stage.means else None,
        conductor_plan.plan(scene, meeting, rounds),
    )


@dataclass(frozen=True, slots=True)
class _State:
    """Where the meeting stands, for whoever looks."""

    scene: Scene
    meeting: Meeting
    rounds: Sequence[Round]
    counted: int
    eligible: int
    limit: int
    measures: Sequence[Measure]


@dataclass(frozen=True, slots=True)
class _Stage:
    """What one phase says and offers; ``means`` is what a press of the first button leads to."""

    heading: str
    words: str
    buttons: Sequence[kit.Button]
    means: str = ""
    body: Sequence[kit.Element] = ()


def _phase(meeting: Meeting, rounds: Sequence[Round]) -> Callable[[_State], _Stage]:
    if meeting.state is not MeetingState.RUNNING:
        return _before
    if meeting.agreement is not None:
        return _agreed
    if open_one(rounds) is not None:
        return _voting
    return _told if told(rounds) else _talking


def _before(at: _State) -> _Stage:
    scene, meeting, language = at.scene, at.meeting, at.scene.language
    heading = tr(language, "Shall we start?")
    if meeting.starts_at is not None:
        heading = tr(language, "The meeting starts at {time}", time=present.clock(scene, meeting.starts_at))
    when = present.when(scene, meeting.starts_at, meeting.minutes) if meeting.starts_at else ""
    means = tr(language, "When you start, I post the vote in the channel.")
    if at.eligible < at.limit:
        means = _few(scene, at.eligible, at.limit)
    buttons = [
        _press(tr(language, "Start the meeting"), Verb.MEETING_START, meeting.id, filled=True),
        _press(tr(language, "Move the meeting"), Verb.MEETING_MOVE, meeting.id),
        _press(tr(language, "Cancel the meeting"), Verb.MEETING_CANCEL, meeting.id),
    ]
    return _Stage(heading, when, buttons, f"{means} {tr(language, 'You can start early or late.')}")


def _voting(at: _State) -> _Stage:
    scene, meeting, language = at.scene, at.meeting, at.scene.language
    round_ = open_one(at.rounds)
    assert round_ is not None, "there is an open round in this phase"
    enough = at.counted >= at.limit
    words = tr(
        language,
        "At {time}, {count} had voted.",
        time=present.clock(scene, scene.now),
        count=present.out_of(scene, at.counted, at.eligible),
    )
    if enough:
        words += " " + tr(language, "You can show the result.")
    else:
        words += " " + tr(language, "The result can be shown once {limit} have voted.", limit=at.limit)
    buttons = [
        _press(tr(language, "Close and show result"), Verb.ROUND_CLOSE, round_.id, filled=enough),
        _press(tr(language, "Update the count"), Verb.CONDUCTOR, meeting.id),
        _press(tr(language, "Enter a show of hands"), Verb.HANDS_FORM, meeting.id),
    ]
    means = tr(language, "When you show the result, the round is over. Then nobody can vote in it any more.")
    return _Stage(tr(language, "Round {number} is open", number=round_.number), words, buttons, means)


def _talking(at: _State) -> _Stage:
    """Running, with no round open and no result shown."""
    scene, meeting, language = at.scene, at.meeting, at.scene.language
    agree = tr(language, "Set the level together")
    if at.eligible >= at.limit:
        first = [
            _press(tr(language, "Open the vote"), Verb.ROUND_OPEN, meeting.id, str(len(at.rounds) + 1), filled=True),
            _press(agree, Verb.AGREE_FORM, meeting.id),
        ]
        words = tr(language, "Open the vote when all have read the levels and thought on their own.")
    else:
        first = [
            _press(agree, Verb.AGREE_FORM, meeting.id, filled=True),
            _press(tr(language, "Ask for an open vote"), Verb.CONSENT_ASK, meeting.id),
        ]
        words = _few(scene, at.eligible, at.limit)
    buttons = [
        *first,
        _press(tr(language, "Enter a show of hands"), Verb.HANDS_FORM, meeting.id),
        _press(tr(language, "Refresh"), Verb.CONDUCTOR, meeting.id),  # an open vote starts when the last one says yes
        _press(tr(language, "End the meeting"), Verb.MEETING_END, meeting.id),
    ]
    return _Stage(tr(language, "The meeting is going on"), words, buttons, body=_questions(scene, meeting))


def _told(at: _State) -> _Stage:
    """A result has been shown: talk, vote once more, or agree."""
    scene, meeting, language = at.scene, at.meeting, at.scene.language
    shown = told(at.rounds)
    last = shown[-1]
    assert last.tally is not None, "a round that was told has a tally"
    again = len(shown) == 1 and at.eligible >= at.limit
    agree = _press(tr(language, "Set the level together"), Verb.AGREE_FORM, meeting.id, filled=not again)
    second = _press(
        tr(language, "Start second round"), Verb.ROUND_OPEN, meeting.id, str(len(at.rounds) + 1), filled=True
    )
    hands = _press(tr(language, "Enter a show of hands"), Verb.HANDS_FORM, meeting.id)
    end = _press(tr(language, "End the meeting"), Verb.MEETING_END, meeting.id)
    words = result_words.counts(scene, last)
    means = tr(language, "Let those who have said little begin, and speak last yourself.")
    buttons = [second, agree, hands, end] if again else [agree, hands, end]
    heading = result_words.conclusion(scene, last.tally)
    return _Stage(heading, words, buttons, means, _questions(scene, meeting))


def _agreed(at: _State) -> _Stage:
    scene, meeting, language = at.scene, at.meeting, at.scene.language
    assert meeting.agreement is not None, "there is an agreement in this phase"
    settled = meeting.agreement.level is not None
    add = _press(tr(language, "Add a measure"), Verb.MEASURE_FORM, meeting.id, filled=settled and not at.measures)
    change = _press(tr(language, "Change shared level"), Verb.AGREE_FORM, meeting.id)
    end = _press(tr(language, "End the meeting"), Verb.MEETING_END, meeting.id, filled=bool(at.measures) or not settled)
    rows: list[kit.Element] = [kit.section(tr(language, "Measures so far"))] if at.measures else []
    for measure in at.measures[:MOST_MEASURES]:
        rows.append(kit.bold_line(kit.escape_line(measure.title)))
        due = tr(language, "due {day}", day=present.short_day(scene, measure.due))
        rows.append(kit.text(present.capitalised(due), spacing="None"))
    if len(at.measures) > MOST_MEASURES:
        rows.append(kit.text(tr(language, "and {count} more", count=len(at.measures) - MOST_MEASURES)))
    words = tr(language, "What do we do to get there? One or two measures are enough.")
    if not settled:
        words = tr(language, "You can agree on measures without a shared level too.")
    if at.measures:
        words = ""
    means = tr(language, "When the meeting ends, each single vote is deleted. The counts stay.")
    return _Stage(agreement_words(scene, meeting.agreement), words, [add, change, end], means, rows)


def agreement_words(scene: Scene, agreed: Agreement | None) -> str:
    """As "Fra nivå 2 mot nivå 3"."""
    language = scene.language
    if agreed is None:
        return tr(language, "No shared level was set")
    if agreed.level is None:
        return tr(language, "We take it up again")
    if agreed.aim is None or agreed.aim == agreed.level:
        return tr(language, "We are on level {level}", level=agreed.level)
    return tr(language, "From level {level} towards level {aim}", level=agreed.level, aim=agreed.aim)


def _few(scene: Scene, eligible: int, limit: int) -> str:
    return tr(
        scene.language,
        "{count} can vote here, and votes are only unseen from {limit} up. So talk your way to a shared level, "
        "or choose another way.",
        count=eligible,
        limit=limit,
    )


def _questions(scene: Scene, meeting: Meeting) -> list[kit.Element]:
    asked = [kit.text(kit.escape(question), spacing="Small") for question in meeting.questions[:2]]
    return [kit.box(kit.subtle(tr(scene.language, "Questions to talk about")), *asked)] if asked else []


def _press(title: str, verb: Verb, ref: str, arg: str = "", *, filled: bool = False) -> kit.Button:
    return kit.execute(title, Press(verb, ref, arg), style="positive" if filled else None, associated=False)


def _sample(
    on: Scene, state: MeetingState, rounds: Sequence[Round], counted: int = 0, agreed: Agreement | None = None
) -> Card:
    meeting = replace(samples.meeting(on, state), started_at=samples.STARTS, agreement=agreed)
    now = replace(on, now=samples.STARTS + timedelta(minutes=24))
    measures = vote_samples.measures(on)[1:3] if agreed and agreed.level else []
    return conductor(now, meeting, samples.CHARACTERISTIC, rounds, counted, 8, 5, measures)


def _small(on: Scene) -> Card:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), started_at=samples.STARTS)
    return conductor(on, meeting, samples.CHARACTERISTIC, [], 0, 4, 5, [])


_RUNNING = MeetingState.RUNNING
_BOTH = [vote_samples.FIRST, vote_samples.SECOND]
SAMPLES: list[samples.Sample] = [
    ("before", lambda on: _sample(on, MeetingState.INVITED, [])),
    ("voting, too few yet", lambda on: _sample(on, _RUNNING, [vote_samples.OPEN], 3)),
    ("voting", lambda on: _sample(on, _RUNNING, [vote_samples.OPEN], 5)),
    ("small school", _small),
    ("after the first round", lambda on: _sample(on, _RUNNING, [vote_samples.FIRST])),
    ("after the second round", lambda on: _sample(on, _RUNNING, _BOTH)),
    ("agreed", lambda on: _sample(on, _RUNNING, _BOTH, agreed=Agreement(2, 3))),
    ("not agreed", lambda on: _sample(on, _RUNNING, _BOTH, agreed=Agreement(None, None))),
]
