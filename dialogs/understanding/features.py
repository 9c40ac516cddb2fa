"""What of a masked text is counted: words, neighbours, letters, and concepts alone, together, denied and asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from dialogs.understanding.concepts import NOT, concepts_at
from dialogs.understanding.text import folded, tokens

WEIGHT = {"k": 2.0}  # how much a kind of feature counts for beside its rarity; 1 where it does not stand here
_SHORTEST, _LONGEST = 2, 5  # letters in a row
_NEAR = 4  # words: how far apart two concepts may be that are counted together


def counted(masked: str) -> Counter[int]:
    """How often a masked text has each feature, by key."""
    return Counter(key(feature) for feature in features(masked))


def key(feature: str) -> int:
    """What a feature is called in the file of weights; unlike ``hash()`` the same in every process."""
    return crc32(feature.encode())


def weight(feature: str) -> float:
    """How much a feature counts for, by its kind."""
    return WEIGHT.get(feature.partition(":")[0], 1.0)


def features(masked: str) -> Iterator[str]:
    """Every feature of a masked text; a placeholder is a word in capitals, and has no letters."""
    words = tokens(folded(masked))
    yield f"n:{min(sum(word != '?' for word in words), 8)}"
    if words:
        yield f"1:{words[0]}"
    for word in words:
        yield f"w:{word}"
        if not word.isupper():
            yield from _letters(word)
    for one, other in pairwise(words):
        yield f"2:{one} {other}"
    for one, other in zip(words, words[2:], strict=False):
        yield f"g:{one} {other}"
    yield from _meanings(words)


def _meanings(words: Sequence[str]) -> Iterator[str]:
    """The concepts of a text: each, each denied or asked for, and two near each other in any order."""
    at = concepts_at(words)
    said = set().union(*at)
    for one in sorted(said):
        yield f"k:{one}"
        if "?" in words:
            yield f"k?:{one}"
        if NOT in said:
            yield f"k-:{one}"
    pairs = set()
    for start, ones in enumerate(at):
        together = set().union(*at[start : start + _NEAR + 1])
        pairs |= {(min(one, other), max(one, other)) for one in ones for other in together if one != other}
    for one, other in sorted(pairs):
        yield f"kk:{one} {other}"


@lru_cache(maxsize=8192)
def _letters(word: str) -> Sequence[str]:
    framed = f"<{word}>"
    return [
        f"c:{framed[start : start + size]}"
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(framed) - size + 1)
    ]
