"""What is said about groups: one card in the thread, edited in place, and each secretary's own card."""

from __future__ import annotations

from datetime import datetime

from bot.agenda.views import characteristic_of
from bot.handling.identity import channel_scene, personal_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToChannel, ToPerson
from bot.handling.services import Services
from bot.votes.announcements import thread_of
from cards.groups import mine as group_mine
from cards.groups import shared as cards
from cards.kit.scene import Card
from domain.delivery.notices import Notice, NoticeKind
from domain.groups.draw import may_write
from domain.groups.groups import Part, Seat
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Member, School
from domain.unit_of_work import UnitOfWork
from locales import tr


async def groups(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The groups that were drawn, as they are by now."""
    meeting, school = await _about(uow, notice)
    if meeting is None or school is None or meeting.state is not MeetingState.RUNNING:
        return Skip("the meeting is not running")
    card = await _shared(services, uow, meeting, school, now)
    if card is None:
        return Skip("there are no groups")
    summary = tr(school.language, "We talk in groups")
    remember = (NoticeKind.GROUPS, meeting.id, "")
    return Outgoing(await thread_of(uow, meeting, school), card, summary=summary, remember=remember)


async def groups_edit(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The posted card as the groups are now."""
    meeting, school = await _about(uow, notice)
    post = await uow.posts.get(NoticeKind.GROUPS, notice.subject_id)
    if meeting is None or school is None or post is None:
        return Skip("not posted")
    card = await _shared(services, uow, meeting, school, now)
    return Outgoing(ToChannel(school), card, edit=post) if card else Skip("there are no groups")


async def group_write(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The group's own card, to the one who is to write or who asked for it."""
    group = await uow.groups.get(notice.subject_id)
    meeting = await uow.meetings.get(group.meeting_id) if group else None
    school = await uow.schools.get(notice.school_id)
    if group is None or meeting is None or school is None or meeting.state is not MeetingState.RUNNING:
        return Skip("drawn anew, or over")
    members = await _members(uow, school)
    member = members.get(notice.person_id or "")
    if member is None or not member.person.reachable or not may_write(group, members, member.person.id):
        return Skip("left, or cannot be reached")
    scene = personal_scene(services, school, member.person, now)
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    writes = any(seat == Seat(member.person.id, Part.SECRETARY) for seat in group.seats)
    card = group_mine.mine(scene, meeting, about, group, members, writes=writes)
    summary = tr(scene.language, "Your group: group {number}", number=group.number)
    return Outgoing(ToPerson(member.person, school), card, summary=summary)


async def _about(uow: UnitOfWork, notice: Notice) -> tuple[Meeting | None, School | None]:
    return await uow.meetings.get(notice.subject_id), await uow.schools.get(notice.school_id)


async def _members(uow: UnitOfWork, school: School) -> dict[str, Member]:
    return {member.person.id: member for member in await uow.people.members(school.id)}


async def _shared(services: Services, uow: UnitOfWork, meeting: Meeting, school: School, now: datetime) -> Card | None:
    drawn = await uow.groups.of_meeting(meeting.id)
    if not drawn:
        return None
    scene = channel_scene(services, school, now)
    characteristic = await characteristic_of(uow, school.id, meeting.characteristic_id)
    return cards.shared(scene, meeting, characteristic, drawn, await _members(uow, school))


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.GROUPS: groups,
    NoticeKind.GROUPS_EDIT: groups_edit,
    NoticeKind.GROUP_WRITE: group_write,
}
