"""``make bench``: every benchmark, as ratios of one run, to a table. Absolute figures drift with the machine."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import proposals, reminders, servers
from benchmarks.backdrop import Backdrop, backdrop
from benchmarks.charts import lateness
from benchmarks.imports import MOST_MEGABYTES, MOST_SECONDS, measure
from benchmarks.load import Load, Outcome, run
from benchmarks.school import messages, open_vote, votes
from tests.support.machines.edge import environment

ROUNDS = 3  # each server is measured so often, in turn; the medians are compared
VOTES, MESSAGES = 6000, 1500
TEXTS = ("refleksjonsmøte om 1.4 torsdag kl 14", "heller fredag kl 13")
Row = tuple[str, str, str, str]


def main() -> int:
    """Measure, print the table, and fail only where an answer was not what it should be."""
    with tempfile.TemporaryDirectory() as folder, backdrop() as around:
        rows = _votes(around, Path(folder)) + _messages(around, Path(folder))
        rows += proposals.rows(around, Path(folder)) + reminders.rows(Path(folder))
    rows += _charts() + _imports()
    widths = [max(len(row[column]) for row in [HEAD, *rows]) for column in range(len(HEAD))]
    for row in [HEAD, tuple("-" * width for width in widths), *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    return 0


HEAD: Row = ("what", "a second", "of plain aiohttp", "aim")


def _votes(around: Backdrop, folder: Path) -> list[Row]:
    url = f"sqlite+aiosqlite:///{folder / 'votes.db'}"
    voting = open_vote(url, around.teams.service_url)
    requests = votes(voting, around.authority.header(around.teams.service_url))
    environ = environment(around.authority, around.teams, SAMKLANG_DATABASE_URL=url)
    with (
        servers.served(servers.plain) as plain,
        servers.served(servers.ceiling, fast_loop=True) as ceiling,
        servers.served(servers.samklang, environ, fast_loop=True) as ours,
    ):
        rates = _in_turn([plain, ceiling, ours], lambda port: Load(port, requests, 32, VOTES), _is_card)
    base, top, vote = rates
    return [
        ("card action, plain aiohttp, nothing checked or stored", f"{base:.0f}", "1.00", ""),
        ("card action, the ceiling: token remembered, orjson, uvloop", f"{top:.0f}", f"{top / base:.2f}", ""),
        ("durable vote: token, rules, sealed box, own card (SQLite)", f"{vote:.0f}", f"{vote / base:.2f}",
         f"0.5 of the ceiling: {vote / top:.2f}"),
    ]  # fmt: skip


def _messages(around: Backdrop, folder: Path) -> list[Row]:
    url = f"sqlite+aiosqlite:///{folder / 'messages.db'}"
    voting = open_vote(url, around.teams.service_url, all_lead=True)
    headers = around.authority.header(around.teams.service_url)
    environ = environment(around.authority, around.teams, SAMKLANG_DATABASE_URL=url)
    with servers.served(servers.echo) as echo, servers.served(servers.samklang, environ, fast_loop=True) as ours:
        rates = _in_turn(
            [echo, ours], lambda port: Load(port, messages(voting, headers, TEXTS, MESSAGES), 16, MESSAGES)
        )
    base, turn = rates
    return [
        ("message, plain aiohttp echo that posts a reply", f"{base:.0f}", "1.00", ""),
        ("message with a dialog step, state and draft saved (SQLite)", f"{turn:.0f}", f"{turn / base:.2f}", "0.2"),
    ]


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


def _in_turn(
    ports: Sequence[int], load: Callable[[int], Load], good: Callable[[Outcome], bool] = lambda _outcome: True
) -> list[float]:
    """The median rate of each server, measured in turn so that a drift of the machine meets all of them."""
    rates: dict[int, list[float]] = {port: [] for port in ports}
    for turn in range(ROUNDS + 1):
        for port in ports:
            outcome = run(load(port))
            wrong = {status: count for status, count in outcome.statuses.items() if not 200 <= status < 300}
            if wrong or not good(outcome):
                sys.exit(f"an answer is not what it should be: {wrong} {outcome.sample[:300]!r}")
            if turn:  # the first round warms up
                rates[port].append(outcome.rate)
    return [statistics.median(rates[port]) for port in ports]


def _is_card(outcome: Outcome) -> bool:
    return b"vnd.microsoft.card.adaptive" in outcome.sample


if __name__ == "__main__":
    sys.exit(main())
