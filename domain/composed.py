"""Texts composed as they are compared and kept: some keyboards write å as a and a ring."""

from __future__ import annotations

import re
import unicodedata

MOST_MARKS = 30  # over one letter, as Unicode's stream-safe form has it; putting thousands in order takes seconds
_PERHAPS_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{MOST_MARKS + 1},}}")


def composed(text: str) -> str:
    """The text in Unicode's form C, without the marks beyond ``MOST_MARKS`` in a row."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _PERHAPS_MARKS.sub(_fewer_marks, text))


def _fewer_marks(seen: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in seen[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
