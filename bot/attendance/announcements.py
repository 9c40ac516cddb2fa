"""What is said to those who had said that they were not coming."""

from __future__ import annotations

from datetime import datetime

from bot.catching_up.views import catch_up_card
from bot.handling.identity import personal_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToPerson
from bot.handling.services import Services
from domain.delivery.notices import Notice, NoticeKind
from domain.meetings.invite import gets_copy
from domain.meetings.meeting import MeetingState
from domain.unit_of_work import UnitOfWork
from locales import tr


async def away(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """What happened and what was agreed, once the meeting is over for good."""
    meeting = await uow.meetings.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    if meeting is None or school is None or meeting.state is not MeetingState.ENDED:
        return Skip("the meeting was not held")
    member = await uow.people.member(school.id, notice.person_id) if notice.person_id else None
    if member is None or not gets_copy(member):
        return Skip("left, or no messages wanted")
    scene = personal_scene(services, school, member.person, now)
    words = tr(scene.language, "You could not be at the meeting. Here is what happened.")
    card = await catch_up_card(uow, scene, school, meeting, member.person.id, words)
    return Outgoing(ToPerson(member.person, school), card, summary=tr(scene.language, "What happened at the meeting"))


RENDERERS: dict[NoticeKind, Renderer] = {NoticeKind.AWAY: away}
