"""A figure: one value of one indicator in one year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SMALLEST_SHOWN = 5  # fewer answers than this: the value is suppressed


def few(answers: int | None) -> bool:
    """Whether so few answered that what they answered must not be shown. 0 is how a withheld one is kept."""
    return answers is not None and answers < SMALLEST_SHOWN


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of an indicator in one year. ``answers`` is None where nobody answered anything (public figures);
    ``source`` says where it was read, ``counted_on`` which day it holds for. A school may have several of one
    indicator and year: one for each survey and each group that was asked.
    """

    school_id: str
    indicator_id: str
    year: int
    value: float
    answers: int | None = None
    source: str = ""
    counted_on: date | None = None
    scope: str = "school"  # whose figure: school, municipality, group (the KOSTRA group), country
    derived: bool = False  # computed from other figures ("beregnet")
    instrument: str = ""  # which survey: figures of two of them do not compare; "" where nothing says
    group: str = ""  # of whom among those asked: an audience of the question sets, "" for all
    place: str = ""  # the municipality, KOSTRA group or country by name, for public figures of a place

    @property
    def suppressed(self) -> bool:
        """Whether so few answered that the value must not be shown."""
        return few(self.answers)
