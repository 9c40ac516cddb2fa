"""Where the cards of proposals are: one at most can send an invitation, the others say what became of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from cards.kit.scene import Card
from dialogs.frame.context import Turn
from dialogs.frame.outgoing import message_of
from dialogs.meetings import told
from domain.delivery.notices import NoticeKind, Post
from domain.errors import TransportError
from domain.meetings.meeting import Meeting


async def keep_place(turn_context: Any, turn: Turn, draft: Meeting, sent: str) -> None:
    """Keep where the proposal is, and let its older cards and those of other drafts say what became of them.

    So there is one card at most from which an invitation can be sent.
    """
    where, service_url = turn_context.activity.conversation.id, turn_context.activity.service_url or ""
    kind, person_id = NoticeKind.DRAFT_READY, turn.caller.person.id
    older: list[tuple[Post, Card]] = []
    async with turn.tools.units() as uow:
        before = await uow.posts.get(kind, draft.id, person_id)
        if before is not None and before.activity_id != sent:
            older.append((before, told.replaced(turn.scene)))
        for post in await uow.posts.of_drafts(kind, draft.school_id, person_id):
            if post.subject_id != draft.id:
                older.append((post, told.set_aside(turn.scene, post.subject_id)))
                await uow.posts.put(replace(post, activity_id=""))
        await uow.posts.put(Post(kind, draft.id, person_id, draft.school_id, where, sent, service_url))
        await uow.commit()
    for post, card in older:
        await becomes(turn_context, post, card)


async def becomes(turn_context: Any, post: Post, card: Card) -> None:
    """Put a card in the place of one that was sent here; where that is not to be had any more, all is well too."""
    if not post.activity_id or post.conversation_id != turn_context.activity.conversation.id:
        return
    activity = message_of(card)
    activity.id = post.activity_id
    with suppress(TransportError):
        await turn_context.update_activity(activity)
