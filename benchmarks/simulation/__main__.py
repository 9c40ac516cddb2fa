"""The table of docs/scale.md, or one row of it with figures of your own.

python -m benchmarks.simulation
python -m benchmarks.simulation --schools 430 --people 20 --tenants 350 --processes 2 --spread 60 --vote-us 150
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import fields

from benchmarks.simulation.costs import Costs
from benchmarks.simulation.day import Day, Shape, Told

HEAD: tuple[str, ...] = ("schools", "people", "tenants", "spread s", "processes")
HEAD += ("vote ms", "press ms", "message ms", "card s", "picture s", "reminders s")
HEAD += ("loop", "commits", "pictures", "calls", "tenant", "at its limit, or nearest")
REGION, KULTURSKOLER, COUNTRY = (300, 20, 1), (430, 14, 350), (2800, 30, 357)
DEFAULT = [
    Shape(schools, people, tenants, processes, spread)
    for (schools, people, tenants), many in ((REGION, (1,)), (KULTURSKOLER, (1, 2)), (COUNTRY, (1, 2, 4, 8)))
    for spread in (600.0, 60.0, 1.0)
    for processes in many
]


def main(argv: Sequence[str] | None = None) -> int:
    """Play the days and print a row for each."""
    asked = _parser().parse_args(argv)
    costs = Costs(**{part.name: getattr(asked, part.name) for part in fields(Costs)})
    own = asked.schools is not None
    shapes = [Shape(asked.schools, asked.people, asked.tenants, asked.processes, asked.spread, asked.seed)]
    sys.stdout.write("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD) + "\n")
    for shape in shapes if own else DEFAULT:
        sys.stdout.write("| " + " | ".join(row(shape, Day(shape, costs).run())) + " |\n")
        sys.stdout.flush()
    return 0


def row(shape: Shape, told: Told) -> tuple[str, ...]:
    """One day: how long half and 99 of 100 waited, when the last reminder was out, and how full each part was."""

    def waits(kind: str, unit: float, digits: int = 0) -> str:
        half, most = (told.percentile(kind, part) * unit for part in (0.5, 0.99))
        return f"{half:.{digits}f} / {most:.{digits}f}"

    parts = [f"{told.busiest[name]:.0%}" for name in ("event loop", "commits", "pictures", "calls under way")]
    parts.append(f"{told.busiest['Teams, a tenant']:.0%}")
    shown = (shape.schools, shape.people, shape.tenants, round(shape.spread), shape.processes)
    people = (waits("vote", 1e3), waits("press", 1e3), waits("message", 1e3), waits("card of the meeting", 1, 1))
    drawn = waits("picture", 1, 1)
    return (*map(str, shown), *people, drawn, f"{told.last['reminder']:.0f}", *parts, told.first_limit())


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description="A planning day in virtual time.")
    made.add_argument("--schools", type=int, help="without it, the days of docs/scale.md")
    made.add_argument("--people", type=int, default=20, help="in a school")
    made.add_argument("--tenants", type=int, default=1)
    made.add_argument("--processes", type=int, default=1)
    made.add_argument("--spread", type=float, default=600.0, help="seconds within which all meetings begin")
    made.add_argument("--seed", type=int, default=1)
    for part in fields(Costs):
        made.add_argument(f"--{part.name.replace('_', '-')}", type=float, default=part.default)
    return made


if __name__ == "__main__":
    sys.exit(main())
