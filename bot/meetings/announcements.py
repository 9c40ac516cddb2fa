"""What is said about meetings that are ahead: the proposal, the invitation and its copies, and what changes."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.agenda.views import characteristic_of, conductor_of
from bot.handling.identity import channel_scene, personal_scene
from bot.handling.rendered import Outgoing, Postpone, Rendered, Renderer, Skip, ToChannel, ToPerson, ToThread
from bot.handling.services import Services
from bot.meetings.copies import copy_card
from cards.kit import kit, present
from cards.kit.scene import Scene
from cards.meetings import prepare
from dialogs import host
from dialogs.meetings.told import already_sent, corrected, thrown_away
from dialogs.meetings.views import invitation_card
from dialogs.placing import begin as begin_placing
from domain.delivery.notices import Notice, NoticeKind
from domain.errors import Refused
from domain.meetings.cancel import CORRECTED
from domain.meetings.invite import NEAR, gets_copy, near_to_leaders
from domain.meetings.meeting import OFF, Meeting, MeetingState
from domain.people.school import Caller, Member, School
from domain.unit_of_work import UnitOfWork
from locales import tr

EARLY = timedelta(minutes=2)  # a card that comes this much before its time is on time


async def draft_ready(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The proposal, in the personal chat of the leader who asked in the channel. The dialog goes on there."""
    meeting, school, member = await _about(uow, notice)
    if meeting is None or meeting.state is not MeetingState.DRAFT:
        return Skip("no draft any more")
    if member is None or not member.here:
        return Skip("left")
    leader = Caller(member.person, school, member.role, member.person.language or school.language)
    if not leader.leads:
        return Skip("leads no longer")
    read_at = datetime.fromisoformat(notice.data["read_at"]) if "read_at" in notice.data else now
    card = await host.card_of(services, uow, leader, meeting, notice.data.get("sentence", ""), read_at, now)
    summary = tr(leader.language, "A proposal for a meeting")
    remember = (NoticeKind.DRAFT_READY, meeting.id, member.person.id)
    return Outgoing(ToPerson(member.person, school), card, summary=summary, remember=remember)


async def draft_edit(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The proposal once it has become a meeting, or was discarded: nothing on it can be pressed that would not work."""
    meeting, school, member = await _about(uow, notice)
    post = await uow.posts.get(NoticeKind.DRAFT_READY, notice.subject_id, notice.person_id or "")
    still_draft = meeting is not None and meeting.state is MeetingState.DRAFT
    if still_draft or member is None or post is None or not post.activity_id:
        return Skip("no proposal")
    scene = personal_scene(services, school, member.person, now)
    gone = corrected if notice.data.get(CORRECTED) else thrown_away
    card = already_sent(scene, meeting) if meeting is not None else gone(scene)
    return Outgoing(ToPerson(member.person, school), card, edit=post)


async def invitation_post(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The post in the channel, in the school's language; or its edit, once something has changed."""
    meeting, school, member = await _about(uow, notice)
    if meeting is None or meeting.state is MeetingState.DRAFT:
        return Skip("no meeting")
    edit = notice.kind is NoticeKind.INVITATION_EDIT
    if edit and notice.person_id:
        return await _copy_edit(services, uow, meeting, school, member, now)
    post = await uow.posts.get(NoticeKind.INVITATION, meeting.id)
    if edit and post is None:
        return Skip("not posted yet")
    if not edit and (post is not None or meeting.state not in (MeetingState.INVITED, MeetingState.RUNNING)):
        return Skip("posted already, or over")
    scene = channel_scene(services, school, now)
    people = await uow.people.many([meeting.created_by])
    leader = people.get(meeting.created_by)
    card = await invitation_card(uow, scene, school, meeting, leader.name if leader else "")
    if edit:
        return Outgoing(ToChannel(school), card, edit=post)
    remember = (NoticeKind.INVITATION, meeting.id, "")
    return Outgoing(ToChannel(school), card, summary=tr(scene.language, "A reflection meeting"), remember=remember)


async def copy(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """One copy to one person, who may not read the channel often."""
    meeting, school, member = await _about(uow, notice)
    if meeting is None or meeting.state is not MeetingState.INVITED:
        return Skip("the meeting is not ahead")
    if member is None or not gets_copy(member):
        return Skip("no copy wanted, or left")
    scene = personal_scene(services, school, member.person, now)
    card = await copy_card(uow, scene, meeting, member.person)
    remember = (NoticeKind.INVITATION_COPY, meeting.id, member.person.id)
    summary = tr(scene.language, "A reflection meeting")
    return Outgoing(ToPerson(member.person, school), card, summary=summary, remember=remember)


async def changed(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """One line: moved or cancelled. In the thread of the invitation, and to each who has a copy."""
    meeting, school, member = await _about(uow, notice)
    cancelled = notice.kind is NoticeKind.MEETING_CANCELLED
    if meeting is None or meeting.starts_at is None:
        return Skip("no meeting")
    if meeting.state is not (MeetingState.CANCELLED if cancelled else MeetingState.INVITED):
        return Skip("no longer true")
    if not cancelled and notice.data.get("sequence", "") not in ("", str(meeting.sequence)):
        return Skip("moved again since")
    if notice.person_id:
        if member is None or not member.takes_part:
            return Skip("left")
        scene = personal_scene(services, school, member.person, now)
        text = await _change(uow, scene, school, meeting, notice)
        return Outgoing(ToPerson(member.person, school), text=text)
    post = await uow.posts.get(NoticeKind.INVITATION, meeting.id)
    if post is None:
        return Skip("never posted")
    text = await _change(uow, channel_scene(services, school, now), school, meeting, notice)
    return Outgoing(ToThread(post), text=text)


async def near(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The card that the meeting is run from, to a leader, half an hour ahead."""
    meeting, school, member = await _about(uow, notice)
    if meeting is None or meeting.state is not MeetingState.INVITED or meeting.starts_at is None:
        return Skip("not ahead")
    if meeting.starts_at - NEAR > now + EARLY:
        return Postpone(meeting.starts_at - NEAR)
    if notice.person_id is None:
        await near_to_leaders(uow, meeting, now)  # said by the next beat
        return Skip("handed on to those who lead")
    if member is None or not member.here:
        return Skip("left")
    leader = Caller(member.person, school, member.role, member.person.language or school.language)
    if not leader.leads:
        return Skip("leads no longer")
    scene = personal_scene(services, school, member.person, now)
    card = await conductor_of(uow, scene, school, meeting)
    summary = tr(scene.language, "The meeting begins {when}", when=present.at_clock(scene, meeting.starts_at))
    if meeting.starts_at < now - EARLY:
        summary = tr(scene.language, "The meeting has not been started yet.")
    remember = (NoticeKind.MEETING_NEAR, meeting.id, member.person.id)
    return Outgoing(ToPerson(member.person, school), card, summary=summary, remember=remember)


async def to_prepare(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The first card of the placing, to somebody who asked in the channel how to prepare; the dialog goes on there."""
    meeting, school, member = await _about(uow, notice)
    if meeting is None or meeting.state in OFF or member is None or not member.here:
        return Skip("not ahead, or left")
    scene = personal_scene(services, school, member.person, now)
    if meeting.state is MeetingState.ENDED or not member.takes_part:
        about = await characteristic_of(uow, school.id, meeting.characteristic_id)
        card = prepare.prepare(scene, meeting, about, await uow.catalogues.of(school.id))
    else:
        person = member.person
        asking = Caller(person, school, member.role, scene.language)
        try:
            where = person.conversation_id or ""
            card = await begin_placing.card_of(services, uow, asking, meeting.id, where, now)
        except Refused as refused:
            return Skip(refused.problem.key)
    return Outgoing(ToPerson(member.person, school), card, summary=tr(scene.language, "Prepare for the meeting"))


async def copy_edit(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """Somebody's copy, with what they have said about coming elsewhere."""
    meeting, school, member = await _about(uow, notice)
    if meeting is None:
        return Skip("no meeting")
    return await _copy_edit(services, uow, meeting, school, member, now)


async def _copy_edit(
    services: Services, uow: UnitOfWork, meeting: Meeting, school: School, member: Member | None, now: datetime
) -> Rendered:
    post = await uow.posts.get(NoticeKind.INVITATION_COPY, meeting.id, member.person.id) if member else None
    if member is None or post is None or not member.here:
        return Skip("no copy")
    scene = personal_scene(services, school, member.person, now)
    card = await copy_card(uow, scene, meeting, member.person)
    return Outgoing(ToPerson(member.person, school), card, edit=post)


async def _change(uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, notice: Notice) -> str:
    assert meeting.starts_at is not None
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    title = kit.escape_line(present.title(scene, about))
    when = present.when(scene, meeting.starts_at, capital=False)
    if notice.kind is NoticeKind.MEETING_MOVED:
        place = f" {kit.escape_line(meeting.place)}." if meeting.place else ""
        return scene.tr("The meeting about «{title}» is moved to {when}.", title=title, when=when) + place
    text = scene.tr("The meeting about «{title}» {when} is cancelled.", title=title, when=when)
    if meeting.starts_at <= scene.now:
        text = scene.tr("The meeting about «{title}» {when} was cancelled.", title=title, when=when)
    reason = notice.data.get("reason", "")
    return f"{text} «{kit.escape_line(reason)}»" if reason else text


async def _about(uow: UnitOfWork, notice: Notice) -> tuple[Meeting | None, School, Member | None]:
    meeting = await uow.meetings.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    assert school is not None  # a notice goes with its school
    member = await uow.people.member(school.id, notice.person_id) if notice.person_id else None
    return meeting, school, member


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.DRAFT_READY: draft_ready,
    NoticeKind.DRAFT_EDIT: draft_edit,
    NoticeKind.INVITATION: invitation_post,
    NoticeKind.INVITATION_EDIT: invitation_post,
    NoticeKind.INVITATION_COPY: copy,
    NoticeKind.COPY_EDIT: copy_edit,
    NoticeKind.MEETING_MOVED: changed,
    NoticeKind.MEETING_CANCELLED: changed,
    NoticeKind.MEETING_NEAR: near,
    NoticeKind.PREPARE: to_prepare,
}
