"""Ports for what is said together: notices of several people, read and written in a few statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.delivery.notices import Notice, NoticeKind
from domain.people.school import Member


class Together(Protocol):
    """Notices that are said with others."""

    async def waiting(self, person_ids: Iterable[str], kinds: Sequence[NoticeKind], before: datetime) -> list[Notice]:
        """Pending ones to these people that are due before, by time, claimed ones too.

        Their rows are locked on PostgreSQL: whoever else is about to remind the same people waits, and sees the result.
        """

    async def many(self, notice_ids: Iterable[str]) -> dict[str, Notice]:
        """In whatever state."""

    async def add(self, notices: Sequence[Notice]) -> None:
        """Those whose keys are not there yet, in one statement."""

    async def carry(self, carriers: Mapping[str, Mapping[str, str]], said: Mapping[str, str], now: datetime) -> None:
        """Write the carriers' data, and that others were ``said`` (their ids) with a reason for the row."""

    async def leaders(self, school_ids: Iterable[str]) -> dict[str, list[Member]]:
        """Of each school, those who lead it now."""
