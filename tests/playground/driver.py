"""A person at Microsoft's Agents Playground, in headless Chromium."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from playground.processes import client_is_installed, end, start_client, start_service, wait_for
from tests.support.machines.render import chromium

PATIENCE = 40_000  # ms: a busy machine draws slowly
MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
)  # fmt: skip
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def can_play() -> bool:
    """Whether Node, the Playground and a Chromium are on this machine."""
    return client_is_installed() and chromium() is not None


def free_port() -> int:
    """A port that nobody has on loopback, from a range that is this worker's own.

    Below the ports that the kernel gives to whoever asks for any: between being found here and being taken by a process
    that has yet to start, it would be given to a test of the other worker.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for port in range(21_000 + 1_000 * worker, 22_000 + 1_000 * worker):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            if port not in _given:
                _given.add(port)
                return port
    raise OSError("no port is free")


_given: set[int] = set()


class Visitor:
    """Somebody who uses the Playground as the demo school's leader."""

    def __init__(self, page: Page, service_port: int, client_port: int, database: Path) -> None:
        self.page = page
        self.service_port = service_port
        self.client_port = client_port
        self.database = database
        self.presses_made = 0

    def opens_personal_chat(self) -> None:
        """Go to the chat with the bot."""
        self.page.get_by_text("Personal Chat", exact=True).first.click()

    def opens_channel(self, name: str = "General") -> None:
        """Go to a channel of the demo team."""
        self.page.get_by_text(name, exact=True).first.click()

    def writes(self, text: str) -> None:
        """Write to the bot and send."""
        self.page.get_by_role("textbox").last.click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def presses(self, title: str) -> None:
        """Press the newest button with this title."""
        button = self.page.get_by_role("button", name=title, exact=True).last
        expect(button).to_be_visible(timeout=PATIENCE)
        button.click()
        self.presses_made += 1

    def presses_on(self, words: str, title: str) -> None:
        """Press a button of the newest card that has these words."""
        card = self.page.locator(".ac-adaptiveCard").filter(has_text=words).last
        card.get_by_role("button", name=title, exact=True).last.click(timeout=PATIENCE)
        self.presses_made += 1

    def sees(self, text: str) -> None:
        """Wait until the text is on the screen."""
        found = self.page.get_by_text(text).last
        expect(found).to_be_attached(timeout=PATIENCE)
        found.evaluate("element => element.scrollIntoView()")

    def fills(self, label: str, text: str) -> None:
        """Type into the newest field with this label."""
        field = self.page.get_by_label(label).last
        expect(field).to_be_visible(timeout=PATIENCE)
        field.fill(text)

    def chooses(self, title: str, among: int) -> None:
        """Choose a radio button by its title in the form's n-th group that has it."""
        self.page.get_by_label(title, exact=True).nth(among).check(timeout=PATIENCE)

    def chooses_starting(self, words: str) -> None:
        """Choose the newest radio button whose title begins with these words."""
        self.page.get_by_label(re.compile(f"^{re.escape(words)}")).last.check(timeout=PATIENCE)

    def picks(self, label: str, title: str) -> None:
        """Pick from the newest list with this label."""
        self.page.get_by_role("combobox", name=label).last.click()
        self.page.get_by_role("option", name=title).last.click()

    def picks_day(self, label: str, day: date) -> None:
        """Pick a day in the newest calendar with this label, which is open on the month of the day that it has."""
        box = self.page.get_by_role("combobox", name=label).last
        month, year = box.input_value().split(" ")[1:]
        box.click()
        ahead = (day.year - int(year)) * 12 + day.month - 1 - MONTHS.index(month)
        for _ in range(abs(ahead)):
            self.page.get_by_role("button", name="next month" if ahead > 0 else "previous month").last.click()
        days = self.page.locator("td[role=gridcell]:not([class*=dayOutside])")
        days.get_by_text(str(day.day), exact=True).last.click()

    def picks_a_day(self, label: str) -> None:
        """Open the newest calendar with this label and pick a day of the next month."""
        self.page.get_by_role("combobox", name=label).last.click()
        self.page.get_by_role("button", name="next month").last.click()
        self.page.get_by_role("gridcell").get_by_text("15", exact=True).last.click()

    def says(self, text: str, *answer: str) -> None:
        """Write to the bot and wait until the answer, all of it, stands below what was written."""
        self.opens_personal_chat()
        self.writes(text)
        self.reads(text, *answer)

    def reads(self, after: str, *answer: str) -> None:
        """Wait until these texts stand in the conversation, below the newest place where ``after`` does."""

        def below() -> str:
            whole = self.page.inner_text("body").replace("\xa0", " ").partition("Type a message")[0]
            return whole.rpartition(after)[2] if after in whole else ""

        deadline = time.monotonic() + PATIENCE / 1000
        while any(one not in below() for one in answer) and time.monotonic() < deadline:
            self.page.wait_for_timeout(100)
        missing = [one for one in answer if one not in below()]
        assert not missing, f"below «{after}» is no {missing}, but:\n{below()[-1500:]}"

    def keeps_conversation(self, path: Path, card: str = "") -> None:
        """Keep the conversation as a PNG, without what the Playground has around it; or a card of it, by its words."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_load_state("networkidle")
        if card:
            self.page.locator(".ac-adaptiveCard").filter(has_text=card).last.screenshot(path=str(path))
            return
        written = self.page.get_by_role("textbox").last.bounding_box()
        assert written is not None
        left, right = written["x"] - 40, written["x"] + written["width"] + 100
        clip = {"x": left, "y": 50, "width": right - left, "height": written["y"] - 60}
        self.page.screenshot(path=str(path), clip=clip)  # type: ignore[arg-type]

    def keeps_picture(self, path: Path) -> None:
        """Keep what is on the screen as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_load_state("networkidle")
        self.page.screenshot(path=str(path))


@contextmanager
def playground(folder: Path) -> Iterator[Visitor]:
    """The service in local mode on a fresh database, the Playground and a browser, all on loopback."""
    database = folder / "samklang.db"
    service_port, client_port = free_port(), free_port()
    service: subprocess.Popen[bytes] | None = None
    client: subprocess.Popen[bytes] | None = None
    try:
        service = start_service(service_port, {"SAMKLANG_DATABASE_URL": f"sqlite+aiosqlite:///{database}"})
        client = start_client(service_port, client_port, folder / "playground")
        wait_for(f"http://127.0.0.1:{service_port}/readyz", service)
        wait_for(f"http://127.0.0.1:{client_port}/", client)
        with sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path=chromium(), args=[*FLAGS, "--disable-sync", "--no-first-run"]
            )
            page = browser.new_page(viewport={"width": 1280, "height": 1400}, locale="nb-NO")
            page.goto(f"http://127.0.0.1:{client_port}/")
            yield Visitor(page, service_port, client_port, database)
            browser.close()
    finally:
        end(client, service)
