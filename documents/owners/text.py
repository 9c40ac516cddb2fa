"""The owner's report as text and tables, made once and written as a Word file and as a workbook.

Everything in it is ready to be read and not escaped yet: each writer escapes for its own format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from documents.exports.sheets import Sheet
from documents.minutes.text import Table


@dataclass(frozen=True, slots=True)
class Shaded:
    """One cell of the table of schools: words, and the level whose blue it has (0: none)."""

    words: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """Schools by characteristic. ``head[0]`` names the column of schools."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Shaded, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with what stands under it. ``depth`` 1 is a chapter, 2 a school or a characteristic in it."""

    depth: int
    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerReport:
    """The whole report: what stands in the Word file, and the sheets of the workbook."""

    language: str  # nb, nn, en
    title: str
    subtitle: str
    made: str  # when and from what, in words
    blocks: tuple[Block, ...]
    sheets: tuple[Sheet, ...]
    author: str
    made_at: datetime
