"""Figures from a CSV: what is taken in, and what is refused, line by line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.catalogue.read import built_in
from domain.figures.figure import Figure
from tests.support.arranged.figure_lines import HEADER, one, read, refusal


def test_a_line_becomes_a_figure() -> None:
    found = one("gs_dialogue;2026;2,8;96;oppdiktet;8.5.2026")

    assert found == Figure("school", "gs_dialogue", 2026, 2.8, 96, "oppdiktet", date(2026, 5, 8))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,8", 2.8),
        ("2.8", 2.8),
        (" 2,80 ", 2.8),
        ("3", 3.0),
        ("4,125", 4.125),
    ],
)
def test_means_are_read_as_people_write_them(text: str, value: float) -> None:
    assert one(f'ps_wellbeing;2026;"{text}";20').value == value


@pytest.mark.parametrize(
    "text", ["28450", "28 450", "28\u00a0450", "28\u202f450", "28\u2009450", "28.450,0", "28,450.0", "28'450"]
)
def test_thousands_are_read_as_people_write_them(text: str) -> None:
    assert one(f'st_gross_cost;2025;"{text}"').value == 28450


@pytest.mark.parametrize("text", ["13,1 %", "13,1%", "13.1", "13,1\u00a0%"])
def test_percent_signs_are_fine_where_percent_is_meant(text: str) -> None:
    assert one(f'st_share_pupils;2025;"{text}"').value == 13.1


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("happiness;2026;3,0;20", "figure_unknown"),
        (";2026;3,0;20", "figure_no_indicator"),
        ("Trivsel;2026;3,0;20", "figure_two_indicators"),
        ("ps_wellbeing;20226;3,0;20", "figure_year"),
        ("ps_wellbeing;1789;3,0;20", "figure_year"),
        ("ps_wellbeing;2028;3,0;20", "figure_year"),
        ("ps_wellbeing;;3,0;20", "figure_year"),
        ("ps_wellbeing;i fjor;3,0;20", "figure_year"),
        ("ps_wellbeing;٢٠٢٦;3,0;20", "figure_year"),
        ("ps_wellbeing;2026;5,1;20", "figure_outside"),
        ("ps_wellbeing;2026;0,9;20", "figure_outside"),
        ("ps_wellbeing;2026;;20", "figure_no_value"),
        ("ps_wellbeing;2026;..;20", "figure_no_value"),
        ("ps_wellbeing;2026;bra;20", "figure_number"),
        ("ps_wellbeing;2026;nan;20", "figure_number"),
        ("ps_wellbeing;2026;1e0;20", "figure_number"),
        ("ps_wellbeing;2026;3,0 %;20", "figure_number"),
        ("ps_wellbeing;2026;2 8;20", "figure_number"),
        ("ps_wellbeing;2026;2,8,1;20", "figure_number"),
        ("ps_wellbeing;2026;3,0;19,5", "figure_answers"),
        ("ps_wellbeing;2026;3,0;-3", "figure_answers"),
        ("ps_wellbeing;2026;3,0;mange", "figure_answers"),
        ("ps_wellbeing;2026;3,0;", "figure_answers_missing"),
        ("ps_wellbeing;2026;3,0;0", "figure_nobody"),
        ("st_pupils;2026;-4", "figure_negative"),
        ("st_pupils;2026;\u22124", "figure_negative"),
        ("st_pupils;2026;4,5", "figure_not_whole"),
        ("st_pupils;2026;1.234", "figure_two_ways"),
        ("st_pupils;2026;99999999", "figure_outside"),
        ("st_share_pupils;2026;101", "figure_outside"),
        ("st_pupils;2026;4;;x;32.1.2026", "figure_day"),
        ("st_pupils;2026;4;;x;2027-01-01", "figure_day"),
        ("st_pupils;2026;4;;x;i dag", "figure_day"),
        ("st_pupils;2026;=1+3", "figure_formula"),
        ("st_pupils;2026;4;;=cmd()", "figure_formula"),
        ("@SUM(A1);2026;4", "figure_formula"),
        ("st_pupils;2026;4;;x;;;mer", "figures_cells"),
    ],
)
def test_each_bad_line_is_refused_with_its_reason(line: str, key: str) -> None:
    assert refusal(line) == key


def test_one_bad_line_does_not_fail_the_others() -> None:
    taken, refused = read(HEADER + "ps_wellbeing;20226;3,0;20\nps_relation;2026;4,0;20\n\nnonsense;2026;1;9\n")

    assert [figure.indicator_id for figure in taken] == ["ps_relation"]
    assert [(r.line, r.problem.key) for r in refused] == [(2, "figure_year"), (5, "figure_unknown")]


def test_the_same_figure_twice_keeps_the_first_and_names_its_line() -> None:
    taken, refused = read(HEADER + "ps_relation;2026;4,0;20\nps_relation;2026;3,0;20\n")

    assert [figure.value for figure in taken] == [4.0]
    assert (refused[0].line, refused[0].problem.params["first"]) == (3, 2)


@pytest.mark.parametrize("answers", ["1", "4", "<5", "< 5"])
def test_a_figure_of_few_answers_is_kept_without_its_value_and_their_number(answers: str) -> None:
    found = one(f"gs_arena;2026;2,2;{answers}")

    assert found.suppressed
    assert (found.value, found.answers) == (0.0, 0)
    assert one("gs_arena;2026;;3").suppressed


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.text(max_size=15) | st.sampled_from(["ps_wellbeing", "st_pupils", "2026", "3,0", "20", '"']), max_size=8
    )
)
def test_no_cells_make_it_fall_over_and_every_figure_is_within_its_scale(cells: list[str]) -> None:
    taken, _ = read(HEADER + ";".join(cells))

    for figure in taken:
        indicator = built_in().indicator(figure.indicator_id)
        assert indicator is not None
        assert figure.suppressed or indicator.unit != "mean" or 1 <= figure.value <= 5
        assert figure.value >= 0


@settings(max_examples=100, deadline=None)
@given(st.decimals(min_value=1, max_value=5, places=2), st.sampled_from([",", "."]))
def test_every_mean_survives_the_journey(value: object, mark: str) -> None:
    assert one(f'ps_wellbeing;2026;"{str(value).replace(".", mark)}";20').value == float(str(value))
