"""Figures are rounded once, when they are shown, and half away from zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rounding import beyond_doubt, decimals_of, exactly, rounded, whole


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(3.25, 1, 3.3), (3.65, 1, 3.7), (3.652, 1, 3.7), (2.5, 0, 3), (-2.5, 0, -3), (-0.04, 1, 0), (1.005, 2, 1.01),
     (3.6499999999999995, 1, 3.7), (3.6499, 1, 3.6), (1e15 + 0.5, 0, 1e15 + 0.5)],
)  # fmt: skip
def test_a_half_goes_away_from_zero_as_in_excel(value: float, decimals: int, shown: float) -> None:
    assert rounded(value, decimals) == shown
    assert str(rounded(value, decimals))[:2] != "-0"


@given(st.integers(-(10**7), 10**7), st.integers(0, 3))
def test_what_has_few_decimals_already_is_left_as_it_is(whole_part: int, decimals: int) -> None:
    value = whole_part / 10**decimals

    assert rounded(value, decimals) == value
    assert float(exactly(value)) == float(beyond_doubt(value)) == value


def test_a_text_for_tables_is_never_taken_for_thousands() -> None:
    assert [beyond_doubt(value) for value in (5.125, 5.12, 12345.0, 1e-7)] == ["5.1250", "5.12", "12345", "0.0000001"]


def test_how_many_decimals_a_figure_has_is_decided_by_what_is_shown() -> None:
    assert decimals_of("percent", [63.98]) == decimals_of("percent", [64.0]) == 0
    assert decimals_of("percent", [64.0, 63.6]) == decimals_of("hours_per_year", [20.83]) == 1
    assert decimals_of("mean", [4.0]) == 1
    assert (decimals_of("nok_per_child", [4210.5]), whole(4210.5)) == (0, 4211)
