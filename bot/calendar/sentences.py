"""What is asked about school holidays."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from cards.calendar.verbs import DAYS_SHOW
from cards.verbs import Press


@meaning("school_days")
async def school_days(said: Said) -> Press:
    """Show holidays and planning days."""
    return said.press(DAYS_SHOW)
