"""A masked text as numbers: words, neighbours and letters, hashed to places of a long vector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

from dialogs.understanding.text import folded, tokens

PLACES = 1 << 15
CONCEPTS = Path(__file__).with_name("concepts.txt")
_SHORTEST, _LONGEST = 2, 5  # letters in a row


def counted(masked: str) -> Counter[int]:
    """How often each place of the vector is hit by a masked text."""
    return Counter(place(feature) for feature in features(masked))


def place(feature: str) -> int:
    """The place of a feature; unlike ``hash()`` the same in every process."""
    return crc32(feature.encode()) % PLACES


def features(masked: str) -> Iterator[str]:
    """Every feature of a masked text; a placeholder is a word in capitals, and has no letters."""
    words = tokens(folded(masked))
    said = [word for word in words if word != "?"]
    yield f"n:{min(len(said), 8)}"
    if words:
        yield f"1:{words[0]}"
    for word in words:
        yield f"w:{word}"
        if not word.isupper():
            yield from _letters(word)
    said_so = [concepts_of(word) for word in words]
    for concept in {each for several in said_so for each in several}:
        yield f"k:{concept}"
    for ones, others in pairwise(said_so):
        for one in ones:
            for other in others:
                yield f"kk:{one} {other}"
    for one, other in pairwise(words):
        yield f"2:{one} {other}"
    for one, other in zip(words, words[2:], strict=False):
        yield f"g:{one} {other}"


@lru_cache(maxsize=4096)
def concepts_of(word: str) -> tuple[str, ...]:
    """The concepts that a folded word may stand for, in the order of the file."""
    whole, beginnings = _concepts()
    found = set(whole.get(word, ()))
    for end in range(3, len(word) + 1):
        found |= set(beginnings.get(word[:end], ()))
    return tuple(sorted(found))


@cache
def _concepts() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Which whole words, and which beginnings of words, stand for which concepts."""
    whole: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    for line in CONCEPTS.read_text(encoding="utf-8").splitlines():
        concept, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            for word in folded(words).split():
                put = beginnings if word.endswith("*") else whole
                put.setdefault(word.rstrip("*"), []).append(concept)
    return whole, beginnings


def _letters(word: str) -> Iterator[str]:
    framed = f"<{word}>"
    for size in range(_SHORTEST, _LONGEST + 1):
        for start in range(len(framed) - size + 1):
            yield f"c:{framed[start : start + size]}"
