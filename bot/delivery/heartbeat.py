"""The one scheduled job: looks for notices that are due. The rows are the truth; this only looks at them.

It beats at start, at every interval, as soon as somebody has something to say, and when something comes due before the
next interval: what was refused a second ago. Several processes may beat on one database: each claims what it says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.pulse import Pulse
from bot.running import correlation
from bot.running.logging_ import log_failure, new_code, warn
from bot.running.metrics import FAILURES
from bot.running.tasks import spawn
from domain.conducting.end import make_left_over_final
from domain.delivery.deliver_due import Mouth, deliver_due
from domain.personal_data.keep import WAY_BACK, keep
from domain.placing.place_school import KEPT
from domain.unit_of_work import Clock, Units

EVERY = 15.0  # seconds
# Of messages that were handled: Teams repeats one within minutes, and a receipt tells who wrote, in a placing say.
KEEP_RECEIPTS = timedelta(hours=1)
KEEP_LEFTOVERS = timedelta(days=14)  # files that were looked at and not taken in, pictures that are in no meeting
MOST_AT_ONCE = 3  # beats that say everything, long sweeps of reminders too; one more says what is waited for

Later = Callable[[float, Callable[[], None]], asyncio.TimerHandle]


def _later(seconds: float, call: Callable[[], None]) -> asyncio.TimerHandle:
    # In a context of its own: what it wakes is no part of the request that this beat goes on under.
    return asyncio.get_running_loop().call_later(seconds, call, context=Context())


class Heartbeat:
    """``start``, ``wake`` whenever rows were added, ``stop`` at shutdown."""

    def __init__(
        self, units: Units, clock: Clock, mouth: Mouth, every: float | None = None, later: Later = _later
    ) -> None:
        self._units = units
        self._clock = clock
        self._mouth = mouth
        self._every = every or EVERY
        self._pulse = Pulse(units, clock, self._every)
        self._scheduler: AsyncIOScheduler | None = None
        self._beats: set[asyncio.Task[None]] = set()
        self._quick: asyncio.Task[None] | None = None
        self._again = {True: False, False: False}  # for beats that say everything, and for the one more
        self._later = later
        self._timer: tuple[datetime, asyncio.TimerHandle] | None = None
        self._forgot: datetime | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin to beat, at once."""
        scheduler = self._scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(
            self._tick, "interval", seconds=self._every, coalesce=True, max_instances=1, misfire_grace_time=None
        )
        scheduler.start()
        self._pulse.start()
        self.wake()

    async def _tick(self) -> None:
        """Wake: a beat that were the scheduler's own would be cancelled by it at shutdown, in the middle of a send."""
        self.wake()

    def wake(self) -> None:
        """There may be something to say now. Never raises, and does not wait."""
        if self._stopped:
            return
        busy = len(self._beats) >= MOST_AT_ONCE
        if busy:
            self._again = {True: True, False: True}  # those that are under way look once more before they end
        if busy and self._quick is not None:
            return
        with suppress(RuntimeError):  # no loop: a command of app.py, the service says it later
            task = spawn(self.beat(patient=not busy), "heartbeat")
            if busy:
                self._quick = task
            self._beats.add(task)
            task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[None]) -> None:
        self._beats.discard(task)
        if task is self._quick:
            self._quick = None

    async def beat(self, *, patient: bool = True) -> None:
        """Say everything that is due, or only what somebody is waiting for.

        What goes wrong is logged; the next beat tries again.
        """
        if not correlation.current():  # woken by a request, it goes on under that one's id
            correlation.begin()
        try:
            if patient:
                await self._forget()
            while not self._stopped:
                self._again[patient] = False
                # What was said may give rise to more: a roster that was read, to the question who leads.
                claimed = await deliver_due(self._units, self._clock, self._mouth, self._is_stopped, patient=patient)
                if patient:
                    self._pulse.looked()
                if not claimed and not self._again[patient]:
                    await self._come_back()
                    await self._pulse.measure()
                    return
        except Exception as error:
            FAILURES.labels("heartbeat").inc()
            log_failure("heartbeat failed", error, new_code())

    def _is_stopped(self) -> bool:
        return self._stopped

    async def _come_back(self) -> None:
        """Beat again when the next thing comes due, where that is sooner than the interval."""
        now = self._clock()
        async with self._units(write=False) as uow:
            due = await uow.notices.next_due(now + timedelta(seconds=min(self._every, EVERY)))
        if due is None or due <= now or self._stopped:
            return  # what is due by now is in another process's hands
        if self._timer is not None:
            before, timer = self._timer
            if now < before <= due:
                return
            timer.cancel()
        self._timer = due, self._later((due - now).total_seconds(), self.wake)

    async def _forget(self) -> None:
        """Once an hour: receipts of messages and leftovers are kept no longer than they are of use."""
        now = self._clock()
        if self._forgot is not None and now - self._forgot < timedelta(hours=1):
            return
        self._forgot = now
        async with self._units() as uow:
            await uow.inbox.forget_before(now - KEEP_RECEIPTS)
            await uow.imports.forget_before(now - KEEP_LEFTOVERS)
            await uow.library.forget_pictures_before(now - KEEP_LEFTOVERS)
            await uow.private_notes.forget_before(now - KEPT)
            await uow.commit()
        await make_left_over_final(self._units, now)
        await keep(self._units, now, _tell_administrator)

    async def stop(self, timeout: float = 10.0) -> None:
        """Begin nothing new, let what is under way come to its end, and give the rest back to other processes."""
        self._stopped = True
        if self._timer is not None:
            self._timer[1].cancel()
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
        if self._beats:
            await asyncio.wait(set(self._beats), timeout=timeout)


def _tell_administrator(what: str, school_id: str) -> None:
    """Write it to the service's log."""
    warn(what, school=school_id, wait=WAY_BACK.days)
