"""The form that a leader asked for in the channel, in their own chat."""

from __future__ import annotations

from datetime import datetime

from bot.handling.asked_for import answer_of
from bot.handling.identity import personal_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToPerson
from bot.handling.services import Services
from bot.meetings.change_asked import form_of
from domain.delivery.notices import Notice, NoticeKind
from domain.meetings.meeting import MeetingState
from domain.people.school import Role
from domain.unit_of_work import UnitOfWork
from locales import tr

MAY_CHANGE = (MeetingState.INVITED, MeetingState.NOT_HELD)


async def change_ready(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The form that moves or cancels a meeting, filled in as of when it was asked for."""
    school, meeting = await uow.schools.get(notice.school_id), await uow.meetings.get(notice.subject_id)
    assert school is not None  # a notice goes with its school
    member = await uow.people.member(school.id, notice.person_id or "")
    if member is None or not member.here or member.role is not Role.LEADER:
        return Skip("left, or leads no longer")
    if meeting is None or meeting.state not in MAY_CHANGE:
        return Skip("not ahead")
    scene = personal_scene(services, school, member.person, now)
    read_at = datetime.fromisoformat(notice.data["read_at"])
    card = await form_of(uow, scene, school, meeting, notice.data["intent"], notice.data["sentence"], read_at)
    remember = answer_of(notice.data["intent"], member.person.id)
    summary = tr(scene.language, "A change of a meeting")
    return Outgoing(ToPerson(member.person, school), card, summary=summary, remember=remember)


RENDERERS: dict[NoticeKind, Renderer] = {NoticeKind.CHANGE_READY: change_ready}
