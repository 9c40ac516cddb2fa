"""Reading what people put into a form: days, levels and texts, with what is wrong as a problem beside the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from domain.errors import Problem
from domain.votes.rounds import LEVELS

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(T.*)?", re.ASCII)  # some clients send a moment for a day
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)


class Reading:
    """The inputs of one form, read field by field; ``problems`` collects what is wrong in the order it was read."""

    def __init__(self, inputs: Mapping[str, str]) -> None:
        self._inputs = inputs
        self.problems: list[Problem] = []

    def text(self, field: str, longest: int, missing: str = "") -> str:
        """A text without blanks around it. ``missing`` is the key of the problem where it has to be there."""
        found = self._inputs.get(field, "").strip()
        if missing and not found:
            self.problems.append(Problem(missing, field=field))
        if len(found) > longest:
            self.problems.append(Problem("text_too_long", {"most": longest, "given": len(found)}, field))
        return found

    def line(self, field: str, longest: int, missing: str = "") -> str:
        """A text of one line."""
        return " ".join(self.text(field, longest, missing).split())

    def level(self, field: str) -> int | None:
        """A level from 1 to 4, which has to be there."""
        found = self._inputs.get(field, "").strip()
        if found in {str(level) for level in LEVELS}:
            return int(found)
        self.problems.append(Problem("level_missing", field=field))
        return None

    def day(self, field: str, today: date, furthest: timedelta, missing: str = "") -> date | None:
        """A day from today on. Empty is None, a problem only where ``missing`` names one."""
        found = self._inputs.get(field, "").strip()
        if not found:
            if missing:
                self.problems.append(Problem(missing, field=field))
            return None
        day = read_day(found)
        if day is None:
            self.problems.append(Problem("not_a_day", field=field))
        elif day < today:
            self.problems.append(Problem("day_is_over", {"day": day}, field))
        elif day - today > furthest:
            self.problems.append(Problem("day_too_far", {"day": day}, field))
        return day

    def number(self, field: str, least: int, most: int) -> int:
        """A whole number, which has to be there; some clients write it with decimals. The least one where wrong."""
        found = self._inputs.get(field, "").strip().removesuffix(".0")
        if _NUMBER.fullmatch(found) and least <= int(found) <= most:
            return int(found)
        self.problems.append(Problem("number_between", {"least": least, "most": most}, field))
        return least


def read_day(text: str) -> date | None:
    """A day as clients send it (2027-01-15), or None for anything else, days that do not exist included.

    Nor the first day that there can be: east of Greenwich it begins before it.
    """
    found = _DAY.fullmatch(text)
    if not found:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day if day > date.min else None
