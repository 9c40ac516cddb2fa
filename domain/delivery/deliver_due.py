"""Say what is due: claim, look again, send, mark. At least once, never lost; several processes share the work."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from domain.delivery.decide import Drop, Wait
from domain.delivery.fair_turns import FairTurns
from domain.delivery.late import too_late
from domain.delivery.notices import TO_RESTING, Notice
from domain.delivery.outcomes import Outcome, Said, write_outcomes
from domain.people.school import School
from domain.unit_of_work import Clock, UnitOfWork, Units

LEASE = timedelta(seconds=60)
SPARE = timedelta(seconds=20)  # a send that starts later than this before the lease's end could be repeated by another
BATCH = 1024
GATHER = 4  # rounds of the loop that a mark waits for others that are as good as sent: a commit costs as much for one
BULK = 128  # as many as are rendered together
IN_FLIGHT = 48  # as many as are sent and not yet marked, hence as many as may come twice after a kill

Stopping = Callable[[], bool]

NOT_ACTIVE = Drop("the school is not active")


class Mouth(Protocol):
    """Turns a notice into a message and sends it; the bot's part."""

    async def render(self, uow: UnitOfWork, due: Sequence[tuple[Notice, School]], now: datetime) -> Sequence[Any]:
        """For each: ``Drop``, ``Wait``, what ``send`` takes, or ``Said`` where silence must look like a message.

        No network. Where it raises, it is asked again for each alone, in a unit of its own.
        """
        ...

    async def send(self, message: Any) -> Said | Drop | Wait:
        """Send it; raises ``TransportError``."""
        ...

    def failed(self, notice: Notice, error: Exception, *, for_good: bool) -> None:
        """Count it and log it."""
        ...


def _never() -> bool:
    return False


async def deliver_due(
    units: Units, clock: Clock, mouth: Mouth, stopping: Stopping = _never, *, patient: bool = True
) -> int:
    """Say one batch of what is due; returns how many were claimed.

    Not ``patient``: only of what somebody is waiting for. Once it is ``stopping``, no more is begun.
    """
    now = clock()
    async with units() as uow:
        claimed = await uow.notices.claim_due(now, now + LEASE, BATCH, patient=patient)
        tenants = await uow.schools.tenants_of(notice.school_id for notice in claimed)
        await uow.commit()
    turns = FairTurns(claimed, tenants)
    await _Sweep(units, clock, mouth, turns, now + LEASE - SPARE, stopping).run()
    return len(claimed)


class _Sweep:
    """One batch on its way.

    So many speak at the same time; each takes what is ready, sends it and has it marked before it takes the next one.
    So never more than ``IN_FLIGHT`` are sent, or being sent, and not yet marked. What was sent about the same time is
    marked in one transaction by whoever comes first, while the others go on sending. Rendering is done ahead and in
    bulk: what was rendered and not sent when the process is killed is rendered again, and was never said.
    """

    def __init__(
        self, units: Units, clock: Clock, mouth: Mouth, turns: FairTurns, until: datetime, stopping: Stopping
    ) -> None:
        self._units = units
        self._clock = clock
        self._mouth = mouth
        self._turns = turns
        self._until = until
        self._stopping = stopping
        self._ready: deque[tuple[Notice, Any]] = deque()
        self._rendering = asyncio.Lock()
        self._said = _Said()
        self._marking = asyncio.Lock()
        self._failed: BaseException | None = None

    async def run(self) -> None:
        """Say it all, or as much as there is time for: the rest is given back, and whoever claims next says it."""
        if self._turns:
            await asyncio.gather(*(self._speak() for _ in range(IN_FLIGHT)))
        if self._failed is not None:
            raise self._failed
        if left := [notice.id for notice, _ in self._ready] + [notice.id for notice in self._turns.left()]:
            async with self._units() as uow:
                await uow.notices.give_back(left, self._until + SPARE)
                await uow.commit()

    async def _speak(self) -> None:
        """Send one after the other. What fails here stops the others too, once they have marked what they sent."""
        try:
            while self._failed is None and (item := await self._next()) is not None:
                notice, message = item
                outcome = await _send(self._mouth, message)
                await self._mark(notice, outcome)
        except BaseException as error:  # kept, and raised by ``run``
            self._failed = self._failed or error

    async def _next(self) -> tuple[Notice, Any] | None:
        if self._turns and len(self._ready) < IN_FLIGHT and not (self._ready and self._rendering.locked()):
            async with self._rendering:
                await self._render()
        return self._ready.popleft() if self._ready and self._goes_on(self._clock()) else None

    def _goes_on(self, now: datetime) -> bool:
        return now <= self._until and not self._stopping()

    async def _render(self) -> None:
        """Make some ready, unless somebody did so while this one waited for the lock."""
        while len(self._ready) < IN_FLIGHT and self._goes_on(now := self._clock()):
            taken = self._turns.take(BULK)
            if not taken:
                return  # the rest waits for conversations; those who are speaking there take it
            self._ready.extend(await self._made(taken, now))

    async def _made(self, notices: Sequence[Notice], now: datetime) -> list[tuple[Notice, Any]]:
        """What is to be sent. All in one unit of work; where one fails, each in its own, so that it is the only one."""
        try:
            async with self._units() as uow:
                made = await _rendered(uow, self._mouth, notices, now)
                # Nothing to send: said and done, with what the renderer wrote.
                settled = [(notice, out) for notice, out in made if isinstance(out, Said | Drop | Wait)]
                await write_outcomes(uow, settled, self._mouth.failed, now)
                await uow.commit()
        except Exception as error:
            if len(notices) > 1:
                return [pair for notice in notices for pair in await self._made([notice], now)]
            return [(notices[0], error)]
        for notice, _ in settled:
            self._turns.done(notice)
        return [(notice, out) for notice, out in made if not isinstance(out, Said | Drop | Wait)]

    async def _mark(self, notice: Notice, outcome: Outcome) -> None:
        said = self._said
        said.outcomes.append((notice, outcome))
        if len(said.outcomes) > 1:
            await said.over.wait()  # whoever came first marks this one too
            return
        try:
            async with self._marking:
                for _ in range(GATHER):
                    await asyncio.sleep(0)
                self._said = _Said()
                async with self._units() as uow:
                    await write_outcomes(uow, said.outcomes, self._mouth.failed, self._clock())
                    await uow.commit()
                for each, _ in said.outcomes:
                    self._turns.done(each)
        finally:
            said.over.set()


class _Said:
    """What was sent about the same time, and whether it has been marked, or could not be."""

    __slots__ = ("outcomes", "over")

    def __init__(self) -> None:
        self.outcomes: list[tuple[Notice, Outcome]] = []
        self.over = asyncio.Event()


async def _rendered(
    uow: UnitOfWork, mouth: Mouth, notices: Sequence[Notice], now: datetime
) -> list[tuple[Notice, Any]]:
    schools = await uow.schools.many(notice.school_id for notice in notices)
    due = [
        (notice, school)
        for notice in notices
        if (school := schools.get(notice.school_id)) and (school.active or notice.kind in TO_RESTING)
    ]
    late = await too_late(uow, [notice for notice, _ in due], now)
    due = [pair for pair in due if pair[0].id not in late]
    messages = await mouth.render(uow, due, now)
    made = {**late, **{notice.id: message for (notice, _), message in zip(due, messages, strict=True)}}
    return [(notice, made.get(notice.id, NOT_ACTIVE)) for notice in notices]


async def _send(mouth: Mouth, message: Any) -> Outcome:
    if isinstance(message, Exception):
        return message  # it could not be rendered
    try:
        return await mouth.send(message)
    except Exception as error:
        return error
