"""What the state machines share: a small school in a fresh database of either kind, and a loop to use it on.

Few examples by default, always the same ones; more with ``HYPOTHESIS_PROFILE=long``.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine

from domain.errors import Refused
from domain.unit_of_work import UnitOfWork
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.support.arranged.small_school import SmallSchool, small_school

T = TypeVar("T")
Fresh = Callable[[Path], str]
EVERY = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
FEW = settings(max_examples=25, stateful_step_count=30, deadline=None, derandomize=True, suppress_health_check=EVERY)
LONG = settings(FEW, max_examples=1000, stateful_step_count=60, derandomize=False)
HOW_MANY = LONG if os.environ.get("HYPOTHESIS_PROFILE") == "long" else FEW


class Machine(RuleBasedStateMachine):
    """``fresh`` gives the address of a new database, with tables; it is set for the class before it is run."""

    fresh: Fresh

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._runner = asyncio.Runner()
        self._database = self.does(self._opened())
        self.world: SmallSchool = self.does(
            small_school(make_units(self._database, Sealer("a secret of the machines")))
        )

    async def _opened(self) -> Any:
        return open_database(type(self).fresh(Path(self._folder.name)), durable=False)

    def does(self, work: Coroutine[Any, Any, T]) -> T:
        """Run it here and now."""
        return self._runner.run(work)

    def writes(self, use_case: Callable[[UnitOfWork], Awaitable[T]]) -> T | Refused:
        """What a use case returns, committed; or what it refuses, and then nothing is kept."""

        async def whole() -> T | Refused:
            async with self.world.units() as uow:
                try:
                    found = await use_case(uow)
                except Refused as refused:
                    return refused
                await uow.commit()
                return found

        return self.does(whole())

    def reads(self, question: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        """What lies in the database."""

        async def whole() -> T:
            async with self.world.units(write=False) as uow:
                return await question(uow)

        return self.does(whole())

    def teardown(self) -> None:
        """Close everything."""
        self.does(self._database.close())
        self._runner.close()
        self._folder.cleanup()


def copies_of(template: Path) -> Fresh:
    """Fresh SQLite files, copied from a migrated one."""

    def fresh(folder: Path) -> str:
        path = folder / "samklang.db"
        shutil.copyfile(template, path)
        return f"sqlite+aiosqlite:///{path}"

    return fresh
