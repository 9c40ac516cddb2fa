"""Tables as people set them up: constructs under a merged heading, years as columns, one construct alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.catalogue.read import built_in
from domain.figures.file import ReadFile
from sources.read import read_figures
from tests.support.machines.sheets import workbook

BOTH = {("ps_wellbeing", 2025): (4.0, 31), ("ps_wellbeing", 2026): (4.1, 40), ("ps_motivation", 2025): (3.8, 31),
        ("ps_motivation", 2026): (3.9, 40)}  # fmt: skip


def read(*rows: list[Any], name: str = "elever.xlsx", merged: str = "") -> ReadFile:
    data = workbook(("Ark1", rows), touch=(lambda sheet: sheet.merge_cells(merged)) if merged else None)
    return read_figures(name, data, built_in(), "s", date(2026, 11, 28))


def values(found: ReadFile) -> dict[tuple[str, int], tuple[float, int | None]]:
    assert [refusal.problem for refusal in found.refusals] == []
    return {(figure.indicator_id, figure.year): (figure.value, figure.answers) for figure in found.figures}


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        ([["År", "Konstrukt", None, "Antall svar"], [None, "Trivsel", "Indre motivasjon"]], "B1:C1"),
        ([[None, "Snitt på skalaen 1–5"], ["År", "Trivsel", "Indre motivasjon", "Antall svar"]], "B1:C1"),
        ([["Elevundersøkelsen"], [], ["År", "Trivsel", "Indre motivasjon", "Antall svar"]], "A1:D1"),
    ],
)
def test_constructs_under_a_merged_heading(rows: list[list[Any]], merged: str) -> None:
    assert values(read(*rows, [2025, 4.0, 3.8, 31], [2026, 4.1, 3.9, 40], merged=merged)) == BOTH


@pytest.mark.parametrize(
    "rows",
    [
        [["Konstrukt", 2025, 2026], ["Trivsel", 4.0, 4.1], ["Indre motivasjon", 3.8, 3.9], ["Antall svar", 31, 40]],
        [[None, "2024/25", "2025/26"], ["Trivsel", 4.0, 4.1], ["Indre motivasjon", 3.8, 3.9], ["Antall svar", 31, 40]],
        [["Tema", "Snitt 2025", "Antall svar 2025", "Snitt 2026", "Antall svar 2026"],
         ["Trivsel", 4.0, 31, 4.1, 40], ["Indre motivasjon", 3.8, 31, 3.9, 40]],
        [["Tema", "2025", "2025 (antall)", "2026", "2026 (antall)"],
         ["Trivsel", 4.0, 31, 4.1, 40], ["Indre motivasjon", 3.8, 31, 3.9, 40]],
        [["Tema", 2025, None, 2026, None], [None, "Snitt", "Antall", "Snitt", "Antall"],
         ["Trivsel", 4.0, 31, 4.1, 40], ["Indre motivasjon", 3.8, 31, 3.9, 40]],
    ],
)  # fmt: skip
def test_years_as_columns(rows: list[list[Any]]) -> None:
    found = read(*rows)

    assert values(found) == BOTH
    assert found.kind == "survey"


def test_years_without_answers_are_refused_and_public_figures_need_none() -> None:
    found = read(["Indikator", 2025, 2026], ["Trivsel", 4.0, 4.1], ["Elever", 207, 215])

    assert {(figure.indicator_id, figure.year) for figure in found.figures} == {
        ("st_pupils", 2025),
        ("st_pupils", 2026),
    }
    assert [refusal.problem.key for refusal in found.refusals] == ["figure_answers_missing"]


def test_years_of_girls_and_boys_are_not_the_schools() -> None:
    rows = [["Trivsel", "Jenter", 4.0], ["Trivsel", "Gutter", 3.0], ["Antall svar", "", 20]]

    found = read(["Indikator", "Kjønn", 2026], *rows)

    assert (found.figures, {refusal.problem.key for refusal in found.refusals}) == ((), {"figures_parted"})


def test_one_construct_alone() -> None:
    assert values(read(["År", "Trivsel", "Antall svar"], [2026, 4.1, 40])) == {("ps_wellbeing", 2026): (4.1, 40)}
    assert values(read(["År", "Snitt trivsel", "Antall svar"], [2026, 4.1, 40], name="foresatte.xlsx")) == {
        ("gs_wellbeing", 2026): (4.1, 40)
    }
