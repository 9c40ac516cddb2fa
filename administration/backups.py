"""A copy of the database in one file, made while the service runs, and put back while it does not.

What people voted in meetings that go on is left out: boxes, notes and their keys. A backup that had them could open
what the service promises to destroy (docs/decisions/0002-sealed-ballot-box.md). Who restores begins those votes anew.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.engine import URL

from bot.running.settings import Settings
from store.database.lockfile import AlreadyServedError, held
from store.scrub import SEALED

Outcome = tuple[int, list[str]]
LEFT_OUT = tuple(table.name for table in reversed(SEALED))  # what refers to the keys goes before them
NO_TOOL = "{tool} is not here: install PostgreSQL's client programs, of the server's version or newer."


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser], local: argparse.ArgumentParser) -> None:
    """What the commands are asked with."""
    backup = commands.add_parser("backup", parents=[local], help="copy the database to a file, while the service runs")
    restore = commands.add_parser("restore", parents=[local], help="put a backup back; the service must not run")
    restore.add_argument("--replace", action="store_true", help="also where a database is there already")
    for parser in (backup, restore):
        parser.add_argument("file", type=Path)


async def backup_or_restore(settings: Settings, asked: argparse.Namespace) -> Outcome:
    """Do what was asked for; nothing is left half done."""
    url = make_url(settings.database_url)
    on_sqlite = url.get_backend_name() == "sqlite"
    work: Callable[[], Outcome]
    if asked.command == "backup":
        work = (lambda: _back_up_file(url, asked.file)) if on_sqlite else (lambda: _dump(url, asked.file))
    elif on_sqlite:
        work = lambda: _restore_file(url, asked.file, replace=asked.replace)  # noqa: E731
    else:
        work = lambda: _load(url, asked.file, replace=asked.replace)  # noqa: E731
    try:
        return await asyncio.to_thread(work)
    except OSError as error:
        return 1, [f"{error.filename or asked.file}: {error.strerror}"]
    except sqlite3.Error as error:
        return 1, [f"{asked.file}: {error}"]


def _back_up_file(url: URL, target: Path) -> Outcome:
    if target.exists():
        return 1, [f"{target} is there already: choose another name."]
    half = target.with_name(f"{target.name}.part")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    try:
        with closing(_opened(Path(url.database or ""))) as source, closing(sqlite3.connect(half)) as copy:
            source.backup(copy)  # one moment of it, in one go: whoever writes meanwhile is not in the way
            for pragma in ("journal_mode=DELETE", "journal_mode=OFF", "secure_delete=ON"):
                copy.execute(f"PRAGMA {pragma}")  # what is deleted here is on no page and in no journal
            for table in LEFT_OUT:
                copy.execute(f"DELETE FROM {table}")  # noqa: S608  (names of our own tables)
            copy.commit()
            copy.execute("VACUUM")  # without the pages that were emptied
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return 0, [f"{target} is made. Votes of meetings that go on are left out."]


def _opened(path: Path) -> sqlite3.Connection:
    """The file, which is not made where there is none."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)


def _restore_file(url: URL, source: Path, *, replace: bool) -> Outcome:
    target = Path(url.database or "")
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as backup:
        if backup.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            return 1, [f"{source} is damaged: take another backup."]
        backup.execute("SELECT version_num FROM alembic_version").fetchone()
    if target.exists() and not replace:
        return 1, [f"{target} is there already: with --replace it is put in its place."]
    half = target.with_name(f"{target.name}.part")
    try:
        with held(str(url)):
            half.touch(mode=0o600)
            shutil.copyfile(source, half)
            for ending in ("-wal", "-shm"):
                Path(f"{target}{ending}").unlink(missing_ok=True)
            half.replace(target)
    except AlreadyServedError as error:
        return 1, [f"{error}: stop it first."]
    return 0, _restored(source)


def _dump(url: URL, target: Path) -> Outcome:
    if target.exists():
        return 1, [f"{target} is there already: choose another name."]
    left_out = [f"--exclude-table-data=public.{table}" for table in LEFT_OUT]
    half = target.with_name(f"{target.name}.part")
    try:
        status, lines = _run("pg_dump", url, "--format=custom", "--no-owner", *left_out, f"--file={half}")
        if status == 0:
            half.chmod(0o600)
            half.replace(target)
            lines = [f"{target} is made. Votes of meetings that go on are left out."]
        return status, lines
    finally:
        half.unlink(missing_ok=True)


def _load(url: URL, source: Path, *, replace: bool) -> Outcome:
    status, lines = _run("psql", url, "-At", "-c", "SELECT to_regclass('public.schools') IS NOT NULL")
    if status:
        return status, lines
    if lines[-1:] == ["t"] and not replace:
        return 1, [f"{url.database} has tables already: with --replace they are put in their place."]
    clean = ["--clean", "--if-exists"] if replace else []
    where = f"--dbname={url.database}"
    status, lines = _run("pg_restore", url, where, *clean, "--no-owner", "--single-transaction", str(source))
    return (status, lines) if status else (0, _restored(source))


def _run(tool: str, url: URL, *arguments: str) -> Outcome:
    """Run one of PostgreSQL's programs on the database; the password is in no list of processes."""
    program = shutil.which(tool)
    if program is None:
        return 1, [NO_TOOL.format(tool=tool)]
    query = {name: value for name, value in url.query.items() if isinstance(value, str)}
    given = {
        "PGHOST": query.get("host") or url.host,
        "PGPORT": str(url.port) if url.port else query.get("port"),
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    env = {**os.environ, **{name: str(value) for name, value in given.items() if value}}
    run = subprocess.run([program, *arguments], env=env, capture_output=True, text=True, check=False)  # noqa: S603  (no shell)
    told = (run.stderr if run.returncode else run.stdout).strip().splitlines()
    return (1 if run.returncode else 0), told


def _restored(source: Path) -> list[str]:
    return [f"{source} is put back. Now run `python app.py migrate`, and start the service."]
