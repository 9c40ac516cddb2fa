"""What is withheld beside a figure with few answers, and what stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.catalogue.areas import Better, Indicator, Kind
from domain.figures.figure import Figure
from domain.figures.reading import Status, read
from domain.figures.suppression import told, withheld

HOME = Indicator("ps_home", "pupil_survey", Kind.RESULT, Better.UP, "mean", ("1.4",), {"nb": "Hjemme"}, "", 4.0, 3.0)
OWN = Figure("solvik", "ps_home", 2026, 4.7, 40, "survey")


def wider(scope: str, answers: int | None, value: float = 3.9) -> Figure:
    return replace(OWN, scope=scope, answers=answers, value=value)


def shown(*figures: Figure) -> list[str]:
    """The scopes whose values are told."""
    return [figure.scope for figure in told(figures) if not figure.suppressed]


@pytest.mark.parametrize("answers", [0, 1, 4])
def test_a_withheld_figure_has_neither_value_nor_number_of_answers(answers: int) -> None:
    small = replace(OWN, answers=answers)
    assert withheld(small) == replace(small, value=0.0, answers=0)
    assert withheld(small) == withheld(replace(small, value=1.1, answers=3))


def test_five_answers_are_shown_and_public_statistics_are_never_withheld() -> None:
    assert withheld(replace(OWN, answers=5)) == replace(OWN, answers=5)
    assert withheld(replace(OWN, answers=None, value=2.0)).value == 2.0


def test_beside_a_small_school_no_wider_group_of_the_same_survey_is_told() -> None:
    small = replace(OWN, answers=4)
    assert shown(small, wider("municipality", 4), wider("group", 300), wider("country", 9000)) == []
    assert shown(wider("country", 9000), wider("municipality", 90), small) == []


def test_public_statistics_beside_a_small_school_are_told() -> None:
    assert shown(replace(OWN, answers=4), wider("municipality", None)) == ["municipality"]


@pytest.mark.parametrize(("rest", "kept"), [(0, True), (1, False), (4, False), (5, True)])
def test_the_few_who_answered_elsewhere_are_not_found_by_subtraction(rest: int, kept: bool) -> None:
    assert shown(OWN, wider("municipality", 40 + rest)) == (["school", "municipality"] if kept else ["school"])


def test_subtraction_is_prevented_between_any_two_groups_that_are_shown() -> None:
    assert shown(OWN, wider("municipality", 60), wider("group", 63)) == ["school", "municipality"]
    assert shown(OWN, wider("municipality", 42), wider("group", 43)) == ["school"]
    # The municipality is withheld, so the group's difference from it tells nobody anything.
    assert shown(OWN, wider("municipality", 43), wider("group", 46)) == ["school", "group"]


def test_another_year_another_indicator_and_another_school_reveal_nothing() -> None:
    small = replace(OWN, answers=2)
    beside = wider("municipality", 50)
    others = [
        replace(beside, year=2025),
        replace(beside, indicator_id="ps_other"),
        replace(beside, school_id="lia"),
    ]
    assert told([small, *others])[1:] == others


def test_figures_keep_their_order_and_what_is_shown_stays_as_it_is() -> None:
    figures = [wider("country", 9000), OWN, wider("municipality", 90)]
    assert told(figures) == figures
    assert told([]) == []


def test_a_reading_of_a_small_year_tells_no_change_no_colour_and_no_comparison() -> None:
    before = replace(OWN, year=2025, value=3.1)
    found = read(HOME, (before, replace(OWN, answers=3), wider("municipality", 60)))
    assert found is not None
    assert (found.newest.value, found.newest.answers, found.status) == (0.0, 0, Status.SUPPRESSED)
    assert (found.change, found.changed_since, found.compared) == (None, None, ())


def test_after_a_small_year_the_change_is_from_the_last_year_that_was_shown() -> None:
    figures = (replace(OWN, year=2024, value=4.0), replace(OWN, year=2025, value=1.9, answers=4), OWN)
    found = read(HOME, (*figures, replace(wider("municipality", 60), year=2025), wider("municipality", 60)))
    assert found is not None
    assert (found.changed_since, round(found.change or 0, 1)) == (2024, 0.7)
    assert [figure.value for figure in found.history] == [4.0, 0.0, 4.7]
    assert [figure.year for figure in found.compared] == [2026]


def test_a_yardstick_that_is_withheld_gives_no_colour() -> None:
    held = replace(HOME, good_from=None, lift_below=None, yardstick="municipality")
    with_it = read(held, (OWN, wider("municipality", 60)))
    without = read(held, (OWN, wider("municipality", 42)))
    assert with_it is not None
    assert without is not None
    assert (with_it.status, without.status) == (Status.GOOD, Status.PLAIN)
