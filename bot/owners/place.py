"""Where an owner was shown a card: kept, so that what is taken back does not stay on it."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.services import Answer, Services
from bot.owners.views import Owned
from bot.running.logging_ import log_failure, new_code
from domain.delivery.notices import Post
from domain.owners.owned_cards import ALL, ONE, keep_place, subject_of


async def owned_in_place(services: Services, incoming: Incoming, answer: Answer | None, activity_id: str) -> None:
    """Keep where an answer put an owner's card. A failure here never fails the answer, which has been given."""
    if not isinstance(answer, Owned) or not activity_id or incoming.scope != "personal":
        return
    kind = (ONE if answer.alone else ALL) + activity_id
    where, service_url, person_id = incoming.conversation_id, incoming.service_url, answer.person_id
    post = Post(kind, subject_of(person_id), person_id, answer.school_id, where, activity_id, service_url)
    try:
        async with services.units() as uow:
            await keep_place(uow, post, answer.numbers, services.clock())
            await uow.commit()
        services.announcer.wake()
    except Exception as error:
        log_failure("place of an owner's card not kept", error, new_code())
