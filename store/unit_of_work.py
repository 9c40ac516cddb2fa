"""The unit of work: one transaction."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Self

from domain.unit_of_work import UnitOfWork, Units
from store.database.engine import Database
from store.database.sealing import Sealer
from store.database.work import KeptCatalogues, Work
from store.repositories import Repositories
from store.scrub import Scrubber, Spawn


def make_units(database: Database, sealer: Sealer, *, spawn: Spawn | None = None) -> Units:
    """The factory that the rest of the program is handed: ``async with units() as uow``.

    ``spawn(coroutine, name)`` runs what may take a moment after a meeting ended; without it the unit waits for it.
    """
    catalogues = KeptCatalogues()
    scrubber = Scrubber(database, spawn)

    def units(*, write: bool = True) -> UnitOfWork:
        return Unit(database, sealer, catalogues, scrubber, write=write)

    return units


class Unit(Repositories):
    """``domain.unit_of_work.UnitOfWork``. What was not committed when it is left is rolled back."""

    def __init__(
        self, database: Database, sealer: Sealer, catalogues: KeptCatalogues, scrubber: Scrubber, *, write: bool = True
    ) -> None:
        super().__init__(Work(database.transaction(write=write), sealer, catalogues, on_sqlite=database.on_sqlite))
        self._scrubber = scrubber
        self._write = write
        self._settled = asyncio.Event()

    async def __aenter__(self) -> Self:
        return self  # the transaction begins with the first statement

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.work.leave()  # rolls back what is open
        if self._write and self._scrubber.wanted:
            await self._scrubber.after_commit()

    async def commit(self) -> None:
        """Keep what was done. Once begun it is brought to its end, even where the one who asked is cancelled."""
        if not self._write:
            raise RuntimeError("a unit for reading was about to commit")
        self._settled.clear()
        try:
            await asyncio.shield(self._commit())
        except asyncio.CancelledError:
            # The connection must not be given back while the commit is still under way on it.
            while not self._settled.is_set():
                with suppress(asyncio.CancelledError):
                    await self._settled.wait()
            raise

    async def _commit(self) -> None:
        try:
            await self.work.commit()
            if self.work.scrub:
                self.work.scrub = False
                self._scrubber.want()
        finally:
            self._settled.set()
