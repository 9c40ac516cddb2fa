"""A package that somebody sent: read with care, for anybody may have written it.

Nothing here raises because of what a file holds. Texts stay texts: they are made harmless where they are shown.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from domain.catalogue.areas import Catalogue
from domain.catalogue.read import read_catalogue
from domain.composed import composed
from domain.errors import Problem
from domain.file_table import table_in
from domain.measures.measure import LONGEST_TITLE
from domain.meetings.forms import form_of, own_form
from domain.practice.package import (
    LONGEST_ORIGIN,
    MOST_BYTES,
    MOST_FORMS,
    MOST_PRACTICES,
    MOST_QUESTIONS,
    VERSION,
    About,
    Package,
    PackedForm,
    PackedPractice,
    PackedQuestion,
)
from domain.practice.practice import LONGEST_PART
from domain.reading import read_day

KEY, KIND = "samklang", "package"  # what a package is known by
LONGEST_QUESTION, LONGEST_NAME = 300, 60
Table = Mapping[str, object]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """What was understood. ``left_out`` counts what could not be used; ``catalogue`` is None where there is none."""

    package: Package
    catalogue: Catalogue | None = None
    catalogue_problems: tuple[Problem, ...] = field(default=())
    left_out: int = 0


def read_package(text: str) -> ReadPackage | Problem | None:
    """The package, what is wrong with it as a whole, or None for a file that is something else."""
    top = _parsed(text)
    if top is None or KEY not in top:
        return None
    version = top.get("version")
    if top.get(KEY) != KIND or isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return Problem("package_unknown")
    if version > VERSION:
        return Problem("package_newer")
    origin = line(top.get("from"), LONGEST_ORIGIN)
    if not origin:
        return Problem("package_unknown")
    if len(text) > MOST_BYTES:
        return Problem("file_large", {"kilobytes": MOST_BYTES // 1000})
    reader = _Reader()
    made = read_day(line(top.get("made"), 40)) or date.min
    questions = reader.several(top.get("questions"), MOST_QUESTIONS, _question)
    forms = reader.several(top.get("forms"), MOST_FORMS, _form)
    practices = reader.several(top.get("practices"), MOST_PRACTICES, _practice)
    source, from_, catalogue, problems = _catalogue(top.get("catalogue"))
    package = Package(origin, made, source if catalogue and not problems else "", from_, questions, forms, practices)
    return ReadPackage(package, catalogue, tuple(problems), reader.left_out)


class _Reader:
    def __init__(self) -> None:
        self.left_out = 0

    def several(self, value: object, most: int, read: Callable[[Table], T | None]) -> tuple[T, ...]:
        """Each entry once, those that can be used."""
        entries = value if isinstance(value, list) else []
        found: dict[T, None] = {}
        for entry in entries[:most]:
            one = read(entry) if isinstance(entry, dict) else None
            if one is None:
                self.left_out += 1
            else:
                found[one] = None
        self.left_out += max(0, len(entries) - most) + (value is not None and not isinstance(value, list))
        return tuple(found)


def _question(table: Table) -> PackedQuestion | None:
    text = line(table.get("text"), LONGEST_QUESTION)
    return PackedQuestion(_about(table), text, _origin(table)) if text else None


def _form(table: Table) -> PackedForm | None:
    name, phases = line(table.get("name"), LONGEST_NAME), tuple(_phases(table.get("phases")))
    usable = name and phases and form_of(own_form(phases)) is not None
    return PackedForm(name, phases, _origin(table)) if usable else None


def _phases(value: object) -> Iterator[tuple[str, int]]:
    for pair in value if isinstance(value, list) and len(value) < 50 else ():
        if not isinstance(pair, list) or len(pair) != 2:
            yield "", 0  # no form has this: it is left out whole
            return
        phase, minutes = pair
        known = isinstance(phase, str) and isinstance(minutes, int) and not isinstance(minutes, bool)
        yield (str(phase), int(minutes)) if known and 0 < minutes < 1000 else ("", 0)


def _practice(table: Table) -> PackedPractice | None:
    title = line(table.get("title"), LONGEST_TITLE)
    did, changed, again = (_lines(table.get(name, "")) for name in ("did", "changed", "again"))
    if not title or not did or changed is None or again is None:
        return None
    return PackedPractice(_about(table), title, did, changed, again, _origin(table))


def _about(table: Table) -> About:
    number, titles = line(table.get("characteristic"), 20), table.get("titles")
    said = [line(title, 200) for title in titles[:5]] if number and isinstance(titles, list) else []
    return About(number, tuple(title for title in said if title))


def _origin(table: Table) -> str:
    return line(table.get("from"), LONGEST_ORIGIN)


def _catalogue(value: object) -> tuple[str, str, Catalogue | None, Sequence[Problem]]:
    if value is None:
        return "", "", None, ()
    file = value.get("file") if isinstance(value, dict) else None
    if not isinstance(file, dict) or not isinstance(value, dict):
        return "", "", None, [Problem("catalogue_unreadable", {"place": ""})]
    source = json.dumps(file, ensure_ascii=False, sort_keys=True)
    catalogue, problems = read_catalogue(source)
    return source, _origin(value), catalogue, problems


def _parsed(text: str) -> Table | None:
    if not text.lstrip("\ufeff \r\n\t").startswith("{") or len(text) > 2 * MOST_BYTES:
        return None
    try:
        value = table_in(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def line(value: object, most: int) -> str:
    """One line of what can be seen; "" for anything else, and for what is too long."""
    text = " ".join(_clean(value).split()) if isinstance(value, str) and len(value) <= 4 * most else ""
    return text if len(text) <= most else ""


def _lines(value: object) -> str | None:
    """Several lines; None for what is no text, or too long."""
    if not isinstance(value, str) or len(value) > 4 * LONGEST_PART:
        return None
    text = _clean(value).strip()
    return text if len(text) <= LONGEST_PART else None


def _clean(value: str) -> str:
    """Without control characters and halves of characters: no database keeps them."""
    lines = value.replace("\r\n", "\n").replace("\t", " ")
    kept = "".join(c for c in lines if c == "\n" or unicodedata.category(c)[0] != "C")
    return composed(kept)
