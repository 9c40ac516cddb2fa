"""A CSV file as people save it: columns, separators, encodings, and files that are none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.figures.take_figures import MOST_REFUSALS
from sources.table_text import MOST_BYTES, MOST_ROWS
from tests.support.arranged.figure_lines import HEADER, one, read, read_all


@pytest.mark.parametrize(
    "header",
    [
        "indikator;år;verdi;svar;kilde;telt",
        "Indikator;År;Verdi;Antall svar;Kilde;Telt dato",
        "indikator;år;verdi;antal svar;kjelde;talt",
        "INDICATOR;YEAR;VALUE;N;SOURCE;DATE",
        "\ufeffindicator;year;value;answers;source;counted-on",
    ],
)
def test_columns_have_names_in_three_languages(header: str) -> None:
    assert one("gs_dialogue;2026;2,8;96;oppdiktet;2026-05-08", header + "\n").counted_on == date(2026, 5, 8)


def test_columns_come_in_any_order_and_what_is_not_known_is_passed_over() -> None:
    found = one("god;2026;96;2,8;gs_dialogue", "farge;år;svar;verdi;indikator\n")

    assert (found.indicator_id, found.value, found.answers) == ("gs_dialogue", 2.8, 96)


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_cells_are_parted_by_semicolon_comma_or_tab(mark: str) -> None:
    text = (
        mark.join(["indicator", "year", "value", "answers"]) + "\n" + mark.join(["gs_dialogue", "2026", '"2,8"', "96"])
    )

    assert read(text)[0][0].value == 2.8


def test_a_decimal_comma_among_commas_is_told_and_not_guessed() -> None:
    _, refused = read("indicator,year,value,answers\ngs_dialogue,2026,2,8,96\n")

    assert [r.problem.key for r in refused] == ["figures_cells"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_the_encodings_of_norwegian_spreadsheets_are_read(encoding: str) -> None:
    text = "indikator;år;verdi;svar;kilde\r\nLæringsarena;2026;2,9;96;Åse på våren\r\n"

    assert read(text.encode(encoding))[0][0].source == "Åse på våren"


def test_titles_in_any_language_name_an_indicator() -> None:
    titles = ("Dialog hjem–kulturskole", "dialog heim–kulturskule", "Dialogue between home and school")

    assert {one(f"{title};2026;2,8;96").indicator_id for title in titles} == {"gs_dialogue"}


def test_a_line_that_excel_writes_for_itself_is_passed_over() -> None:
    assert len(read("sep=;\n" + HEADER + "ps_relation;2026;4,0;20\n")[0]) == 1


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "figures_file_empty"),
        (b"\n\n", "figures_file_empty"),
        (b"x" * (MOST_BYTES + 1), "figures_file_large"),
        (b"PK\x03\x04rest of an xlsx", "figures_file_workbook"),
        (b"a\x00b", "figures_file_kind"),
        (b"\xff\xfea", "figures_file_kind"),
        (b"year;value\n2026;3\n", "figures_header"),
        (b"hello there\n", "figures_header"),
    ],
)
def test_a_file_that_is_no_table_is_refused_as_a_whole(data: bytes, key: str) -> None:
    taken, refused = read(data)

    assert taken == []
    assert [r.problem.key for r in refused] == [key]


def test_too_many_lines_stop_the_reading_and_keep_what_was_read() -> None:
    line = "unknown;2026;1;9\n"
    found = read_all(HEADER + line * (MOST_ROWS + 5))

    assert found.refusals[-1].problem.key == "figures_file_long"
    assert len(found.refusals) == MOST_REFUSALS + 1
    assert found.refused == MOST_ROWS + 1  # and the file itself


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_it_fall_over(data: bytes) -> None:
    read(data)
