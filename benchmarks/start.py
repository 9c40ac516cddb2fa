"""How long the service takes until it listens, beside what Python takes to import the libraries it stands on.

By CPU of the process, and by the clock; and how much memory it holds when it has come to rest, without its worker.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.school import open_vote
from benchmarks.sdks.telling import free_port
from tests.support.machines.edge import environment

LIBRARIES = "import aiohttp, sqlalchemy, sqlalchemy.ext.asyncio, botbuilder.core"
ROUNDS = 3
REST = 6.0  # seconds from ready until what is loaded ahead is there
AIM, MOST = 2.0, 120  # times the libraries; megabytes
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds by the clock and of CPU until it was ready, and megabytes at rest."""

    seconds: float
    cpu: float
    megabytes: float = 0.0


def measure(folder: Path) -> tuple[Started, Started]:
    """The libraries and the service, in turn; the medians."""
    url = f"sqlite+aiosqlite:///{folder / 'start.db'}"
    open_vote(url, "https://smba.example/")
    environ = environment(
        SAMKLANG_DATABASE_URL=url, PORT=str(free_port()), PYTHONPYCACHEPREFIX=str(folder), PYTHONDONTWRITEBYTECODE=""
    )
    taken = [(_libraries(environ), _service(environ)) for _ in range(ROUNDS + 1)][1:]  # the first compiles
    return _middle([one for one, _ in taken]), _middle([other for _, other in taken])


def rows(folder: Path) -> list[tuple[str, str, str, str]]:
    """For the table of ``make bench``."""
    libraries, service = measure(folder)
    by_cpu, by_clock = service.cpu / libraries.cpu, service.seconds / libraries.seconds
    times = f"{AIM:.0f} x: {by_cpu:.2f} by CPU, {by_clock:.2f} by clock"
    return [
        ("import of aiohttp, SQLAlchemy and botbuilder.core", f"{libraries.cpu:.2f} s of CPU", "", ""),
        ("from start until it listens, database there", f"{service.cpu:.2f} s of CPU", "", times),
        ("memory at rest, without the chart worker", f"{service.megabytes:.0f} MB", "", f"{MOST} MB"),
    ]


def _libraries(environ: Mapping[str, str]) -> Started:
    with _running([sys.executable, "-c", f"{LIBRARIES}\nprint('ready', flush=True)\ninput()"], environ) as (
        pid,
        seconds,
    ):
        return Started(seconds, _cpu(pid))


def _service(environ: Mapping[str, str]) -> Started:
    with _running([sys.executable, "app.py", "serve"], environ) as (pid, seconds):
        cpu = _cpu(pid)
        time.sleep(REST)
        return Started(seconds, cpu, _megabytes(pid))


@contextmanager
def _running(command: list[str], environ: Mapping[str, str]) -> Iterator[tuple[int, float]]:
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environ}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        said = ""
        for said in process.stdout:
            if "ready" in said or "listening" in said:
                yield process.pid, time.perf_counter() - started
                return
        sys.exit(f"it did not start: {said}")
    finally:
        process.terminate()
        process.wait()


def _cpu(pid: int) -> float:
    """Seconds that the process has used, all threads."""
    cells = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def _middle(several: list[Started]) -> Started:
    return Started(
        statistics.median(one.seconds for one in several),
        statistics.median(one.cpu for one in several),
        statistics.median(one.megabytes for one in several),
    )


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        for row in rows(Path(place)):
            print("  ".join(cell for cell in row if cell))
