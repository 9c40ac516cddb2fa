"""Ten minutes of a planning day on three processes, with one killed every minute: ``make soak`` (``SECONDS=600``).

What people saw and what the database holds is compared with what was acknowledged; the exit status is 1 where they
differ. In the same process run a Bot Connector that keeps what each person sees, a client that sends again what was not
answered, and the balancer.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp

from benchmarks.soak_day import Day, Room, Teams, holds, make_room, most_at_once
from benchmarks.soak_service import AHEAD
from bot.delivery.limits import TENANT, THREAD
from domain.delivery.deliver_due import IN_FLIGHT
from domain.measures.measure import Progress
from domain.unit_of_work import Units
from playground.balancer import Balancer
from playground.processes import ROOT, end, free_port, wait_for
from playground.several import embedded_database
from store.database import migrate
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.support.machines.authority import Authority
from tests.support.machines.edge import SECRET, environment

WORKING_HOURS = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)  # a Tuesday in January, one o'clock in Norway
AFTERWARDS = 75.0  # seconds at most until everything is said: a dead process's lease, and a beat


@dataclass(frozen=True, slots=True)
class Size:
    """How long it takes, and how many take part."""

    seconds: float
    schools: int = 60
    people: int = 20
    processes: int = 3
    kill_every: float = 60.0


class Services:
    """The processes, one of which is killed now and then and started again on the same port."""

    def __init__(self, count: int, environ: Mapping[str, str]) -> None:
        self._environ = {**os.environ, **environ}
        self._chance = random.Random(7)
        self.logs = Path(tempfile.mkdtemp(prefix="samklang-soak-logs-"))
        self.kills = 0
        self.ports: list[int] = []
        while len(self.ports) < count:
            self.ports.append(free_port(max(self.ports, default=4100) + 1))
        self.running = [self._start(port) for port in self.ports]

    def _start(self, port: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "benchmarks.soak_service"]
        with (self.logs / f"{port}.log").open("ab") as out:
            environ = {**self._environ, "PORT": str(port)}
            return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=out, stderr=out)

    async def ready(self) -> None:
        """Wait until all answer."""
        for port, process in zip(self.ports, self.running, strict=True):
            await asyncio.to_thread(wait_for, f"http://127.0.0.1:{port}/readyz", process, 120)

    async def die(self, every: float) -> None:
        """Kill one, start it again, and so on."""
        while True:
            await asyncio.sleep(every)
            number = self._chance.randrange(len(self.running))
            self.running[number].send_signal(signal.SIGKILL)
            await asyncio.to_thread(self.running[number].wait)
            self.kills += 1
            await asyncio.sleep(1.0)
            self.running[number] = self._start(self.ports[number])


async def soak(size: Size, database_url: str) -> dict[str, tuple[object, bool]]:
    """Live the day; what came of it, and whether it is as it has to be."""
    now = datetime.now(UTC)
    ahead = WORKING_HOURS - now
    await migrate.upgrade(database_url)
    database = open_database(database_url)
    units = make_units(database, Sealer(SECRET))
    async with Authority() as authority, Teams() as teams:
        rooms = []
        for number in range(size.schools):
            async with units() as uow:
                begin, over = datetime.now(UTC) + ahead, size.seconds * 0.8
                rooms.append(await make_room(uow, number, size.people, teams.service_url, begin, over))
                await uow.commit()

        async def rounds(meeting_id: str) -> list[str]:
            async with units(write=False) as uow:
                return [each.id for each in await uow.rounds.of_meeting(meeting_id)]

        for room in rooms:
            room.rounds = await rounds(room.meeting_id)
            for person in room.people:
                teams.add_member(room.school.team_id, person.user_id, person.aad_id, person.name)
        environ = environment(authority, teams, SAMKLANG_DATABASE_URL=database_url)
        services = Services(size.processes, environ | {AHEAD: str(ahead.total_seconds())})
        try:
            await services.ready()
            async with Balancer(services.ports) as balancer, aiohttp.ClientSession() as session:

                def header() -> Mapping[str, str]:
                    at = int((datetime.now(UTC) + ahead).timestamp())
                    return authority.header(teams.service_url, iat=at - 5, nbf=at - 5, exp=at + 3600)

                kept = header()
                day = Day(balancer.port, lambda: kept, teams, rounds, time.monotonic() + size.seconds)
                killing = asyncio.ensure_future(services.die(size.kill_every))
                await asyncio.gather(*(day.of(room, session) for room in rooms))
                killing.cancel()
                await services.ready()
                left = await _all_said(units, ahead)
                found = await _lost(units, rooms)
                return (
                    found
                    | _seen(teams, rooms, services.kills)
                    | {
                        "processes killed": (services.kills, True),
                        "what they logged": (services.logs, True),
                        "answers of the services by status": (dict(balancer.answers), True),
                        "5xx of a service that was alive": (
                            sum(many for status, many in balancer.answers.items() if status >= 500),
                            not any(status >= 500 for status in balancer.answers),
                        ),
                        "502 because the one that had the request was killed": (balancer.broken, True),
                        "502 because the next one was gone, too": (balancer.nobody, True),
                        "passed over, nobody listening": (balancer.passed_over, True),
                        "sent again": (day.sent_again, True),
                        "pressed again because it was refused in words": (day.in_words, True),
                        "taken and not answered, written anew": (
                            day.written_anew,
                            day.written_anew <= 40 * services.kills,
                        ),
                        "left to be said": (left, left == 0),
                    }
                )
        finally:
            await asyncio.to_thread(end, *services.running)
            await database.close()


async def _all_said(units: Units, ahead: timedelta) -> int:
    """Wait until nothing that is due is left; 1 where something is."""
    until = time.monotonic() + AFTERWARDS
    while time.monotonic() < until:
        async with units(write=False) as uow:
            due = await uow.notices.next_due(datetime.now(UTC) + ahead)
        if due is None:
            return 0
        await asyncio.sleep(0.5)
    return 1


async def _lost(units: Units, rooms: Sequence[Room]) -> dict[str, tuple[object, bool]]:
    """Presses that were acknowledged and are not in the database."""
    votes = measures = 0
    lost: list[str] = []
    for room in rooms:
        async with units(write=False) as uow:
            for number, voters in room.voted.items():
                box = await uow.boxes.open(room.meeting_id, f"round-{number}")
                assert box is not None
                votes += len(voters)
                lost += [who for who in voters if box.name(who) not in box.entries]
            for measure_id in room.progress:
                measure = await uow.measures.get(measure_id)
                measures += 1
                if measure is None or measure.progress is not Progress.ON_TRACK:
                    lost.append(measure_id)
    return {
        "votes acknowledged": (votes, votes > 0),
        "answers to reminders acknowledged": (measures, measures > 0),
        "acknowledged and not in the database": (len(lost), not lost),
    }


def _seen(teams: Teams, rooms: Sequence[Room], kills: int) -> dict[str, tuple[object, bool]]:
    """What people saw: every message answered, nothing said oftener than it may be, and never too fast."""
    written = [message_id for room in rooms for message_id, _ in room.messages]
    twice = sum(teams.replies[message_id] > 1 for message_id in written)
    unasked = sum(many for (place, _), many in teams.unasked.items() if place.startswith("a:"))
    again = sum(many - 1 for (place, _), many in teams.unasked.items() if place.startswith("a:"))
    threads = {place: times for place, times in teams.times.items() if place not in ("", "all", "answers")}
    too_fast = [place for place, times in threads.items() if not holds(times, THREAD)]
    results = sum(1 for message in teams.messages if "resultat" in message.summary.lower())
    return {
        "messages written": (len(written), True),
        "of which answered": (sum(1 for each in written if teams.replies[each]), True),
        "answered twice": (twice, twice <= IN_FLIGHT * kills),
        "results shown": (results, results >= len(rooms)),
        "reminders and the like in chats": (unasked, unasked > 0),
        "of which twice": (again, again <= IN_FLIGHT * kills),
        "conversations above Teams' limits": (len(too_fast), not too_fast),
        "tenant above Teams' limit, of what is said unasked": (not (fits := holds(teams.times[""], TENANT)), fits),
        "most in a second, answers too": (most_at_once(teams.times["all"]), True),
    }


def report(found: Mapping[str, tuple[object, bool]]) -> int:
    """Print the table; 1 where something is not as it has to be."""
    for name, (value, right) in found.items():
        print(f"{'' if right else 'WRONG':6} {name:55} {value}")
    return 0 if all(right for _, right in found.values()) else 1


def main() -> int:
    """Soak for as long as is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--schools", type=int, default=60)
    parser.add_argument("--kill-every", type=float, default=60.0)
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    size = Size(asked.seconds, asked.schools, kill_every=asked.kill_every)
    with tempfile.TemporaryDirectory(prefix="samklang-soak-") as folder, embedded_database(Path(folder) / "db") as url:
        return report(asyncio.run(soak(size, url)))


if __name__ == "__main__":
    sys.exit(main())
