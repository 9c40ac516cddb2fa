"""The form of what the plenary agrees on."""

from __future__ import annotations

from datetime import timedelta

from domain.fields import Day, Form, Level, Text

LEVEL, AIM = Level("level"), Level("aim")
REVIEW = Day("review", timedelta(days=5 * 365))
REASONS = Text("reasons", 500)
AGREEMENT = Form(LEVEL, AIM, REVIEW, REASONS)
