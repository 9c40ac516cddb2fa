"""Tables that people take away: read back by the same libraries that schools' programs are built on."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from documents.exports.sheets import WIDEST_PAGE, Sheet, csv_file, xlsx
from documents.exports.widths import shared_out

SHEET = Sheet(
    "Tiltak", ("Tiltak", "Frist", "Nivå", "Tall"), [("Ring hjem", date(2027, 1, 15), 2, 2.75), ("", None, None, 3.0)]
)


def test_a_workbook_has_a_sheet_for_each_table_with_its_types() -> None:
    book = load_workbook(io.BytesIO(xlsx([SHEET, Sheet("Nivå [1/2]: alle", ("Kjennetegn",), [("1.4",)])], "Solvik")))
    assert book.sheetnames[0] == "Tiltak"
    assert len(book.sheetnames) == 2
    page = book["Tiltak"]
    assert [cell.value for cell in page[1]] == ["Tiltak", "Frist", "Nivå", "Tall"]
    assert page["B2"].value.date() == date(2027, 1, 15)
    assert (page["C2"].value, page["D2"].value) == (2, 2.75)
    assert page.freeze_panes == "A2"


@pytest.mark.parametrize("text", ["=1+1", "+47 22", "-1", "@SUM(A1)", "\t=1", " =HYPERLINK(0)", "|calc"])
def test_what_people_wrote_never_becomes_a_formula(text: str) -> None:
    sheet = Sheet("T", ("Merknad",), [(text,)])
    cell = load_workbook(io.BytesIO(xlsx([sheet], "t")))["T"]["A2"]
    assert cell.data_type == "s"
    assert cell.value == text
    line = csv_file(sheet).decode("utf-8-sig").split("\r\n")[1]
    assert line.strip('"').startswith("'")


def test_a_csv_file_opens_in_a_norwegian_excel() -> None:
    raw = csv_file(SHEET)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert rows == [["Tiltak", "Frist", "Nivå", "Tall"], ["Ring hjem", "2027-01-15", "2", "2,75"], ["", "", "", "3"]]


def test_odd_characters_and_very_long_texts_do_not_break_a_file() -> None:
    sheet = Sheet("T" * 60, ("A",), [("a\x00b\x1f\ud800c" + "x" * 40_000,)])
    book = load_workbook(io.BytesIO(xlsx([sheet], "\x01t")))
    value = book.worksheets[0]["A2"].value
    assert value.startswith("abc")
    assert len(value) == 32_000
    assert csv_file(sheet)


def test_a_sheet_is_printed_one_page_wide_with_its_head_on_each_page() -> None:
    wide = Sheet("Bred", tuple(f"Kolonne {n}" for n in range(12)), [("ord " * 40,) * 12] * 3, ("Merknad " * 30,))
    book = load_workbook(io.BytesIO(xlsx([SHEET, wide], "A & B")))
    for page in book.worksheets:
        setup = page.page_setup
        assert page.sheet_properties.pageSetUpPr is not None
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (int(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == (9, 1, 0)
        assert page.print_title_rows == "$1:$1"
        assert page.oddFooter.left.text == "A && B"
    assert [page.page_setup.orientation for page in book.worksheets] == ["portrait", "landscape"]


def test_columns_are_as_wide_as_their_words_and_together_no_wider_than_can_be_read() -> None:
    wide = Sheet(
        "Bred",
        ("Skole", "Frist", *(f"Kolonne {n}" for n in range(10))),
        [("Kulturskolen", date(2027, 1, 15), *("ord " * 40,) * 10)],
        ("Merknad " * 30,),
    )
    page = load_workbook(io.BytesIO(xlsx([wide], "t"))).worksheets[0]
    widths = [page.column_dimensions[letter].width for letter in "ABCDEFGHIJKL"]
    assert sum(widths) <= WIDEST_PAGE + 1
    assert widths[0] >= len("Kulturskolen")
    assert widths[1] >= len("2027-01-15")
    assert "A4:L4" in {str(merged) for merged in page.merged_cells.ranges}
    assert page.row_dimensions[4].height > 15


@pytest.mark.parametrize("room", [5.0, 20.0, 60.0, 500.0])
def test_a_long_word_gives_way_before_a_short_one(room: float) -> None:
    widths = shared_out([["2026"], ["menneskerettighetserklæring"], ["et langt sted " * 9], []], room)
    assert sum(widths) <= room + 0.001
    assert widths[3] == 0
    if room > 12:
        assert widths[0] >= 4
