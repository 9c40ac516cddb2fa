"""Servers measured in turn, so that a drift of the machine meets all of them; medians of the rounds."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.load import Load, Outcome, run
from benchmarks.servers import Served

ROUNDS = 3  # each server is measured so often after a first round, which warms up; the medians are compared


@dataclass(frozen=True, slots=True)
class Taken:
    """Of one server: ``rate`` is answers a second, ``cpu`` microseconds of its CPU for each."""

    rate: float
    cpu: float


def in_turn(
    servers: Mapping[str, Served],
    load: Callable[[str, int, int], Load],
    good: Callable[[Outcome], bool] = lambda _outcome: True,
    rounds: int = ROUNDS,
) -> dict[str, Taken]:
    """Return what each server took, by its name. ``load`` is asked with name, port and number of the round.

    Ends the run where an answer is not what it should be.
    """
    taken: dict[str, list[Taken]] = {name: [] for name in servers}
    for number in range(rounds + 1):
        for name, server in servers.items():
            wanted = load(name, server.port, number)
            before = server.cpu()
            outcome = run(wanted)
            cpu = (server.cpu() - before) / wanted.total * 1e6
            wrong = {status: count for status, count in outcome.statuses.items() if not 200 <= status < 300}
            if wrong or not good(outcome):
                sys.exit(f"{name}: an answer is not what it should be: {wrong} {outcome.sample[:300]!r}")
            if number:
                taken[name].append(Taken(outcome.rate, cpu))
    return {name: _middle(several) for name, several in taken.items()}


def _middle(several: Sequence[Taken]) -> Taken:
    return Taken(statistics.median(one.rate for one in several), statistics.median(one.cpu for one in several))
