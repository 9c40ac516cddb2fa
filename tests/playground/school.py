"""A school from its first minute: Samklang is installed, a leader and a teacher each have a Playground of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from playground.processes import ROOT, configuration, end, start_client, start_service, wait_for
from tests.playground.driver import FLAGS, MONTHS, Visitor, free_port
from tests.playground.montage import montage
from tests.support.machines.render import chromium

# Another tenant and another team than the demo school's, which is planted with a leader and figures.
_ANOTHER = {
    "tenantId: demo-tenant": "tenantId: nes-tenant",
    "19:solvik": "19:nes",
    "Solvik kulturskole": "Nes kulturskole",
    "000000000031": "000000000032",
    "@solvik.example": "@nes.example",
}
_OTHER_PERSON = {"demo-ingrid": "demo-jonas", "Ingrid Lunde": "Jonas Vik", "ingrid@": "jonas@", "Ingrid": "Jonas"}


def of_leader() -> str:
    """Return the configuration of a client where the leader of a school sits that nobody has heard of."""
    text = configuration()
    for old, new in _ANOTHER.items():
        text = text.replace(old, new)
    return text.replace("id: demo-personal", "id: nes-ingrid")


def of_teacher() -> str:
    """Return the same where a teacher of the school sits: the two have changed places."""
    text = of_leader().replace("id: nes-ingrid", "id: nes-jonas").replace("Ingrid Lunde", "\0").replace("Lunde", "\1")
    text = text.replace("Vik", "Lunde").replace("\1", "Vik").replace("\0", "Ingrid Lunde")
    for one, other in _OTHER_PERSON.items():
        text = text.replace(one, "\0").replace(other, one).replace("\0", other)
    return text


_MONTHS = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
]


@dataclass(frozen=True)
class Day:
    """A day of a meeting. ``in_words`` is as people write it, ``heading`` as cards do."""

    date: date

    @property
    def in_words(self) -> str:
        return f"tirsdag {self.date.day}. {MONTHS[self.date.month - 1]}"

    @property
    def heading(self) -> str:
        return self.in_words.capitalize()


def soon() -> Day:
    """Return the Tuesday after the next days: an invitation to a meeting on it goes out at once."""
    ahead = datetime.now(UTC).date() + timedelta(days=5)
    return Day(ahead + timedelta(days=(1 - ahead.weekday()) % 7))


@dataclass
class School:
    """The service, two clients and a browser, all on loopback. ``kept``: the pictures, in their order."""

    browser: Browser
    folder: Path
    service_port: int
    ports: tuple[int, int]
    kept: list[Path] = field(default_factory=list)

    def comes(self, which: int) -> Visitor:
        """Open the client of the leader (0) or the teacher (1) in a browser of their own: so Teams tells the bot."""
        page = self.browser.new_context(viewport={"width": 1280, "height": 1500}, locale="nb-NO").new_page()
        page.goto(f"http://127.0.0.1:{self.ports[which]}/")
        return Visitor(page, self.service_port, self.ports[which], self.folder / "samklang.db")

    def colleagues_vote(self) -> None:
        """Let all but the two vote, as ``make colleagues`` does."""
        environment = {**os.environ, "SAMKLANG_DATABASE_URL": f"sqlite+aiosqlite:///{self.folder / 'samklang.db'}"}
        command = [sys.executable, "-m", "playground.colleagues", "--port", str(self.service_port)]
        done = subprocess.run(
            [*command, "--without", "Jonas"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("har stemt") == 4

    def keeps(self, visitor: Visitor, card: str = "") -> None:
        """Keep what the newest of the conversation looks like, or the newest card with these words."""
        path = self.folder / f"{len(self.kept) + 1:02}.png"
        visitor.keeps_conversation(path, card)
        self.kept.append(path)

    def keeps_all(self, name: str) -> None:
        """Write all that was kept as one picture, into ``SAMKLANG_PICTURES`` where that is set."""
        montage(self.kept, Path(os.environ.get("SAMKLANG_PICTURES", self.folder)) / name)


@contextmanager
def new_school(folder: Path) -> Iterator[School]:
    """Samklang on a fresh database, and clients in whose team it has not been yet."""
    service_port, *ports = free_port(), free_port(), free_port()
    running: list[subprocess.Popen[bytes]] = []
    try:
        database = {"SAMKLANG_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'samklang.db'}"}
        running.append(start_service(service_port, database))
        for port, text in zip(ports, (of_leader(), of_teacher()), strict=True):
            running.append(start_client(service_port, port, folder / str(port), text))
        for port, path, process in zip((service_port, *ports), ("readyz", "", ""), running, strict=True):
            wait_for(f"http://127.0.0.1:{port}/{path}", process, seconds=120)
        with sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path=chromium(), args=[*FLAGS, "--disable-sync", "--no-first-run"]
            )
            yield School(browser, folder, service_port, (ports[0], ports[1]))
            browser.close()
    finally:
        end(*reversed(running))
