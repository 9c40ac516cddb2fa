"""What is wrong, in words: the key of a problem becomes a sentence in the person's language.

Each word keeps its sentences in ``cards/<word>/problems.py``; they are merged here, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

import cards
from cards.kit import present
from cards.kit.escape import escape_line
from cards.kit.rooms import files_of
from cards.kit.scene import Scene
from domain.errors import Parameter, Problem
from locales import N_

_COLUMNS = {
    "indicator": N_("indicator"),
    "year": N_("year"),
    "value": N_("value"),
    "answers": N_("number of answers"),
}
UNKNOWN = N_("That did not work. Nothing was changed.")


def sentence(scene: Scene, problem: Problem) -> str:
    """The sentence for a problem, its parameters said as the scene says them; ready for a card (escaped).

    Where a name in it is not known (empty), the sentence under ``<key>_unnamed`` is used instead, if there is one.
    """
    known = texts()
    unnamed = known.get(f"{problem.key}_unnamed") if "" in problem.params.values() else None
    found = unnamed or known.get(problem.key)
    if found is None:
        return scene.tr(UNKNOWN)
    params = {name: _said(scene, value) for name, value in problem.params.items()}
    if "columns" in params:
        params["columns"] = ", ".join(_column(scene, name) for name in str(problem.params["columns"]).split(", "))
    return present.capitalised(scene.tr(found, **params))


@cache
def texts() -> Mapping[str, str]:
    """Every key that has a sentence."""
    return {key: words for area in by_area().values() for key, words in area.items()}


@cache
def by_area() -> Mapping[str, Mapping[str, str]]:
    """The sentences as their areas keep them; a test says that no key has two."""
    return {module.__name__: module.TEXTS for _word, module in files_of(cards, "problems")}


def _column(scene: Scene, name: str) -> str:
    """The name of a column in a table of figures, as a reader of the table knows it."""
    return scene.tr(_COLUMNS[name]) if name in _COLUMNS else escape_line(name)


def _said(scene: Scene, value: Parameter) -> str:
    """A moment in local words, a date as a day, a number as the language writes it, a text escaped."""
    if isinstance(value, datetime):
        today = present.local_day(scene, value) == present.local_day(scene, scene.now)
        return present.at_clock(scene, value) if today else present.when(scene, value, capital=False)
    if isinstance(value, date):
        return present.day(scene, value)
    if isinstance(value, (bool, str)):
        return escape_line(str(value))
    if isinstance(value, int):
        return present.number(scene, value)
    return present.number(scene, value, 1)
