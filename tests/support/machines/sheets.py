"""Workbooks for tests, made in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import openpyxl

from domain.figures.surveys import own_surveys


def workbook(*sheets: tuple[str, Sequence[Any]], touch: Callable[[Any], None] | None = None) -> bytes:
    """A workbook of these sheets; ``touch`` does something more to the first one."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    if touch:
        touch(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def forms_export(
    answers: Sequence[Sequence[str]],
    audience: str = "guardians",
    language: str = "nb",
    when: str = "2026-05-04T12:30",
) -> bytes:
    """What Forms exports of our own questions: a respondent's answers a row."""
    moment = datetime.fromisoformat(when)
    asked = [one.text[language] for one in own_surveys().surveys[audience].statements]
    head = ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-post", "Navn", *asked]
    rows = [[at, moment, moment, f"p{at}@example.no", f"Kari Hemmelig {at}", *own] for at, own in enumerate(answers, 1)]
    return workbook(("Sheet1", [head, *rows]))


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same workbook with one part of its archive changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            body = old.read(part)
            new.writestr(part.filename, change(body) if part.filename == name else body)
    return out.getvalue()
