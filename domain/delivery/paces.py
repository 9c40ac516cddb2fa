"""How fast Teams lets a bot speak, as a pace: so many at once, and then one every so often.

A pace can be kept by several processes with two moments a conversation, where counting needs every message of an hour.
It is a little slower than what Teams allows, never faster: of Teams' 7 in a second, 8 in two, 60 in thirty and 1,800 in
an hour to one conversation it gives 6, 8, 50 and 1,800; of 50 a second to one tenant 49, also where a slot is used a
moment late. What is answered at once in somebody's own chat is counted by Teams too, and by nobody here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Pace:
    """``at_once`` and then one ``every`` so many seconds; the same again over an hour. ``hourly`` 0: no such rule."""

    every: float
    at_once: int = 1
    hourly: float = 0.0
    hourly_at_once: int = 1


THREAD = Pace(every=2 / 3, at_once=5, hourly=3.0, hourly_at_once=600)
TENANT = Pace(every=1 / 40)
FRESH = 0.1  # seconds that a tenant's slot may be used late; the database's answer may take as long: 1 + 1.2 * 40 = 49


class Paces(Protocol):
    """Slots in which something may be sent, shared by all processes."""

    async def reserve(
        self, names: Sequence[str], pace: Pace, count: int, ahead: float
    ) -> Mapping[str, tuple[bool, float]]:
        """For each name so many slots in a row: whether they are had, and in how many seconds the first one comes.

        None that comes later than ``ahead`` is given; then it is said how long there is to wait. All by one clock.
        """
        ...

    async def hold(self, name: str, lease: float) -> tuple[float, datetime] | None:
        """Hold a name for so many seconds at most; None where another process holds it.

        Returned are the seconds since somebody let go of it, and what to let go with.
        """
        ...

    async def let_go(self, name: str, mine: datetime) -> None:
        """End it, unless it ran out and is another's by now."""
        ...

    async def forget(self) -> None:
        """Delete what holds nobody back any more."""
        ...
