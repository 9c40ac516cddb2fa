"""Headings and answer words that nobody knows: what a school has said about them, and what is left to ask.

A heading that the school has explained is put in the words that the readers know; they do the rest.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.figures.table_key import NOT_USED, WHEN, Asked, TableKey
from sources.headings import plain
from sources.table_text import Row

WHEN_HEADING = "completion time"  # the word of the readers for it
MOST_WORDS = 12  # different answers to a question that has answers to choose among
FEWEST_RESPONDENTS = 5
FEWEST_SAY = 2  # what one respondent alone wrote is not repeated
LONGEST_WORD = 40
LONGEST_HEADING = 200
_NUMBER = re.compile(r"[-−]?[\d\s.,]+%?")


def signature(cells: Sequence[str]) -> str:
    """What stands for the headings of a table, in whatever order they are."""
    named = sorted({plain(cell) for cell in cells if cell.strip()})
    return hashlib.sha256("\n".join(named).encode()).hexdigest()[:32] if len(named) > 1 else ""


def explained(cells: Sequence[str], key: TableKey) -> list[str]:
    """The headings with those that the school has explained in the words of the readers."""
    meaning = {plain(heading): what for heading, what in key.columns if what not in (None, NOT_USED)}
    put = {place: meaning.get(plain(cell)) for place, cell in enumerate(cells)}
    return [
        (WHEN_HEADING if what == WHEN else what) if (what := put[place]) else cell for place, cell in enumerate(cells)
    ]


def not_used(key: TableKey) -> set[str]:
    """Headings that the school has said no figure is made of."""
    return {plain(heading) for heading, what in key.columns if what == NOT_USED}


def worth(key: TableKey) -> dict[str, int]:
    """What the school has said that its answer words are worth."""
    return {plain(word): value for word, value in key.words if value is not None}


@dataclass(slots=True)
class _Seen:
    """What has stood in one column: a few different texts, never who wrote them."""

    filled: int = 0
    numbers: int = 0
    texts: dict[str, str] = field(default_factory=dict)  # as compared -> as written

    def see(self, cell: str) -> str:
        """Note a cell; gives the word that stands in it, "" where it is empty, a number, or one too many."""
        text = cell.strip()
        if not text:
            return ""
        self.filled += 1
        if _NUMBER.fullmatch(text):
            self.numbers += 1
            return ""
        compared = plain(text)
        if len(self.texts) <= MOST_WORDS:
            self.texts.setdefault(compared, text)
        return compared if compared in self.texts else ""

    @property
    def chosen(self) -> bool:
        """Whether respondents chose among answers here: few different ones, short, said again and again."""
        few = len(self.texts) <= MOST_WORDS and 2 * len(self.texts) <= self.filled
        return few and all(len(text) <= LONGEST_WORD for text in self.texts.values())


class Watch:
    """Looks at the columns of one table while it is read."""

    def __init__(self, cells: Sequence[str], places: Iterable[int]) -> None:
        self.cells = [" ".join(cell.split()) for cell in cells]
        self._seen = {place: _Seen() for place in places}
        self._rows = 0
        self._said_by: Counter[str] = Counter()  # respondents by word

    def rows(self, table: Iterable[Row]) -> Iterator[Row]:
        """The same rows."""
        for number, cells in table:
            self._rows += 1
            said = {seen.see(cells[place]) for place, seen in self._seen.items() if place < len(cells)}
            self._said_by.update(said - {""})
            yield number, cells

    def figures(self) -> bool:
        """Whether there are numbers that could be results."""
        return any(seen.numbers and 2 * seen.numbers >= seen.filled for seen in self._seen.values())

    def respondents(self) -> bool:
        """Whether each row is one who answered: the same few answers stand in column after column."""
        return self._rows >= FEWEST_RESPONDENTS and any(seen.texts and seen.chosen for seen in self._seen.values())

    def asked(
        self, places: Iterable[int], known: Mapping[str, int], *, respondents: bool, timed: bool, survey: str
    ) -> Asked:
        """What is left to ask about headings at these places, and about answers that are worth nothing known."""
        headings = [self.cells[place][:LONGEST_HEADING] for place in places]
        words = (
            [text for one, text in self._words().items() if one not in known and self._said_by[one] >= FEWEST_SAY]
            if respondents
            else []
        )
        return Asked(signature(self.cells), respondents, tuple(dict.fromkeys(headings)), tuple(words), timed, survey)

    def _words(self) -> dict[str, str]:
        """The answers of questions that share them; where one column alone has any, its own."""
        chosen = [seen for seen in self._seen.values() if seen.texts and seen.chosen]
        counted: dict[str, int] = {}
        for seen in chosen:
            for compared in seen.texts:
                counted[compared] = counted.get(compared, 0) + 1
        shared = {compared for compared, times in counted.items() if times > 1 or len(chosen) == 1}
        # A rare answer, given to one question only, belongs to the scale too: without it the mean would be too good.
        alike = [seen for seen in chosen if 2 * len(seen.texts.keys() & shared) >= len(seen.texts)]
        return {compared: text for seen in alike for compared, text in seen.texts.items()}
