"""Where each leader has the card that a meeting is led from: kept, so that it can follow the meeting."""

from __future__ import annotations

from bot.agenda.views import Conducted
from bot.edge.incoming import Incoming
from bot.handling.identity import person_of
from bot.handling.services import Answer, Services
from bot.running.logging_ import log_failure, new_code
from cards.verbs import MEETING, ROUND, Press
from domain.delivery.notices import NoticeKind, Post

KIND = NoticeKind.MEETING_NEAR
NOWHERE = ""  # instead of a message: the leader fills in a form there, or looks at something else


async def leaves_its_place(services: Services, incoming: Incoming, press: Press) -> bool:
    """Return whether a press stands on the leader's card that follows a meeting; it stops following then.

    What answers the press may be a form, which must not be overwritten: what the press changes is said at once, maybe
    before the press is answered. What is kept is a help and no more, so that a failure here never fails the press.
    """
    if incoming.scope != "personal" or not incoming.reply_to_id:
        return False
    try:
        return (MEETING in press.verb.about or ROUND in press.verb.about) and await _leave(services, incoming, press)
    except Exception as error:
        log_failure("place of a card not left", error, new_code())
        return False


async def shown_in_place(
    services: Services, incoming: Incoming, press: Press, answer: Answer, *, left: bool = False
) -> None:
    """Keep where the answer to a press put a leader's card. One that was ``left`` and only spoken to follows again."""
    if incoming.scope != "personal" or not incoming.reply_to_id:
        return
    try:
        if isinstance(answer, Conducted):
            await _keep(services, incoming, answer.meeting_id, incoming.reply_to_id)
        elif left and isinstance(answer, str):
            await _keep(services, incoming, await _meeting_of(services, press), incoming.reply_to_id)
    except Exception as error:
        log_failure("place of a card not kept", error, new_code())


async def _keep(services: Services, incoming: Incoming, meeting_id: str, activity_id: str) -> None:
    async with services.units(write=False) as uow:
        person, meeting = await person_of(uow, incoming), await uow.meetings.get(meeting_id)
        there = await uow.posts.get(KIND, meeting_id, person.id) if person else None
    if person is None or meeting is None:
        return
    where, service_url = incoming.conversation_id, incoming.service_url
    post = Post(KIND, meeting_id, person.id, meeting.school_id, where, activity_id, service_url)
    if post == there:
        return
    async with services.units() as uow:
        await uow.posts.put(post)
        await uow.commit()


async def _meeting_of(services: Services, press: Press) -> str:
    async with services.units(write=False) as uow:
        round_ = await uow.rounds.get(press.ref) if ROUND in press.verb.about else None
    return round_.meeting_id if round_ else press.ref


async def _leave(services: Services, incoming: Incoming, press: Press) -> bool:
    meeting_id = await _meeting_of(services, press)
    async with services.units(write=False) as uow:
        posts = await uow.posts.of_subject(meeting_id)
    stands = any(post.kind == KIND and post.activity_id == incoming.reply_to_id for post in posts)
    if stands:
        await _keep(services, incoming, meeting_id, NOWHERE)
    return stands
