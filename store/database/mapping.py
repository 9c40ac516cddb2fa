"""Between rows and frozen dataclasses whose fields have the names of the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Generic, Protocol, TypeVar, cast

from sqlalchemy import Column, Table

T = TypeVar("T")


class Versioned(Protocol):
    """An aggregate: it has an id and counts its versions."""

    @property
    def id(self) -> str:
        """Its identifier."""
        ...

    @property
    def version(self) -> int:
        """The version that was read."""
        ...


class Mapping(Generic[T]):
    """How a dataclass lies in a table. Fields without a column of their name are the repository's own business."""

    def __init__(self, kind: type[T], table: Table) -> None:
        self.kind = kind
        self.table = table
        self.names = tuple(f.name for f in fields(cast(Any, kind)) if f.name in table.c)
        self.columns: tuple[Column[Any], ...] = tuple(table.c[name] for name in self.names)
        self._whole = len(self.names) == len(fields(cast(Any, kind)))

    def of(self, row: Sequence[Any], **more: object) -> T:
        """The object of a row that was selected as ``columns`` (further columns may follow)."""
        if self._whole:
            return self.kind(*row[: len(self.names)])
        return self.kind(**dict(zip(self.names, row, strict=False)), **more)

    def row(self, thing: T) -> dict[str, Any]:
        """What is to be written."""
        return {name: getattr(thing, name) for name in self.names}
