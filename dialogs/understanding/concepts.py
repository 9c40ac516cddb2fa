"""Which concepts the words of a sentence stand for, so that a word never seen in training still lands on a meaning.

The files in ``concepts/`` have one concept a line: its name, a colon, and words of the three languages that say it.
``word*`` is the beginning of a word, ``*word`` the end of one, and ``words_in_a_row`` an expression.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from dialogs.understanding.text import folded

CONCEPTS = Path(__file__).with_name("concepts")
NOT = "not"  # the concept of words that deny
_SHORTEST = 3  # letters of the beginning or the end of a word
_MOST_WORDS = 5  # of an expression


@dataclass(slots=True)
class _Lexicon:
    whole: dict[str, list[str]] = field(default_factory=dict)
    beginnings: dict[str, list[str]] = field(default_factory=dict)
    endings: dict[str, list[str]] = field(default_factory=dict)
    expressions: dict[tuple[str, ...], list[str]] = field(default_factory=dict)


def concepts_at(words: Sequence[str]) -> list[set[str]]:
    """The concepts at each folded word; a placeholder is its own, and those of an expression are at its first word."""
    found = [{word} if word.isupper() or word == "?" else set(concepts_of(word)) for word in words]
    expressions = _lexicon().expressions
    for start in range(len(words) - 1):
        for end in range(start + 2, min(start + _MOST_WORDS, len(words)) + 1):
            found[start].update(expressions.get(tuple(words[start:end]), ()))
    return found


@lru_cache(maxsize=8192)
def concepts_of(word: str) -> tuple[str, ...]:
    """The concepts that one folded word may stand for."""
    lexicon = _lexicon()
    found = set(lexicon.whole.get(word, ()))
    for size in range(_SHORTEST, len(word) + 1):
        found.update(lexicon.beginnings.get(word[:size], ()))
        found.update(lexicon.endings.get(word[-size:], ()))
    return tuple(sorted(found))


@cache
def _lexicon() -> _Lexicon:
    found = _Lexicon()
    for path in sorted(CONCEPTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            concept, colon, words = line.partition(":")
            if colon and not line.startswith("#"):
                for word in set(folded(words.casefold().replace("'", "")).split()):
                    _learn(found, concept, word)
    return found


def _learn(lexicon: _Lexicon, concept: str, word: str) -> None:
    bare = word.strip("*")
    if "_" in bare:
        lexicon.expressions.setdefault(tuple(bare.split("_")), []).append(concept)
    elif word.startswith("*"):
        lexicon.endings.setdefault(bare, []).append(concept)
    elif word.endswith("*"):
        lexicon.beginnings.setdefault(bare, []).append(concept)
    else:
        lexicon.whole.setdefault(bare.replace("-", " ").split()[0] if bare else bare, []).append(concept)
