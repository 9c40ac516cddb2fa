"""Notices that are said together, in their table: read and written for many people at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, literal_column, select, update

from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.people.school import Member, Role
from store.database.work import Work
from store.delivery.tables import NOTICE, notices
from store.people.people import PERSON, members, people

_WAITING = notices.c.state == literal_column("'pending'")  # written out: the partial index answers it
_OF_PEOPLE = (
    select(*NOTICE.columns)
    .where(
        _WAITING,
        notices.c.person_id.in_(bindparam("persons", expanding=True)),
        notices.c.due_at < bindparam("before"),
        notices.c.kind.in_(bindparam("kinds", expanding=True)),
    )
    .order_by(notices.c.id)  # everybody locks in the same order
)
_LOCKED = _OF_PEOPLE.with_for_update()
_MANY = select(*NOTICE.columns).where(notices.c.id.in_(bindparam("ids", expanding=True)))
_ABOUT = (
    select(*NOTICE.columns)
    .where(
        notices.c.subject_id.in_(bindparam("subjects", expanding=True)),
        notices.c.kind == bindparam("kind"),
        notices.c.due_at > bindparam("since"),
        notices.c.state.in_((NoticeState.PENDING, NoticeState.SENT)),
    )
    .order_by(notices.c.due_at, notices.c.id)
)
_CARRY = update(notices).where(notices.c.id == bindparam("notice")).values(data=bindparam("what"))
_SAID = (
    update(notices)
    .where(notices.c.id == bindparam("notice"), _WAITING)
    .values(state=NoticeState.SKIPPED, lease_until=None, finished_at=bindparam("at"), error=bindparam("why"))
)
_LEADERS = (
    select(*PERSON.columns, members.c.role, members.c.here, members.c.subject, members.c.school_id)
    .join_from(members, people)
    .where(members.c.school_id.in_(bindparam("schools", expanding=True)), members.c.here, members.c.role == Role.LEADER)
    .order_by(people.c.id)
)


class TogetherRows:
    """``domain.reminders.ports.Together``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def waiting(self, person_ids: Iterable[str], kinds: Sequence[NoticeKind], before: datetime) -> list[Notice]:
        """Pending ones to these people that are due before, by time, claimed ones too."""
        persons = sorted(set(person_ids))
        if not persons:
            return []
        statement = _OF_PEOPLE if self._work.on_sqlite else _LOCKED
        rows = await self._work.all(statement, {"persons": persons, "kinds": list(kinds), "before": before})
        return sorted((NOTICE.of(row) for row in rows), key=lambda notice: (notice.due_at, notice.id))

    async def many(self, notice_ids: Iterable[str]) -> dict[str, Notice]:
        """In whatever state."""
        ids = sorted(set(notice_ids))
        rows = await self._work.all(_MANY, {"ids": ids}) if ids else []
        return {notice.id: notice for notice in map(NOTICE.of, rows)}

    async def about(self, subject_ids: Iterable[str], kind: NoticeKind, since: datetime) -> list[Notice]:
        """Of one kind about these subjects, waiting or said, that have come due since; by time."""
        ids = sorted(set(subject_ids))
        rows = await self._work.all(_ABOUT, {"subjects": ids, "kind": kind, "since": since}) if ids else []
        return [NOTICE.of(row) for row in rows]

    async def add(self, notices_: Sequence[Notice]) -> None:
        """Those whose keys are not there yet, in one statement."""
        if notices_:
            await self._work.insert_those_new(notices, [NOTICE.row(one) for one in notices_])

    async def carry(self, carriers: Mapping[str, Mapping[str, str]], said: Mapping[str, str], now: datetime) -> None:
        """Write the carriers' data, and that others were said with them."""
        if carriers:
            await self._work.run(_CARRY, [{"notice": key, "what": data} for key, data in carriers.items()])
        if said:
            await self._work.run(_SAID, [{"notice": key, "why": why, "at": now} for key, why in said.items()])

    async def leaders(self, school_ids: Iterable[str]) -> dict[str, list[Member]]:
        """Of each school, those who lead it now."""
        ids = sorted(set(school_ids))
        found: dict[str, list[Member]] = {school_id: [] for school_id in ids}
        for row in await self._work.all(_LEADERS, {"schools": ids}) if ids else []:
            found[row.school_id].append(Member(row.school_id, PERSON.of(row), row.role, row.here, row.subject))
        return found
