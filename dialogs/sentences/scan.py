"""A text that is read piece by piece: what has been understood is taken out, what is left stays where it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

LONGEST = 600  # characters that are read; whatever follows is kept as it is
TAKEN = "\x00"  # understood
HIDDEN = "\x01"  # not to be read as a day or a time, but kept


def any_of(*groups: Iterable[str]) -> str:
    """A pattern for any of these words, longest first; a space in a word is any white space."""
    words = sorted({word for group in groups for word in group}, key=len, reverse=True)
    return "(?:" + "|".join(r"\s{1,3}".join(re.escape(part) for part in word.split(" ")) for word in words) + ")"


@cache
def pattern(source: str) -> re.Pattern[str]:
    """The compiled pattern; it begins and ends at the edge of a word."""
    return re.compile(rf"(?<![\w\x01]){source}(?![\w\x01])")


class Scan:
    """The text in lower case, letter for letter, with what was taken out blanked."""

    def __init__(self, text: str) -> None:
        text = text.replace(TAKEN, " ").replace(HIDDEN, " ").replace("\u00a0", " ").replace("\u202f", " ")
        text = re.sub(r"(?<=\d{4}-\d\d-\d\d)T(?=\d)", " ", text)
        self._text = text
        self.left = "".join(c.lower() if len(c.lower()) == 1 else c for c in text[:LONGEST])

    def find(self, source: str) -> re.Match[str] | None:
        """The first place where the pattern fits what is left."""
        return pattern(source).search(self.left)

    def take(self, source: str) -> re.Match[str] | None:
        """Take out the first place where the pattern fits."""
        found = self.find(source)
        if found:
            self.blank(found.start(), found.end())
        return found

    def blank(self, start: int, end: int, mark: str = TAKEN) -> None:
        """Take out (or hide) these characters."""
        self.left = self.left[:start] + mark * (end - start) + self.left[end:]

    def said(self, start: int, end: int) -> str:
        """These characters as they were written, whether they were taken out or not."""
        return " ".join(self._text[start:end].split()).strip(" ,")

    def word_end(self, start: int) -> int:
        """Where the word ends that follows, as it was written."""
        seen = re.compile(r"\s*\w+").match(self._text, start)
        return seen.end() if seen else start

    def rest(self, dangling: str) -> str:
        """The text as it was written, without what was taken out and without words that lead up to it (a pattern)."""
        kept = "".join(c if mark != TAKEN else TAKEN for c, mark in zip(self._text, self.left, strict=False))
        kept = re.sub(rf"(?i)(?<!\w)(?:{dangling})[\s,]*(?=\x00|[\s,.]*$)", TAKEN, kept)
        kept += self._text[LONGEST:]
        kept = re.sub(r"\s*\x00[\s\x00]*", " ", kept)
        return re.sub(r"\s+([,.])", r"\1", kept).strip(" ,.-–\t\n")
