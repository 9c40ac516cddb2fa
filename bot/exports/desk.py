"""What a maker of documents is handed, and what it hands back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from cards.kit.scene import Addresses
from domain.calendar.holidays import Holidays
from domain.unit_of_work import Clock, Units

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Desk:
    """What documents are made from."""

    units: Units
    clock: Clock
    addresses: Addresses
    holidays: Holidays


@dataclass(frozen=True, slots=True)
class Made:
    """A document: its bytes, its type, its name, and headers beyond the usual ones."""

    body: bytes
    kind: str
    name: str
    headers: Mapping[str, str] = field(default_factory=dict)


# How a document is made, from the subject and the ending of its address; None where there is no such document.
Maker = Callable[[Desk, str, str], Awaitable[Made | None]]
