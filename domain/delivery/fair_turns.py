"""Whose turn it is to be said: the urgent first, tenants and their schools in turns; a conversation keeps its order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from domain.delivery.notices import Notice, NoticeKind
from domain.delivery.urgency import Urgency, urgency_of

_PLACE = {kind: place for place, kind in enumerate(NoticeKind)}
TURN = 4  # so many of a school at a time: what they have in common is read once
Lane = tuple[str, str]  # school and person, "" for the channel


class FairTurns:
    """What was claimed, handed out a few at a time: what a running meeting looks at first, what is patient last.

    Of one conversation there is never more than one out, so that what came first is said first and what follows it can
    see that it was said.
    """

    def __init__(self, claimed: Iterable[Notice], tenants: Mapping[str, str]) -> None:
        self._out: set[Lane] = set()
        by_urgency: dict[Urgency, list[Notice]] = {urgency: [] for urgency in Urgency}
        # What came due in the same moment is said in the order in which a meeting goes.
        for notice in sorted(claimed, key=lambda each: (each.due_at, _PLACE[each.kind])):
            by_urgency[urgency_of(notice.kind)].append(notice)
        self._rings = [_Ring(notices, tenants, self._out) for notices in by_urgency.values() if notices]

    def __bool__(self) -> bool:
        """Whether anything is left to hand out."""
        return any(self._rings)

    def take(self, most: int) -> list[Notice]:
        """So many at most, in fair turns; none where all that is left waits for a conversation's notice to be done."""
        taken: list[Notice] = []
        for ring in self._rings:
            taken += ring.take(most - len(taken))
        return taken

    def left(self) -> list[Notice]:
        """All that has not been handed out."""
        return [notice for ring in self._rings for notice in ring.left()]

    def done(self, notice: Notice) -> None:
        """It has been dealt with: its conversation is free."""
        self._out.discard(_lane(notice))


class _Ring:
    """What is equally urgent.

    Tenants take turns because Teams counts what is sent by tenant: one that has to wait keeps no other waiting for
    longer than a turn.
    """

    def __init__(self, notices: Iterable[Notice], tenants: Mapping[str, str], out: set[Lane]) -> None:
        self._schools: dict[str, deque[Notice]] = {}
        self._tenants: dict[str, deque[str]] = {}
        self._turns: deque[str] = deque()
        self._out = out
        for notice in notices:
            if notice.school_id not in self._schools:
                self._schools[notice.school_id] = deque()
                tenant = tenants.get(notice.school_id, "")
                if tenant not in self._tenants:
                    self._tenants[tenant] = deque()
                    self._turns.append(tenant)
                self._tenants[tenant].append(notice.school_id)
            self._schools[notice.school_id].append(notice)

    def __bool__(self) -> bool:
        return bool(self._schools)

    def take(self, most: int) -> list[Notice]:
        """So many at most."""
        taken: list[Notice] = []
        idle = 0  # tenants in a row that had nothing to hand out
        while len(taken) < most and idle < len(self._turns):
            tenant = self._turns.popleft()
            found = self._of_tenant(self._tenants[tenant], min(TURN, most - len(taken)))
            taken += found
            idle = 0 if found else idle + 1
            if self._tenants[tenant]:
                self._turns.append(tenant)
        return taken

    def left(self) -> Iterator[Notice]:
        """What has not been handed out."""
        return chain.from_iterable(self._schools.values())

    def _of_tenant(self, turns: deque[str], most: int) -> list[Notice]:
        for _ in range(len(turns)):
            school_id = turns.popleft()
            found = self._of_school(self._schools[school_id], most)
            if self._schools[school_id]:
                turns.append(school_id)
            else:
                del self._schools[school_id]
            if found:
                return found
        return []

    def _of_school(self, waiting: deque[Notice], most: int) -> list[Notice]:
        found: list[Notice] = []
        for notice in list(waiting):
            if len(found) == most:
                break
            if (lane := _lane(notice)) not in self._out:
                self._out.add(lane)
                waiting.remove(notice)
                found.append(notice)
        return found


def _lane(notice: Notice) -> Lane:
    return notice.school_id, notice.person_id or ""
