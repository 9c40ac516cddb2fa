"""The parts of the model: virtual time, who waits in line, seats, Teams' limits, commits that serve several at once."""

from __future__ import annotations

import heapq
import itertools
from bisect import insort
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

from bot.delivery.limits import TENANT, THREAD

Done = Callable[[float], None]  # told when it was done
MINUTE = 60.0


class Times:
    """Virtual time: what is to happen, in order; of two at the same moment the one that was asked for first."""

    def __init__(self) -> None:
        self._coming: list[tuple[float, int, Callable[..., None], tuple[Any, ...]]] = []
        self._numbers = itertools.count()
        self.now = 0.0

    def at(self, moment: float, happens: Callable[..., None], *arguments: Any) -> None:
        """Let it happen at this moment."""
        heapq.heappush(self._coming, (moment, next(self._numbers), happens, arguments))

    def run(self) -> None:
        """Until nothing is to come."""
        while self._coming:
            self.now, _, happens, arguments = heapq.heappop(self._coming)
            happens(*arguments)


class Line:
    """One server, who came first is served first: an event loop, a disk, a worker that draws."""

    def __init__(self, times: Times) -> None:
        self._times = times
        self._free = 0.0
        self.busy: dict[int, float] = defaultdict(float)  # seconds, by minute

    def serve(self, seconds: float, done: Done | None = None) -> float:
        """Take one now; returns when it will be done, and tells ``done`` then."""
        begins = max(self._times.now, self._free)
        self._free = begins + seconds
        self.busy[int(begins // MINUTE)] += seconds
        if done is not None:
            self._times.at(self._free, done, self._free)
        return self._free

    def busiest(self) -> float:
        """Of the busiest minute, the part that it was busy."""
        return max(self.busy.values(), default=0.0) / MINUTE


class Seats:
    """So many at the same time; the others wait. What is said unasked by one process."""

    def __init__(self, times: Times, many: int) -> None:
        self._times = times
        self._many = many
        self._free = many
        self._waiting: deque[Callable[[], None]] = deque()
        self._since: deque[float] = deque()
        self.held: dict[int, float] = defaultdict(float)

    def take(self, begin: Callable[[], None]) -> None:
        """Begin now, or when a seat is free."""
        if self._free:
            self._free -= 1
            begin()
        else:
            self._waiting.append(begin)

    def leave(self, since: float) -> None:
        """Give the seat to the next one."""
        self.held[int(since // MINUTE)] += self._times.now - since
        if self._waiting:
            self._waiting.popleft()()
        else:
            self._free += 1

    def busiest(self) -> float:
        """Of the busiest minute, the part of the seats that was taken."""
        return max(self.held.values(), default=0.0) / MINUTE / self._many


class TeamsLimits:
    """When the next message may be sent, to a thread of a tenant; as ``bot/delivery/limits.py``, shared by all."""

    def __init__(self) -> None:
        self._sent: dict[str, list[float]] = defaultdict(list)
        self.by_minute: dict[tuple[str, int], int] = defaultdict(int)

    def slot(self, now: float, tenant: str, thread: str) -> float:
        """The first moment from now on that no rule forbids; it is taken."""
        of_tenant, of_thread = self._sent[f"tenant {tenant}"], self._sent[f"thread {thread}"]
        moment = now
        for sent, rules in ((of_tenant, TENANT), (of_thread, THREAD)):
            for most, span in rules:
                if len(sent) >= most:
                    moment = max(moment, sent[-most] + span)
        for sent, rules in ((of_tenant, TENANT), (of_thread, THREAD)):
            insort(sent, moment)
            if len(sent) > 4 * rules[-1][0]:
                del sent[: -rules[-1][0]]
        self.by_minute[tenant, int(moment // MINUTE)] += 1
        return moment

    def busiest(self) -> float:
        """Of the busiest minute of any tenant, the part of what it may be sent."""
        most, span = TENANT[0]
        return max(self.by_minute.values(), default=0) / (MINUTE / span * most)


class GroupCommit:
    """A process's ballots: what comes while a commit is under way goes into the next one."""

    def __init__(self, times: Times, database: Line, seconds: float) -> None:
        self._times = times
        self._database = database
        self._seconds = seconds
        self._waiting: list[Done] = []
        self._committing = False
        self.commits = 0

    def put(self, done: Done) -> None:
        """Commit it, with others that came meanwhile."""
        self._waiting.append(done)
        if not self._committing:
            self._commit()

    def _commit(self) -> None:
        batch, self._waiting = self._waiting, []
        self._committing = True
        self.commits += 1

        def committed(moment: float) -> None:
            self._committing = False
            for done in batch:
                done(moment)
            if self._waiting:
                self._commit()

        self._database.serve(self._seconds, committed)
