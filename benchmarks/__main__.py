"""``make bench``: every benchmark, as ratios of one run, to a table. Absolute figures drift with the machine."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import proposals, reminders, servers, shapes, start
from benchmarks.backdrop import Backdrop, backdrop
from benchmarks.charts import lateness
from benchmarks.imports import MOST_MEGABYTES, MOST_SECONDS, measure
from benchmarks.in_turn import in_turn
from benchmarks.load import Load
from benchmarks.school import messages, open_vote
from benchmarks.table import show
from tests.support.machines.edge import environment

MESSAGES = 1500
TEXTS = ("refleksjonsmøte om 1.4 torsdag kl 14", "heller fredag kl 13")
Row = tuple[str, str, str, str]


def main() -> int:
    """Measure, print the tables, and fail only where an answer was not what it should be."""
    with tempfile.TemporaryDirectory() as folder, backdrop() as around:
        show(shapes.HEAD, shapes.measure(around, Path(folder), shapes.ALL))
        rows = _messages(around, Path(folder))
        rows += proposals.rows(around, Path(folder)) + reminders.rows(Path(folder))
    print()
    with tempfile.TemporaryDirectory() as place:
        rows += start.rows(Path(place))
    show(HEAD, rows + _charts() + _imports())
    return 0


HEAD: Row = ("what", "a second", "of plain aiohttp", "aim")


def _messages(around: Backdrop, folder: Path) -> list[Row]:
    url = f"sqlite+aiosqlite:///{folder / 'messages.db'}"
    voting = open_vote(url, around.teams.service_url, all_lead=True)
    headers = around.authority.header(around.teams.service_url)
    environ = environment(around.authority, around.teams, SAMKLANG_DATABASE_URL=url)
    with servers.served(servers.echo) as echo, servers.served(servers.samklang, environ, fast_loop=True) as ours:
        taken = in_turn(
            {"echo": echo, "ours": ours},
            lambda _name, port, _number: Load(port, messages(voting, headers, TEXTS, MESSAGES), 16, MESSAGES),
        )
    base, turn = taken["echo"], taken["ours"]
    return [
        ("message, plain aiohttp echo that posts a reply", f"{base.rate:.0f}", "1.00", ""),
        ("message with a dialog step, state and draft saved (SQLite)", f"{turn.rate:.0f}",
         f"{turn.rate / base.rate:.2f}", f"0.2 (by CPU: {base.cpu / turn.cpu:.2f})"),
    ]  # fmt: skip


def _charts() -> list[Row]:
    idle, drawing, each = lateness()
    aim = f"1.5 of idle: {drawing / idle:.2f}"
    return [
        ("event loop late by (p99), idle", f"{idle * 1000:.2f} ms", "", ""),
        ("event loop late by (p99) while charts are drawn", f"{drawing * 1000:.2f} ms", "", aim),
        ("a chart of votes, drawn in the worker", f"{1 / each:.0f}", "", ""),
    ]


def _imports() -> list[Row]:
    aim = f"{MOST_SECONDS:.0f} s, {MOST_MEGABYTES:.0f} MB"
    return [
        (f"import of 100,000 rows, {name}", f"{seconds:.1f} s, {megabytes:.0f} MB more", "", aim)
        for name, seconds, megabytes in measure()
    ]


if __name__ == "__main__":
    sys.exit(main())
