"""What the catalogue needs from storage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from domain.catalogue.areas import Catalogue


class Catalogues(Protocol):
    """Catalogues of schools; the built-in one where a school has none."""

    async def of(self, school_id: str) -> Catalogue: ...
    async def of_many(self, school_ids: Iterable[str]) -> dict[str, Catalogue]:
        """Of each; one read, and one more for each own catalogue that was not asked for before."""

    async def with_limits(self, school_id: str) -> Catalogue:
        """The catalogue in force with the limits that the school has set: whatever is coloured is read with this one.

        The same object as long as neither changes: what is looked up about a catalogue is kept with it.
        """

    async def at(self, school_id: str, version: int) -> Catalogue | None:
        """The catalogue that a meeting worked with, by its ``catalogue_version``."""

    async def put(self, school_id: str, source: str, now: datetime, origin: str = "") -> int:
        """Keep a school's own catalogue (its file's text); returns the version in force. "" is the built-in again.

        ``origin`` is the school it came from in a package.
        """

    async def source(self, school_id: str) -> tuple[str, str]:
        """The text of the school's own catalogue in force, and its origin; both "" for the built-in one."""

    async def offer(self, school_id: str, source: str, now: datetime) -> str:
        """Keep a file's text that a leader is looking at before taking it in; returns its id.

        The school's earlier offers go.
        """

    async def offered(self, school_id: str, offer_id: str) -> str | None:
        """The text that was offered under this id, or None where it is gone or another school's."""
