"""The owner's report and the minutes on paper: A4, and columns that break no year."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document

from documents.minutes.text import Table
from documents.owners.text import Block, Grid, OwnerReport, Shaded
from documents.owners.word import MOST_COLUMNS, word_file

NOW = datetime(2026, 12, 30, 12, 0, tzinfo=UTC)
CENTIMETRE = 360_000
DIGIT = 0.197 * CENTIMETRE  # of Calibri, 11 points
WHITE = 0.38 * CENTIMETRE  # left and right in a cell
NAMES = ("Solvik kulturskole", "Nord-Gudbrandsdal interkommunale kulturskole", "Å")


def report() -> OwnerReport:
    head = ("Skole", *(f"{area}.{number}" for area in (1, 2, 3) for number in range(1, 7)))
    rows = tuple((Shaded(name), *(Shaded("3 ▲ 2026", 3) for _ in head[1:])) for name in NAMES)
    levels = Table(
        "Nivåer", ("Nivå", "Mål", "Dato", "Siden sist"), (("2", "3", "12. desember 2026", "Nye kriterier" * 3),)
    )
    long = Table("Lange", ("A" * 40, "B" * 40, "År"), (("x" * 60, "y" * 60, "2026"),))
    blocks = (Block(1, "Skolene", grids=(Grid("Nivåer", head, rows),), tables=(levels, long)),)
    return OwnerReport("nb", "Kvalitet 2026", "3 skoler", "Laget i dag", blocks, (), "Samklang", NOW)


def tables() -> tuple[Any, list[Any]]:
    """Any: the library types its tables, and not what they are read back as."""
    document = Document(io.BytesIO(word_file(report())))
    return document.sections[0], list(document.tables)


def test_the_page_is_a4_and_each_table_is_as_wide_as_the_text() -> None:
    page, found = tables()
    assert (round(page.page_width / CENTIMETRE, 1), round(page.page_height / CENTIMETRE, 1)) == (21.0, 29.7)
    room = page.page_width - page.left_margin - page.right_margin
    assert len(found) == 5
    for table in found:
        assert table.autofit is False
        assert abs(sum(column.width for column in table.columns) - room) < CENTIMETRE / 10
        assert len(table.columns) <= MOST_COLUMNS + 1
        for column in table.columns:
            assert {cell.width for cell in column.cells} == {column.width}


def test_no_column_is_narrower_than_a_year() -> None:
    narrow = []
    for table in tables()[1]:
        for column in table.columns:
            words = " ".join(cell.text for cell in column.cells).split()
            needed = max((len(word) for word in words if len(word) <= 17), default=0) * DIGIT + WHITE
            if column.width < needed:
                narrow.append((column.cells[0].text, column.width / CENTIMETRE, needed / CENTIMETRE))
    assert narrow == []
