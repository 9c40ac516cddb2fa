"""A word of thanks to the leaders of the school that shared something."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.handling.identity import channel_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToPerson
from bot.handling.services import Services
from cards.practice import practice as cards
from domain.delivery.notices import Notice, NoticeKind
from domain.people.school import Role
from domain.unit_of_work import UnitOfWork
from locales import tr


async def thanked(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """To one leader, where the write-up is still there and they still lead."""
    practice = await uow.practices.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    member = await uow.people.member(notice.school_id, notice.person_id or "")
    if practice is None or school is None:
        return Skip("deleted meanwhile")
    if member is None or not member.here or member.role is not Role.LEADER:
        return Skip("leads no longer")
    language = member.person.language or school.language
    scene = replace(channel_scene(services, school, now), language=language)
    card = cards.thanked(scene, practice, notice.data.get("from", ""))
    summary = tr(language, "Somebody says thank you for what you shared")
    return Outgoing(ToPerson(member.person, school), card, summary=summary)


RENDERERS: dict[NoticeKind, Renderer] = {NoticeKind.PRACTICE_THANKED: thanked}
