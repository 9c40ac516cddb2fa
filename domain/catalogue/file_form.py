"""Reading a table that somebody wrote: every value is checked, and what is wrong is said with its place.

A place is named with the file's own words, as "areas 1 › characteristics 4 (1.4) › criteria 2": there it can be found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from domain.catalogue.areas import Words
from domain.composed import composed
from domain.errors import Parameter, Problem
from domain.people.school import LANGUAGES

MOST_PROBLEMS = 60  # beyond these nobody reads on
Choice = TypeVar("Choice", bound=StrEnum)
Table = Mapping[str, object]


class Form:
    """A file being read: collects problems instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, key: str, place: str, **params: Parameter) -> None:
        """Note a problem at a place."""
        problem = Problem(key, {"place": place, **params})
        if len(self.problems) < MOST_PROBLEMS and problem not in self.problems:
            self.problems.append(problem)

    def table(self, value: object, place: str) -> Table:
        """The value as a table; an empty one where it is something else."""
        if isinstance(value, dict):
            return value
        self.wrong("catalogue_not_table", place)
        return {}

    def tables(self, table: Table, key: str, place: str, most: int) -> Iterator[tuple[Table, str]]:
        """Each table of a list with its place; nothing where the key is left out."""
        value = table.get(key, [])
        here = within(place, key)
        if not isinstance(value, list):
            self.wrong("catalogue_not_list", here)
            return
        if len(value) > most:
            self.wrong("catalogue_too_many", here, most=most)
        for number, item in enumerate(value[:most], 1):
            at = f"{here} {number}"
            if isinstance(item, dict):
                name = item.get("id")
                told = isinstance(name, str) and name not in ("", str(number))
                yield item, f"{at} ({str(name)[:20]})" if told else at
            else:
                self.wrong("catalogue_not_table", at)

    def line(self, table: Table, key: str, place: str, most: int, *, needed: bool = True) -> str:
        """One line of text."""
        value = table.get(key)
        here = within(place, key)
        if value is None:
            if needed:
                self.wrong("catalogue_missing", here)
            return ""
        if not isinstance(value, str):
            self.wrong("catalogue_not_text", here)
            return ""
        return self._fitting(value, here, most, needed=needed)

    def words(self, value: object, place: str, most: int) -> Words:
        """A text in one or more languages: a string (taken as bokmål) or a table of nb, nn, en."""
        if isinstance(value, str):
            text = self._fitting(value, place, most)
            return {"nb": text} if text else {}
        if value is None:
            self.wrong("catalogue_missing", place)
            return {}
        if not isinstance(value, dict):
            self.wrong("catalogue_not_words", place)
            return {}
        table: Table = value
        found = {
            language: text
            for language in LANGUAGES
            if language in table and (text := self.line(table, language, place, most))
        }
        if not any(language in table for language in LANGUAGES):
            self.wrong("catalogue_missing", within(place, "nb"))
        return found

    def choice(self, table: Table, key: str, place: str, kind: type[Choice], default: Choice) -> Choice:
        """One of a few fixed words."""
        value = table.get(key, default.value)
        try:
            return kind(str(value))
        except ValueError:
            self.wrong("catalogue_not_choice", within(place, key), choices=", ".join(kind))
            return default

    def number(self, table: Table, key: str, place: str) -> float | None:
        """A number, or None where it is left out."""
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e9:
            return float(value)
        self.wrong("catalogue_not_number", within(place, key))
        return None

    def keys(self, table: Table, place: str, *known: str) -> None:
        """Say which names are not understood: most often a slip of the pen."""
        for name in table:
            if name not in known:
                self.wrong("catalogue_unknown_name", within(place, str(name)[:40]))

    def _fitting(self, value: str, place: str, most: int, *, needed: bool = True) -> str:
        text = tidy(value)
        if not text and needed:
            self.wrong("catalogue_missing", place)
        if len(text) > most:
            self.wrong("catalogue_too_long", place, most=most, length=len(text))
        return text[:most]


def within(place: str, name: str) -> str:
    """A place inside another."""
    return f"{place} › {name}" if place else name


def tidy(text: str) -> str:
    """One line of composed characters, without what cannot be seen."""
    seen = "".join(c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return composed(" ".join(seen.split()))
