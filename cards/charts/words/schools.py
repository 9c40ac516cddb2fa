"""From what an owner sees to the spec of the table of schools by characteristic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cards.charts.spec import ChartSpec
from domain.catalogue.areas import said
from domain.owners.owned import Move, SeenSchool, Subject
from domain.owners.releases import Part
from locales import tr

MOST_ROWS = 10
MOST_COLUMNS = 6
_ENDINGS = (" kulturskole", " kulturskule", " kultur- og musikkskole")
_MOVES = {Move.UP: "up", Move.DOWN: "down"}

Key = tuple[str, str]  # a number and what it is called: schools may have given a number to something of their own


def key_of(subject: Subject) -> Key:
    """What makes two schools' characteristics the same."""
    return subject.number, said(subject.title, "nb")


def columns_of(schools: Sequence[SeenSchool]) -> list[Key]:
    """What these schools have released levels of: what most have, in the order of the numbers."""
    counted = Counter(key_of(one) for school in schools for one in school.subjects if Part.LEVELS in one.parts)
    most = sorted(counted, key=lambda key: (-counted[key], place_of(key)))[:MOST_COLUMNS]
    return sorted(most, key=place_of)


def schools_spec(language: str, schools: Sequence[SeenSchool], page: int = 0) -> ChartSpec | None:
    """Ten schools by name; ``page`` 1 has the next ten. None where no level is released."""
    telling = [one for one in schools if any(Part.LEVELS in subject.parts for subject in one.subjects)]
    shown = telling[page * MOST_ROWS : (page + 1) * MOST_ROWS]
    columns = columns_of(shown)
    if not columns:
        return None
    table = [(one, _by_key(one)) for one in shown]
    rows = [{"name": _short(one.name), "cells": [_cell(by_key.get(key)) for key in columns]} for one, by_key in table]
    numbers = [number for number, _ in columns]
    cells = [cell for row in rows for cell in row["cells"]]
    foot = []
    if any(cell and cell[1] for cell in cells):
        foot.append(tr(language, "Triangle: higher or lower than the time before"))
    if any(cell and not cell[0] for cell in cells):
        foot.append(tr(language, "?: talked about, and not agreed yet"))
    if any(cell is None for cell in cells):
        foot.append(tr(language, "–: not released to you"))
    data = {
        "title": tr(language, "Agreed levels by school"),
        "columns": [f"{number}*" if numbers.index(number) != at else number for at, number in enumerate(numbers)],
        "rows": rows,
        "foot": foot,
    }
    lines = [_sentence(language, one.name, [(key, by_key.get(key)) for key in columns]) for one, by_key in table]
    return ChartSpec("schools", language, data, "\n".join(lines))


def _by_key(school: SeenSchool) -> dict[Key, Subject]:
    return {key_of(one): one for one in school.subjects if Part.LEVELS in one.parts and one.newest is not None}


def _cell(subject: Subject | None) -> list[int | str] | None:
    if subject is None or subject.newest is None:
        return None
    return [subject.newest.level or 0, _MOVES.get(subject.move, "") if subject.move else ""]


def _sentence(language: str, name: str, cells: Sequence[tuple[Key, Subject | None]]) -> str:
    parts = []
    for (number, _), subject in cells:
        if subject is None or subject.newest is None:
            continue
        level = subject.newest.level
        words = tr(language, "level {level}", level=level) if level else tr(language, "not agreed")
        if subject.move is Move.UP:
            words += f" ({tr(language, 'higher than before')})"
        elif subject.move is Move.DOWN:
            words += f" ({tr(language, 'lower than before')})"
        parts.append(f"{number} {words}")
    return f"{name}: {', '.join(parts) or tr(language, 'not released to you')}."


def _short(name: str) -> str:
    """Without the word that all of them end in."""
    ending = next((each for each in _ENDINGS if name.lower().endswith(each)), "")
    return name[: -len(ending)] if ending else name


def place_of(key: Key) -> tuple[list[int], Key]:
    """1.4 before 1.11."""
    return [int(part) if part.isdigit() else 0 for part in key[0].split(".")], key
