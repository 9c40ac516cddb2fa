"""Made-up cards about conducting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from cards.conducting.agree import form
from cards.conducting.agreed import agreed
from cards.conducting.at import At
from cards.conducting.conductor import conductor, more
from cards.conducting.not_held import not_held
from cards.conducting.phase import mine, over, shared
from cards.conducting.summary import summary
from cards.conducting.wall import show, words, words_form
from cards.kit.scene import Card, Scene
from cards.meetings import phase_words
from domain.agenda.agenda import Agenda
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.minutes.minutes import MinutesState
from domain.people.school import Member
from domain.review.came_back import Earlier
from domain.votes.rounds import Round
from preview import attendance as attendance_samples
from preview import minutes as minutes_samples
from preview import review as came_back_samples
from preview import school as samples
from preview import votes as vote_samples


def _agree_sample(on: Scene, problems: Sequence[Problem] = (), values: Mapping[str, str] | None = None) -> Card:
    meeting = samples.meeting(on, MeetingState.RUNNING)
    rounds = [vote_samples.FIRST, vote_samples.SECOND]
    again = samples.STARTS.date() + timedelta(weeks=26)
    return form(on, meeting, samples.CHARACTERISTIC, rounds, problems, values, again)


def _agreed_sample(on: Scene, one: Agreement) -> Card:
    return agreed(on, replace(samples.meeting(on, MeetingState.RUNNING), agreement=one), samples.CHARACTERISTIC)


def _at(
    on: Scene, phase: int, rounds: Sequence[Round], counted: int = 0, agreed: Agreement | None = None, people: int = 8
) -> At:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), started_at=samples.STARTS, agreement=agreed)
    now = replace(on, now=samples.STARTS + timedelta(minutes=30))
    measures = vote_samples.measures(on)[1:3] if agreed and agreed.level else []
    began = samples.STARTS + timedelta(minutes=17)
    agenda = Agenda("m-0001", phase, began, began + timedelta(minutes=25), version=7)
    return At(now, meeting, rounds, counted, people, 5, measures, agenda, here=8)


def _conductor_sample(
    on: Scene, phase: int, rounds: Sequence[Round], counted: int = 0, agreed: Agreement | None = None
) -> Card:
    return conductor(_at(on, phase, rounds, counted, agreed), samples.CHARACTERISTIC)


def _before_sample(on: Scene) -> Card:
    at = At(on, samples.meeting(on), [], 0, 8, 5, attendance=attendance_samples.COUNTED)
    return conductor(at, samples.CHARACTERISTIC)


def _small(on: Scene) -> Card:
    return conductor(replace(_at(on, 3, [], people=4), here=3), samples.CHARACTERISTIC)


def _conductor_paused(on: Scene) -> Card:
    at = _at(on, 3, [vote_samples.FIRST])
    agenda = replace(at.agenda, paused_at=samples.STARTS + timedelta(minutes=30))
    return conductor(replace(at, kept=agenda), samples.CHARACTERISTIC)


def _big(on: Scene) -> Card:
    at = _at(on, 3, [vote_samples.MANY], people=90)
    lines = [phase_words.ideas_up(on, 12)]
    return conductor(replace(at, here=71, grouped=True, lines=lines), samples.CHARACTERISTIC)


def _more_sample(on: Scene, phase: int, rounds: Sequence[Round]) -> Card:
    return more(_at(on, phase, rounds))


_BOTH = [vote_samples.FIRST, vote_samples.SECOND]


def _stands(
    on: Scene, phase: int, rounds: Sequence[Round] = ()
) -> tuple[Scene, Meeting, Characteristic, Agenda, Sequence[Round]]:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), started_at=samples.STARTS)
    agenda = Agenda(meeting.id, phase, samples.STARTS, samples.STARTS + timedelta(minutes=25))
    return replace(on, now=samples.STARTS), meeting, samples.CHARACTERISTIC, agenda, rounds


def _phase_paused(on: Scene) -> Card:
    scene, meeting, about, agenda, rounds = _stands(on, 3)
    paused = replace(agenda, paused_at=samples.STARTS + timedelta(minutes=13))
    return shared(scene, meeting, about, paused, rounds, 8, 8, Earlier())


def _summary_sample(
    on: Scene,
    agreed: Agreement,
    *,
    full: bool = True,
    state: MinutesState = MinutesState.DRAFT,
    undo: datetime | None = None,
) -> Card:
    meeting = replace(samples.meeting(on, MeetingState.ENDED), agreement=agreed, started_at=samples.STARTS)
    rounds = [vote_samples.FIRST, vote_samples.SECOND] if full else []
    measures = vote_samples.measures(on)[1:3] if full else []
    minutes = minutes_samples.minutes(on, state)[0]
    stands = (on, meeting, samples.CHARACTERISTIC, rounds, measures, vote_samples.OWNERS, minutes)
    return summary(*stands, again=full, undo=undo)


def _running(on: Scene) -> tuple[Scene, Meeting]:
    return on, samples.meeting(on, MeetingState.RUNNING)


def _pairs() -> list[tuple[Member, str]]:
    return [(member, f"fiolin-lampe-{n}") for n, member in enumerate(samples.MEMBERS[:3], start=47)]


SAMPLES: samples.Samples = {
    "agree": [
        ("form", _agree_sample),
        (
            "form, problems",
            lambda on: _agree_sample(
                on,
                [Problem("level_missing", field="level"), Problem("aim_below_level", {"level": 3}, "aim")],
                {"aim": "2", "reasons": "Vi ringer for lite."},
            ),
        ),
    ],
    "agreed": [
        ("level and aim", lambda on: _agreed_sample(on, Agreement(2, 3, date(2027, 5, 20)))),
        ("not agreed", lambda on: _agreed_sample(on, Agreement(None, None))),
    ],
    "conductor": [
        ("before", _before_sample),
        ("alone", lambda on: _conductor_sample(on, 1, [])),
        ("voting, too few yet", lambda on: _conductor_sample(on, 2, [vote_samples.OPEN], 3)),
        ("voting", lambda on: _conductor_sample(on, 2, [vote_samples.OPEN], 5)),
        ("small school", _small),
        ("after the first round", lambda on: _conductor_sample(on, 3, [vote_samples.FIRST])),
        ("a break", _conductor_paused),
        ("ninety in groups", _big),
        ("after the second round", lambda on: _conductor_sample(on, 5, _BOTH)),
        ("agreed", lambda on: _conductor_sample(on, 6, _BOTH, agreed=Agreement(2, 3))),
        ("not agreed", lambda on: _conductor_sample(on, 6, _BOTH, agreed=Agreement(None, None))),
        ("more, while alone", lambda on: _more_sample(on, 1, [])),
        ("more, in groups", lambda on: _more_sample(on, 3, [vote_samples.FIRST])),
        ("more, late", lambda on: _more_sample(on, 5, _BOTH)),
    ],
    "not_held": [
        (
            "counts as not held",
            lambda on: not_held(on, samples.meeting(on, MeetingState.NOT_HELD), samples.CHARACTERISTIC),
        ),
    ],
    "phase": [
        ("opening", lambda on: shared(*_stands(on, 0), 0, 8, came_back_samples.sample_earlier(on))),
        ("alone", lambda on: shared(*_stands(on, 1), 6, 8, Earlier())),
        ("voting", lambda on: shared(*_stands(on, 2, [vote_samples.OPEN]), 6, 8, Earlier())),
        ("groups", lambda on: shared(*_stands(on, 3), 71, 90, Earlier(), grouped=True)),
        ("a break", _phase_paused),
        ("shared level", lambda on: shared(*_stands(on, 5), 8, 8, Earlier())),
        ("mine", lambda on: mine(*_stands(on, 1), 6, 8, Earlier())),
        ("over", lambda on: over(on, samples.meeting(on, MeetingState.ENDED), samples.CHARACTERISTIC)),
        ("just over", lambda on: over(on, samples.meeting(on, MeetingState.ENDED), samples.CHARACTERISTIC, on.now)),
    ],
    "summary": [
        ("just ended", lambda on: _summary_sample(on, Agreement(2, 3), undo=on.now)),
        ("agreed", lambda on: _summary_sample(on, Agreement(2, 3, date(2027, 5, 20), samples.meeting(on).unseen))),
        ("minutes shared", lambda on: _summary_sample(on, Agreement(2, 3, date(2027, 5, 20)), state=MinutesState.OPEN)),
        ("not agreed", lambda on: _summary_sample(on, Agreement(None, None, date(2027, 5, 20)))),
        ("hardly anything", lambda on: _summary_sample(on, Agreement(2, 2), full=False)),
    ],
    "wall": [
        ("show", lambda on: show(*_running(on), f"{samples.ORIGIN}/wall/m1")),
        ("words form", lambda on: words_form(*_running(on), samples.MEMBERS)),
        ("words", lambda on: words(*_running(on), _pairs())),
    ],
}
