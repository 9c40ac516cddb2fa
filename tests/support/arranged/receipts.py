"""Receipts of messages that were handled."""

from __future__ import annotations

from datetime import datetime

from domain.unit_of_work import UnitOfWork


async def first_time(uow: UnitOfWork, conversation_id: str, activity_id: str, now: datetime) -> bool:
    """Handle a message, unless it was handled before: whether this is the first time."""
    receipt = (conversation_id, activity_id)
    taken = await uow.inbox.take(receipt, "a test", now)
    if taken.ours:
        await uow.inbox.finish(receipt)
    return taken.ours
