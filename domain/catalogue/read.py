"""The built-in catalogue, and a school's own file in the same form.

Nothing here raises because of what a file holds. What cannot be used is left out of the catalogue and said as a problem
with its place, so that whoever wrote the file sees at once what was understood and what was not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from domain.catalogue.areas import Catalogue, Kind, Words
from domain.catalogue.file_form import Form, Table
from domain.catalogue.file_parts import Levels, read_areas, read_criteria, read_indicators, read_questions
from domain.errors import Problem
from domain.file_table import TooDeepError, table_in

MOST_BYTES = 300_000  # the built-in one is a fifth of this
_FILE = Path(__file__).resolve().parents[1] / "content" / "catalogue.toml"
_LINE = re.compile(r"at line (\d+), column (\d+)")
_TOP = ("version", "basis", "scale", "core_questions", "guiding_questions", "figure_questions")
_REST = ("default_criteria", "areas", "limits", "indicators")


@cache
def built_in() -> Catalogue:
    """The catalogue that comes with Samklang."""
    catalogue, problems = _read(_FILE.read_text(encoding="utf-8"), "built-in", 1)
    assert catalogue is not None, problems
    assert not problems, problems
    return catalogue


def read_catalogue(text: str, origin: str = "school", version: int = 1) -> tuple[Catalogue | None, list[Problem]]:
    """What was understood of a file (None: nothing that can be used), and every problem with its place."""
    catalogue, problems = _read(text, origin, version)
    return catalogue, list(problems)


@lru_cache(maxsize=32)
def _read(text: str, origin: str, version: int) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    form = Form()
    top = _parsed(text, form)
    if top is None:
        return None, tuple(form.problems)
    base = None if origin == "built-in" else built_in()
    form.keys(top, "", *_TOP, *_REST)
    _check_scale(form, top)
    default: Levels = read_criteria(form, top, "default_criteria", "")
    if not default and base:
        default = next(c.levels for c in base.characteristics if not c.own_criteria)
    areas = read_areas(form, top, default, "school" if base else "seed")
    if not any(area.characteristics for area in areas):
        form.wrong("catalogue_no_areas", "areas")
        return None, tuple(form.problems)
    numbers = {c.id for area in areas for c in area.characteristics}
    catalogue = Catalogue(
        version=version,
        basis=_words_or(form, top, "basis", base.basis if base else {}, 300),
        areas=areas,
        indicators=read_indicators(form, top, numbers, base.indicators if base else ()),
        core_questions=_core(form, top, base),
        guiding_questions=read_questions(form, top, "guiding_questions", "")
        or (base.guiding_questions if base else ()),
        origin=origin,
        figure_questions=_figure_questions(form, top) or (base.figure_questions if base else {}),
    )
    return catalogue, tuple(form.problems)


def _parsed(text: str, form: Form) -> Table | None:
    """The file as a table: JSON where it begins as such, else TOML."""
    text = text.removeprefix("\ufeff")
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        form.wrong("catalogue_too_large", "", most=MOST_BYTES // 1000)
        return None
    try:
        value = table_in(text)
    except json.JSONDecodeError as error:
        form.wrong("catalogue_syntax", "", line=error.lineno, column=error.colno)
        return None
    except TooDeepError:
        form.wrong("catalogue_too_deep", "")
        return None
    except ValueError as error:
        at = _LINE.search(str(error))
        if at:
            form.wrong("catalogue_syntax", "", line=int(at[1]), column=int(at[2]))
        else:
            form.wrong("catalogue_unreadable", "")
        return None
    if not value:
        form.wrong("catalogue_empty", "")
        return None
    return value if isinstance(value, dict) else None


def _check_scale(form: Form, top: Table) -> None:
    if "scale" in top:
        scale = form.table(top["scale"], "scale")
        if (scale.get("min"), scale.get("max")) != (1, 4):
            form.wrong("catalogue_scale", "scale")


def _words_or(form: Form, table: Table, key: str, default: Words, most: int) -> Words:
    return form.words(table[key], key, most) if key in table else default


def _core(form: Form, top: Table, base: Catalogue | None) -> Mapping[str, Words]:
    asked = form.table(top["core_questions"], "core_questions") if "core_questions" in top else {}
    form.keys(asked, "core_questions", "where", "next")
    found = dict(base.core_questions) if base else {}
    for name in ("where", "next"):
        if name in asked:
            found[name] = form.words(asked[name], f"core_questions › {name}", 300)
    return found


def _figure_questions(form: Form, top: Table) -> Mapping[Kind, tuple[Words, ...]]:
    asked = form.table(top["figure_questions"], "figure_questions") if "figure_questions" in top else {}
    form.keys(asked, "figure_questions", *Kind)
    return {kind: read_questions(form, asked, kind.value, "figure_questions") for kind in Kind if kind.value in asked}
