"""What is asked about taking data out."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from cards.exports.verbs import EXPORT_SHOW
from cards.verbs import Press


@meaning("export")
async def export(said: Said) -> Press:
    """Show what can be taken out."""
    return said.press(EXPORT_SHOW)
