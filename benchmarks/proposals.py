"""How long a leader waits for a proposal: from the message that arrives to the card that answers it.

The school has been at it for years: every indicator of the catalogue has fifteen years of figures of its own and of
those it is compared with, and eighty meetings are behind it. One leader at a time asks, as leaders do.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson

from benchmarks import servers
from benchmarks.backdrop import Backdrop
from benchmarks.load import http_request
from benchmarks.school import PEOPLE, Voting, activity, open_vote
from domain.catalogue.read import built_in
from domain.figures.figure import Figure
from domain.ids import new_id
from domain.meetings.meeting import Meeting, MeetingState
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.support.machines.edge import SECRET, environment

YEARS, MEETINGS, ASKED = 15, 80, 120
SENTENCE, AMENDMENT = "refleksjonsmøte om 1.4 torsdag kl 14", "heller fredag kl 13"
AIM = 0.3  # seconds


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds for each answer of one kind."""

    what: str
    seconds: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return statistics.median(self.seconds)

    @property
    def slow(self) -> float:
        """The 95th percentile."""
        return statistics.quantiles(self.seconds, n=20)[18]


def waits(around: Backdrop, folder: Path) -> list[Waited]:
    """A new proposal from one sentence, and a changed one."""
    url = f"sqlite+aiosqlite:///{folder / 'proposals.db'}"
    voting = open_vote(url, around.teams.service_url, all_lead=True)
    asyncio.run(_years_of_work(url, voting))
    headers = around.authority.header(around.teams.service_url)
    environ = environment(around.authority, around.teams, SAMKLANG_DATABASE_URL=url)
    with servers.served(servers.samklang, environ, fast_loop=True) as server:
        new = asyncio.run(_ask(server.port, _messages(voting, headers, SENTENCE), "Send innkalling"))
        changed = asyncio.run(_ask(server.port, _messages(voting, headers, AMENDMENT), "Send innkalling"))
    return [Waited("one sentence", tuple(new)), Waited("an amendment", tuple(changed))]


def rows(around: Backdrop, folder: Path) -> list[tuple[str, str, str, str]]:
    """For the table of ``make bench``."""
    return [
        (f"proposal card after {each.what} (median; p95 {each.slow * 1000:.0f} ms)", f"{each.middle * 1000:.0f} ms", "",
         f"{AIM * 1000:.0f} ms: {each.slow / AIM:.2f} of it")
        for each in waits(around, folder)
    ]  # fmt: skip


async def _years_of_work(url: str, voting: Voting) -> None:
    now = datetime.now(UTC)
    catalogue, school = built_in(), voting.school
    characteristics = catalogue.characteristics
    figures = [
        Figure(school.id, each.id, now.year - year, 3.0 + year % 2, answers=30 if "survey" in each.source else None,
               source="måling", scope=scope)
        for each in catalogue.indicators
        for year in range(YEARS)
        for scope in ("school", "municipality", "group", "country")
    ]  # fmt: skip
    database = open_database(url)
    async with make_units(database, Sealer(SECRET))() as uow:
        await uow.figures.put(figures)
        for number in range(MEETINGS):
            about = characteristics[number % len(characteristics)]
            held = now - timedelta(days=14 * (number + 1))
            await uow.meetings.add(
                Meeting(new_id(), school.id, about.id, MeetingState.ENDED, voting.people[0].id, held, starts_at=held)
            )
        await uow.commit()
    await database.close()


def _messages(voting: Voting, headers: dict[str, str], text: str) -> Iterator[bytes]:
    """The same words from one leader after the other; the answer is in the response."""
    for number in range(ASKED):
        person = voting.people[number % PEOPLE]
        body = activity(person, "message", text=text, deliveryMode="expectReplies")
        yield http_request("/api/messages", orjson.dumps(body), headers)


async def _ask(port: int, requests: Iterator[bytes], expected: str) -> Sequence[float]:
    """Seconds for each answer, the first few left out; ends the run where one is not the card."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took = []
    for request in requests:
        started = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        body = await reader.readexactly(length)
        took.append(time.perf_counter() - started)
        if head[9:12] != b"200" or expected.encode() not in body:
            sys.exit(f"an answer is not a proposal: {head[:15]!r} {body[:300]!r}")
    writer.close()
    return took[5:]


if __name__ == "__main__":
    import tempfile

    from benchmarks.backdrop import backdrop

    with tempfile.TemporaryDirectory() as place, backdrop() as here:
        for row in rows(here, Path(place)):
            print("  ".join(cell for cell in row if cell))
