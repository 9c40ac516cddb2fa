"""What is said in the channel about the phases of a meeting: the card, its edits, and a quiet line when time is up."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.conducting.views import shared_card
from bot.handling.identity import channel_scene
from bot.handling.rendered import Outgoing, Postpone, Rendered, Renderer, Skip, ToChannel
from bot.handling.services import Services
from bot.votes.announcements import thread_of
from cards.conducting import phase
from domain.agenda.phases import phase_of
from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from locales import tr

SOON = timedelta(seconds=2)


async def posted(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The card of the phases, as the meeting stands by now."""
    meeting, school = await _about(uow, notice)
    if meeting is None or meeting.state is not MeetingState.RUNNING:
        return Skip("the meeting is not running")
    scene = channel_scene(services, school, now)
    card = await shared_card(uow, scene, school, meeting)
    remember = (NoticeKind.PHASE, meeting.id, "")
    summary = tr(scene.language, "The meeting has begun")
    return Outgoing(await thread_of(uow, meeting, school), card, summary=summary, remember=remember)


async def edited(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """That card as the meeting stands now; at its end, that it is over."""
    meeting, school = await _about(uow, notice)
    post = await uow.posts.get(NoticeKind.PHASE, notice.subject_id)
    if meeting is None:
        return Skip("no meeting")
    if post is None:
        waiting = await uow.notices.of_subject(meeting.id)
        under_way = any(n.kind is NoticeKind.PHASE and n.state is NoticeState.PENDING for n in waiting)
        return Postpone(now + SOON) if under_way else Skip("not posted")
    return Outgoing(
        ToChannel(school), await shared_card(uow, channel_scene(services, school, now), school, meeting), edit=post
    )


async def time_is_up(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """One line, where the phase is still the one that was planned to end now."""
    meeting, school = await _about(uow, notice)
    agenda = await uow.agendas.get(notice.subject_id)
    if meeting is None or agenda is None or meeting.state is not MeetingState.RUNNING:
        return Skip("the meeting is not running")
    if agenda.paused_at is not None or str(agenda.version) != notice.data.get("version", ""):
        return Skip("the agenda has changed since")
    people = sum(m.takes_part for m in await uow.people.members(school.id))
    text = phase.time_is_up(channel_scene(services, school, now), phase_of(meeting, agenda), people)
    return Outgoing(await thread_of(uow, meeting, school), text=text)


async def _about(uow: UnitOfWork, notice: Notice) -> tuple[Meeting | None, School]:
    school = await uow.schools.get(notice.school_id)
    assert school is not None  # a notice goes with its school
    return await uow.meetings.get(notice.subject_id), school


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.PHASE: posted,
    NoticeKind.PHASE_EDIT: edited,
    NoticeKind.PHASE_OVER: time_is_up,
}
