"""Workbooks: their cells as text, and archives that would do harm."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest

from domain.catalogue.read import built_in
from domain.figures.file import ReadFile
from sources import workbook as books
from sources.read import read_figures
from tests.support.machines.sheets import with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
HEAD = ["indikator", "år", "verdi", "svar", "telt"]
GOOD = ["ps_relation", 2026, 4.1, 20, datetime.fromisoformat("2026-05-08")]


def read(data: bytes) -> ReadFile:
    return read_figures("tall.xlsx", data, built_in(), "s", date(2026, 11, 21))


def keys(found: ReadFile) -> list[str]:
    return [refusal.problem.key for refusal in found.refusals]


def test_numbers_days_and_per_cents_are_read_as_they_are_shown() -> None:
    rows = [HEAD, GOOD, ["st_share_pupils", 2025, 0.131, None, None], ["gs_arena", "2025/26", "2,9", "40", "8.5.2026"]]

    found = read(workbook(("Ark1", rows), touch=lambda sheet: setattr(sheet["C3"], "number_format", "0.0%")))

    assert found.refused == 0
    assert [(f.value, f.answers, f.counted_on) for f in found.figures] == [
        (4.1, 20, date(2026, 5, 8)), (13.1, None, None), (2.9, 40, date(2026, 5, 8)),
    ]  # fmt: skip


def test_formulas_are_refused_and_never_reckoned() -> None:
    found = read(workbook(("Ark1", [HEAD, ["ps_relation", 2026, "=1+3", 20, None], GOOD])))

    assert [(r.line, r.problem.key) for r in found.refusals] == [(2, "figure_formula")]
    assert len(found.figures) == 1


def test_hidden_sheets_are_left_alone() -> None:
    data = workbook(("Skjult", [HEAD, GOOD]), ("Ark1", [["noe"]]), touch=lambda s: setattr(s, "sheet_state", "hidden"))

    assert read(data).figures == ()


def test_a_workbook_that_unpacks_to_gigabytes_is_left_unread() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(SHEET, "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(b"<row/>" * 180_000)

    assert keys(read(out.getvalue())) == ["figures_file_bomb"]


def test_one_row_without_an_end_is_left_unread() -> None:
    data = with_part(
        workbook(("Ark1", [HEAD, GOOD])), SHEET, lambda xml: xml.replace(b"</row>", b"<c><v>1</v></c>" * 300_000, 1)
    )

    assert keys(read(data)) == ["figures_file_bomb"]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"])
def test_a_part_that_declares_entities_is_left_unread(part: str) -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    data = with_part(workbook(("Ark1", [HEAD, GOOD])), part, lambda xml: evil + xml)

    assert keys(read(data)) == ["figures_file_bomb"]


@pytest.mark.parametrize("encoding", ["utf-16", "cp037"])
def test_a_part_in_another_encoding_hides_nothing(encoding: str) -> None:
    def hidden(xml: bytes) -> bytes:
        text = '<!DOCTYPE x [<!ENTITY a "a">]>' + xml.decode().partition("?>")[2]
        head = f'<?xml version="1.0" encoding="{encoding}"?>'
        return head.encode() + text.encode(encoding) if encoding == "cp037" else (head + text).encode(encoding)

    assert keys(read(with_part(workbook(("Ark1", [HEAD, GOOD])), SHEET, hidden))) == ["figures_file_workbook"]


def test_a_part_that_says_less_than_it_holds_does_not_get_further() -> None:
    data = bytearray(workbook(("Ark1", [HEAD, *[GOOD] * 2000])))
    at = data.rindex(SHEET.encode()) - 46 + 24  # the size in the archive's directory
    data[at : at + 4] = (100).to_bytes(4, "little")

    assert keys(read(bytes(data))) == ["figures_file_workbook"]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500])
def test_what_is_no_workbook_is_told(data: bytes) -> None:
    assert keys(read(data)) == ["figures_file_workbook"]


def test_a_row_that_claims_to_be_far_down_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "LAST_ROW", 1000)
    far = with_part(
        workbook(("Ark1", [HEAD, GOOD])), SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row r="9999999"')
    )

    assert keys(read(far)) == ["figures_file_long"]


def test_a_cell_far_to_the_right_is_passed_over() -> None:
    data = workbook(("Ark1", [HEAD, GOOD]), touch=lambda sheet: sheet.cell(1, 16_384, "x"))

    assert len(read(data).figures) == 1
