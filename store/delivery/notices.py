"""Notices in their table: what is to be said, claimed by one process at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, case, delete, func, select, update

from domain.delivery.notices import HELD, Notice, NoticeKind, NoticeState
from store.database.types import UtcDateTime
from store.database.work import Work
from store.delivery.claims import CLAIM, CLAIM_WAITED_FOR, WAITING
from store.delivery.tables import NOTICE, notices

SPARE = 4  # so many times what is wanted is looked at: others may be claiming the same rows

_CLAIM = CLAIM.returning(*NOTICE.columns)
_CLAIM_WAITED_FOR = CLAIM_WAITED_FOR.returning(*NOTICE.columns)
_GIVE_BACK = (
    update(notices)
    .where(notices.c.id.in_(bindparam("ids", expanding=True)), WAITING, notices.c.lease_until == bindparam("mine"))
    .values(lease_until=None)
)
_FINISH = update(notices).where(notices.c.id.in_(bindparam("ids", expanding=True)), WAITING).values(lease_until=None)
_POSTPONE = update(notices).where(notices.c.id == bindparam("notice"), WAITING).values(lease_until=None)
_POSTPONE_FAILED = _POSTPONE.values(attempts=notices.c.attempts + 1)
_HOLD = update(notices).where(notices.c.id == bindparam("notice"), WAITING).values(error=HELD)
_RELEASE = (
    update(notices)
    .where(WAITING, notices.c.school_id == bindparam("school"), notices.c.error == HELD)
    .values(lease_until=None)
)
_DROP = delete(notices).where(WAITING, notices.c.subject_id == bindparam("subject"))
_DROP_KINDS = _DROP.where(notices.c.kind.in_(bindparam("kinds", expanding=True)))
_FORGET = delete(notices).where(
    notices.c.subject_id.in_(bindparam("subjects", expanding=True)),
    notices.c.kind.in_(bindparam("kinds", expanding=True)),
)
_DELETE = delete(notices).where(notices.c.id == bindparam("notice"))
_DROP_SCHOOL = delete(notices).where(WAITING, notices.c.school_id == bindparam("school"))
_OF_SUBJECT = (
    select(*NOTICE.columns).where(notices.c.subject_id == bindparam("subject")).order_by(notices.c.due_at, notices.c.id)
)
# A row that is leased comes up again when its lease runs out, not before.
_NEXT = select(
    func.min(
        case((notices.c.lease_until > notices.c.due_at, notices.c.lease_until), else_=notices.c.due_at),
        type_=UtcDateTime(),
    )
).where(WAITING)
_NEXT_BEFORE = _NEXT.where(notices.c.due_at < bindparam("before"))
_OLDEST = (
    select(notices.c.due_at)
    .where(WAITING, notices.c.due_at <= bindparam("now"), notices.c.error != HELD)
    .order_by(notices.c.due_at, notices.c.id)
    .limit(1)
)


class NoticeRows:
    """``domain.delivery.ports.Notices``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def add(self, notice: Notice) -> bool:
        """False where a notice with this key exists."""
        return await self._work.insert_new(notices, NOTICE.row(notice))

    async def claim_due(
        self, now: datetime, lease_until: datetime, limit: int, *, patient: bool = True
    ) -> list[Notice]:
        """Lease pending rows that are due and not leased: schools in turns, each one's oldest first.

        Not ``patient``: only those that somebody is waiting for. Commits by the caller.
        """
        # Nothing was updated: nothing is due, or others hold all that is. Both mean that there is nothing to do here.
        values = {"now": now, "until": lease_until, "most": limit}
        if patient:
            enough = limit * (1 if self._work.on_sqlite else SPARE)
            rows = await self._work.all(_CLAIM, values | {"enough": enough})
        else:
            rows = await self._work.all(_CLAIM_WAITED_FOR, values)
        return sorted((NOTICE.of(row) for row in rows), key=lambda notice: (notice.due_at, notice.id))

    async def give_back(self, notice_ids: Sequence[str], lease_until: datetime) -> None:
        """End this lease of rows that were not looked at; one that another process has taken since stays its own."""
        await self._work.run(_GIVE_BACK, {"ids": list(notice_ids), "mine": lease_until})

    async def finish(self, notice_id: str, state: NoticeState, now: datetime, error: str = "") -> None:
        """The row has had its say, or never will."""
        # Nothing was updated: it was dropped while it was being said, or somebody finished it after our lease ran out.
        await self._work.run(_FINISH, {"ids": [notice_id], "state": state, "finished_at": now, "error": error})

    async def finish_many(self, notice_ids: Sequence[str], state: NoticeState, now: datetime) -> None:
        """The same for several in one statement, so that a sweep marks in batches."""
        if notice_ids:
            values = {"ids": list(notice_ids), "state": state, "finished_at": now, "error": ""}
            await self._work.run(_FINISH, values)

    async def postpone(self, notice_id: str, due_at: datetime, *, failed: bool, error: str = "") -> None:
        """Give the lease back and be due later; ``failed`` counts an attempt."""
        counted = _POSTPONE_FAILED if failed else _POSTPONE
        await self._work.run(counted, {"notice": notice_id, "due_at": due_at, "error": error})

    async def hold(self, notice_id: str, until: datetime) -> None:
        """Keep a pending row back by a long lease: when it was due stays, and tells what it is worth by then."""
        await self._work.run(_HOLD, {"notice": notice_id, "lease_until": until})

    async def release(self, school_id: str) -> int:
        """Let a school's rows go that are held; returns how many."""
        return await self._work.run(_RELEASE, {"school": school_id})

    async def drop(self, subject_id: str, kinds: Sequence[NoticeKind] = ()) -> int:
        """Delete pending rows about a subject (moved, cancelled, removed); returns how many."""
        if kinds:
            return await self._work.run(_DROP_KINDS, {"subject": subject_id, "kinds": list(kinds)})
        return await self._work.run(_DROP, {"subject": subject_id})

    async def forget(self, subject_ids: Sequence[str], kinds: Sequence[NoticeKind]) -> None:
        """Delete all rows of these kinds about the subjects, those that have been said too."""
        await self._work.run(_FORGET, {"subjects": list(subject_ids), "kinds": list(kinds)})

    async def delete(self, notice_id: str) -> None:
        """Delete one row, in whatever state."""
        await self._work.run(_DELETE, {"notice": notice_id})

    async def drop_school(self, school_id: str) -> int:
        """Delete a school's pending rows; returns how many."""
        return await self._work.run(_DROP_SCHOOL, {"school": school_id})

    async def of_subject(self, subject_id: str) -> list[Notice]:
        """All rows about a subject, by time."""
        return [NOTICE.of(row) for row in await self._work.all(_OF_SUBJECT, {"subject": subject_id})]

    async def next_due(self, before: datetime | None = None) -> datetime | None:
        """When there is something to do next, or None; of rows that are due ``before`` a time, where one is told."""
        row = await (self._work.first(_NEXT_BEFORE, {"before": before}) if before else self._work.first(_NEXT))
        return row[0] if row else None

    async def oldest_due(self, now: datetime) -> datetime | None:
        """Since when the oldest row has been due that is not said yet; rows that are held do not count."""
        row = await self._work.first(_OLDEST, {"now": now})
        return row[0] if row else None
