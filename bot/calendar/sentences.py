"""What is asked about school holidays."""

from __future__ import annotations

from bot.handling.said import showing
from cards.calendar.verbs import DAYS_SHOW

school_days = showing(DAYS_SHOW, "school_days")
