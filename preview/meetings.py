"""Made-up cards about meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from cards.attendance.words import Coming
from cards.charts.words.dialogue_map import map_spec
from cards.charts.words.trend import trend_spec
from cards.kit import present
from cards.kit.scene import Card, Scene
from cards.meetings import move_and_cancel as changing
from cards.meetings.form import WHAT, WHEN, WHOLE, form, missing
from cards.meetings.invitation import copy, invitation
from cards.meetings.listing import Row, discard_all, listing, next_one
from cards.meetings.move_and_cancel import REST, cancel, cancelled, cancelled_together, move, moved, moved_together
from cards.meetings.picture import offer
from cards.meetings.prepare import prepare
from cards.meetings.proposal import draft_waits, proposal
from cards.meetings.questions import library
from cards.meetings.shape import shapes
from cards.meetings.times import nudge, times
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.forms import Phase
from domain.meetings.library import OwnForm
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.meetings.question_library import Origin, Suggested, key_of
from domain.people.school import Caller
from preview import attendance as attendance_samples
from preview import review as came_back_samples
from preview import school as samples

_SHOWS = {
    "nb": "Trappa vi tegnet på forrige møte",
    "nn": "Trappa vi teikna på førre møte",
    "en": "The staircase that we drew at our last meeting",
}


def designed(on: Scene, state: MeetingState = MeetingState.INVITED) -> Meeting:
    """The sample meeting with the dialogue map, a picture and the guardians' eyes."""
    meeting = samples.meeting(on, state)
    return replace(meeting, chart="map", eyes="guardian", picture="niva-3", picture_alt=_SHOWS[on.language])


def _proposal(on: Scene) -> Card:
    draft = designed(on, MeetingState.DRAFT)
    return proposal(on, draft, samples.CHARACTERISTIC, samples.readings(), [], {"copies": 7})


def _rest(on: Scene) -> list[Meeting]:
    first = samples.meeting(on)
    assert first.starts_at is not None
    return [replace(first, id=f"m-{at}", starts_at=first.starts_at + timedelta(weeks=2 * at)) for at in range(6)]


def _form(on: Scene) -> Card:
    readings = {reading.indicator.id: reading for reading in samples.readings()}
    return form(on, designed(on, MeetingState.DRAFT), samples.CATALOGUE, readings, part=WHAT)


def _form_sample(on: Scene, part: str, *problems: Problem, **values: str) -> Card:
    draft = designed(on, MeetingState.DRAFT) if part == WHOLE else samples.meeting(on, MeetingState.DRAFT)
    readings = {reading.indicator.id: reading for reading in samples.readings()}
    return form(on, draft, samples.CATALOGUE, readings, problems, values, part=part)


_LONG_AGO = Problem("day_is_over", {"day": samples.NOW.date().replace(day=19)}, "date")
_NOT_FOUND = Problem("figure_not_found", {"words": "fiolin"}, "find")


def _invitation_sample(on: Scene, *, bare: bool = False, again: bool = False, **changes: Any) -> Card:
    meeting = replace(samples.meeting(on), **changes)
    if bare:
        meeting = replace(meeting, comment="", unseen="", place="", problem="")
        return invitation(on, meeting, samples.CHARACTERISTIC, [], None, "Ingrid Lunde")
    spec = trend_spec(on.language, samples.readings(), present.title(on, samples.CHARACTERISTIC))
    chart = samples.picture(spec) if spec else None
    earlier = came_back_samples.sample_earlier(on) if again else None
    return invitation(on, meeting, samples.CHARACTERISTIC, samples.readings(), chart, "Ingrid Lunde", earlier=earlier)


def _designed(on: Scene) -> Card:
    """With the dialogue map, a picture and somebody's eyes to look with."""
    meeting, title = designed(on), present.title(on, samples.CHARACTERISTIC)
    spec = map_spec(on.language, title, meeting.problem, samples.readings(), meeting.questions)
    chart = samples.picture(spec) if spec else None
    return invitation(on, meeting, samples.CHARACTERISTIC, samples.readings(), chart, "Ingrid Lunde")


def _rows(on: Scene, count: int) -> list[Row]:
    meeting = samples.meeting(on)
    states = [MeetingState.INVITED, MeetingState.DRAFT, *[MeetingState.INVITED] * 5]
    found = [samples.CHARACTERISTIC, samples.OTHER]
    return [(replace(meeting, id=f"m-{i}", state=states[i]), found[i % 2]) for i in range(count)]


def _drafts(on: Scene, count: int) -> list[Row]:
    draft = samples.meeting(on, MeetingState.DRAFT)
    return [(replace(draft, id=f"d-{i}"), samples.CHARACTERISTIC) for i in range(count)]


_COMING = Coming(False, attendance_samples.COUNTED)


def _next(on: Scene, caller: Caller) -> Card:
    return next_one(on, caller, _rows(on, 1)[0], more=True, personal=True, coming=_COMING)


def _meeting(on: Scene) -> tuple[Scene, Meeting, Characteristic]:
    return on, samples.meeting(on), samples.CHARACTERISTIC


def _picture_sample(on: Scene) -> Card:
    return offer(on, samples.meeting(on, MeetingState.DRAFT), "god")


def _proposal_sample(on: Scene, *, figures: bool = True, again: bool = False) -> Card:
    draft = samples.meeting(on, MeetingState.DRAFT)
    found = samples.readings() if figures else []
    warnings = [] if figures else [Problem("weekend", {"date": samples.STARTS.date()})]
    earlier = came_back_samples.sample_earlier(on) if again else None
    return proposal(on, draft, samples.CHARACTERISTIC, found, warnings, {"copies": 7}, earlier)


_OWN = {
    "nb": "Hvem av oss har ringt hjem i høst?",
    "nn": "Kven av oss har ringt heim i haust?",
    "en": "Which of us have called a home this autumn?",
}


def _questions_sample(on: Scene) -> Card:
    draft = samples.meeting(on, MeetingState.DRAFT)
    texts = [(Origin.OWN, _OWN[on.language]), *((Origin.CHARACTERISTIC, text) for text in draft.questions)]
    listed = [Suggested(key_of(text), text, origin) for origin, text in texts]
    listed[0] = replace(listed[0], school="Fjord kulturskole")
    return library(on, draft, samples.CHARACTERISTIC, listed)


def _shape_sample(on: Scene) -> Card:
    kept = {"nb": "Mandagsmøtet", "nn": "Måndagsmøtet", "en": "Monday meeting"}[on.language]
    own = OwnForm("f-1", on.school_id, kept, ((Phase.OPENING, 5), (Phase.TALK, 15), (Phase.PLENARY, 10)), on.now)
    return shapes(on, samples.meeting(on, MeetingState.DRAFT), [own])


def _times_sample(on: Scene, state: MeetingState = MeetingState.DRAFT) -> tuple[Scene, Meeting, Characteristic]:
    meeting = samples.meeting(on, state)
    at = samples.STARTS
    around = replace(
        meeting,
        invite_at=at - timedelta(days=9, hours=5),
        prepare_at=at - timedelta(days=7, hours=5),
        nudge_at=at - timedelta(days=2, hours=5),
    )
    return on, around, samples.CHARACTERISTIC


def _not_understood(on: Scene) -> Card:
    about, until = {"en": ("after the winter break", "until lunch")}.get(
        on.language, ("etter vinterferien", "til lunsj")
    )
    doubts = [Problem("break_unknown", {"words": about}, "date"), Problem("end_unknown", {"words": until}, "time")]
    return missing(on, samples.CATALOGUE, {"characteristic": "1.4", "time": "09:00"}, doubts=doubts)


SAMPLES: samples.Samples = {
    "another_topic": [
        ("draft", lambda on: draft_waits(on, samples.meeting(on, MeetingState.DRAFT), samples.CHARACTERISTIC)),
        ("sent", lambda on: changing.another_topic(on, samples.meeting(on), samples.CHARACTERISTIC, samples.OTHER)),
    ],
    "designed": [("proposal", _proposal), ("form", _form)],
    "form": [
        ("form", lambda on: _form_sample(on, WHEN)),
        ("form, a problem", lambda on: _form_sample(on, WHEN, _LONG_AGO, date="2026-11-19")),
        ("form, figures and questions", lambda on: _form_sample(on, WHAT)),
        ("form, no such figure", lambda on: _form_sample(on, WHAT, _NOT_FOUND, find="fiolin")),
        ("form, all of it", lambda on: _form_sample(on, WHOLE, _LONG_AGO, date="2026-11-19")),
        ("missing", lambda on: missing(on, samples.CATALOGUE, {"characteristic": "1.4", "time": "14:00"})),
    ],
    "not_understood": [("missing", _not_understood)],
    "invitation": [
        ("invitation", _invitation_sample),
        ("invitation that comes back to something", lambda on: _invitation_sample(on, again=True)),
        ("designed", _designed),
        ("no figures", lambda on: _invitation_sample(on, bare=True)),
        ("moved", lambda on: _invitation_sample(on, sequence=1)),
        ("cancelled", lambda on: _invitation_sample(on, state=MeetingState.CANCELLED)),
        ("not held", lambda on: _invitation_sample(on, state=MeetingState.NOT_HELD)),
        ("running", lambda on: _invitation_sample(on, state=MeetingState.RUNNING)),
        ("ended", lambda on: _invitation_sample(on, state=MeetingState.ENDED, agreement=Agreement(2, 3))),
        (
            "copy, not held",
            lambda on: copy(on, samples.meeting(on, MeetingState.NOT_HELD), samples.CHARACTERISTIC, "Jonas"),
        ),
        (
            "copy, cancelled",
            lambda on: copy(on, samples.meeting(on, MeetingState.CANCELLED), samples.CHARACTERISTIC, "Jonas"),
        ),
        ("copy", lambda on: copy(on, samples.meeting(on), samples.CHARACTERISTIC, "Jonas")),
        ("copy, coming", lambda on: copy(on, samples.meeting(on), samples.CHARACTERISTIC, "Jonas", own=True)),
        ("copy, not coming", lambda on: copy(on, samples.meeting(on), samples.CHARACTERISTIC, "Jonas", own=False)),
    ],
    "listing": [
        ("leader", lambda on: listing(on, samples.leader(on), _rows(on, 2), coming={"m-0": _COMING})),
        ("leader, many", lambda on: listing(on, samples.leader(on), _rows(on, 6), chosen="m-1")),
        ("leader, drafts", lambda on: listing(on, samples.leader(on), [*_rows(on, 2), *_drafts(on, 3)])),
        ("discard all", lambda on: discard_all(on, _drafts(on, 3))),
        ("teacher", lambda on: listing(on, samples.teacher(on), _rows(on, 1))),
        ("teacher, none", lambda on: listing(on, samples.teacher(on), [])),
        ("leader, none", lambda on: listing(on, samples.leader(on), [])),
        ("next, leader", lambda on: _next(on, samples.leader(on))),
        ("next, teacher", lambda on: _next(on, samples.teacher(on))),
    ],
    "move_and_cancel": [
        ("move", lambda on: move(*_meeting(on))),
        ("move, a problem", lambda on: move(*_meeting(on), [_LONG_AGO], {"date": "2026-11-19"})),
        ("cancel", lambda on: cancel(*_meeting(on))),
        ("moved together", lambda on: moved_together(on, "s-solvik", _rest(on))),
        ("cancelled together", lambda on: cancelled_together(on, "s-solvik", _rest(on))),
        ("move one of a series", lambda on: move(*_meeting(on), rest=_rest(on))),
        ("cancel one of a series", lambda on: cancel(*_meeting(on), _rest(on), REST)),
        ("moved", lambda on: moved(*_meeting(on))),
        ("cancelled", lambda on: cancelled(on, samples.meeting(on, MeetingState.CANCELLED), samples.CHARACTERISTIC)),
    ],
    "picture": [("a picture that was sent", _picture_sample)],
    "prepare": [
        ("a meeting", lambda on: prepare(on, samples.meeting(on), samples.CHARACTERISTIC, samples.CATALOGUE)),
        ("no meeting", lambda on: prepare(on, None, samples.OTHER, samples.CATALOGUE)),
    ],
    "proposal": [
        ("proposal", _proposal_sample),
        ("proposal, again", lambda on: _proposal_sample(on, again=True)),
        ("proposal, no figures, a warning", lambda on: _proposal_sample(on, figures=False)),
    ],
    "questions": [("library", _questions_sample)],
    "shape": [("forms of a meeting", _shape_sample)],
    "times": [
        ("times of a draft", lambda on: times(*_times_sample(on))),
        ("times of a meeting, saved", lambda on: times(*_times_sample(on, MeetingState.INVITED), saved=True)),
        (
            "times, a problem",
            lambda on: times(*_times_sample(on), [Problem("times_quiet", {"other": samples.STARTS}, "nudge_date")]),
        ),
        ("nudge", lambda on: nudge(*_times_sample(on, MeetingState.INVITED), "Jonas")),
    ],
}
