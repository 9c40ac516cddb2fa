"""JSON-stat 2: a table as dimensions and one long row of values, read within limits that are said beforehand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from domain.figures.statistics import NoStatistics

MOST_CELLS = 200_000
MOST_DIMENSIONS = 12


@dataclass(frozen=True, slots=True)
class CodeList:
    """A grouping of a dimension's values that the table offers; it is fetched by its id."""

    id: str
    label: str
    aggregates: bool


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way the table is cut: its codes in order, what they are called, and what is said about them."""

    id: str
    codes: tuple[str, ...]
    labels: Mapping[str, str]
    units: Mapping[str, str] = field(default_factory=dict)  # of contents: "prosent"
    periods: Mapping[str, str] = field(default_factory=dict)  # of contents: the day it holds for, "31.12."
    code_lists: tuple[CodeList, ...] = ()
    may_be_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table, or only its description where ``values`` is empty."""

    label: str
    dimensions: tuple[Dimension, ...]
    roles: Mapping[str, tuple[str, ...]]  # "time", "metric", "geo" -> ids of dimensions
    values: Mapping[int, float]
    updated: str = ""

    def dimension(self, role: str, *names: str) -> Dimension | None:
        """The dimension with a role, or with one of these names (beginnings of ids) where none has it."""
        found = {each.id: each for each in self.dimensions}
        for known in self.roles.get(role, ()):
            if known in found:
                return found[known]
        return next((each for each in self.dimensions if each.id.startswith(names)), None) if names else None

    def value(self, codes: Mapping[str, str]) -> float | None:
        """The value where the codes meet; a dimension that is not named must have one code. None where it has none."""
        place = 0
        for each in self.dimensions:
            code = codes.get(each.id, each.codes[0] if len(each.codes) == 1 else "")
            if code not in each.codes:
                return None
            place = place * len(each.codes) + each.codes.index(code)
        return self.values.get(place)


def read_dataset(body: str) -> Dataset:
    """The table in an answer; ``NoStatistics`` where the answer is not one."""
    try:
        raw = orjson.loads(body)
        if raw.get("class", "dataset") != "dataset":
            raise ValueError("not a dataset")
        ids = [str(each) for each in raw["id"]]
        if not 0 < len(ids) <= MOST_DIMENSIONS:
            raise ValueError("too many dimensions")
        dimensions = tuple(_dimension(each, raw["dimension"][each]) for each in ids)
        cells = math.prod(len(each.codes) for each in dimensions)
        if [len(each.codes) for each in dimensions] != list(raw["size"]):
            raise ValueError("the sizes are not those of the dimensions")
        roles = {str(role): tuple(map(str, names)) for role, names in (raw.get("role") or {}).items()}
        values = _values(raw.get("value"), cells)
        return Dataset(str(raw.get("label") or ""), dimensions, roles, values, str(raw.get("updated") or ""))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise NoStatistics("statistics_unreadable") from error


def read_code_list(body: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each value of a code list: its code, what it is called, and the codes it stands for."""
    try:
        return [
            (str(each["code"]), str(each.get("label") or ""), tuple(map(str, each.get("valueMap") or ())))
            for each in orjson.loads(body)["values"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoStatistics("statistics_unreadable") from error


def read_correspondence(body: str) -> dict[str, tuple[str, str]]:
    """What each code of one standard is in another: its code there and what that is called."""
    try:
        return {
            str(each["sourceCode"]): (str(each["targetCode"]), str(each.get("targetName") or ""))
            for each in orjson.loads(body)["correspondenceItems"]
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoStatistics("statistics_unreadable") from error


def _dimension(name: str, raw: Mapping[str, Any]) -> Dimension:
    category = raw["category"]
    labels = {str(code): str(text) for code, text in (category.get("label") or {}).items()}
    codes = _codes(category.get("index"), labels)
    more = raw.get("extension") or {}
    units = {str(code): str(unit.get("base") or "") for code, unit in (category.get("unit") or {}).items() if unit}
    periods = {str(code): str(text) for code, text in (more.get("refperiod") or {}).items() if text}
    lists = more.get("codelists") or more.get("codeLists") or ()
    return Dimension(
        id=name,
        codes=codes,
        labels=labels,
        units=units,
        periods=periods,
        code_lists=tuple(
            CodeList(str(each["id"]), str(each.get("label") or ""), str(each.get("type")).casefold() == "aggregation")
            for each in lists
        ),
        may_be_left_out=more.get("elimination") is True,
    )


def _codes(index: object, labels: Mapping[str, str]) -> tuple[str, ...]:
    """The codes in order: a list, or a place for each; a dimension of one value may leave it out."""
    if isinstance(index, Sequence) and not isinstance(index, str):
        codes = tuple(map(str, index))
    elif isinstance(index, Mapping):
        codes = tuple(str(code) for code, _place in sorted(index.items(), key=lambda pair: int(pair[1])))
    else:
        codes = tuple(labels)
    if not codes or len(set(codes)) != len(codes) or len(codes) > MOST_CELLS:
        raise ValueError("a dimension without codes, or with the same one twice")
    return codes


def _values(raw: object, cells: int) -> dict[int, float]:
    """By place; what is missing (null, with a mark that says why) is left out."""
    if raw is None:
        return {}
    if cells > MOST_CELLS:
        raise ValueError("too many cells")
    if isinstance(raw, Mapping):
        pairs = [(int(place), value) for place, value in raw.items()]
    elif isinstance(raw, list) and len(raw) in (0, cells):
        pairs = list(enumerate(raw))
    else:
        raise ValueError("the values do not fill the table")
    found = {}
    for place, value in pairs:
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= place < cells:
            raise ValueError("a value that is no number")
        found[place] = float(value)
    return found
