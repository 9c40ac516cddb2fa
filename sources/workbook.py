"""Rows of the sheets of an XLSX file, one row at a time, once the archive has been found harmless."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import date, datetime, time
from typing import Any

from domain.composed import composed
from domain.rounding import beyond_doubt
from sources.table_text import LONGEST_CELL, MOST_BYTES, MOST_CELLS, MOST_ROWS, Row, UnreadableError

MOST_SHEETS = 10
LAST_ROW = 1_048_576  # of a sheet in Excel
MOST_UNPACKED = 250_000_000
MOST_STRINGS = 40_000_000
MOST_OF_A_PART = 4_000_000  # styles, relations and so on, which are read as a whole
MOST_OF_A_ROW = 2_000_000
_CHUNK = 1 << 18
_FORMULA = re.compile(rb"<(?:\w{1,8}:)?f[\s>/]")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")


def sheets(data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    """Each visible sheet: its name and its rows that are not empty. ``UnreadableError`` for what cannot be read."""
    if len(data) > MOST_BYTES:
        raise UnreadableError("figures_file_large")
    import openpyxl  # a third of a second and 20 MB: only where a workbook is read

    try:
        formulas = _check(data)
        with ExitStack() as open_books:
            # The values that were saved beside formulas; and, only where there are any, the formulas.
            books = [
                open_books.enter_context(closing(openpyxl.load_workbook(
                    io.BytesIO(data), read_only=True, keep_links=False, data_only=saved
                )))
                for saved in ((True, False) if formulas else (True,))
            ]  # fmt: skip
            shown = [sheets for sheets in zip(*(book.worksheets for book in books), strict=True)
                     if sheets[0].sheet_state == "visible"]  # fmt: skip
            for sheets_ in shown[:MOST_SHEETS]:
                for sheet in sheets_:
                    sheet.reset_dimensions()  # what the file says of its own size is not to be trusted
                yield str(sheets_[0].title), _rows(*sheets_)
    except UnreadableError:
        raise
    except Exception as error:  # a broken or hostile file fails in many ways, all of them meaning the same
        raise UnreadableError("figures_file_workbook") from error


def _rows(sheet: Any, written: Any = None) -> Iterator[Row]:
    """The rows as their saved values; ``written`` is the same sheet with its formulas."""
    seen = 0
    rows = ((cells, cells) for cells in sheet.iter_rows()) if written is None else zip(
        sheet.iter_rows(), written.iter_rows(), strict=True
    )  # fmt: skip
    for number, (cells, formulas) in enumerate(rows, 1):
        texts = [_text(cell, formula) for cell, formula in zip(cells[:MOST_CELLS], formulas, strict=False)]
        while texts and not texts[-1]:
            texts.pop()
        if number > LAST_ROW:
            raise UnreadableError("figures_file_long")  # a row far down makes the reader give all the empty ones
        if not texts:
            continue
        seen += 1
        if seen > MOST_ROWS + 1:
            raise UnreadableError("figures_file_long")
        yield number, texts


def _text(cell: Any, written: Any) -> str:
    """A cell as it would be written in a text file: decimal point, a percent sign where the format has one."""
    value = cell.value
    if value is None:
        return "=" if written.data_type == "f" else ""  # a formula whose value was never saved
    if isinstance(value, str):
        return composed(value[:LONGEST_CELL])
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        if "%" in (cell.number_format or "") and abs(value) < 1e6:
            return f"{_number(value * 100)} %"
        return _number(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds") if value.time() != time() else value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)[:LONGEST_CELL]


def _number(value: float) -> str:
    """Without the noise of binary fractions: 3.4000000000000004 is 3.4."""
    if isinstance(value, int):
        return str(value)
    return beyond_doubt(value) if abs(value) < 1e15 else str(value)


def _check(data: bytes) -> bool:
    """Refuse archives that unpack to more than a table of this size could be. What a part says of its own size holds:
    the archive's reader gives no more than that. Returns whether there are formulas.
    """
    formulas = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > 2000 or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise UnreadableError("figures_file_bomb")
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableError("figures_file_locked")
        for part in parts:
            name = part.filename.lower()
            if not name.endswith((".xml", ".rels")):
                continue
            large = "worksheets/" in name or "sharedstrings" in name
            most = MOST_STRINGS if "sharedstrings" in name else MOST_UNPACKED if large else MOST_OF_A_PART
            if part.file_size > most:
                raise UnreadableError("figures_file_bomb")
            formulas |= _look_through(archive, part, rows_of=large)
    return formulas


def _look_through(archive: zipfile.ZipFile, part: zipfile.ZipInfo, *, rows_of: bool) -> bool:
    """One row, or one text, is in memory as a whole: none may be huge. Nothing may declare entities. Returns whether
    there are formulas.
    """
    since, tail, formulas = 0, b"", False
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            looked = tail + chunk
            if not tail and not _is_plain(looked):
                raise UnreadableError("figures_file_workbook")
            if b"<!DOCTYPE" in looked or b"<!ENTITY" in looked:  # XML knows them in capitals only
                raise UnreadableError("figures_file_bomb")
            if rows_of:
                formulas = formulas or _FORMULA.search(looked) is not None
                last = max(looked.rfind(b"row>"), looked.rfind(b"si>"))
                since = len(looked) - last if last >= 0 else since + len(chunk)
                if since > MOST_OF_A_ROW:
                    raise UnreadableError("figures_file_bomb")
            tail = looked[-16:]
    return formulas


def _is_plain(beginning: bytes) -> bool:
    """UTF-8, as Excel writes it: in another encoding a declaration would not be seen for what it is."""
    found = _ENCODING.search(beginning[:200])
    return b"\x00" not in beginning[:200] and (found is None or found[1].lower() in (b"utf-8", b"us-ascii"))
