"""What is asked about taking data out."""

from __future__ import annotations

from bot.handling.said import showing
from cards.exports.verbs import EXPORT_SHOW

export = showing(EXPORT_SHOW, "export")
