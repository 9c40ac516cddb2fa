"""Samples of ``cards/figures/imports.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cards.figures.imports import last, preview, surveys, taken, undone
from cards.kit.scene import Card, Scene
from domain.errors import Problem
from domain.figures.figure import Figure
from domain.figures.file import ReadFile
from domain.figures.imports import Change, Import, ImportState
from domain.figures.instruments import OLDER, SAMKLANG, YOUNG
from domain.figures.take_figures import Refusal
from domain.figures.take_import import Effect
from preview import school as samples


def _figure(indicator: str, year: int, value: float, answers: int | None = 80) -> Figure:
    return Figure(samples.SCHOOL.id, indicator, year, value, answers, counted_on=date(year, 5, 8))


_READ = (
    _figure("gs_dialogue", 2025, 3.0), _figure("gs_dialogue", 2026, 2.8), _figure("gs_wellbeing", 2026, 4.3),
    _figure("ps_wellbeing", 2026, 4.4), _figure("gs_channels", 2026, 0.0, 0), _figure("st_pupils", 2025, 207, None),
)  # fmt: skip

_IMPORT = Import(
    "i", samples.SCHOOL.id, "d", "foreldre 2026.xlsx", "survey", "p", samples.NOW, ImportState.OFFERED, _READ
)

_GROUPS = tuple(
    replace(_figure("ps_wellbeing", 2026, value, answers), instrument=SAMKLANG, group=group)
    for value, answers, group in ((4.6, 23, YOUNG), (4.0, 31, OLDER))
)

_TAKEN = replace(_IMPORT, state=ImportState.TAKEN, figures=(), changes=tuple(Change(None, one) for one in _READ))

_REPLACED = tuple(Change(replace(one, value=old, answers=72), one) for one, old in ((_READ[1], 3.1), (_READ[3], 4.2)))

_BAD = (
    Refusal(5, Problem("figure_year", {"text": "20226", "first": "1990", "last": "2026", "school_year": "2026/27"})),
    Refusal(7, Problem("figure_formula", {"text": "=SUM(B2:B9)"}), "Elever"),
)

_NOTES = (
    Problem("forms_respondents", {"count": 96, "questions": 18}),
    Problem("forms_odd", {"count": 2}),
    Problem("figures_passed_over", {"names": "«Hvor gammel er barnet ditt?», «Noe mer du vil si?»"}),
)


def _sample(on: Scene, found: ReadFile, effect: Effect | None) -> Card:
    from domain.catalogue.read import built_in

    return preview(on, samples.leader(on), built_in(), "foreldre 2026.xlsx", found, effect)


_GOOD = ReadFile("forms", _READ, (), _NOTES, 0, 97)

SAMPLES: list[samples.Sample] = [
    ("a file to take in", lambda on: _sample(on, _GOOD, Effect(_IMPORT, 4, 2, replaced=_REPLACED))),
    ("two age groups", lambda on: _sample(on, ReadFile("forms", _GROUPS), Effect(_IMPORT, 2))),
    ("some lines refused", lambda on: _sample(on, replace(_GOOD, kind="survey", notes=(), refusals=_BAD, refused=14),
                                              Effect(_IMPORT, 4, 1, 1))),
    ("the same file again", lambda on: _sample(on, replace(_GOOD, kind="gsi", notes=()), Effect(_IMPORT, same=6))),
    ("no figures", lambda on: _sample(on, ReadFile("", (), (Refusal(0, Problem("figures_file_bomb")),), (), 1), None)),
    ("taken in", lambda on: taken(on, samples.leader(on), Effect(_IMPORT, 4, 2), undo=True)),
    ("the last one", lambda on: last(on, samples.leader(on), _TAKEN, "Ingrid Lunde")),
    ("none yet", lambda on: last(on, samples.leader(on), None, "")),
    ("undone", lambda on: undone(on, samples.leader(on), _IMPORT, 6)),
    ("question sets", lambda on: surveys(on, samples.leader(on), on.language)),
]  # fmt: skip
