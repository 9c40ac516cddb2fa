"""How long a file of 100,000 rows takes to read, and how much memory more it needs: as CSV, XLSX and from Forms.

Each is read in a process of its own, so that one does not profit from what another has left behind.
"""

from __future__ import annotations

import io
import multiprocessing
import resource
import time
from collections.abc import Callable
from datetime import date, datetime

import openpyxl

from domain.catalogue.read import built_in
from domain.figures.surveys import own_surveys
from sources.read import read_figures

ROWS = 100_000
MOST_SECONDS, MOST_MEGABYTES = 60.0, 200.0
TODAY = date(2026, 11, 21)


def text() -> bytes:
    """A tidy table."""
    ids = [one.id for one in built_in().indicators if one.unit == "mean"]
    lines = (f"{ids[at % len(ids)]};{1995 + at % 30};3,{at % 10};{20 + at % 50}\n" for at in range(ROWS))
    return ("indikator;år;verdi;svar\n" + "".join(lines)).encode()


def workbook() -> bytes:
    """The same table as a workbook."""
    ids = [one.id for one in built_in().indicators if one.unit == "mean"]
    rows = ([ids[at % len(ids)], 1995 + at % 30, 3 + at % 10 / 10, 20 + at % 50] for at in range(ROWS))
    return _workbook(["indikator", "år", "verdi", "svar"], rows)


def forms() -> bytes:
    """A respondent a row, each with all statements for guardians."""
    ours = own_surveys()
    asked = [one.text["nb"] for one in ours.surveys["guardians"].statements]
    scale = [words["nb"] for words in ours.scale]
    when = datetime(2026, 5, 4, 12)  # noqa: DTZ001  (a workbook knows no time zones)
    head = ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-post", "Navn", *asked]
    rows = ([at, when, when, "anonymous", "", *(scale[(at + n) % 5] for n in range(len(asked)))] for at in range(ROWS))
    return _workbook(head, rows)


FILES: dict[str, Callable[[], bytes]] = {"CSV": text, "XLSX": workbook, "XLSX from Forms": forms}


def measure() -> list[tuple[str, float, float]]:
    """What kind of file, seconds, megabytes more than before."""
    context = multiprocessing.get_context("spawn")
    found = []
    for name, make in FILES.items():
        data = make()
        with context.Pool(1) as pool:
            seconds, megabytes = pool.apply(_read, (data,))
        found.append((name, seconds, megabytes))
    return found


def _read(data: bytes) -> tuple[float, float]:
    built_in(), own_surveys()
    before, began = _peak(), time.perf_counter()
    found = read_figures("tall", data, built_in(), "school", TODAY)
    assert found.figures, found.refusals[:3]
    assert found.lines == ROWS + 1
    return time.perf_counter() - began, _peak() - before


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _workbook(head: list[str], rows: object) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Ark1")
    sheet.append(head)
    for row in rows:  # type: ignore[attr-defined]
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    for line in measure():
        print(*line)
