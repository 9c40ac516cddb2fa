"""What is said about one's own reminders."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from cards.reminders.verbs import RHYTHM_SHOW
from cards.verbs import Press


@meaning("reminders")
async def reminders(said: Said) -> Press:
    """Show when the person is reminded, to be changed."""
    return said.press(RHYTHM_SHOW)
