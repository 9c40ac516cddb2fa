"""Text of a table from bytes: encoding, separator, rows, within limits that are said beforehand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

MOST_BYTES = 1_000_000
MOST_ROWS = 5_000
LONGEST_CELL = 500
_SEPARATORS = (";", "\t", ",", "|")


class UnreadableError(Exception):
    """The file as a whole cannot be read; ``key`` says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def decoded(data: bytes) -> str:
    """The bytes as text: UTF-8 with or without a mark, UTF-16 with one, else what Norwegian Windows writes."""
    if len(data) > MOST_BYTES:
        raise UnreadableError("figures_file_large")
    if data[:4] == b"PK\x03\x04" or data[:5] == b"%PDF-" or data[:4] == b"\xd0\xcf\x11\xe0":
        raise UnreadableError("figures_file_kind")
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = data.decode("utf-16")
        else:
            text = _eight_bits(data)
    except UnicodeDecodeError as error:
        raise UnreadableError("figures_file_kind") from error
    if "\x00" in text:
        raise UnreadableError("figures_file_kind")
    return text.removeprefix("\ufeff")


def _eight_bits(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def separator_of(header: str) -> str:
    """What stands between the cells of the first line; a comma where nothing does."""
    return max(_SEPARATORS, key=lambda mark: (header.count(mark), mark == ","))


def rows(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row that is not empty, with the number of the line it ends on; ``UnreadableError`` at a broken place."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.casefold().startswith("sep=") and len(first.strip()) == 5:
        separator = first.strip()[4]  # a line that Excel writes for itself
    else:
        separator = separator_of(first)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    seen = 0
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or (not seen and cells[0].casefold().startswith("sep=")):
                continue
            seen += 1
            if seen > MOST_ROWS + 1:
                raise UnreadableError("figures_file_long")
            yield reader.line_num, [cell[:LONGEST_CELL] for cell in cells]
    except csv.Error as error:
        raise UnreadableError("figures_file_broken") from error
