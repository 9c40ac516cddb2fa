"""Files of figures as schools have them: what is understood, and what is refused with its line and reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.catalogue.read import built_in
from domain.figures.file import ReadFile
from domain.figures.surveys import AUDIENCES, own_surveys
from sources.read import read_figures
from tests.support.machines.sheets import forms_export, workbook

TODAY = date(2026, 11, 21)


def read(data: bytes | str, name: str = "tall.csv") -> ReadFile:
    return read_figures(name, data.encode() if isinstance(data, str) else data, built_in(), "s", TODAY)


def values(found: ReadFile) -> dict[tuple[str, int], float]:
    return {(figure.indicator_id, figure.year): figure.value for figure in found.figures}


def keys(found: ReadFile) -> list[tuple[int, str]]:
    return [(refusal.line, refusal.problem.key) for refusal in found.refusals]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_a_tidy_survey_names_its_group_and_its_school_year(encoding: str) -> None:
    text = "konstrukt;skoleår;snitt;antall svar;gruppe\nTrivsel;2025/26;4,1;80;elever\n"
    text += "Trivsel;2025-2026;4,2;60;føresette\n"

    found = read(text.encode(encoding))

    assert found.kind == "survey"
    assert values(found) == {("ps_wellbeing", 2026): 4.1, ("gs_wellbeing", 2026): 4.2}


def test_a_school_year_of_years_that_are_not_neighbours_is_no_year() -> None:
    assert keys(read("indikator;skoleår;verdi;svar\nps_relation;2024/26;4,0;20\n")) == [(2, "figure_year")]


def test_one_column_a_construct_is_told_apart_by_the_constructs_that_only_one_group_has() -> None:
    found = read("skoleår;antall svar;Trivsel;Dialog hjem–kulturskole\n2024/25;60;4,1;2,8\n2025/26;61;4,2;\n")

    assert values(found) == {("gs_wellbeing", 2025): 4.1, ("gs_dialogue", 2025): 2.8, ("gs_wellbeing", 2026): 4.2}


def test_one_column_a_construct_is_told_apart_by_the_name_of_the_file_or_sheet() -> None:
    head, row = ["År", "Trivsel", "Indre motivasjon", "Antall svar"], [2026, 4.1, 3.9, 30]

    assert {i for i, _ in values(read(workbook(("Ark1", [head, row])), "elever 2026.xlsx"))} == {
        "ps_wellbeing", "ps_motivation",
    }  # fmt: skip
    both = read(workbook(("Elever", [head, row]), ("Foresatte", [head, row])), "tall.xlsx")
    assert {i for i, _ in values(both)} == {"ps_wellbeing", "ps_motivation", "gs_wellbeing", "gs_motivation"}


def test_constructs_of_a_group_that_nobody_names_are_not_guessed() -> None:
    found = read("år;antall svar;Trivsel;Indre motivasjon\n2026;60;4,1;2,8\n")

    assert found.figures == ()
    assert {key for _, key in keys(found)} == {"figure_two_indicators"}


def test_two_heading_rows_and_merged_cells_are_one_heading() -> None:
    rows = [["", "Trivsel", None, "Elev–lærer-relasjon", None], ["År", "Snitt", "Antall", "Snitt", "Antall"],
            [2026, 4.1, 55, 3.9, 3]]  # fmt: skip

    found = read(workbook(("Ark1", rows), touch=lambda sheet: sheet.merge_cells("B1:C1")), "resultat.xlsx")

    assert values(found) == {("ps_wellbeing", 2026): 4.1, ("ps_relation", 2026): 0.0}
    assert [figure.suppressed for figure in found.figures] == [False, True]


def test_a_title_above_the_table_is_passed_over_and_told() -> None:
    found = read("Foreldreundersøkelsen 2026\n\når;antall svar;Trivsel;Læringsarena\n2026;60;4,1;2,8\n")

    assert len(found.figures) == 2
    assert [note.key for note in found.notes] == ["figures_heading_at"]


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ("20226;60;4,1;2,8", "figure_year"),
        ("2026;-4;4,1;2,8", "figure_answers"),
        ("2026;;4,1;2,8", "figure_answers_missing"),
        ("2026;60;82 %;2,8", "figure_number"),
        ("2026;60;=SNITT(A1:A9);2,8", "figure_formula"),
        ("2026;60;41;2,8", "figure_outside"),
        ("2026;60;4;1;2;8", "figures_cells"),
    ],
)
def test_what_is_wrong_in_a_row_is_said_and_the_good_rows_are_kept(cells: str, key: str) -> None:
    found = read(f"år;antall svar;Trivsel;Læringsarena\n{cells}\n2025;50;4,0;3,0\n")

    assert (2, key) in keys(found)
    assert {year for _, year in values(found)} >= {2025}


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"", "figures_file_empty"), (b"a;b\n1;2\n", "figures_header"), (b"%PDF-1.7", "figures_file_kind"),
     ("år;Trivsel;Læringsarena\n2026;4;3\n".encode(), "figures_header")],
)  # fmt: skip
def test_what_is_no_table_of_figures_is_said_in_one_line(data: bytes, key: str) -> None:
    assert [key for _, key in keys(read(data))] == [key]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_forms_of_our_own_questions_become_means_and_counts(audience: str, language: str) -> None:
    ours = own_surveys()
    most, less = ours.scale[4][language], ours.scale[2][language]
    count = len(ours.surveys[audience].statements)

    found = read(forms_export([[most] * count] * 5 + [[less] * count] * 5, audience, language), "svar.xlsx")

    assert (found.kind, found.refused) == ("forms", 0)
    assert {(figure.value, figure.answers, figure.year) for figure in found.figures} == {(4.0, 10, 2026)}
    assert {figure.counted_on for figure in found.figures} == {date(2026, 5, 4)}
    prefix = "gs_" if audience == "guardians" else "ps_"
    assert len(found.figures) == (9 if audience == "guardians" else 10)
    assert all(figure.indicator_id.startswith(prefix) for figure in found.figures)


def test_a_respondent_counts_once_and_not_knowing_does_not_count() -> None:
    rows = [["Helt enig", "Helt uenig"], ["5", ""], ["Vet ikke", "Litt enig"], ["", ""], ["Både og", "Både og"],
            ["Tull og tøys", "4"], ["Helt enig", "Helt enig"]]  # fmt: skip

    found = read(forms_export([row + [""] * 16 for row in rows]), "svar.xlsx")

    (figure,) = found.figures
    assert (figure.indicator_id, figure.answers) == ("gs_wellbeing", 6)
    assert figure.value == round((3 + 5 + 4 + 3 + 4 + 5) / 6, 2)
    assert [(note.key, note.params["count"]) for note in found.notes] == [("forms_respondents", 7), ("forms_odd", 1)]


def test_nothing_that_a_respondent_wrote_is_repeated_anywhere() -> None:
    found = read(forms_export([["Hemmelig svar"] * 18, *[["Helt enig"] * 18] * 5]), "svar.xlsx")

    assert "emmelig" not in repr(found)
    assert "@" not in repr(found)


def test_answers_of_autumn_and_spring_are_of_the_same_school_year_and_few_are_withheld() -> None:
    autumn = read(forms_export([["Helt enig"] * 18] * 4, when="2025-09-01T08:00"), "svar.xlsx")

    assert {(figure.year, figure.suppressed, figure.value) for figure in autumn.figures} == {(2026, True, 0.0)}


def test_any_bytes_with_any_name_are_read_without_falling_over() -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", "år;Trivsel;Læringsarena;svar\n".encode()]))
    def attempt(data: bytes, start: bytes) -> None:
        read(start + data)

    attempt()
