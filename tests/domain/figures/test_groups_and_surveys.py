"""Younger and older pupils, and two surveys about the same: apart, together by weight, never a change."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from domain.catalogue.areas import Better, Indicator, Kind
from domain.figures.figure import SMALLEST_SHOWN, Figure
from domain.figures.instruments import OLDER, YOUNG, group_said, instrument_said
from domain.figures.reading import Reading, Status, read
from domain.figures.suppression import told

WELL = Indicator("ps_well", "pupil_survey", Kind.RESULT, Better.UP, "mean", ("1.4",), {"nb": "Trivsel"}, "", 4.0, 3.0)
ALL = Figure("solvik", "ps_well", 2026, 4.0, 50, "Microsoft Forms", instrument="samklang")


def asked(group: str, value: float, answers: int, year: int = 2026, instrument: str = "samklang") -> Figure:
    return replace(ALL, group=group, value=value, answers=answers, year=year, instrument=instrument)


def reading(*figures: Figure) -> Reading:
    found = read(WELL, figures)
    assert found is not None
    return found


def test_two_groups_are_put_together_by_how_many_answered_and_stay_apart() -> None:
    young, older = asked(YOUNG, 4.6, 10), asked(OLDER, 4.0, 30)
    found = reading(older, young)
    assert round(found.newest.value, 6) == 4.15
    assert found.newest.answers == 40
    assert found.apart == (young, older)


def test_a_whole_that_counts_no_fewer_than_its_groups_speaks_for_them() -> None:
    found = reading(asked("", 4.2, 45), asked(YOUNG, 4.6, 10), asked(OLDER, 4.0, 30))
    assert (found.newest.value, found.newest.group) == (4.2, "")
    # What was kept before the groups were told apart is of one of them only.
    assert reading(asked("", 4.6, 10), asked(YOUNG, 4.6, 10), asked(OLDER, 4.0, 30)).newest.answers == 40


def test_a_year_with_the_older_pupils_only_is_no_yardstick_for_a_year_with_both() -> None:
    both = (asked(YOUNG, 4.6, 10), asked(OLDER, 4.0, 30))
    found = reading(asked(OLDER, 3.0, 30, 2025), *both)
    assert (found.change, found.changed_since) == (None, None)
    before = (asked(YOUNG, 4.0, 10, 2024), asked(OLDER, 4.0, 30, 2024))
    assert reading(*before, asked(OLDER, 3.0, 30, 2025), *both).changed_since == 2024


@pytest.mark.parametrize(("before", "after"), [("udir", "samklang"), ("samklang", "udir"), ("", "samklang")])
def test_another_survey_is_never_a_change_of_the_school(before: str, after: str) -> None:
    found = reading(asked("", 3.0, 40, 2025, before), asked("", 4.5, 40, 2026, after))
    assert (found.change, found.changed_since) == (None, None)
    assert [figure.year for figure in found.series] == [2026]
    assert [figure.year for figure in found.otherwise_asked] == [2025]


def test_of_two_surveys_in_a_year_the_one_that_was_asked_before_speaks() -> None:
    directorate, ours = asked("", 3.6, 40, instrument="udir"), asked("", 4.5, 40)
    found = reading(asked("", 3.0, 40, 2025, "udir"), ours, directorate)
    assert found.newest == directorate
    assert found.apart == (ours,)


def test_a_small_group_is_withheld_and_is_not_in_what_is_put_together() -> None:
    found = reading(asked(YOUNG, 4.9, 4), asked(OLDER, 4.0, 30))
    assert (found.newest.group, found.newest.value) == (OLDER, 4.0)
    assert [(figure.group, figure.value, figure.answers) for figure in found.apart] == [(YOUNG, 0.0, 0)]
    assert reading(asked(YOUNG, 4.9, 4), asked(OLDER, 4.0, 3)).status is Status.SUPPRESSED


def test_nobody_finds_a_small_group_by_taking_what_is_shown_from_what_is_shown() -> None:
    counts = (0, 1, 3, 4, 5, 6, 9, 30)
    for young, older, others, elsewhere in product(counts, counts, (0, 1, 4, 5, 9), (0, 1, 4, 5, 9)):
        whole = young + older + others
        figures = [
            asked(YOUNG, 4.0, young),
            asked(OLDER, 4.0, older),
            asked("", 4.0, whole),
            replace(asked("", 4.0, whole + elsewhere), scope="municipality"),
        ]
        shown = [figure for figure in told(f for f in figures if f.answers) if not figure.suppressed]
        counted = {(figure.scope, figure.group): figure.answers or 0 for figure in shown}
        groups = [count for (_, group), count in counted.items() if group]
        inside_school = [*groups, sum(groups)] if groups else []
        wholes = [count for (_, group), count in counted.items() if not group]
        for wide in wholes:
            assert all(abs(wide - part) >= SMALLEST_SHOWN or wide == part for part in inside_school), counted
        if len(wholes) == 2:
            assert abs(wholes[0] - wholes[1]) >= SMALLEST_SHOWN or wholes[0] == wholes[1], counted


def test_two_surveys_of_a_year_reveal_nothing_of_each_other() -> None:
    assert all(not figure.suppressed for figure in told([asked(YOUNG, 4.0, 30), asked("", 4.1, 33, instrument="udir")]))


@pytest.mark.parametrize(
    ("source", "instrument"),
    [
        ("Microsoft Forms", "samklang"),
        ("Elevundersøkelsen 2026", "udir"),
        ("Udir, høsten 2025", "udir"),
        ("Foreldreundersøkinga 2025/26", "udir"),
        ("Elevundersøkelse i kulturskolen 2026", "elevundersøk kulturskolen"),
        ("Elevundersøkelse i kulturskolen våren 2027", "elevundersøk kulturskolen"),
        ("Conexus Insight 2026", "conexus"),
        ("fra Anne", ""),
        ("", ""),
    ],
)
def test_a_source_names_the_same_survey_each_year(source: str, instrument: str) -> None:
    assert instrument_said(source) == instrument


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Elever 1.–4. trinn", YOUNG),
        ("elever fra 5. trinn", OLDER),
        ("Elever", ""),
        ("1.-4. trinn og fra 5. trinn", ""),
    ],
)
def test_a_text_names_an_age_group(text: str, group: str) -> None:
    assert group_said(text) == group
