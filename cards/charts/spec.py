"""What to draw, as data: small, checked, and the same text for the same picture.

A spec holds the words of its picture, so that drawing needs no texts, no catalogue and no database. Its digest is the
picture's address: new data or other words make a new address, and any process can draw an old one again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cards.charts.kinds import KINDS

DRAWING = 1  # counted up when the drawing itself changes, so that addresses change with it
MARKS = (
    *("god", "folg-med", "bor-loftes", "skjermet", "ferdig", "bortfalt", "venter", "na", "rett-opp", "hvem"),
    *("niva-0", "niva-1", "niva-2", "niva-3", "niva-4"),
)
LONGEST = 16_000  # characters of one spec
_KEYS = {"v", "kind", "language", "data", "alt"}


class SpecError(ValueError):
    """A text that is not a spec of this version."""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One picture. ``alt`` says what it shows, in its language; it is also the text behind "Vis som tekst"."""

    kind: str
    language: str
    data: Mapping[str, Any] = field(default_factory=dict)
    alt: str = ""
    left_out: str = ""  # what there was no room for, as a sentence

    @property
    def words(self) -> str:
        """What the picture shows, and what it leaves out."""
        return f"{self.alt}\n{self.left_out}".strip()

    def to_json(self) -> str:
        """The spec as text, always the same for the same picture."""
        whole = {"v": DRAWING, "kind": self.kind, "language": self.language, "data": self.data, "alt": self.alt}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """32 hexadecimal digits that stand for the picture."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:32]


def mark_spec(name: str) -> ChartSpec:
    """One of the small marks that stand before a word."""
    return ChartSpec("mark", "", {"name": name})


def from_json(text: str) -> ChartSpec:
    """Read a stored spec; ``SpecError`` for anything that is not one."""
    if len(text) > LONGEST:
        raise SpecError("too long")
    try:
        whole = json.loads(text)
    except ValueError as error:
        raise SpecError("not JSON") from error
    if not isinstance(whole, dict) or set(whole) != _KEYS or whole["v"] != DRAWING:
        raise SpecError("another version")
    kind, language, data, alt = whole["kind"], whole["language"], whole["data"], whole["alt"]
    if kind not in KINDS or not isinstance(language, str) or not isinstance(alt, str) or not isinstance(data, dict):
        raise SpecError("malformed")
    return ChartSpec(kind, language, data, alt)
