"""Rows of a table from the bytes of a text file: encoding and separator, within limits that are said beforehand."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from domain.composed import composed

MOST_BYTES = 20_000_000
MOST_ROWS = 120_000
LONGEST_CELL = 500
MOST_CELLS = 300  # in a row
MOST_OF_A_ROW = 2_000_000  # characters: a row is in memory as a whole
MOST_LINES = 1_048_576  # with the empty ones, as many as Excel has
_SEPARATORS = (";", "\t", ",", "|")
_LOOKED_AT = 20_000  # characters in which the first line is looked for
_CHUNK = 1 << 16
Row = tuple[int, Sequence[str]]  # the number of the line it ends on, and its cells


class UnreadableError(Exception):
    """The file as a whole cannot be read; ``key`` says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a ZIP archive, as XLSX files are."""
    return data[:4] == b"PK\x03\x04"


def encoding_of(data: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else what Norwegian Windows writes."""
    if len(data) > MOST_BYTES:
        raise UnreadableError("figures_file_large")
    if is_workbook(data) or data[:5] == b"%PDF-" or data[:4] == b"\xd0\xcf\x11\xe0":
        raise UnreadableError("figures_file_kind")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not wide and b"\x00" in data:
        raise UnreadableError("figures_file_kind")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252", "latin-1"):
        if _fits(data, encoding):
            return encoding
    raise UnreadableError("figures_file_kind")


def _fits(data: bytes, encoding: str) -> bool:
    """Whether it can be decoded; a piece at a time, so that a large file is not in memory twice."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for at in range(0, len(data), _CHUNK):
            if "\x00" in decoder.decode(data[at : at + _CHUNK]):
                return False
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def separator_of(header: str) -> str:
    """What stands between the cells of the first line; a comma where nothing does."""
    return max(_SEPARATORS, key=lambda mark: (header.count(mark), mark == ","))


def rows(data: bytes) -> Iterator[Row]:
    """Each row that is not empty, with the number of the line it ends on; ``UnreadableError`` at a broken place."""
    encoding = encoding_of(data)
    separator = _separator(io.TextIOWrapper(io.BytesIO(data), encoding).read(_LOOKED_AT))
    lines = _Lines(io.TextIOWrapper(io.BytesIO(data), encoding, newline=""))
    reader = csv.reader(lines, delimiter=separator)
    seen = 0
    try:
        for cells in reader:
            lines.of_row = 0
            if reader.line_num > MOST_LINES:
                raise UnreadableError("figures_file_long")
            if not any(cell.strip() for cell in cells) or (not seen and cells[0].casefold().startswith("sep=")):
                continue
            seen += 1
            if seen > MOST_ROWS + 1:
                raise UnreadableError("figures_file_long")
            yield reader.line_num, [composed(cell[:LONGEST_CELL]) for cell in cells[:MOST_CELLS]]
    except csv.Error as error:
        raise UnreadableError("figures_file_broken") from error


class _Lines:
    """The lines as the reader asks for them; a row may be of several, and together they may not be huge."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self.of_row = 0  # characters since the row began

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(MOST_OF_A_ROW + 1):
            self.of_row += len(line)
            if self.of_row > MOST_OF_A_ROW:
                raise UnreadableError("figures_file_broken")
            yield line


def _separator(beginning: str) -> str:
    """By the first lines: a title above the table has no separators."""
    lines = [line for line in beginning.splitlines() if line.strip()][:8]
    if not lines:
        return ","
    if lines[0].casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[4]  # a line that Excel writes for itself
    first = next((line for line in lines if any(mark in line for mark in _SEPARATORS)), lines[0])
    return separator_of(first)
