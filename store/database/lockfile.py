"""One serving process for each SQLite file: a second one would announce everything twice."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url


class AlreadyServedError(Exception):
    """Another process serves this file."""


@contextmanager
def held(url: str) -> Iterator[None]:
    """Hold the lock of an SQLite file while serving; does nothing on other databases.

    The lock is the kernel's and ends with the process, however it ends. So a file that was left behind holds nobody up,
    and it is left where it is: whoever deletes a lock file may delete the one that another process just took.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        yield
        return
    path = Path(f"{parsed.database}.lock")
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            who = os.read(handle, 32).decode(errors="replace").strip() or "unknown"
            raise AlreadyServedError(f"{parsed.database} is already served by process {who}") from None
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)
