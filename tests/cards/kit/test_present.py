"""Days, times and numbers as people say them in their language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cards.kit import present
from preview import school as samples

NB, NN, EN = samples.scene("nb"), samples.scene("nn"), samples.scene("en")
STARTS = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)


def test_a_meeting_is_said_with_its_day_and_its_hours() -> None:
    assert present.when(NB, STARTS, 90) == "Torsdag 3.\u00a0desember kl.\u00a014.00–15.30"
    assert present.when(NN, STARTS, 90) == "Torsdag 3.\u00a0desember kl.\u00a014.00–15.30"
    assert present.when(EN, STARTS, 90) == "Thursday 3\u00a0December, 14:00–15:30"


def test_days_of_the_week_are_nynorsk_in_nynorsk() -> None:
    assert present.day(NN, date(2026, 12, 5)).startswith("laurdag")
    assert present.day(NB, date(2026, 12, 5)).startswith("lørdag")


def test_the_year_is_said_only_when_it_is_another() -> None:
    assert present.day(NB, date(2027, 5, 20)) == "torsdag 20.\u00a0mai\u00a02027"
    assert present.day(NB, date(2026, 5, 20)) == "onsdag 20.\u00a0mai"


def test_the_day_is_the_schools_and_not_that_of_utc() -> None:
    late = datetime(2026, 12, 3, 23, 30, tzinfo=UTC)

    assert present.day(NB, late) == "fredag 4.\u00a0desember"
    assert present.clock(NB, late) == "00.30"


def test_the_year_changes_at_the_schools_midnight() -> None:
    scene = replace(NB, now=datetime(2026, 12, 31, 23, 30, tzinfo=UTC))

    assert present.day(scene, date(2027, 1, 7)) == "torsdag 7.\u00a0januar"


def test_a_time_in_summer_is_two_hours_from_utc() -> None:
    assert present.clock(NB, datetime(2026, 6, 3, 12, 0, tzinfo=UTC)) == "14.00"


@pytest.mark.parametrize(
    ("value", "decimals", "bokmaal", "english"),
    [
        (2.8, 1, "2,8", "2.8"),
        (-0.3, 1, "\u22120,3", "\u22120.3"),
        (-0.01, 1, "0,0", "0.0"),
        (12300, 0, "12\u00a0300", "12,300"),
        (4, 1, "4,0", "4.0"),
    ],
)
def test_numbers_have_the_marks_of_the_language(value: float, decimals: int, bokmaal: str, english: str) -> None:
    assert present.number(NB, value, decimals) == bokmaal
    assert present.number(EN, value, decimals) == english


def test_a_percent_sign_stands_apart_in_norwegian_only() -> None:
    assert present.percent(NB, 63) == "63\u00a0%"
    assert present.percent(EN, 63) == "63%"


def test_a_figure_is_said_as_value_and_unit() -> None:
    assert present.measured(NB, "mean", 2.8) == ("2,8", "av\u00a05")
    assert present.measured(NB, "nok_per_child", 4210.4) == ("4\u00a0210", "kr per barn")
    assert present.measured(NN, "hours_per_year", 120.5) == ("120,5", "timar i året")


def test_names_are_joined() -> None:
    assert present.names(NB, []) == ""
    assert present.names(NB, ["Ane"]) == "Ane"
    assert present.names(NB, ["Ane", "Bo", "Cid"]) == "Ane, Bo og Cid"


def test_the_fields_of_a_form_get_local_date_and_time() -> None:
    assert (present.date_input(NB, STARTS), present.time_input(NB, STARTS)) == ("2026-12-03", "14:00")
    assert (present.date_input(NB, None), present.time_input(NB, None)) == ("", "")
