"""A Teams that lets a bot speak as fast as it can."""

from __future__ import annotations

from bot.delivery.limits import Limits


class NoLimits(Limits):
    """For measurements: everything may be sent at once."""

    def take(self, thread: str, tenant: str, *, patient: bool = False) -> float:
        """Always."""
        return 0.0
