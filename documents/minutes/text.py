"""The minutes as plain text with a structure, made once and written as a Word file and as a page.

Everything in it is ready to be read and not escaped yet: each writer escapes for its own format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. ``head[0]`` names the rows; ``numbers`` are set to the right."""

    caption: str
    head: Row
    rows: tuple[Row, ...]
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One section. ``name`` is the placeholder that stands for its content in a school's own template."""

    name: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    notes: tuple[str, ...] = ()  # under the table

    @property
    def says_something(self) -> bool:
        """Whether there is anything under the heading."""
        return bool(self.paragraphs or self.table or self.notes)


@dataclass(frozen=True, slots=True)
class MinutesText:
    """The whole document. ``fields`` are the short texts by their placeholders: a level, a date, a name."""

    language: str  # nb, nn, en
    title: str
    subtitle: str
    state: str  # whether it is a draft, open for remarks or final, in words
    facts: tuple[tuple[str, str], ...]  # label and value
    parts: tuple[Part, ...]
    fields: tuple[tuple[str, str], ...]
    author: str
    made_at: datetime

    def told(self) -> tuple[Part, ...]:
        """The sections that say something; a template may ask for the others too."""
        return tuple(part for part in self.parts if part.says_something)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """People's text as paragraphs: every line is one, empty lines go, and so does what cannot be written in XML."""
    return tuple(line for line in (clean(line) for line in text.splitlines()) if line)


def clean(text: str) -> str:
    """One line without control characters: a document with one in it cannot be opened."""
    kept = "".join(char if char.isprintable() or char == "\u00a0" else " " for char in text)
    return " ".join(kept.split(" ")).strip() if "\u00a0" in kept else " ".join(kept.split())


def in_words(part: Part) -> Iterator[str]:
    """The section line by line, tables too: for a template that has only room for text."""
    yield from part.paragraphs
    if part.table is not None:
        for row in part.table.rows:
            head = zip(part.table.head[1:], row[1:], strict=True)
            values = [f"{label}: {value}" for label, value in head if value]
            yield f"{row[0]} ({', '.join(values)})" if values else row[0]
    yield from part.notes
