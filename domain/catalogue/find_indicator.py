"""Find figures by a word: "venteliste", "motivasjon", "foresatte"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.catalogue.areas import Catalogue, Indicator

MOST_FOUND = 8
_WORD = re.compile(r"\w{2,}")


def find_indicators(catalogue: Catalogue, text: str) -> list[Indicator]:
    """The indicators whose title or explanation has all the words, in any language; those with it in the title first.

    A word fits where it begins a word, so "motivasjon" finds "motivasjonen"; from five letters also inside one, so
    "utgifter" finds "driftsutgifter".
    """
    wanted = _WORD.findall(text.casefold())[:6]
    if not wanted:
        return []
    found: list[tuple[int, int, Indicator]] = []
    for at, indicator in enumerate(catalogue.indicators):
        titles = " ".join([*indicator.title.values(), indicator.source])
        if _has_all(titles, wanted):
            found.append((0, at, indicator))
        elif _has_all(" ".join([titles, *indicator.about.values(), *indicator.counted.values()]), wanted):
            found.append((1, at, indicator))
    return [indicator for _, _, indicator in sorted(found, key=lambda one: one[:2])[:MOST_FOUND]]


def _has_all(text: str, wanted: Sequence[str]) -> bool:
    words = _WORD.findall(text.casefold())
    return all(any(word.startswith(one) or (len(one) >= 5 and one in word) for word in words) for one in wanted)
