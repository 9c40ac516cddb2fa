"""What leaders are told before anything is deleted because it has been kept long enough."""

from __future__ import annotations

from datetime import datetime

from bot.handling.identity import personal_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToPerson
from bot.handling.services import Services
from cards.personal_data import keeping
from domain.delivery.notices import Notice, NoticeKind
from domain.people.school import Role
from domain.personal_data.clean_up import would_go
from domain.unit_of_work import UnitOfWork


async def clean_up(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """To a leader: what goes, from when on, and how to keep it."""
    school = await uow.schools.get(notice.school_id)
    member = await uow.people.member(notice.school_id, notice.person_id) if notice.person_id else None
    if school is None or member is None or not member.here or member.role is not Role.LEADER:
        return Skip("leads no longer, or has said yes to it")
    since, until = (datetime.fromisoformat(notice.data[each]) for each in ("since", "until"))
    meetings, measures = await would_go(uow, school, school.keep_years, until)
    if not meetings and not measures:
        return Skip("kept longer by now")
    scene = personal_scene(services, school, member.person, now)
    card = keeping.ahead(scene, school.keep_years, meetings, measures, since)
    return Outgoing(ToPerson(member.person, school), card, summary=scene.tr("I am soon going to delete what is old"))


RENDERERS: dict[NoticeKind, Renderer] = {NoticeKind.CLEAN_UP: clean_up}
