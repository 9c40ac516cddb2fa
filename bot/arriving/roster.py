"""Reads who is in a school from Teams, page by page; several who ask at once share one reading."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from bot.edge.connector import Connector
from bot.edge.outgoing import RosterMember
from bot.running.logging_ import log
from bot.running.tasks import spawn
from domain.arriving.roster import Entry, plan_next, take_roster
from domain.people.school import School
from domain.unit_of_work import Clock, Units
from locales import N_, tr

ASK_AGAIN = timedelta(minutes=10)  # how often an unknown person's press may cost a look-up, a school
GUEST = "guest"
STRANGERS = frozenset({"anonymous"})


class Roster:
    """Keeps the schools' people in line with Teams."""

    def __init__(self, units: Units, connector: Connector, clock: Clock, *, keep_absent: bool = False) -> None:
        self._units = units
        self._connector = connector
        self._clock = clock
        self._keep_absent = keep_absent  # local mode: the demo school has people whom the client does not know
        self._reading: dict[str, asyncio.Task[bool]] = {}
        self._asked: dict[tuple[str, str], datetime] = {}

    async def refresh(self, school_id: str, *, daily: bool = False) -> bool:
        """Read the roster now; False where the school is gone or not active. Raises ``TransportError``.

        ``daily`` also plans tomorrow's reading. Who comes while a reading is under way gets that one's outcome; that
        one of them gives up waiting does not stop it for the others.
        """
        task = self._reading.get(school_id)
        if task is None:
            task = self._reading[school_id] = spawn(self._read(school_id), "roster")
            task.add_done_callback(lambda _task: self._reading.pop(school_id, None))
        found = await asyncio.shield(task)
        if daily and found:
            async with self._units() as uow:
                await plan_next(uow, school_id, self._clock())
                await uow.commit()
        return found

    async def look_up(self, school_id: str, aad_id: str) -> bool:
        """One reading for somebody unknown who presses; False where there was one for them a moment ago.

        Who has had their data deleted begins anew by this.
        """
        now = self._clock()
        self._asked = {who: at for who, at in self._asked.items() if now - at < ASK_AGAIN}
        if not await self._let_in(school_id, aad_id) and (school_id, aad_id) in self._asked:
            return False
        self._asked[school_id, aad_id] = now
        return await self.refresh(school_id)

    async def _let_in(self, school_id: str, aad_id: str) -> bool:
        async with self._units(write=False) as uow:
            school = await uow.schools.get(school_id)
            if school is None or not await uow.keeping.left_out(school.tenant_id, [aad_id]):
                return False
        async with self._units() as uow:
            await uow.keeping.let_in(school.tenant_id, aad_id)
            await uow.commit()
        return True

    async def _read(self, school_id: str) -> bool:
        async with self._units(write=False) as uow:
            school = await uow.schools.get(school_id)
        if school is None or not school.active:
            return False
        people = await self._connector.members(school.service_url, _where(school))
        entries = [
            _entry(person, school)
            for person in people
            if person.aad_id and person.role not in STRANGERS and person.tenant_id in ("", school.tenant_id)
        ]
        async with self._units() as uow:
            taken = await take_roster(uow, school_id, entries, self._clock(), keep_absent=self._keep_absent)
            await uow.commit()
        log("roster read", school=school_id, count=len(entries))
        return taken is not None


def _entry(person: RosterMember, school: School) -> Entry:
    """A guest who has never signed in comes without a name, and nobody else should be without one either."""
    guest = person.role == GUEST
    stand_in = N_("Guest without a name") if guest else N_("Colleague without a name")
    name, given_name = person.name.strip(), person.given_name.strip()
    return Entry(person.aad_id, person.user_id, name, given_name, guest, tr(school.language, stand_in))


def _where(school: School) -> str:
    """A team's roster is asked for by the team, a channel's by the channel (a private one has people of its own)."""
    return school.team_id if school.whole_team else school.channel_id
