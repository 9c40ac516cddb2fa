"""Public holidays, as the domain asks for them."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Holidays(Protocol):
    """Norwegian public holidays."""

    def name_of(self, day: date, language: str) -> str | None:
        """The holiday's name in the language, or None on an ordinary day."""
