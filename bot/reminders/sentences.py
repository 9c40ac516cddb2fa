"""What is said about one's own reminders."""

from __future__ import annotations

from bot.handling.said import showing
from cards.reminders.verbs import RHYTHM_SHOW

reminders = showing(RHYTHM_SHOW, "reminders")
