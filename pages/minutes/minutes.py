"""The minutes as one page without scripts or pictures: WCAG 2.1 AA by how it is built.

A language, one main heading and sections in order, tables with header cells and captions, ink on white (contrast 14:1),
nothing said by colour alone, readable at 320 px and at four times the size, and on paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from pages.kit import policy as policies
from pages.kit.markup import file_markup, render

STYLE = "minutes/minutes.css"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. The first cell of each row names that row; ``numbers`` are set to the right."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading. ``notes`` stand under the table."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """All that the page shows. ``state`` says in words whether the minutes are a draft, open for remarks or final."""

    language: str
    title: str
    subtitle: str
    state: str
    facts: tuple[tuple[str, str], ...]  # label and value
    sections: tuple[Section, ...]
    author: str


def page(minutes: MinutesPage) -> bytes:
    """Return the page, in UTF-8."""
    shown = {"language": minutes.language, "title": f"{minutes.title} – {minutes.subtitle}", "minutes": minutes}
    return render("minutes/minutes.html", style=file_markup(STYLE), **shown).encode()


def policy() -> str:
    """Return what the page may do: its one style. Whatever else might find its way in is not obeyed."""
    return policies.policy(STYLE)
