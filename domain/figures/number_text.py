"""Numbers as people write them in tables: decimal comma or point, spaces between thousands, a percent sign."""

from __future__ import annotations

import re

from domain.errors import Parameter, Problem

_SPACES = re.compile("[\u00a0\u2007\u2009\u202f\u200a ]")
_NUMBER = re.compile(r"([-\u2212]?)([0-9][0-9 .,']*)\s*(%?)")
_GROUPED = r"[0-9]{1,3}(?:%s[0-9]{3})+"
_ONE_MARK = re.compile(r"([0-9]{1,3})[.,]([0-9]{3})")
_FINE = ("mean", "percent", "fte")  # units where three decimals are likelier than thousands


class UnclearError(Exception):
    """A text that cannot be read with certainty."""

    def __init__(self, key: str, **params: Parameter) -> None:
        super().__init__(key)
        self.problem = Problem(key, params)


def number_in(text: str, unit: str) -> float:
    """The number that the text says. A text that may mean two numbers is refused rather than guessed."""
    plain = _SPACES.sub(" ", text.strip())
    found = _NUMBER.fullmatch(plain)
    if not found or len(plain) > 20 or (found[3] and unit != "percent"):
        raise UnclearError("figure_number", text=text.strip()[:20])
    if unit not in _FINE and _ONE_MARK.fullmatch(found[2].strip()):
        raise UnclearError("figure_two_ways", text=text.strip()[:20])
    value = _plain(found[2].strip())
    if value is None:
        raise UnclearError("figure_number", text=text.strip()[:20])
    return -value if found[1] else value


def _plain(digits: str) -> float | None:
    """The value of digits with marks between them, or None where the marks make no number."""
    for thousands, decimal in ((" ", ","), (" ", "."), (".", ","), (",", "."), ("'", "."), ("'", ",")):
        pattern = rf"(?:[0-9]+|{_GROUPED % re.escape(thousands)})(?:{re.escape(decimal)}[0-9]+)?"
        if re.fullmatch(pattern, digits):
            return float(digits.replace(thousands, "").replace(decimal, "."))
    return None


def whole_in(text: str, key: str) -> int:
    """A whole number that is not negative; ``key`` is the problem where it is not one."""
    plain = _SPACES.sub("", text.strip())
    if not re.fullmatch(r"[0-9]{1,7}", plain):
        raise UnclearError(key, text=text.strip()[:20])
    return int(plain)
