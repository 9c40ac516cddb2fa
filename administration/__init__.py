"""What an administrator does from the command line: each command returns its exit status and the lines to print."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from administration.backups import backup_or_restore
from administration.figures import import_figures, undo_import
from administration.forgetting import forget, one_school
from administration.statistics import fetch_statistics
from bot.running.clock import system_clock
from bot.running.settings import Settings
from domain.errors import Refused
from domain.people import roles
from domain.people.school import School
from domain.unit_of_work import UnitOfWork, Units
from store.database import migrate
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units

Outcome = tuple[int, list[str]]
NO_APP, NO_HOST = "00000000-0000-4000-8000-000000000000", "samklang.example"


async def run(settings: Settings, asked: argparse.Namespace, tell: Callable[[str], None] | None = None) -> Outcome:
    """Do what was asked for. ``tell`` is told how far what takes long is."""
    if asked.command == "migrate":
        await migrate.upgrade(settings.database_url)
        return 0, ["The database has the newest schema."]
    if asked.command in ("backup", "restore"):
        return await backup_or_restore(settings, asked)
    database = open_database(settings.database_url)
    try:
        if not await migrate.is_current(database):
            return 1, ["The database does not have the newest schema: run `python app.py migrate` first."]
        units = make_units(database, Sealer(settings.secret.decode()))
        commands: dict[str, Callable[[], Awaitable[Outcome]]] = {
            "import": lambda: import_figures(units, settings, asked, tell=tell),
            "undo-import": lambda: undo_import(units, settings, asked),
            "forget": lambda: forget(units, asked.school, sure=asked.sure),
            "leaders": lambda: leaders(units, asked.school, asked.add),
            "fetch-statistics": lambda: fetch_statistics(units, settings, asked),
        }
        return await commands[asked.command]()
    finally:
        await database.close()


def package(settings: Settings | None) -> Outcome:
    """Build the app package for this registration; without one, a package to look at."""
    from manifest.build import PackageError, build

    root = Path(__file__).resolve().parent.parent
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    app_id, host = (settings.app_id, urlsplit(settings.public_url).netloc) if settings else (NO_APP, NO_HOST)
    try:
        path = build(app_id, host, version, root / "dist")
    except PackageError as error:
        return 1, error.problems
    told = [f"{path.relative_to(root)} is ready."]
    if settings is None:
        told.append("It is for looking at: set MicrosoftAppId and SAMKLANG_PUBLIC_URL to make one for Teams.")
    return 0, told


async def leaders(units: Units, named: str, add: str | None) -> Outcome:
    """Who leads a school; with ``add`` a member leads from now on."""
    async with units() as uow:
        school, told = await one_school(uow, named)
        if school is None:
            return 1, told
        lines: list[str] = []
        if add:
            status, lines = await _add(uow, school, add)
            if status:
                return status, lines
            await uow.commit()
        leading = [f"  {member.person.name}" for member in await roles.leaders(uow, school.id)]
    return 0, [*lines, f"{school.name} is led by:", *(leading or ["  nobody"])]


async def _add(uow: UnitOfWork, school: School, who: str) -> Outcome:
    members = await uow.people.members(school.id)
    found = [m for m in members if who in (m.person.id, m.person.aad_id) or m.person.name.lower() == who.lower()]
    if len(found) != 1:
        candidates = found or members
        heading = f"Who? These are called {who!r}:" if found else f"{school.name} has no member {who!r}. It has:"
        return 1, [heading, *(f"  {m.person.aad_id}  {m.person.name}" for m in candidates)]
    try:
        await roles.appoint(uow, school.id, found[0].person.id, system_clock())
    except Refused as refused:
        return 1, [refused.problem.key]
    return 0, [f"{found[0].person.name} leads {school.name} from now on."]
