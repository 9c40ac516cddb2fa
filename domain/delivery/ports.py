"""What delivery needs from storage: what is to be said, and what was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from domain.delivery.notices import Notice, NoticeKind, NoticeState, Post


class Notices(Protocol):
    """What is to be said, and when."""

    async def add(self, notice: Notice) -> bool:
        """False where a notice with this key exists."""

    async def claim_due(
        self, now: datetime, lease_until: datetime, limit: int, *, patient: bool = True
    ) -> list[Notice]:
        """Lease pending rows that are due and not leased, oldest first; not ``patient``: those that are waited for."""

    async def give_back(self, notice_ids: Sequence[str], lease_until: datetime) -> None:
        """End this lease of rows that were not looked at, so that others need not wait for its end."""

    async def finish(self, notice_id: str, state: NoticeState, now: datetime, error: str = "") -> None: ...
    async def finish_many(self, notice_ids: Sequence[str], state: NoticeState, now: datetime) -> None:
        """The same for several in one statement, so that a sweep marks in batches."""

    async def postpone(self, notice_id: str, due_at: datetime, *, failed: bool, error: str = "") -> None:
        """Give the lease back and be due later; ``failed`` counts an attempt."""

    async def hold(self, notice_id: str, until: datetime) -> None:
        """Keep a pending row back, with the time at which it was due, so that it is looked at again as a late one."""

    async def release(self, school_id: str) -> int:
        """Let a school's rows go that are held; returns how many."""

    async def drop(self, subject_id: str, kinds: Sequence[NoticeKind] = ()) -> int:
        """Delete pending rows about a subject (moved, cancelled, removed); returns how many."""

    async def forget(self, subject_ids: Sequence[str], kinds: Sequence[NoticeKind]) -> None:
        """Delete all rows of these kinds about the subjects, those that have been said too."""

    async def delete(self, notice_id: str) -> None:
        """Delete one row, in whatever state."""

    async def drop_school(self, school_id: str) -> int: ...
    async def of_subject(self, subject_id: str) -> list[Notice]: ...
    async def next_due(self, before: datetime | None = None) -> datetime | None:
        """When there is something to do next; of rows that are due ``before`` a time, where one is told."""

    async def oldest_due(self, now: datetime) -> datetime | None:
        """Since when the oldest row has been due that is not said yet; rows that are held do not count."""


class Posts(Protocol):
    """Messages that were sent and may be edited."""

    async def get(self, kind: str, subject_id: str, person_id: str = "") -> Post | None: ...
    async def put(self, post: Post) -> None: ...
    async def of_drafts(self, kind: str, school_id: str, person_id: str) -> list[Post]:
        """A person's messages of a kind about drafts of a school, of those that are still there."""

    async def subjects_in(self, conversation_id: str, subject_ids: Iterable[str]) -> set[str]:
        """Which of the subjects have a message in this conversation, in one read."""

    async def of_subject(self, subject_id: str) -> list[Post]: ...
