"""A CSV of figures in a test: what is taken of it and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

from domain.catalogue.read import built_in
from domain.figures.figure import Figure
from domain.figures.file import ReadFile
from domain.figures.take_figures import Refusal
from sources.read import read_figures

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEADER = "indicator;year;value;answers;source;counted_on\n"


def read_all(text: str | bytes) -> ReadFile:
    data = text if isinstance(text, bytes) else text.encode()
    return read_figures("", data, built_in(), "school", TODAY)


def read(text: str | bytes) -> tuple[list[Figure], list[Refusal]]:
    found = read_all(text)
    return list(found.figures), list(found.refusals)


def one(line: str, header: str = HEADER) -> Figure:
    taken, refused = read(header + line)
    assert refused == []
    assert len(taken) == 1
    return taken[0]


def refusal(line: str) -> str:
    taken, refused = read(HEADER + line)
    assert taken == []
    assert [r.line for r in refused] == [2]
    return refused[0].problem.key
