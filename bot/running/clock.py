"""The one place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime


def system_clock() -> datetime:
    """The time now, aware, in UTC."""
    return datetime.now(UTC)
