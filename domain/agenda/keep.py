"""Keep a meeting's agenda, and say in the channel what has become of it. The caller holds the meeting's lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.agenda.agenda import Agenda
from domain.agenda.follow import Change, follow
from domain.agenda.phases import course_from, first_course, moved_to, to_vote
from domain.delivery.notices import NoticeKind, planned
from domain.meetings.meeting import Meeting
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Round

SAID = (NoticeKind.PHASE_EDIT, NoticeKind.PHASE_OVER)


async def begin_course(uow: UnitOfWork, meeting: Meeting, now: datetime) -> Agenda:
    """The meeting begins: its first phase, and the card of the phases in the channel."""
    agenda = first_course(meeting, now)
    await uow.agendas.add(agenda)
    key = f"phase:{meeting.id}"
    await uow.notices.add(planned(NoticeKind.PHASE, meeting.school_id, meeting.id, now, key=key))
    await _ring(uow, meeting, agenda)
    return agenda


async def agenda_of(uow: UnitOfWork, meeting: Meeting, now: datetime) -> Agenda:
    """Where the running meeting is, for whoever only looks."""
    kept = await uow.agendas.get(meeting.id)
    return kept or course_from(meeting, await uow.rounds.of_meeting(meeting.id), now)


async def course_to_change(uow: UnitOfWork, meeting: Meeting, now: datetime) -> Agenda:
    """The same to change it. A meeting that began before there were courses gets one."""
    kept = await uow.agendas.get(meeting.id, lock=True)
    if kept is not None:
        return kept
    made = course_from(meeting, await uow.rounds.of_meeting(meeting.id), now)
    await uow.agendas.add(made)
    await uow.notices.add(planned(NoticeKind.PHASE, meeting.school_id, meeting.id, now, key=f"phase:{meeting.id}"))
    return made


async def keep_agenda(uow: UnitOfWork, meeting: Meeting, agenda: Agenda, now: datetime) -> Agenda:
    """Write what has become of the agenda: the card in the channel follows, and the ping rings at the new time."""
    kept = await uow.agendas.save(agenda)
    await uow.notices.drop(meeting.id, SAID)
    await follow(uow, meeting, Change.PHASE, now)
    await _ring(uow, meeting, kept)
    return kept


async def go_to_vote(uow: UnitOfWork, meeting: Meeting, before: Sequence[Round], now: datetime) -> None:
    """A round opens: the agenda moves to the phase it belongs to. ``before`` are the rounds before it."""
    agenda = await course_to_change(uow, meeting, now)
    place = to_vote(meeting, agenda, before)
    if place is not None:
        await keep_agenda(uow, meeting, moved_to(meeting, agenda, place, now), now)


async def _ring(uow: UnitOfWork, meeting: Meeting, agenda: Agenda) -> None:
    """The quiet ping when the phase's time is up; none while the clock stands."""
    if agenda.paused_at is not None:
        return
    key = f"phase_over:{meeting.id}:{agenda.phase}:{agenda.version}"
    data = {"version": str(agenda.version)}
    row = planned(NoticeKind.PHASE_OVER, meeting.school_id, meeting.id, agenda.ends_at, key=key, data=data)
    await uow.notices.add(row)
