"""How a unit's statements are run: by SQLAlchemy on PostgreSQL, on SQLite by what SQLAlchemy compiled.

SQLAlchemy's way from a statement to a row costs about ten times what SQLite itself takes for it. A statement is
therefore compiled once, by SQLAlchemy and with its types, and then run on the connection directly: parameters through
the types' processors, the text, rows through the types' processors again.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, cast

from sqlalchemy import ClauseElement, CursorResult, Dialect, Executable
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from store.database.sqlite_driver import NearConnection

Values = Mapping[str, Any]
_TUPLE: Any = namedtuple  # its names come from the statement, which no type checker can follow
MOST_LENGTHS = 256  # of lists, in one statement
Processor = Callable[[Any], Any] | None


class Statements(Protocol):
    """What a transaction runs statements with."""

    async def rows(self, statement: Executable, values: Values | None) -> Sequence[Any]:
        """All rows: tuples whose fields also have their columns' names."""
        ...

    async def run(self, statement: Executable, values: Values | Sequence[Values] | None) -> int:
        """Run a writing statement, once for each of several values; how many rows it touched (-1: not known)."""
        ...


class PlainStatements:
    """Through SQLAlchemy."""

    __slots__ = ("_connection",)

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def rows(self, statement: Executable, values: Values | None) -> Sequence[Any]:
        """All rows."""
        return (await self._connection.execute(statement, values)).all()

    async def run(self, statement: Executable, values: Values | Sequence[Values] | None) -> int:
        """How many rows were touched."""
        result = await self._connection.execute(statement, values)
        return cast("CursorResult[Any]", result).rowcount


class Compiled:
    """A statement for SQLite, ready to run."""

    __slots__ = ("_compiled", "_in", "_lengths", "_out", "_places", "_row", "_varies", "text")

    def __init__(self, statement: Executable, dialect: Dialect, keys: Sequence[str]) -> None:
        compiled = cast(ClauseElement, statement).compile(dialect=dialect, column_keys=list(keys))
        assert isinstance(compiled, SQLCompiler)
        self._compiled = compiled
        self.text = compiled.string
        self._varies = bool(compiled.post_compile_params or compiled.literal_execute_params)
        self._lengths: dict[tuple[int, ...], Any] = {}
        self._in: dict[str, Processor] = {name: _into(bind.type, dialect) for bind, name in compiled.bind_names.items()}
        params = compiled.params
        self._places = [(name, self._in.get(name), params.get(name)) for name in compiled.positiontup or ()]
        columns = list(getattr(statement, "exported_columns", ()))  # of a SELECT, or of what is RETURNED
        out = [_out_of(column.type, dialect) for column in columns]
        self._out: list[tuple[int, Callable[[Any], Any]]] = [(n, made) for n, made in enumerate(out) if made]
        self._row = _TUPLE("Row", [str(column.key) for column in columns], rename=True)

    def bound(self, values: Values) -> tuple[str, list[Any]]:
        """The text and its parameters; the text differs from run to run where a list is spelt out in it."""
        if self._varies:
            return self._spelt_out(values)
        bound = []
        for name, process, default in self._places:
            value = values.get(name, default)
            bound.append(value if process is None else process(value))
        return self.text, bound

    def _spelt_out(self, values: Values) -> tuple[str, list[Any]]:
        """The same for a text that depends on how long the lists are: SQLAlchemy spells it out once for each length."""
        lengths = tuple(len(value) if isinstance(value, list | tuple) else -1 for value in values.values())
        known = self._lengths.get(lengths)
        if known is None:
            if len(self._lengths) >= MOST_LENGTHS:
                self._lengths.clear()
            known = self._lengths[lengths] = self._spell_out(values)
        text, places = known
        bound = []
        for name, at, process, value in places:
            if name is not None:
                value = values[name] if at is None else values[name][at]
            bound.append(value if process is None else process(value))
        return text, bound

    def _spell_out(self, values: Values) -> tuple[str, list[tuple[str | None, int | None, Processor, Any]]]:
        state = self._compiled.construct_expanded_state(values)
        of_list = {
            part: (name, at) for name, parts in state.parameter_expansion.items() for at, part in enumerate(parts)
        }
        made = {**self._in, **state.processors, **{part: self._in.get(name) for part, (name, _) in of_list.items()}}
        places: list[tuple[str | None, int | None, Processor, Any]] = []
        for part in state.positiontup or ():
            name, at = of_list.get(part, (part, None))
            # What no value is given for is the statement's own and always the same.
            given = name if name in values else None
            places.append((given, at, made.get(part), None if given else state.parameters[part]))
        return state.statement, places

    def run_many(self, raw: sqlite3.Connection, many: Sequence[Values]) -> int:
        """Once for each of several values; how many rows were touched."""
        if self._varies:
            return sum(raw.execute(*self.bound(each)).rowcount for each in many)
        return raw.executemany(self.text, (self.bound(each)[1] for each in many)).rowcount

    def row(self, plain: tuple[Any, ...]) -> Any:
        """A row as Python means it."""
        if not self._out:
            return self._row._make(plain)
        cells = list(plain)
        for place, process in self._out:
            cells[place] = process(cells[place])
        return self._row._make(cells)


def _into(kind: TypeEngine[Any], dialect: Dialect) -> Processor:
    """How a value becomes what SQLite takes.

    Our own types say so themselves, in a third of the time that the way through SQLAlchemy's decorator takes.
    """
    own: Processor = getattr(kind, "to_sqlite", None)
    return own or kind.dialect_impl(dialect).bind_processor(dialect)


def _out_of(kind: TypeEngine[Any], dialect: Dialect) -> Processor:
    """How a value comes out of SQLite."""
    own: Processor = getattr(kind, "from_sqlite", None)
    return own or kind.dialect_impl(dialect).result_processor(dialect, None)


class NearStatements:
    """On an SQLite connection directly. What was compiled is kept by whoever keeps the connections."""

    __slots__ = ("_dialect", "_driver", "_known")

    def __init__(self, driver: NearConnection, dialect: Dialect, known: dict[Any, Compiled]) -> None:
        self._driver = driver
        self._dialect = dialect
        self._known = known

    async def rows(self, statement: Executable, values: Values | None) -> Sequence[Any]:
        """All rows."""
        values = values or {}
        compiled = self._compiled(statement, values)
        cursor = self._driver.raw.execute(*compiled.bound(values))
        return [compiled.row(row) for row in cursor.fetchall()]

    async def run(self, statement: Executable, values: Values | Sequence[Values] | None) -> int:
        """How many rows were touched."""
        many: Sequence[Values] = [values or {}] if values is None or isinstance(values, Mapping) else values
        if not many:
            return 0
        compiled = self._compiled(statement, many[0])
        if len(many) == 1:
            return self._driver.raw.execute(*compiled.bound(many[0])).rowcount
        return compiled.run_many(self._driver.raw, many)

    def _compiled(self, statement: Executable, values: Values) -> Compiled:
        key = (statement, *values)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Compiled(statement, self._dialect, list(values))
        return known
