"""How wide the columns of a table are, so that it fits a page and no word is broken that need not be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LONGEST_LINE = 60  # characters: what is longer is read in several lines
_GAP = re.compile(r"[ \t\n]+")  # not between what is kept together


def shared_out(columns: Sequence[Iterable[str]], room: float, margin: float = 0.0) -> list[float]:
    """The width of each column, in characters: its longest word at least, and as much of its longest line as fits.

    ``room`` is the width of all, ``margin`` that of the white in each. Where not even the longest words fit, the widest
    columns give way: a long name is broken sooner than a year.
    """
    texts = [list(column) for column in columns]
    least = [margin + _longest(word for text in column for word in _GAP.split(text)) for column in texts]
    wanted = [margin + min(_longest(text.split("\n") for text in column), LONGEST_LINE) for column in texts]
    wanted = [max(pair) for pair in zip(least, wanted, strict=True)]
    if sum(least) >= room:
        return _cut(least, room)
    spare, lacking = room - sum(least), sum(wanted) - sum(least)
    part = min(1.0, spare / lacking) if lacking else 0.0
    return [low + (high - low) * part for low, high in zip(least, wanted, strict=True)]


def _longest(texts: Iterable[str | list[str]]) -> int:
    return max((len(line) for text in texts for line in ([text] if isinstance(text, str) else text)), default=0)


def _cut(widths: Sequence[float], room: float) -> list[float]:
    """Lower the widest to one height, so that all fit."""
    left, cap = room, 0.0
    for place, width in enumerate(sorted(widths)):
        cap = left / (len(widths) - place)
        if width >= cap:
            break
        left -= width
    return [min(width, cap) for width in widths]
