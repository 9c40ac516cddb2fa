"""The shapes in which a school, and a region, vote: what a durable vote costs in each.

Every person votes once, so that each ballot is a new one. A vote is what the service does with it in earnest: the real
token, the rules, the sealed box on the disk, the person's own card. Beside it, in the same run: plain aiohttp, what
transport and a remembered token leave, and Microsoft's two SDKs, which answer with a constant card and store nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import servers
from benchmarks.backdrop import Backdrop
from benchmarks.history import schools_of_ten_years
from benchmarks.in_turn import ROUNDS, Taken, in_turn
from benchmarks.load import Load, Outcome
from benchmarks.postgres import postgres
from benchmarks.school import open_votes, votes
from benchmarks.sdks.environments import PEERS, peer
from benchmarks.servers import Served
from tests.support.machines.edge import environment

AT_ONCE = 32  # requests in flight
Row = tuple[str, ...]
HEAD: Row = ("a card action", "a second", "CPU us", "of the ceiling by CPU", "x Teams SDK", "x Agents SDK", "aim")


@dataclass(frozen=True, slots=True)
class Shape:
    """So many ``schools`` of so many ``people`` vote at once, then as many others, ``waves`` times a round."""

    name: str
    schools: int
    people: int
    waves: int
    aim: str = ""


ONE = Shape("a vote, one round of 40", 1, 40, 40, "0.5 of the ceiling")
TWENTY = Shape("a vote, twenty schools of 40 at once", 20, 40, 3, "0.3 of the ceiling, 5 x Teams SDK, 8 x Agents SDK")
THOUSAND = Shape("a vote, one school of 1,000", 1, 1000, 2, "1.2 x one round")
BESIDE = Shape("twenty at once, beside 1,000 schools of ten years", 20, 40, 3, "1.2 x twenty")
POSTGRES = Shape("twenty at once, PostgreSQL", 20, 40, 3, "half of SQLite")
ALL = (ONE, TWENTY, THOUSAND, BESIDE, POSTGRES)
CONSTANT = {"plain": "plain aiohttp", "ceiling": "the ceiling", "agents": "Agents SDK", "teams": "Teams SDK"}


def measure(around: Backdrop, folder: Path, shapes: Sequence[Shape], sdks: Sequence[str] = PEERS) -> list[Row]:
    """Return a row for each server and shape."""
    with ExitStack() as stack:
        serving: dict[str, Served] = {
            "plain": stack.enter_context(servers.served(servers.plain)),
            "ceiling": stack.enter_context(servers.served(servers.ceiling, fast_loop=True)),
            **{name: stack.enter_context(peer(name, around)) for name in sdks},
        }
        requests: dict[str, list[list[bytes]]] = {}
        for url, those in _databases(stack, around, folder, shapes).items():
            for shape in those:
                requests[shape.name] = _requests(around, url, shape)
            environ = environment(around.authority, around.teams, SAMKLANG_DATABASE_URL=url)
            server = stack.enter_context(servers.served(servers.samklang, environ, fast_loop=True))
            serving |= {shape.name: server for shape in those}
        usual = next(iter(requests.values()))

        def load(name: str, port: int, number: int) -> Load:
            wanted = requests.get(name, usual)[number]
            return Load(port, wanted, AT_ONCE, len(wanted))

        taken = in_turn(serving, load, _is_card)
    return [_row(name, taken, {shape.name: shape.aim for shape in shapes}) for name in taken]


def _databases(stack: ExitStack, around: Backdrop, folder: Path, shapes: Sequence[Shape]) -> Mapping[str, list[Shape]]:
    """Which shapes vote in which database, by its address."""
    found: dict[str, list[Shape]] = {}
    for shape in shapes:
        if shape is POSTGRES:
            url = stack.enter_context(postgres())
        else:
            url = f"sqlite+aiosqlite:///{folder / ('beside.db' if shape is BESIDE else 'votes.db')}"
        if shape is BESIDE:
            schools_of_ten_years(url, around.teams.service_url)
        found.setdefault(url, []).append(shape)
    return found


def _requests(around: Backdrop, url: str, shape: Shape) -> list[list[bytes]]:
    """Everybody's vote, for each round of the measurement; wave after wave."""
    headers = around.authority.header(around.teams.service_url)
    made = open_votes(url, around.teams.service_url, shape.schools * shape.waves * (ROUNDS + 1), shape.people)
    waves = [made[first : first + shape.schools] for first in range(0, len(made), shape.schools)]
    return [
        [request for wave in waves[first : first + shape.waves] for request in votes(wave, headers)]
        for first in range(0, len(waves), shape.waves)
    ]


def _row(name: str, taken: Mapping[str, Taken], aims: Mapping[str, str]) -> Row:
    one = taken[name]

    def times(other: str) -> str:
        return f"{taken[other].cpu / one.cpu:.2f}" if other in taken else ""

    return (
        CONSTANT.get(name, name), f"{one.rate:.0f}", f"{one.cpu:.0f}",
        times("ceiling"), times("teams"), times("agents"),
        aims.get(name, ""),
    )  # fmt: skip


def _is_card(outcome: Outcome) -> bool:
    return b"vnd.microsoft.card.adaptive" in outcome.sample


def main() -> None:
    """Print the table of these shapes alone: ``python -m benchmarks.shapes [twenty]``."""
    import sys
    import tempfile

    from benchmarks.backdrop import backdrop
    from benchmarks.table import show

    few = sys.argv[1:] == ["twenty"]
    shapes = (ONE, TWENTY) if few else ALL
    with tempfile.TemporaryDirectory() as folder, backdrop() as around:
        show(HEAD, measure(around, Path(folder), shapes, () if few else PEERS))


if __name__ == "__main__":
    main()
