"""What is said about the phases of a meeting: the card, its edits, a line when time is up, what was agreed on."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.agenda.views import characteristic_of, conductor_of
from bot.conducting.views import shared_card, summary_card
from bot.handling.identity import channel_scene, personal_scene
from bot.handling.rendered import Outgoing, Postpone, Rendered, Renderer, Skip, ToChannel, ToPerson
from bot.handling.services import Services
from bot.votes.announcements import thread_of
from cards.agenda.agreement import agreement_words
from cards.conducting import agreed as agreed_card
from cards.conducting import phase
from cards.kit import kit, notes
from cards.kit.present import title
from domain.agenda.phases import phase_of
from domain.conducting.end import final_at
from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Role, School
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
        return await _once_posted(uow, meeting, NoticeKind.PHASE, now)
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


async def agreed(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """What the meeting has agreed on, in its thread, for those who are still there."""
    meeting, school = await _about(uow, notice)
    if meeting is None or meeting.agreement is None or not _lasts(meeting, now):
        return Skip("the summary says it")
    scene = channel_scene(services, school, now)
    card = agreed_card.agreed(scene, meeting, await characteristic_of(uow, school.id, meeting.characteristic_id))
    summary = agreement_words(scene, meeting.agreement)
    remember = (NoticeKind.AGREED, meeting.id, "")
    return Outgoing(await thread_of(uow, meeting, school), card, summary=summary, remember=remember)


async def agreed_anew(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """That card, where something else was agreed on since."""
    meeting, school = await _about(uow, notice)
    post = await uow.posts.get(NoticeKind.AGREED, notice.subject_id)
    if meeting is None or meeting.agreement is None:
        return Skip("nothing is agreed on")
    if post is None:
        return await _once_posted(uow, meeting, NoticeKind.AGREED, now)
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    card = agreed_card.agreed(channel_scene(services, school, now), meeting, about)
    return Outgoing(ToChannel(school), card, edit=post)


def _lasts(meeting: Meeting, now: datetime) -> bool:
    """Whether the meeting goes on, or may still be taken up again."""
    if meeting.state is MeetingState.ENDED and meeting.ended_at is not None:
        return now < final_at(meeting)
    return meeting.state is MeetingState.RUNNING


async def _once_posted(uow: UnitOfWork, meeting: Meeting, kind: NoticeKind, now: datetime) -> Rendered:
    """Wait for a card that is on its way; there is nothing to edit where none is."""
    waiting = await uow.notices.of_subject(meeting.id)
    under_way = any(row.kind is kind and row.state is NoticeState.PENDING for row in waiting)
    return Postpone(now + SOON) if under_way else Skip("not posted")


async def _about(uow: UnitOfWork, notice: Notice) -> tuple[Meeting | None, School]:
    school = await uow.schools.get(notice.school_id)
    assert school is not None  # a notice goes with its school
    return await uow.meetings.get(notice.subject_id), school


async def conducted(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """A leader's own card as the meeting stands now, where it was shown to them last."""
    meeting, school = await _about(uow, notice)
    person_id = notice.person_id or ""
    post = await uow.posts.get(NoticeKind.MEETING_NEAR, notice.subject_id, person_id)
    member = await uow.people.member(school.id, person_id)
    if meeting is None or post is None or not post.activity_id or member is None or not member.here:
        return Skip("nobody looks at it")
    if member.role is not Role.LEADER or meeting.state is MeetingState.DRAFT:
        return Skip("leads no longer, or nothing to lead")
    scene = personal_scene(services, school, member.person, now)
    if meeting.state is MeetingState.ENDED:
        card = await summary_card(uow, scene, meeting)
    elif meeting.state is MeetingState.CANCELLED:
        about = await characteristic_of(uow, school.id, meeting.characteristic_id)
        words = kit.escape_line(title(scene, about))
        card = notes.note(scene, scene.tr("The meeting is cancelled"), words)
    else:
        card = await conductor_of(uow, scene, school, meeting)
    return Outgoing(ToPerson(member.person, school), card, edit=post)


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.PHASE: posted,
    NoticeKind.PHASE_EDIT: edited,
    NoticeKind.PHASE_OVER: time_is_up,
    NoticeKind.AGREED: agreed,
    NoticeKind.AGREED_EDIT: agreed_anew,
    NoticeKind.CONDUCTOR_EDIT: conducted,
}
