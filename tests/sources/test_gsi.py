"""Figures in the terms of the GSI form, and those that are computed from them."""

from __future__ import annotations

from datetime import date

import pytest

from domain.catalogue.read import built_in
from domain.figures.file import ReadFile
from sources.gsi import line_meant
from sources.read import read_figures

FORM = """Linje;År;Jenter;Gutter;Sum;Venteliste
Elever under grunnskolealder;2025;10;5;15;2
Elever i grunnskolealder;2025;120;60;180;40
Elever over grunnskolealder;2025;8;4;12;0
Elever sum;2025;138;69;207;42
Elevplasser musikkundervisning;2025;;;150;
Elevplasser dans;2025;;;90;
Elevplasser sum;2025;;;250;12
Årstimer musikkundervisning;2025;;;4000;
Årstimer sum;2025;;;5200;
Årstimer til andre enn egne elever;2025;;;455;
Årsverk sum administrasjon;2025;;;120;
Årsverk undervisning egne elever;2025;;;700;
Årsverk refundert fra andre;2025;;;140;
"""
SAID = {
    "st_pupils": 207, "st_places": 250, "st_waiting": 42, "st_hours": 5200, "st_hours_others": 455,
    "st_fte_teaching": 7.0, "st_fte_refunded": 1.4,
}  # fmt: skip
COMPUTED = {
    "st_waiting_per_pupil": 20, "st_hours_per_place": 20.8, "st_places_per_pupil": 121, "st_share_girls": 200 / 3,
    "st_share_admin": 600 / 41,
}  # fmt: skip


def read(text: str) -> ReadFile:
    return read_figures("gsi.csv", text.encode(), built_in(), "s", date(2026, 11, 21))


def test_the_lines_of_the_form_become_figures_of_the_first_of_october() -> None:
    found = read(FORM)

    assert (found.kind, found.refused) == ("gsi", 0)
    assert {f.indicator_id: f.value for f in found.figures if not f.derived} == SAID
    assert {(f.year, f.source, f.counted_on) for f in found.figures} == {(2025, "GSI", date(2025, 10, 1))}


def test_what_is_computed_is_marked_as_such() -> None:
    assert {f.indicator_id: f.value for f in read(FORM).figures if f.derived} == pytest.approx(COMPUTED, rel=1e-12)


def test_sums_that_the_file_does_not_give_are_made_of_its_parts() -> None:
    parts = "\n".join(line for line in FORM.splitlines() if " sum;" not in line)

    found = {f.indicator_id: f.value for f in read(parts).figures}

    assert (found["st_pupils"], found["st_waiting"], found["st_places"], found["st_hours"]) == (207, 42, 240, 4000)


def test_years_may_be_the_headings() -> None:
    found = read("Post;2023;2024\nElever sum;200;207\nElevplasser sum;230;250\n")

    assert {(f.indicator_id, f.year): f.value for f in found.figures if not f.derived} == {
        ("st_pupils", 2023): 200, ("st_pupils", 2024): 207, ("st_places", 2023): 230, ("st_places", 2024): 250,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Noe helt annet;2025;;;1;", "gsi_line_unknown"),
        ("Elever sum;2025;;;-4;", "figure_negative"),
        ("Elever sum;2025;;;=SUM(A1);", "figure_formula"),
        ("Elever sum;2025;;;mange;", "figure_number"),
        ("Elever sum;20226;;;207;", "figure_year"),
        ("Elever sum;2025;;;207,5;", "figure_not_whole"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_its_number(line: str, key: str) -> None:
    found = read(f"Linje;År;Jenter;Gutter;Sum;Venteliste\n{line}\nElevplasser sum;2024;;;250;\n")

    assert (2, key) in [(r.line, r.problem.key) for r in found.refusals]
    assert [f.indicator_id for f in found.figures] == ["st_places"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1. Elever under grunnskolealder", "pupils"),
        ("Elevar i grunnskulealder", "pupils"),
        ("Elever fra andre kommuner", "pupils_other"),
        ("Elevplasser, visuelle kunstfag", "places"),
        ("Årstimar sum", "hours_sum"),
        ("Årsverk rektor og inspektør", "fte_part"),
        ("Undervisning", ""),
    ],
)
def test_lines_are_known_by_their_words(text: str, key: str) -> None:
    assert line_meant(text) == key
