"""What the columns and the answer words of a school's own tables mean: asked once, kept, and used for the next file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

NOT_USED = "-"  # a column that no figure is made of
ROLES = ("indicator", "year", "value", "answers", "who")  # what a column of a table of results may be
WHEN = "when"  # the time, in a table with a row for each respondent
WORTH = range(6)  # what an answer word is worth; 0 does not count


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has to ask about one table: headings and answer words that it does not know."""

    signature: str  # stands for the headings, in whatever order
    respondents: bool  # a row is one who answered
    columns: tuple[str, ...]
    words: tuple[str, ...] = ()
    timed: bool = True  # whether a column of times is known
    survey: str = ""  # whose answers they are, where the file says so


@dataclass(frozen=True, slots=True)
class TableKey:
    """The answers of one school about tables with these headings. None is what has not been answered."""

    id: str
    school_id: str
    signature: str
    name: str  # of the file that was asked about
    respondents: bool
    timed: bool
    survey: str
    columns: tuple[tuple[str, str | None], ...]  # heading, and a role, an indicator's id, or NOT_USED
    words: tuple[tuple[str, int | None], ...]
    asked_at: datetime
    by: str = ""  # Person.id
    at: datetime | None = None  # when it was answered

    @property
    def answered(self) -> bool:
        """Whether anybody has answered."""
        return self.at is not None

    @property
    def reads(self) -> bool:
        """Whether any column is said to be of use: without one, nothing comes of a table of strange headings."""
        return any(meaning not in (None, NOT_USED) for _, meaning in self.columns)


def merged(key: TableKey, asked: Asked) -> TableKey:
    """The key with what is asked now and was not before."""
    columns: dict[str, str | None] = dict(key.columns) | {
        one: None for one in asked.columns if one not in dict(key.columns)
    }
    words: dict[str, int | None] = dict(key.words) | {one: None for one in asked.words if one not in dict(key.words)}
    survey = asked.survey or key.survey
    return replace(key, columns=tuple(columns.items()), words=tuple(words.items()), survey=survey)


def suggestions(keys: Iterable[TableKey]) -> tuple[Mapping[str, str], Mapping[str, int]]:
    """What the school has answered about the same headings and words in other tables; the newest answer counts."""
    columns: dict[str, str] = {}
    words: dict[str, int] = {}
    for key in sorted((key for key in keys if key.at), key=lambda key: (str(key.at), key.id)):
        columns |= {heading: meaning for heading, meaning in key.columns if meaning is not None}
        words |= {word: worth for word, worth in key.words if worth is not None}
    return columns, words
