"""Agree on a measure, and plan when its owner is asked how it goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.agenda.follow import Change as Touched
from domain.agenda.follow import follow
from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.measures.asking import plan_asking
from domain.measures.form import ABOUT, DUE, EFFECT, NEW, OWNER, TITLE, read_helpers, read_hypothesis, read_steps
from domain.measures.hand_over import tell_given
from domain.measures.history import event
from domain.measures.look_again_at_one import plan_look_at
from domain.measures.measure import Change, Hypothesis, Measure
from domain.meetings.meeting import Meeting, MeetingState, require_on
from domain.people.school import Caller
from domain.review.look_again import plan_look_again
from domain.unit_of_work import UnitOfWork

_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """What a form asks for. ``measure_id`` was made with the form, so that the form sent twice is one measure.

    ``characteristic_id`` is for a measure outside a meeting; ``practice_id`` the good practice it is taken from.
    """

    measure_id: str
    meeting_id: str  # "" for a measure outside a meeting
    inputs: Mapping[str, str]
    characteristic_id: str = ""
    practice_id: str = ""


async def agree_measure(
    uow: UnitOfWork, new: NewMeasure, leader: Caller, holidays: Holidays, now: datetime
) -> Measure | list[Problem]:
    """Keep a measure and its reminders, or return what is wrong with the form."""
    if not leader.leads:
        raise Refused("leaders_only", leaders="")
    if not _ID.fullmatch(new.measure_id):
        raise Refused("gone")
    meeting = await _meeting(uow, new.meeting_id, leader) if new.meeting_id else None
    there = await uow.measures.get(new.measure_id)
    if there is not None:
        return _same(there, leader)
    measure = await _read(uow, new, meeting, leader, now)
    if not isinstance(measure, Measure):
        return measure
    if not await uow.measures.add(measure):  # the same form arrived twice at the same moment; the other one is kept
        return _same(await uow.measures.get(new.measure_id), leader)
    agreed = event(measure, Change.AGREED, leader.person.id, now, after=measure.owner_id)
    await uow.measures.record([agreed])
    await plan_asking(uow, measure, leader.school, holidays, now)
    if meeting is not None and meeting.state is MeetingState.RUNNING:
        await follow(uow, meeting, Touched.MEASURE, now)
    if meeting is None or meeting.state is MeetingState.ENDED:  # in the meeting it was agreed on aloud
        await tell_given(uow, measure, leader.person.id, now)
    await plan_look_at(uow, measure, leader.school.zone, now)
    if meeting is not None and meeting.state is MeetingState.ENDED:  # its summary is posted: it tells of this one too
        key = f"{NoticeKind.SUMMARY.value}:{meeting.id}:{measure.id}"
        edit = planned(NoticeKind.SUMMARY, meeting.school_id, meeting.id, now, key=key, data={"what": "edit"})
        await uow.notices.add(edit)
        await plan_look_again(uow, meeting, leader.school.zone, now)
    return measure


def _same(there: Measure | None, leader: Caller) -> Measure:
    """The measure that the form has made already; an id of another school's is made up."""
    if there is None or there.school_id != leader.school.id:
        raise Refused("gone")
    return there


async def _meeting(uow: UnitOfWork, meeting_id: str, leader: Caller) -> Meeting:
    # The lock makes two presses of the same form wait for each other, so that the second one sees the first one's row.
    meeting = await uow.meetings.get(meeting_id, lock=True)
    if meeting is None or meeting.school_id != leader.school.id:
        raise Refused("gone")
    require_on(meeting)
    if meeting.state not in (MeetingState.RUNNING, MeetingState.ENDED):
        raise Refused("meeting_not_started")
    return meeting


async def _read(
    uow: UnitOfWork, new: NewMeasure, meeting: Meeting | None, leader: Caller, now: datetime
) -> Measure | list[Problem]:
    said = NEW.read(new.inputs, local_date(now, leader.school.zone))
    title, owner_id = said[TITLE], said[OWNER]
    member = await uow.people.member(leader.school.id, owner_id) if owner_id and not said.problems else None
    if owner_id and not said.problems and (member is None or not member.takes_part):
        said.wrong(OWNER, "owner_unknown")
    due, effect = said[DUE], said[EFFECT]
    members = await uow.people.members(leader.school.id)
    helpers = read_helpers(said, members, owner_id)
    steps = read_steps(said)
    catalogue = await uow.catalogues.of(leader.school.id)
    about = new.characteristic_id or said.given(ABOUT)
    known = about if catalogue.characteristic(about) else ""  # one that the catalogue has lost is nothing in particular
    characteristic_id = meeting.characteristic_id if meeting else known
    informing = [one.id for one in catalogue.informing(characteristic_id)]
    hypothesis = read_hypothesis(said, informing, _agreed(meeting))
    if said.problems or due is None:
        return said.problems
    return Measure(
        id=new.measure_id,
        school_id=leader.school.id,
        meeting_id=meeting.id if meeting else None,
        characteristic_id=characteristic_id,
        title=title,
        owner_id=owner_id,
        due=due,
        effect=effect,
        created_by=leader.person.id,
        created_at=now,
        helpers=helpers,
        steps=steps,
        hypothesis=hypothesis,
        practice_id=new.practice_id,
        version=1,
    )


def _agreed(meeting: Meeting | None) -> Hypothesis:
    """What the group agreed on is what its measures are to change: from this level to that, looked at again then."""
    agreed = meeting.agreement if meeting else None
    return Hypothesis(agreed.level, agreed.aim, (), agreed.review_on) if agreed else Hypothesis()
