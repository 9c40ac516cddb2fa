"""Is a measure still right? Kept, dropped or done in one tap, when the school comes back to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.agenda.keep import agenda_of
from domain.agenda.phases import phase_of
from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.measures.asking import plan_asking
from domain.measures.change import measure_to_change
from domain.measures.form import ANSWER_NOTE
from domain.measures.history import event
from domain.measures.measure import OVER, Change, Event, Measure, Progress
from domain.measures.progress import Overtaken, report_progress
from domain.meetings.forms import Phase
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

KEEP, DROP, DONE = "keep", "drop", "done"
_PROGRESS = {DROP: Progress.DROPPED, DONE: Progress.DONE}


async def still_right(
    uow: UnitOfWork, measure_id: str, answer: str, caller: Caller, now: datetime, rev: int, *, holidays: Holidays
) -> Measure | Overtaken:
    """Keep the answer. Whoever may say how it goes may say that it is done; its owner and leaders the rest.

    The same answer twice is one answer. To keep what was dropped takes it up again, as it went before.
    """
    if answer in _PROGRESS:
        progress = _PROGRESS[answer].value
        before = await uow.measures.get(measure_id)
        note = (
            dict([ANSWER_NOTE.written(before.note)]) if before is not None else {}
        )  # what somebody wrote about it stays true
        return await report_progress(uow, measure_id, progress, note, caller, now, rev, holidays=holidays)
    if answer != KEEP:
        raise Refused("gone")
    measure = await measure_to_change(uow, measure_id, caller)
    if measure.progress is Progress.DONE:
        return measure
    history = await uow.measures.history(measure.id)
    if measure.progress is Progress.DROPPED:
        if rev and rev != measure.version:
            return Overtaken(measure)  # an older card's press: it was dropped after that
        return await _take_up(uow, measure, history, caller, holidays, now)
    day = local_date(now, caller.school.zone).isoformat()
    kept = replace(event(measure, Change.KEPT, caller.person.id, now), id=f"{measure.id}.{measure.version}.kept.{day}")
    if all(one.id != kept.id for one in history):
        await uow.measures.record([kept])
    return measure


async def show_change(uow: UnitOfWork, meeting_id: str, measure: Measure, now: datetime) -> None:
    """The channel's card of the meeting that the answer was given for tells of the measures: it is written anew."""
    meeting = await uow.meetings.get(meeting_id) if meeting_id else None
    if meeting is None or meeting.school_id != measure.school_id:
        return
    if meeting.characteristic_id != measure.characteristic_id:
        return
    kind = await _card_of(uow, meeting, now)
    if kind is not None:
        key = f"{kind.value}:{meeting.id}:{measure.id}:{measure.version}"
        await uow.notices.add(planned(kind, meeting.school_id, meeting.id, now, key=key))


async def _card_of(uow: UnitOfWork, meeting: Meeting, now: datetime) -> NoticeKind | None:
    """The card that names the measures now; None where none does."""
    if meeting.state is MeetingState.INVITED:
        return NoticeKind.INVITATION_EDIT
    if meeting.state is MeetingState.RUNNING:
        agenda = await agenda_of(uow, meeting, now)
        return NoticeKind.PHASE_EDIT if phase_of(meeting, agenda) is Phase.OPENING else None
    return None


async def _take_up(
    uow: UnitOfWork, measure: Measure, history: list[Event], caller: Caller, holidays: Holidays, now: datetime
) -> Measure:
    dropped = (one for one in reversed(history) if one.what is Change.PROGRESS and one.after == Progress.DROPPED)
    said = next((one.before for one in dropped), "")
    before = Progress(said) if said in set(Progress) - OVER else Progress.NONE
    by = caller.person.id
    saved = await uow.measures.save(replace(measure, progress=before, answered_at=now, answered_by=by))
    change = event(saved, Change.PROGRESS, by, now, before=Progress.DROPPED.value, after=before.value)
    await uow.measures.record([change])
    await plan_asking(uow, saved, caller.school, holidays, now)
    return saved
