"""JSON-stat 2: values stand where the codes meet, and what is not a table is said to be none."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

import orjson
import pytest

from domain.figures.statistics import NoStatistics
from sources.json_stat import read_code_list, read_dataset


def dataset(**changes: Any) -> dict[str, Any]:
    """A small table: two regions, one content, three years."""
    found: dict[str, Any] = {
        "version": "2.0",
        "class": "dataset",
        "id": ["Region", "ContentsCode", "Tid"],
        "size": [2, 1, 3],
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "dimension": {
            "Region": {"category": {"index": {"EAK": 1, "4640": 0}, "label": {"4640": "Sogndal", "EAK": "Landet"}}},
            "ContentsCode": {"category": {"label": {"A": "Andel"}, "unit": {"A": {"base": "prosent", "decimals": 1}}}},
            "Tid": {"category": {"index": ["2023", "2024", "2025"]}},
        },
        "value": [1.0, None, 3.5, 4, 5, 6],
    }
    return {**found, **changes}


def read(found: object) -> Any:
    return read_dataset(orjson.dumps(found).decode())


def test_a_value_stands_where_its_codes_meet() -> None:
    table = read(dataset())

    assert table.value({"Region": "4640", "Tid": "2025"}) == 3.5  # contents have one code only
    assert table.value({"Region": "EAK", "ContentsCode": "A", "Tid": "2023"}) == 4.0
    assert table.value({"Region": "4640", "Tid": "2024"}) is None  # a dot in the table
    assert table.value({"Region": "9999", "Tid": "2024"}) is None
    assert table.dimension("metric").units == {"A": "prosent"}
    assert table.dimension("geo", "KOKkommuneregion", "Region").id == "Region"


def test_values_may_come_by_place() -> None:
    table = read(dataset(value={"2": 3.5, "5": 6}))

    assert table.value({"Region": "4640", "Tid": "2025"}) == 3.5
    assert table.value({"Region": "EAK", "Tid": "2025"}) == 6.0
    assert table.value({"Region": "EAK", "Tid": "2024"}) is None


def test_a_description_has_no_values() -> None:
    found = dataset()
    del found["value"]

    assert read(found).values == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"class": "collection"},
        {"id": []},
        {"id": ["Region"]},
        {"id": "Region"},
        {"size": [2, 1, 4]},
        {"size": None},
        {"value": [1.0, 2.0]},
        {"value": ["1,0"] * 6},
        {"value": [True] * 6},
        {"value": {"6": 1.0}},
        {"value": {"-1": 1.0}},
        {"value": {"x": 1.0}},
        {"value": "123456"},
        {"role": ["Tid"]},
        {"dimension": {}},
        {"dimension": None},
        {"dimension": {key: {"category": {"index": ["a", "a"]}} for key in ("Region", "ContentsCode", "Tid")}},
    ],
)  # fmt: skip
def test_what_does_not_hang_together_is_no_table(changes: dict[str, Any]) -> None:
    with pytest.raises(NoStatistics) as none:
        read(dataset(**changes))

    assert none.value.problem.key == "statistics_unreadable"


@pytest.mark.parametrize("body", ["", "[]", "null", "<html>", "NaN", '"dataset"', "[" * 2000, '{"id": NaN}'])
def test_what_is_not_json_stat_is_no_table(body: str) -> None:
    with pytest.raises(NoStatistics):
        read_dataset(body)
    with pytest.raises(NoStatistics):
        read_code_list(body)


def test_a_table_of_billions_of_cells_is_not_unfolded() -> None:
    names = [f"d{number}" for number in range(10)]
    codes = [str(number) for number in range(100)]
    huge = {
        "id": names,
        "size": [100] * 10,
        "dimension": {name: {"category": {"index": codes}} for name in names},
        "value": {"0": 1.0},
    }

    with pytest.raises(NoStatistics):
        read(huge)


def test_a_code_list_says_what_its_values_stand_for() -> None:
    body = orjson.dumps(
        {"values": [{"code": "EKG07", "label": "KOSTRA-gruppe 7", "valueMap": ["4640"]}, {"code": "X"}]}
    )

    assert read_code_list(body.decode()) == [("EKG07", "KOSTRA-gruppe 7", ("4640",)), ("X", "", ())]


ODD: tuple[Any, ...] = (None, True, -1, 1e400, 7, "", "x", [], ["a"], {}, {"a": 1}, [[1]], {"a": {"b": None}})


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_wrong_in_a_table_it_is_told_as_one_thing(seed: int) -> None:
    """Any part of a good answer put in place by something odd: a table still, or said to be none."""
    odd = random.Random(seed)
    for _time in range(40):
        found = orjson.loads(orjson.dumps(dataset()))
        place: Any = found
        while isinstance(place, (dict, list)) and place:
            parent, key = place, odd.choice(list(place) if isinstance(place, dict) else range(len(place)))
            place = parent[key]
            if odd.random() < 0.3:
                break
        parent[key] = odd.choice(ODD)
        with suppress(NoStatistics):
            table = read(found)
            table.value({"Region": "4640", "Tid": "2025"})
            table.dimension("geo", "Region")
