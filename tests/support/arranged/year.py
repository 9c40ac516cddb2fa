"""A school year lived through: time goes from one thing that is due to the next, and what each person got is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.support.machines.looking import texts_of
from tests.support.playing.people import Team
from tests.support.playing.world import World

ZONE = ZoneInfo("Europe/Oslo")


@dataclass(frozen=True)
class Got:
    """One message: when (local), to whom ("" the channel), and its first lines."""

    at: datetime
    who: str
    text: str

    @property
    def day(self) -> str:
        """As "09-17"."""
        return self.at.strftime("%m-%d")


@dataclass
class Year:
    """Everything that a world said of itself. ``until`` goes on to a moment, stopping at whatever is due before."""

    world: World
    team: Team
    got: list[Got] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    async def until(self, moment: datetime) -> None:
        """Let time pass; every notice is said when it is due, and never together with what was due an hour before."""
        self._note(keep=True)  # answers to what people did are theirs to assert
        while True:
            async with self.world.services.units(write=False) as uow:
                due = await uow.notices.next_due()
            if due is None or due > moment:
                break
            await self.world.at(max(due, self.world.now))
            self._note()
            if due <= self.world.now:
                await self.world.passes(seconds=1)
        await self.world.at(max(moment, self.world.now))
        self._note()

    def to(self, who: str, *, since: int = 0) -> list[Got]:
        """What one person got unasked; "" is the channel."""
        return [one for one in self.got[since:] if one.who == who]

    def _note(self, *, keep: bool = False) -> None:
        messages = [("", post) for post in self.team.posts()]
        for name, person in self.team.world.everybody.items():
            messages += [(name, message) for message in person.personal()]
        for who, message in messages:
            if message.id in self._seen:
                continue
            self._seen.add(message.id)
            if not keep:
                lines = [line for line in texts_of(message).splitlines() if line]
                self.got.append(Got(self.world.now.astimezone(ZONE), who, " | ".join(lines[:4])))


def local(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment on the school's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


__all__ = ["Got", "Year", "local", "timedelta"]
