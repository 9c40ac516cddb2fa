"""How often wrong one-time words came in lately, by where they come from and by meeting. Of this process only."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from domain.errors import Refused

MOST_FROM_ONE = 20  # of one meeting, from one address: then its words are not looked at for a while
MOST_OF_MEETING = 2000  # from a hundred addresses or more: at worst one guess in many thousands was right by then
WITHIN = timedelta(minutes=10)
MOST_KEPT = 5000

Key = TypeVar("Key")


@dataclass(slots=True)
class _Lately:
    times: deque[datetime] = field(default_factory=deque)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def count(self, now: datetime) -> int:
        """How many there were within the time that counts."""
        while self.times and self.times[0] <= now - WITHIN:
            self.times.popleft()
        return len(self.times)


class WrongWords:
    """Lets words be looked at one after the other from each address, so that many at once count as many."""

    def __init__(self) -> None:
        self._meetings: OrderedDict[str, _Lately] = OrderedDict()
        self._addresses: OrderedDict[tuple[str, str], _Lately] = OrderedDict()

    @asynccontextmanager
    async def looking(self, meeting_id: str, network: str, now: datetime) -> AsyncIterator[None]:
        """Hold while a word is looked at; ``Refused`` where too many were wrong. What is refused within counts."""
        meeting, here = _of(self._meetings, meeting_id), _of(self._addresses, (meeting_id, network))
        async with here.turn:
            if here.count(now) >= MOST_FROM_ONE or meeting.count(now) >= MOST_OF_MEETING:
                raise Refused("words_paused")
            try:
                yield
            except Refused:
                here.times.append(now)
                meeting.times.append(now)
                raise


def _of(kept: OrderedDict[Key, _Lately], key: Key) -> _Lately:
    found = kept.setdefault(key, _Lately())
    kept.move_to_end(key)
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)
    return found
