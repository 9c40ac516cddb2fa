"""What every card needs to know about who looks at it, and where its pictures are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from locales import tr, trn

Card = dict[str, Any]  # an Adaptive Card as JSON-ready primitives


class Addresses(Protocol):
    """Signed addresses on the public origin; implemented by ``bot/edge/links.py``."""

    def mark(self, name: str) -> str:
        """The address of a ready mark, by its name in ``cards/charts/marks.py``."""
        ...

    def chart(self, digest: str) -> str:
        """The address of a drawn chart whose spec is stored under this digest."""
        ...

    def picture(self, digest: str) -> str:
        """The address of a leader's picture."""
        ...

    def document(self, kind: str, subject: str, now: datetime, extension: str = "") -> str:
        """The address of a document, good for 15 minutes."""
        ...

    def calendar(self, meeting_id: str, sequence: int) -> str:
        """The address of a meeting's calendar file."""
        ...


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart on a card: its address and what it shows, in words."""

    url: str
    alt: str
    left_out: str = ""  # what there was no room for, as a sentence


@dataclass(frozen=True, slots=True)
class Scene:
    """Who looks: their language, the school's time zone and name, the time now (UTC)."""

    language: str
    zone: str
    now: datetime
    addresses: Addresses
    school_name: str = ""
    school_id: str = ""

    def tr(self, message: str, **params: object) -> str:
        """Return a sentence in the language of whoever looks, with its parameters filled in."""
        return tr(self.language, message, **params)

    def trn(self, one: str, many: str, count: int, **params: object) -> str:
        """Return the singular or plural form for ``count``, which is itself the parameter ``{count}``."""
        return trn(self.language, one, many, count, **params)
