"""The owner's report as a Word document: real headings, tables with header rows, levels in steps of blue."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from documents.minutes import word as minutes_word
from documents.minutes.text import MinutesText
from documents.minutes.word import add_table, set_page, set_properties, set_styles, shade
from documents.owners.text import Grid, OwnerReport

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.table import Table as DocxTable

FILLS = {1: "DCE6F2", 2: "A9C1E0", 3: "5F8CC4", 4: "1F4679"}  # the palette's steps; the digit always stands in them
INKS = {3: "0B1420", 4: "FFFFFF"}
MOST_COLUMNS = 8  # with more, the table goes on in another


def word_file(report: OwnerReport) -> bytes:
    """The document."""
    from docx import Document  # a fifth of a second: only where a document is made

    document = Document()
    set_page(document)
    set_styles(document, report.language)
    set_properties(document, _about(report))
    document.add_heading(report.title, level=0)
    document.add_paragraph(report.subtitle, style="Subtitle")
    document.add_paragraph().add_run(report.made).italic = True
    for block in report.blocks:
        document.add_heading(block.heading, level=block.depth)
        for words in block.paragraphs:
            document.add_paragraph(words)
        for words in block.points:
            document.add_paragraph(words, style="List Bullet")
        for grid in block.grids:
            _grid(document, grid)
        for table in block.tables:
            add_table(document, table)
            document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _about(report: OwnerReport) -> MinutesText:
    return MinutesText(
        report.language, report.title, report.subtitle, report.made, (), (), (), report.author, report.made_at
    )


def _grid(document: DocxDocument, grid: Grid) -> None:
    """The table of schools, in pieces that fit the width of the page."""
    columns = len(grid.head) - 1
    for first in range(1, columns + 1, MOST_COLUMNS):
        these = (0, *range(first, min(first + MOST_COLUMNS, columns + 1)))
        _piece(document, grid, these)
    for note in grid.notes:
        document.add_paragraph(note)


def _piece(document: DocxDocument, grid: Grid, these: tuple[int, ...]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import RGBColor

    caption = document.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    caption.add_run(grid.caption).bold = True
    drawn: DocxTable = document.add_table(rows=len(grid.rows) + 1, cols=len(these))
    heads = drawn.rows[0].cells
    for cell, place in zip(heads, these, strict=True):
        cell.paragraphs[0].add_run(grid.head[place]).bold = True
        shade(cell._tc)
    for line, row in zip(list(drawn.rows)[1:], grid.rows, strict=True):
        for cell, place in zip(line.cells, these, strict=True):
            told = row[place]
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(told.words)
            if place:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if told.level:
                run.bold = True
                shade(cell._tc, FILLS[told.level])
                if told.level in INKS:
                    run.font.color.rgb = RGBColor.from_string(INKS[told.level])
    minutes_word.finish(drawn, grid.caption, minutes_word.room_of(document))
    document.add_paragraph()
