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

Cell = str | int | float | date | None

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
LONGEST_CELL = 32_000  # characters; Excel takes 32,767
_FORMULA = re.compile(r"^[\s\x00]*[=+\-@\t\r|]")
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
_NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]]")
_WIDEST, _NARROWEST = 60, 8


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
                if isinstance(value, str):
                    cell.data_type = "s"  # a text that begins with "=" stays a text
                    cell.alignment = Alignment(wrap_text=column <= len(sheet.head) and number <= len(sheet.rows) + 1,
                                               vertical="top")  # fmt: skip
                if number == 1:
                    cell.font = Font(bold=True)
        page.freeze_panes = "A2"
        for column in range(1, len(sheet.head) + 1):
            longest = max(
                (len(str(row[column - 1])) for row in [sheet.head, *sheet.rows] if row[column - 1]), default=0
            )
            page.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


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
        return f"{value:g}".replace(".", ",")
    return value.isoformat() if isinstance(value, date) else str(value)


def _clean(text: str) -> str:
    return _IMPOSSIBLE.sub("", text)[:LONGEST_CELL]
