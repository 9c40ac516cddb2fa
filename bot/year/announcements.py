"""What is said about a series of meetings: its proposal, to the leader who asked for it in the channel."""

from __future__ import annotations

from datetime import datetime

from bot.handling.asked_for import answer_of
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToPerson
from bot.handling.services import Services
from bot.year.series_views import series_of
from cards.kit.scene import Scene
from cards.year.series import propose
from domain.delivery.notices import Notice, NoticeKind
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from locales import tr


async def series_ready(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The proposed series, in the leader's own chat: read as of when it was asked for."""
    school = await uow.schools.get(notice.school_id)
    assert school is not None  # a notice goes with its school
    member = await uow.people.member(school.id, notice.person_id or "")
    if member is None or not member.here:
        return Skip("left")
    leader = Caller(member.person, school, member.role, member.person.language or school.language)
    if not leader.leads:
        return Skip("leads no longer")
    scene = Scene(leader.language, school.zone, now, services.addresses, school.name, school.id)
    read_at = datetime.fromisoformat(notice.data["read_at"])
    series = await series_of(services, uow, leader, scene, notice.data["sentence"], read_at)
    if series is None:
        return Skip("no series")
    card = propose(scene, series, await uow.catalogues.of(school.id))
    summary, remember = tr(leader.language, "A proposal for a series"), answer_of("series", member.person.id)
    return Outgoing(ToPerson(member.person, school), card, summary=summary, remember=remember)


RENDERERS: dict[NoticeKind, Renderer] = {NoticeKind.SERIES_READY: series_ready}
