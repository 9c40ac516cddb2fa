"""From what somebody wrote to ideas: one a line, none longer than a card has room for."""

from __future__ import annotations

import re

from domain.ideas.idea import LONGEST_IDEA

_LIST_SIGN = re.compile(r"^(?:[-*•–—·]|\d{1,2}[.)])\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_NOT_A_WORD = re.compile(r"[\W_]+")


def ideas_in(thought: str) -> list[str]:
    """The ideas of a longer text, in its order. Lines are ideas; one that is too long is parted between sentences."""
    lines = (_LIST_SIGN.sub("", " ".join(line.split())) for line in thought.splitlines())
    return [piece for line in lines if has_words(line) for piece in _pieces(line)]


def has_words(text: str) -> bool:
    """Whether anything is said; a dash or a dot is not."""
    return bool(_NOT_A_WORD.sub("", text))


def same(one: str, other: str) -> bool:
    """Whether two ideas are the same words, whatever their signs and capitals."""
    return _bare(one) == _bare(other)


def shortened(text: str, longest: int) -> str:
    """The text cut at the last whole word that fits, with dots where something is missing."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    if " " in cut and text[longest - 1] != " ":
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,.;:–-") + "…"


def _bare(text: str) -> str:
    return _NOT_A_WORD.sub(" ", text.casefold()).strip()


def _pieces(line: str) -> list[str]:
    """The line in parts that fit: whole sentences where they do, whole words where a sentence does not."""
    found: list[str] = []
    for sentence in _SENTENCE_END.split(line):
        if found and len(found[-1]) + 1 + len(sentence) <= LONGEST_IDEA:
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return [part for piece in found for part in _cut(piece)]


def _cut(piece: str) -> list[str]:
    parts = []
    while len(piece) > LONGEST_IDEA:
        at = piece.rfind(" ", 0, LONGEST_IDEA)
        at = at if at > 0 else LONGEST_IDEA
        parts.append(piece[:at].strip())
        piece = piece[at:].strip()
    return [*parts, piece] if piece else parts
