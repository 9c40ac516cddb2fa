"""What was understood of a file of figures, and the reader that says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.catalogue.areas import Catalogue
from domain.errors import Problem
from domain.figures.figure import Figure
from domain.figures.table_key import Asked, TableKey
from domain.figures.take_figures import Refusal

Progress = Callable[[int], None]  # how many lines have been read; called now and then, from the reading thread
LARGEST_FILE = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was understood: ``kind`` is "plain", "survey", "forms", "gsi", or "" where nothing was.

    ``refusals`` are the first ones, ``refused`` is how many there are; ``notes`` say what else a reader should know.
    """

    kind: str
    figures: tuple[Figure, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Problem, ...] = ()
    refused: int = 0
    lines: int = 0
    asked: Asked | None = None  # what only the school can say about its columns and answer words


class FileReader(Protocol):
    """Reads a file of figures: CSV or XLSX, told apart by content. Never raises because of what a file holds."""

    def __call__(
        self,
        name: str,
        data: bytes,
        catalogue: Catalogue,
        school_id: str,
        today: date,
        progress: Progress | None = None,
        keys: Sequence[TableKey] = (),
    ) -> ReadFile:
        """What the file says; ``name`` is only a hint, ``keys`` are what the school has said of its tables."""
        ...
