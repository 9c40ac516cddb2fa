"""What the repositories of one unit share: its connection, and the few statements that all of them need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from sqlalchemy import Column, Executable, Table, bindparam, select, update

from domain.errors import Conflict
from store.database.mapping import Mapping, Versioned

if TYPE_CHECKING:
    from domain.catalogue.areas import Catalogue
    from domain.figures.limits import Limits
    from store.database.sealing import MeetingKey, Sealer
    from store.database.statements import Statements
    from store.database.transactions import Transaction

V = TypeVar("V", bound=Versioned)
L = TypeVar("L")


class Limited(NamedTuple):
    """A catalogue with the limits of a school, and what it was made of."""

    catalogue: Catalogue
    limits: AnyMapping[str, Limits]
    made: Catalogue


@dataclass(frozen=True, slots=True)
class KeptCatalogues:
    """The catalogues that all units of one service have read: by school and version, and by school with its limits."""

    parsed: dict[tuple[str, int], Catalogue] = field(default_factory=dict)  # a version never changes
    limited: dict[str, Limited] = field(default_factory=dict)


class Work:
    """One transaction's connection. ``scrub`` is set where something was deleted that must leave no bytes behind."""

    __slots__ = ("_statements", "_transaction", "catalogues", "keys", "on_sqlite", "scrub", "sealer")

    def __init__(
        self, transaction: Transaction, sealer: Sealer, catalogues: KeptCatalogues, *, on_sqlite: bool
    ) -> None:
        self._transaction = transaction
        self._statements: Statements | None = None
        self.on_sqlite = on_sqlite
        self.sealer = sealer
        self.catalogues = catalogues
        self.scrub = False
        self.keys: dict[str, MeetingKey] = {}  # of meetings, of this unit only: a key outlives its row in no cache

    async def all(self, statement: Executable, values: AnyMapping[str, Any] | None = None) -> Sequence[Any]:
        """All rows of a statement."""
        return await (self._statements or await self._begin()).rows(statement, values)

    async def first(self, statement: Executable, values: AnyMapping[str, Any] | None = None) -> Any:
        """The first row of a statement, or None."""
        rows = await (self._statements or await self._begin()).rows(statement, values)
        return rows[0] if rows else None

    async def run(
        self, statement: Executable, values: AnyMapping[str, Any] | Sequence[AnyMapping[str, Any]] | None = None
    ) -> int:
        """Run a writing statement; how many rows it touched."""
        return await (self._statements or await self._begin()).run(statement, values)

    async def get(self, mapping: Mapping[V], row_id: str, *, lock: bool = False) -> V | None:
        """An aggregate by its id."""
        row = await self.first(_by_id(mapping, lock and not self.on_sqlite), {"row_id": row_id})
        return None if row is None else mapping.of(row)

    async def insert_new(self, table: Table, values: AnyMapping[str, Any]) -> bool:
        """Insert a row; False where one with the same id or the same unique key is there already."""
        return await self.run(_insert_new(table, self.on_sqlite), values) == 1

    async def insert_those_new(self, table: Table, rows: Sequence[AnyMapping[str, Any]]) -> None:
        """The same for several in one statement."""
        await self.run(_insert_new(table, self.on_sqlite), rows)

    async def put(self, table: Table, values: AnyMapping[str, Any] | Sequence[AnyMapping[str, Any]]) -> None:
        """Insert rows, or write the same columns of those with the same primary key."""
        names = values if isinstance(values, AnyMapping) else values[0]
        await self.run(_upsert(table, self.on_sqlite, tuple(names)), values)

    async def save(self, mapping: Mapping[V], thing: V, values: AnyMapping[str, Any]) -> V:
        """Write an aggregate where its row still has the version that was read."""
        changed = await self.run(_conditional(mapping.table), {**values, "row_id": thing.id, "was": thing.version})
        if changed != 1:
            # Somebody saved it since it was read, or it is gone: what was decided on the old state may be wrong now.
            raise Conflict(f"{mapping.table.name} {thing.id} is not at version {thing.version} any more")
        return cast(V, replace(cast(Any, thing), version=thing.version + 1))

    async def commit(self) -> None:
        """Keep what was done; what follows is a transaction of its own."""
        self._statements = None
        await self._transaction.keep()

    async def leave(self) -> None:
        """Take back what was not kept."""
        self._statements = None
        await self._transaction.leave()

    async def _begin(self) -> Statements:
        self._statements = await self._transaction.begin()
        return self._statements


def evened(values: Iterable[L]) -> list[L]:
    """Return the values for a list in a statement, some twice: as many as a power of two, so that few texts come about.

    Each length is a text of its own for the database to prepare.
    """
    found = list(values)
    wanted = 1 << (len(found) - 1).bit_length() if found else 0
    return found + found[-1:] * (wanted - len(found))


def values_of(mapping: Mapping[V], thing: V) -> dict[str, Any]:
    """An aggregate's columns for ``save``: without what the statement sets itself."""
    values = mapping.row(thing)
    del values["id"], values["version"]
    return values


@cache
def _by_id(mapping: Mapping[Any], lock: bool) -> Any:
    statement = select(*mapping.columns).where(mapping.table.c.id == bindparam("row_id"))
    # FOR NO KEY UPDATE: rows that point at this one may still be inserted by others.
    return statement.with_for_update(key_share=True) if lock else statement


@cache
def _conditional(table: Table) -> Any:
    where = (table.c.id == bindparam("row_id")) & (table.c.version == bindparam("was"))
    return update(table).where(where).values(version=table.c.version + 1)


@cache
def _insert(table: Table, on_sqlite: bool) -> Any:
    if on_sqlite:
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table)
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(table)


@cache
def _insert_new(table: Table, on_sqlite: bool) -> Any:
    return _insert(table, on_sqlite).on_conflict_do_nothing()


@cache
def _upsert(table: Table, on_sqlite: bool, names: tuple[str, ...]) -> Any:
    statement = _insert(table, on_sqlite)
    key: list[Column[Any]] = list(table.primary_key.columns)
    rest = {
        column.name: statement.excluded[column.name]
        for column in table.c
        if column.name in names and not column.primary_key
    }
    return statement.on_conflict_do_update(index_elements=key, set_=rest)
