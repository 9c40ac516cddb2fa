"""The ideas in the channel: one card, written anew as they change, without anything that says whose they are."""

from __future__ import annotations

from datetime import datetime

from bot.agenda.views import characteristic_of
from bot.handling.identity import channel_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToChannel
from bot.handling.services import Services
from bot.ideas.views import ideas_of
from bot.votes.announcements import thread_of
from cards.ideas import shared as ideas
from cards.kit.scene import Card
from domain.agenda.agenda import IdeasState
from domain.delivery.notices import Notice, NoticeKind
from domain.errors import Refused
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Mode, needed
from locales import tr


async def brought_up(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The ideas as they stand by now."""
    school = await uow.schools.get(notice.school_id)
    card = await _card(services, uow, notice, school, now)
    meeting = await uow.meetings.get(notice.subject_id)
    if school is None or card is None or meeting is None or meeting.ended_at is not None:
        return Skip("the meeting is not running")
    summary = tr(school.language, "The ideas have come up: what would it take?")
    remember = (NoticeKind.IDEAS, notice.subject_id, "")
    return Outgoing(await thread_of(uow, meeting, school), card, summary=summary, remember=remember)


async def changed(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The posted card as it is now."""
    school = await uow.schools.get(notice.school_id)
    post = await uow.posts.get(NoticeKind.IDEAS, notice.subject_id)
    card = await _card(services, uow, notice, school, now)
    if school is None or post is None or card is None:
        return Skip("not posted")
    return Outgoing(ToChannel(school), card, edit=post)


async def _card(
    services: Services, uow: UnitOfWork, notice: Notice, school: School | None, now: datetime
) -> Card | None:
    try:
        here = await ideas_of(uow, notice.subject_id)
    except Refused:
        return None
    if school is None or (here.state is IdeasState.NONE and not here.ended):
        return None
    return ideas.shared(
        channel_scene(services, school, now),
        here.meeting,
        await characteristic_of(uow, school.id, here.meeting.characteristic_id),
        here.groups,
        IdeasState.CLOSED if here.ended else here.state,
        needed(Mode.SECRET, school.ballot_limit),
        ended=here.ended,
    )


RENDERERS: dict[NoticeKind, Renderer] = {NoticeKind.IDEAS: brought_up, NoticeKind.IDEAS_EDIT: changed}
