"""Rows that only a column nobody knows tells apart: girls and boys, grades, units, the neighbour school.

Such a column may be passed over while the rest is unambiguous. Where it parts rows, the row for all of them counts;
where there is none, the rows are refused together and the column is named: the first one would be a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from domain.errors import Problem
from domain.figures.take_figures import Refusal
from sources.headings import plain
from sources.table_text import Row

_ALL = {
    *("", "alle", "total", "totalt", "totalen", "samlet", "samla", "i alt", "ialt", "sum", "begge", "begge kjønn"),
    *("hele skolen", "heile skulen", "alle elever", "alle elevar", "alle trinn", "alle kjønn", "alle grupper"),
    *("alle enheter", "alle einingar", "all", "both", "everybody", "everyone", "overall", "whole school"),
}


_COUNTS = "\n"  # in place of the heading by which a row is left out


class Parted:
    """The rows of one table that stand for the whole school; says afterwards what was passed over."""

    def __init__(self, unknown: Mapping[int, str], key: Callable[[Sequence[str]], Hashable]) -> None:
        self._unknown, self._key = dict(unknown), key
        self._passed = 0
        self._by: dict[str, None] = {}

    def rows(self, table: Iterable[Row]) -> Iterator[Row | Refusal]:
        """Each row that counts, and a refusal for each that cannot be told from another."""
        if not self._unknown:
            yield from table
            return
        kept = list(table)
        alike: dict[Hashable, list[int]] = {}
        for at, (_, cells) in enumerate(kept):
            alike.setdefault(self._key(cells), []).append(at)
        parting = self._parting([[kept[at][1] for at in places] for places in alike.values() if len(places) > 1])
        left_out: dict[int, str] = {}
        for places in alike.values():
            parts = {at: part for at in places if (part := self._part(kept[at][1], parting))}
            if len(parts) < len(places):
                self._passed += len(parts)
                self._by |= dict.fromkeys(parts.values())
                left_out |= dict.fromkeys(parts, "")
            else:
                left_out |= parts
        for at, (number, cells) in enumerate(kept):
            column = left_out.get(at, _COUNTS)
            if column == _COUNTS:
                yield number, cells
            elif column:
                yield Refusal(number, Problem("figures_parted", {"column": column[:60]}))

    def notes(self) -> list[Problem]:
        """How many rows were passed over because another row speaks for all."""
        if not self._passed:
            return []
        return [Problem("figures_parts_passed", {"count": self._passed, "column": ", ".join(self._by)[:120]})]

    def _parting(self, groups: Iterable[Sequence[Sequence[str]]]) -> dict[int, set[str]]:
        """The columns that tell rows of the same figure apart, each with what stands in it there."""
        found: dict[int, set[str]] = {}
        for group in groups:
            for place in self._unknown:
                texts = {_text(cells, place) for cells in group}
                if len(texts) > 1:
                    found.setdefault(place, set()).update(texts - _ALL)
        return found

    def _part(self, cells: Sequence[str], parting: Mapping[int, set[str]]) -> str:
        """The heading of the column by which a row is about a part only; "" where it is about all."""
        return next((self._unknown[place] for place, texts in parting.items() if _text(cells, place) in texts), "")


def _text(cells: Sequence[str], place: int) -> str:
    return plain(cells[place]) if place < len(cells) else ""
