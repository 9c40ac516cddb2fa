"""An import of figures: looked at first, taken in, and the last one undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.figures.figure import Figure


class ImportState(StrEnum):
    """OFFERED (previewed) -> TAKEN -> UNDONE."""

    OFFERED = "offered"
    TAKEN = "taken"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Change:
    """What an import did to one figure: what stood there before (None: nothing) and what stands there now."""

    before: Figure | None
    after: Figure


@dataclass(frozen=True, slots=True)
class Import:
    """One file of figures. ``digest`` is that of its bytes: the same file twice changes nothing."""

    id: str
    school_id: str
    digest: str
    file_name: str
    kind: str  # "survey", "forms", "gsi", "plain", "kostra"
    by: str  # Person.id, "" from the command line
    at: datetime
    state: ImportState
    figures: tuple[Figure, ...] = ()  # what was understood, kept while OFFERED
    changes: tuple[Change, ...] = ()  # what taking it in changed, for undoing
