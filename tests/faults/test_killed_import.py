"""An import that is killed before or after its commit: all figures are there, or none, and it can be run again."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.arriving.demo import plant
from domain.unit_of_work import Units
from tests.house.tree import ROOT

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
FIGURES = "indikator;år;verdi;svar\nps_motivation;2015;3,7;41\nps_relation;2015;4,2;40\n"
IMPORT = """
import asyncio, os, signal, sys
from argparse import Namespace
from pathlib import Path
from administration import run
from bot.running.settings import read_settings
from store.database.work import Work
from tests.support.machines.edge import environment

url, school, file, step = sys.argv[1:]
commit = Work.commit

async def watched(work):
    if step == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    await commit(work)
    if step == "after":
        os.kill(os.getpid(), signal.SIGKILL)

Work.commit = watched
settings = read_settings(environment(SAMKLANG_DATABASE_URL=url))
status, lines = asyncio.run(run(settings, Namespace(command="import", file=Path(file), school=school, replace=False)))
sys.exit(status)
"""


def imported(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-c", IMPORT, *arguments], cwd=ROOT, check=False).returncode


@pytest.mark.durable
async def test_a_killed_import_is_whole_or_not_there_and_is_run_again(
    units: Units, database_url: str, tmp_path: Path
) -> None:
    school = await plant(units, NOW)
    file = tmp_path / "tall.csv"
    file.write_text(FIGURES, encoding="utf-8")

    async def figures() -> int:
        async with units(write=False) as uow:
            return sum(figure.year == 2015 for figure in await uow.figures.of_school(school.id))

    before = await figures()
    for step, ended, there in (("before", -signal.SIGKILL, 0), ("after", -signal.SIGKILL, 2), ("", 0, 2)):
        assert await asyncio.to_thread(imported, database_url, school.id, str(file), step) == ended
        assert await figures() - before == there
