"""A school's own catalogue: what is understood, and every problem with its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.catalogue.areas import said
from domain.catalogue.read import MOST_BYTES, built_in, read_catalogue

SMALL = """
[[areas]]
id = "1"
title = "Det vi vil"

[[areas.characteristics]]
id = "1.1"
title = { nb = "Samspill", nn = "Samspel" }
questions = ["Når spiller vi sammen?"]
criteria = [
  { level = 1, nb = "Vi spiller sjelden sammen.", deficit = true },
  { level = 2, nb = "Vi spiller sammen av og til." },
  { level = 3, nb = "Vi spiller sammen hver måned." },
  { level = 4, nb = "Alle spiller sammen hver uke." },
]

[[areas.characteristics]]
id = "1.2"
title = "Øving"
"""


def problems(text: str) -> list[tuple[str, str]]:
    return [(problem.key, str(problem.params.get("place", ""))) for problem in read_catalogue(text)[1]]


def test_a_small_file_takes_the_rest_from_the_built_in_one() -> None:
    catalogue, found = read_catalogue(SMALL, version=3)

    assert found == []
    assert catalogue is not None
    assert (catalogue.origin, catalogue.version) == ("school", 3)
    assert [c.id for c in catalogue.characteristics] == ["1.1", "1.2"]
    own, common = catalogue.characteristics
    assert own.levels[1][0].deficit
    assert said(own.title, "en") == "Samspill"
    assert (own.own_criteria, common.own_criteria) == (True, False)
    assert said(common.levels[4][0].text, "nn") == "Arbeidet vårt held den standarden vi har sett oss."
    assert {i.id for i in catalogue.indicators} == {i.id for i in built_in().indicators}
    assert {number for i in catalogue.indicators for number in i.informs} <= {"1.1", "1.2"}
    assert own.origin == "school"


def test_json_is_the_same_form() -> None:
    import tomllib

    assert read_catalogue(json.dumps(tomllib.loads(SMALL))) == read_catalogue(SMALL)


def test_the_built_in_file_is_a_file_that_a_school_may_send() -> None:
    from domain.catalogue.read import _FILE

    catalogue, found = read_catalogue(_FILE.read_text(encoding="utf-8"))

    assert found == []
    assert catalogue is not None
    assert catalogue.indicators == built_in().indicators


@pytest.mark.parametrize(
    ("change", "key", "place"),
    [
        (('id = "1.1"', ""), "catalogue_missing", "areas 1 › characteristics 1 › id"),
        (('id = "1.1"', 'id = "første"'), "catalogue_bad_number", "areas 1 › characteristics 1 (første) › id"),
        (('id = "1.2"', 'id = "1.1"'), "catalogue_twice", "areas 1 › characteristics 2 (1.1)"),
        (('title = "Øving"', ""), "catalogue_missing", "areas 1 › characteristics 2 (1.2) › title"),
        (('title = "Øving"', "title = 7"), "catalogue_not_words", "areas 1 › characteristics 2 (1.2) › title"),
        (
            ('title = "Øving"', f'title = "{"ø" * 71}"'),
            "catalogue_too_long",
            "areas 1 › characteristics 2 (1.2) › title",
        ),
        (
            ('title = "Øving"', 'tittel = "Øving"'),
            "catalogue_unknown_name",
            "areas 1 › characteristics 2 (1.2) › tittel",
        ),
        (("level = 4", "level = 5"), "catalogue_level", "areas 1 › characteristics 1 (1.1) › criteria 4 › level"),
        (("level = 4", "level = 3"), "catalogue_levels_missing", "areas 1 › characteristics 1 (1.1) › criteria"),
        (
            ('questions = ["Når', 'questions = [3, "Når'),
            "catalogue_not_words",
            "areas 1 › characteristics 1 (1.1) › questions 1",
        ),
        (
            ("deficit = true", 'deficit = "ja"'),
            "catalogue_not_choice",
            "areas 1 › characteristics 1 (1.1) › criteria 1 › deficit",
        ),
    ],
)
def test_each_mistake_is_said_with_its_place(change: tuple[str, str], key: str, place: str) -> None:
    assert (key, place) in problems(SMALL.replace(*change))


def test_what_is_wrong_leaves_the_rest_understood() -> None:
    catalogue, found = read_catalogue(SMALL.replace('title = "Øving"', "title = 7"))

    assert found
    assert catalogue is not None
    assert [c.id for c in catalogue.characteristics] == ["1.1"]


def test_a_place_where_the_file_breaks_is_told_by_line() -> None:
    _, found = read_catalogue('version = 1\n[[areas]]\nid = "1\n')
    _, in_json = read_catalogue('{"areas":\n [}')

    assert (found[0].key, found[0].params["line"]) == ("catalogue_syntax", 3)
    assert (in_json[0].key, in_json[0].params["line"]) == ("catalogue_syntax", 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "[]",
        "3",
        '"x"',
        "{}",
        "[" * 9000,
        '{"a":' * 9000,
        "= =",
        "areas = 1",
        "areas = [1]",
        "\x00",
        "[[areas]]",
        "x = " + "9" * 5000,
        "areas = [[]]",
        '{"areas": null}',
        "\ud800",
        "[limits]\nmean = 3",
        "a" * (MOST_BYTES + 1),
    ],
)
def test_rubbish_is_nothing_but_a_problem(text: str) -> None:
    catalogue, found = read_catalogue(text)

    assert catalogue is None
    assert found


def test_limits_and_indicators_of_the_school_are_its_own() -> None:
    text = (
        SMALL
        + """
[limits.mean]
good_from = 3.8
lift_below = 2.5

[[indicators]]
id = "own_joy"
source = "pupil_survey"
kind = "result"
better = "up"
unit = "mean"
informs = ["1.1", "9.9"]
title = "Spilleglede"
"""
    )
    catalogue, found = read_catalogue(text)

    assert catalogue is not None
    (own,) = catalogue.indicators
    assert (own.good_from, own.lift_below, own.informs) == (3.8, 2.5, ("1.1",))
    assert [(p.key, p.params.get("id")) for p in found] == [("catalogue_informs", "9.9")]


def test_limits_the_wrong_way_round_are_said() -> None:
    assert ("catalogue_limits", "limits › mean") in problems(
        SMALL + "[limits.mean]\ngood_from = 2.0\nlift_below = 3.0\n"
    )


def test_what_cannot_be_seen_is_taken_out_of_texts() -> None:
    catalogue, _ = read_catalogue(SMALL.replace("Øving", "Ø\\u200bv\\u202eing \\t her"))

    assert catalogue is not None
    assert catalogue.characteristics[1].title == {"nb": "Øving her"}


leaf = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
names = st.sampled_from(
    [
        "id",
        "title",
        "areas",
        "characteristics",
        "criteria",
        "level",
        "questions",
        "indicators",
        "nb",
        "limits",
        "informs",
        "core_questions",
        "figure_questions",
        "scale",
        "unit",
        "source",
    ]
)
anything = st.recursive(leaf, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=5))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(names, anything, max_size=6))
def test_no_form_of_file_makes_it_fall_over(value: dict[str, object]) -> None:
    catalogue, found = read_catalogue(json.dumps(value))

    assert catalogue is not None or found


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_it_fall_over(text: str) -> None:
    read_catalogue(text)
