"""The statement that claims what is due: fair between schools, and no slower where ten thousand rows are due.

A claim takes, in this order: what somebody has just pressed for, each school's oldest rows, and then the oldest of all.
So a school with five thousand rows due leaves room for all others, and one that is alone gets everything. Ranking all
that is due would be simpler to write, and takes thirty milliseconds of the event loop for a claim out of ten thousand.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Select,
    Update,
    bindparam,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from domain.delivery.fair_turns import TURN
from domain.delivery.urgency import PATIENT
from store.delivery.tables import notices
from store.people.schools import schools

EACH = TURN  # rows that a school has before the oldest of all are taken
NEWEST = 64  # of which those that somebody is waiting for go first

# Written out, not bound: only then do both databases see that the partial indexes answer it.
WAITING = notices.c.state == literal_column("'pending'")
_NOW: BindParameter[datetime] = bindparam("now")
_FREE = (WAITING, notices.c.due_at <= _NOW, or_(notices.c.lease_until.is_(None), notices.c.lease_until <= _NOW))
_FREE_IDS = select(notices.c.id).where(*_FREE)
_LAST = 99  # the place of those that nothing puts before others
_BEFORE, _AFTER = -1e19, 1e19  # beyond every lot, whichever database draws it


def _newest() -> Select[tuple[str, int, float]]:
    """What came due just now, as long as it is not one of what comes due by the thousand."""
    newest = (
        select(notices.c.id, notices.c.kind)
        .where(*_FREE)
        .order_by(notices.c.due_at.desc(), notices.c.id.desc())
        .limit(NEWEST)
        .subquery()
    )
    place, lot = literal(0).label("place"), literal(_BEFORE).label("lot")
    return select(newest.c.id, place, lot).where(newest.c.kind.not_in(PATIENT))


# In which order the schools come where there are more of them than room: by time the same ones would come first again
# and again.
_LOTS = select(schools.c.id.label("school_id"), func.random().label("lot")).cte("lots")


def _of_each(number: int) -> Select[tuple[str | None, int, float]]:
    """Each school's first, second, ... row."""
    row = (
        _FREE_IDS.where(notices.c.school_id == _LOTS.c.school_id)
        .order_by(notices.c.due_at, notices.c.id)
        .limit(1)
        .offset(number)
        .correlate(_LOTS)
        .scalar_subquery()
    )
    return select(row.label("id"), literal(1).label("place"), _LOTS.c.lot)


def _oldest() -> Select[tuple[str, int, float]]:
    """More than are wanted: others may be claiming the same ones."""
    oldest = _FREE_IDS.order_by(notices.c.due_at, notices.c.id).limit(bindparam("enough")).subquery()
    return select(oldest.c.id, literal(_LAST).label("place"), literal(_AFTER).label("lot"))


def _claim(perhaps: Select[tuple[str, int, float]] | CompoundSelect[tuple[str, int, float]]) -> Update:
    """Find and lease in one statement. A lease that has run out is a process that died: its rows are claimed again."""
    every = perhaps.cte("perhaps")
    # A school that has nothing due gives NULL, which joins no row; SQLite would look for it twice to leave it out.
    once = (
        select(every.c.id, func.min(every.c.place).label("place"), func.min(every.c.lot).label("lot"))
        .group_by(every.c.id)
        .cte("once")
    )
    due = (
        select(notices.c.id)
        .join_from(notices, once, notices.c.id == once.c.id)
        .where(*_FREE)
        .order_by(once.c.place, once.c.lot, notices.c.due_at, notices.c.id)
        .limit(bindparam("most"))
        .with_for_update(of=notices, skip_locked=True)  # PostgreSQL: what another process is claiming is left to it
        .cte("due")  # found once; a subquery might be run again for each row
    )
    return update(notices).where(notices.c.id.in_(select(due.c.id))).values(lease_until=bindparam("until"))


# Values: now, until, most, and for the first one enough. The columns to return are the repository's business.
CLAIM = _claim(union_all(_newest(), *(_of_each(number) for number in range(EACH)), _oldest()))
CLAIM_WAITED_FOR = _claim(_newest())
