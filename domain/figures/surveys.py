"""Samklang's own survey: short sets of statements for pupils of two ages and for guardians, and how they answer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.catalogue.areas import Words
from domain.people.school import LANGUAGES

_FILE = Path(__file__).resolve().parents[1] / "content" / "surveys.toml"
AUDIENCES = ("pupils_young", "pupils_older", "guardians")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement that is agreed with more or less. ``indicator_id`` is the construct it belongs to."""

    indicator_id: str
    text: Words


@dataclass(frozen=True, slots=True)
class Survey:
    """The statements for one group, in the order they are asked in."""

    audience: str
    title: Words
    intro: Words
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Surveys:
    """All of them; ``scale`` is what 1 to 5 are called, ``unsure`` the answer that does not count."""

    scale: tuple[Words, ...]
    unsure: Words
    surveys: Mapping[str, Survey]


@cache
def own_surveys() -> Surveys:
    """The sets that come with Samklang."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    surveys = {
        name: Survey(
            name,
            table[name]["title"],
            table[name]["intro"],
            tuple(Statement(one["about"], {k: one[k] for k in LANGUAGES}) for one in table[name]["ask"]),
        )
        for name in AUDIENCES
    }
    return Surveys(tuple(table["scale"]), table["unsure"], surveys)
