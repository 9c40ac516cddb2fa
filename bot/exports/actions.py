"""``eksport``: addresses of the school's tables, good for a quarter of an hour."""

from __future__ import annotations

from bot.handling.ask import Ask, reading
from bot.handling.services import Answer
from cards.exports import exports
from cards.exports.verbs import EXPORT_SHOW


@reading(EXPORT_SHOW)
async def show(ask: Ask) -> Answer:
    """Return the addresses, to anybody of the school: what is in the tables is what they see on cards."""
    caller = await ask.member()
    return exports.exports(ask.scene, caller)
