"""An embedded PostgreSQL of a run, as it comes: a commit waits for the disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgres() -> Iterator[str]:
    """Start it; yields the address of an empty database."""
    from tests.support.machines.databases import Postgres

    server = Postgres(Path(tempfile.mkdtemp(prefix="samklang-bench-")))
    try:
        yield server.fresh()
    finally:
        server.close()
