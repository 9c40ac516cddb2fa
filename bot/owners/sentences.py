"""What is asked about the school owner."""

from __future__ import annotations

from bot.handling.said import showing
from cards.owners.verbs import OWNERS_SHOW

owner = showing(OWNERS_SHOW, "owner")
