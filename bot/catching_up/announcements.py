"""What those who are not there are told while a meeting goes on."""

from __future__ import annotations

from datetime import datetime

from bot.catching_up.views import catch_up_card
from bot.handling.identity import personal_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToPerson
from bot.handling.services import Services
from domain.agenda.electorate import away
from domain.catching_up.catch_up import ASKED, WHAT, is_there
from domain.delivery.notices import Notice, NoticeKind
from domain.meetings.invite import gets_copy
from domain.meetings.meeting import MeetingState
from domain.unit_of_work import UnitOfWork
from locales import tr


async def catch_up(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The card, to somebody who has neither said that they are here nor voted. The others' rows look no different.

    Where the message is, is not kept: it would say that somebody had not voted by then.
    """
    meeting = await uow.meetings.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    if meeting is None or school is None or meeting.state is not MeetingState.RUNNING:
        return Skip("the meeting is not running")
    member = await uow.people.member(school.id, notice.person_id) if notice.person_id else None
    asked = notice.data.get(WHAT) == ASKED
    if member is None or not (asked or gets_copy(member)):
        return Skip("left, or no messages wanted")
    if not asked and await is_there(uow, meeting, member.person.id):
        return Skip("", sealed=True)
    scene = personal_scene(services, school, member.person, now)
    words = tr(
        scene.language,
        "The meeting is going on, and you have not said that you are here. You can take part from this card.",
    )
    if member.person.id in await away(uow, meeting.id):
        words = tr(scene.language, "The meeting is going on without you. You can take part from this card.")
    card = await catch_up_card(uow, scene, school, meeting, member.person.id, "" if asked else words)
    return Outgoing(ToPerson(member.person, school), card, summary=tr(scene.language, "The meeting is going on"))


RENDERERS: dict[NoticeKind, Renderer] = {NoticeKind.CATCH_UP: catch_up}
