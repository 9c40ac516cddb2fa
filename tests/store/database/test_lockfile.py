"""One process serves an SQLite file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from store.database.lockfile import AlreadyServedError, held

SERVE = """
import sys
from store.database.lockfile import held
with held(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_server_of_the_same_file_is_told_who_has_it(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(AlreadyServedError, match=str(other.pid)), held(url):
            pass
        other.kill()
        other.wait()
        with held(url):  # what a killed process leaves behind holds nobody up
            pass


def test_two_files_are_served_side_by_side(tmp_path: Path) -> None:
    with held(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"), held(f"sqlite+aiosqlite:///{tmp_path / 'b.db'}"):
        pass


def test_postgresql_needs_no_lock_file() -> None:
    with held("postgresql+asyncpg://nobody@localhost/none"), held("postgresql+asyncpg://nobody@localhost/none"):
        pass
