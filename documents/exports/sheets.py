"""Tables that people take away: one XLSX file with a sheet for each, or one CSV file.

What people have written never becomes a formula: in a workbook such a text is stored as text; in a CSV file, which has
no types, an apostrophe stands before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from documents.exports.widths import shared_out

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

from domain.rounding import exactly

Cell = str | int | float | date | None

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
LONGEST_CELL = 32_000  # characters; Excel takes 32,767
_FORMULA = re.compile(r"^[\s\x00]*[=+\-@\t\r|]")
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
_NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]]")
_NARROWEST, _WHITE = 8, 2  # characters
UPRIGHT = 100  # characters that fit the width of an upright page
WIDEST_PAGE = 180  # with more on a page that lies, the print is too small to read
LINE_HEIGHT = 15  # points
LONGEST_FOOTER = 100


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title, its column names, its rows; ``notes`` stand beneath it, one a line."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    notes: tuple[str, ...] = ()


def xlsx(sheets: Sequence[Sheet], title: str) -> bytes:
    """A workbook with header rows that stay in sight and columns wide enough to read."""
    from openpyxl import Workbook  # a tenth of a second: only where a file is made
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = _clean(title), "Samklang"
    for sheet in sheets:
        page = book.create_sheet(_NOT_IN_TITLES.sub(" ", _clean(sheet.title))[:31] or "1")
        lines = [sheet.head, *sheet.rows, *([(), *((note,) for note in sheet.notes)] if sheet.notes else [])]
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(line, start=1):
                cell = page.cell(number, column, _clean(value) if isinstance(value, str) else value)
                cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top")
                if isinstance(value, str):
                    cell.data_type = "s"  # a text that begins with "=" stays a text
                if number == 1:
                    cell.font = Font(bold=True)
        page.freeze_panes = "A2"
        widths = _widths(sheet)
        for column, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(column)].width = width
        for number in range(len(sheet.rows) + 3, len(lines) + 1):  # notes go over the whole table, and widen none
            page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=max(len(sheet.head), 1))
            text = str(page.cell(number, 1).value or "")
            page.row_dimensions[number].height = LINE_HEIGHT * ceil((len(text) or 1) / max(sum(widths) * 0.9, 1))
        _set_page(page, sum(widths), title)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _widths(sheet: Sheet) -> list[float]:
    """Wide enough to read, and together no wider than can be read on one page."""
    rows = [sheet.head, *sheet.rows]
    columns = [["" if row[place] is None else str(row[place]) for row in rows] for place in range(len(sheet.head))]
    return [max(width, _NARROWEST) for width in shared_out(columns, WIDEST_PAGE, _WHITE)]


def _set_page(page: Worksheet, width: float, title: str) -> None:
    """Print on A4, one page wide, with the names of the columns on each page."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if width > UPRIGHT else "portrait"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0  # as many pages high as it takes
    page.print_title_rows = "1:1"
    page.print_options.gridLines = True
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3)
    page.oddFooter.left.text = _clean(title).replace("&", "&&")[:LONGEST_FOOTER]
    page.oddFooter.right.text = "&P / &N"


def csv_file(sheet: Sheet) -> bytes:
    """Semicolons and a byte order mark, as Excel in Norway opens it; numbers with a comma, dates as 2026-12-03."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_plain(name) for name in sheet.head])
    writer.writerows([_plain(value) for value in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _plain(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = _clean(value)
        return f"'{text}" if _FORMULA.match(text) else text
    if isinstance(value, float):
        return exactly(value).replace(".", ",")
    return value.isoformat() if isinstance(value, date) else str(value)


def _clean(text: str) -> str:
    return _IMPOSSIBLE.sub("", text)[:LONGEST_CELL]
