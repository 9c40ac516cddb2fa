"""The sealed ballot box: who put what into it is known only while the meeting's key exists.

A box is one row, encrypted by the store with a key derived from the service's secret and a key of the meeting. Inside,
an entry is found by HMAC(meeting's key, person). It has no name, no order and no time, and a changed vote leaves no
trace of the first one.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot: ``choice`` 0 (unsure) to 4; ``ticks`` are the criteria recognised, as "level.sentence".

    ``rev`` counts the person's own changes, so that a delayed repeat of an older press does not undo a newer one. It
    lies sealed with the rest and is gone with it. What a ballot says never shows in a log: it has no ``repr``.
    """

    choice: int = field(repr=False)
    ticks: tuple[str, ...] = field(default=(), repr=False)
    rev: int = field(default=0, repr=False)


@dataclass(slots=True)
class Box:
    """An opened box. ``key`` is the meeting's key for names in boxes; it never leaves the process."""

    key: bytes = field(repr=False)
    entries: dict[str, Ballot] = field(default_factory=dict, repr=False)

    def name(self, person_id: str) -> str:
        """The name a person's entry has in this meeting's boxes."""
        return hmac.digest(self.key, person_id.encode(), "sha256").hex()[:32]

    def put(self, person_id: str, ballot: Ballot) -> None:
        """Put in a ballot, in place of an earlier one."""
        self.entries[self.name(person_id)] = ballot

    def of(self, person_id: str) -> Ballot | None:
        """The person's own ballot, or None."""
        return self.entries.get(self.name(person_id))

    def copy(self) -> Box:
        """Return a box with the same ballots, to put in others."""
        return Box(self.key, dict(self.entries))

    def has(self, person_id: str) -> bool:
        """Whether the person has a ballot in the box."""
        return self.name(person_id) in self.entries


@dataclass(frozen=True, slots=True)
class Opened:
    """A box as it was read, to be known again: where the row still has the same bytes nothing need be opened.

    ``sealed`` and ``key`` are the store's own. Who puts a ballot in takes a copy of the box.
    """

    box: Box
    sealed: bytes | None = field(repr=False)
    key: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class Movement:
    """How many ballots of the second round lie above, on and below the same person's first."""

    up: int
    same: int
    down: int
