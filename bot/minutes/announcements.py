"""The minutes: the draft to a leader, the card in the channel, and the freezing, of which nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.handling.identity import channel_scene
from bot.handling.rendered import Outgoing, Rendered, Renderer, Skip, ToChannel, ToPerson
from bot.handling.services import Services
from bot.minutes.views import told_of
from bot.votes.announcements import thread_of
from cards.minutes import draft as cards
from cards.minutes import shared as minutes_shared
from domain.delivery.notices import Notice, NoticeKind
from domain.ids import new_id
from domain.minutes.minutes import MinutesState
from domain.minutes.share import freeze_minutes
from domain.people.school import Caller, Role
from domain.unit_of_work import UnitOfWork
from locales import tr


async def draft(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The draft to the leader who ended the meeting; to another one where that one leads no longer."""
    minutes = await uow.minutes.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    if minutes is None or school is None or minutes.state is not MinutesState.DRAFT:
        return Skip("no draft (any more)")
    leaders = [m.person for m in await uow.people.members(school.id) if m.role is Role.LEADER and m.person.reachable]
    leader = next((one for one in leaders if one.id == notice.person_id), next(iter(leaders), None))
    if leader is None:
        return Skip("nobody leads")
    language = leader.language or school.language
    scene = replace(channel_scene(services, school, now), language=language)
    caller = Caller(leader, school, Role.LEADER, language)
    card = cards.minutes_card(scene, caller, await told_of(uow, minutes), new_id())
    return Outgoing(ToPerson(leader, school), card, summary=tr(language, "I have drafted the minutes"))


async def opened(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """To the channel, in the meeting's thread: read and remark."""
    minutes = await uow.minutes.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    if minutes is None or school is None or minutes.state is MinutesState.DRAFT:
        return Skip("not shared")
    told = await told_of(uow, minutes)
    scene = channel_scene(services, school, now)
    remember = (NoticeKind.MINUTES_OPEN.value, minutes.id, "")
    line = tr(scene.language, "The minutes are ready to be read")
    card = minutes_shared.shared(scene, told)
    return Outgoing(await thread_of(uow, told.meeting, school), card, summary=line, remember=remember)


async def edited(services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """That card as it is now."""
    minutes = await uow.minutes.get(notice.subject_id)
    school = await uow.schools.get(notice.school_id)
    post = await uow.posts.get(NoticeKind.MINUTES_OPEN.value, notice.subject_id)
    if minutes is None or school is None or post is None:
        return Skip("not posted (yet)")  # the post that comes has it all
    card = minutes_shared.shared(channel_scene(services, school, now), await told_of(uow, minutes))
    return Outgoing(ToChannel(school), card, edit=post)


async def freeze(_services: Services, uow: UnitOfWork, notice: Notice, now: datetime) -> Rendered:
    """The time for remarks is out, or nobody has shared the minutes for a month."""
    frozen = await freeze_minutes(uow, notice.subject_id, now)
    return Skip("frozen" if frozen else "nothing to freeze")


RENDERERS: dict[NoticeKind, Renderer] = {
    NoticeKind.MINUTES_DRAFT: draft,
    NoticeKind.MINUTES_OPEN: opened,
    NoticeKind.MINUTES_EDIT: edited,
    NoticeKind.MINUTES_FREEZE: freeze,
}
