"""What reminders need from storage: when people may hear them, and which are said together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.delivery.notices import Notice, NoticeKind
from domain.people.school import Member
from domain.reminders.rhythms import ReminderPlan, Rhythm


class Rhythms(Protocol):
    """When people may be reminded, and schools' plans."""

    async def of(self, person_id: str, *, lock: bool = False) -> Rhythm:
        """The person's, or the usual one (version 0, not stored)."""

    async def many(self, person_ids: Iterable[str]) -> dict[str, Rhythm]:
        """Of each, the usual one where nothing is stored."""

    async def save(self, rhythm: Rhythm) -> Rhythm:
        """Insert (version 0) or save; raises ``Conflict``."""

    async def remind(self, rhythms: Sequence[Rhythm]) -> None:
        """Note ``reminded_on`` and ``reminded_by`` of several, in one statement, whatever their versions are."""

    async def plan(self, school_id: str) -> ReminderPlan:
        """The school's plan, or the usual one."""

    async def plans(self, school_ids: Iterable[str]) -> dict[str, ReminderPlan]: ...
    async def save_plan(self, plan: ReminderPlan) -> ReminderPlan: ...


class Together(Protocol):
    """Notices that are said with others."""

    async def waiting(self, person_ids: Iterable[str], kinds: Sequence[NoticeKind], before: datetime) -> list[Notice]:
        """Pending ones to these people that are due before, by time, claimed ones too.

        Their rows are locked on PostgreSQL: whoever else is about to remind the same people waits, and sees the result.
        """

    async def many(self, notice_ids: Iterable[str]) -> dict[str, Notice]:
        """In whatever state."""

    async def about(self, subject_ids: Iterable[str], kind: NoticeKind, since: datetime) -> list[Notice]:
        """Of one kind about these subjects, waiting or said, that have come due since; by time."""

    async def add(self, notices: Sequence[Notice]) -> None:
        """Those whose keys are not there yet, in one statement."""

    async def carry(self, carriers: Mapping[str, Mapping[str, str]], said: Mapping[str, str], now: datetime) -> None:
        """Write the carriers' data, and that others were ``said`` (their ids) with a reason for the row."""

    async def leaders(self, school_ids: Iterable[str]) -> dict[str, list[Member]]:
        """Of each school, those who lead it now."""
