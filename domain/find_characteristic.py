"""Which characteristic somebody means: by number, by title or part of it, by what people call it, in any language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from domain.areas import Catalogue, Characteristic

MOST_FOUND = 6
LONGEST_ASKED = 300  # characters looked at: nobody names a characteristic with more
_NUMBER = re.compile(r"(?<![0-9.,])([0-9]{1,2})\s?[.,]\s?([0-9]{1,2})(?![0-9]|[.,][0-9])")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SMALL_WORDS = (
    "om med for og i på av til the of and with to a an in on our vår vårt våre er is et ein eit en den det de dei "
    "som at kjennetegn kjenneteikn characteristic punkt område tema about hos ved mellom between"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_MOST_WORDS = 8
_ENDINGS = ("elsene", "elsane", "ene", "ane", "ing", "het", "ens", "ets", "ers",
            "er", "ar", "en", "et", "es", "ed", "s", "e", "a")  # fmt: skip


def find(catalogue: Catalogue, words: str, language: str = "") -> list[Characteristic]:
    """What these words may mean, best first; a number that does not exist finds the ones nearest to it.

    The person's own ``language`` decides between two that fit equally well.
    """
    words = unicodedata.normalize("NFC", words[:LONGEST_ASKED])
    number = number_in(words)
    if number:
        exact = catalogue.characteristic(number)
        return [exact] if exact else _near(catalogue, number)
    asked = _stems(words)[:_MOST_WORDS]
    if not asked:
        return []
    scored = [(_score(catalogue, one, asked, words, language), one) for one in catalogue.characteristics]
    best = max((score for score, _ in scored), default=0.0)
    kept = [(score, one) for score, one in scored if score > 0.3 and score >= best * 0.4]
    kept.sort(key=lambda pair: -pair[0])  # stable: the catalogue's order among equals
    return [one for _, one in kept[:MOST_FOUND]]


def sure(catalogue: Catalogue, words: str, language: str = "") -> Characteristic | None:
    """The one that is meant, or None where it is doubtful and had better be asked."""
    words = unicodedata.normalize("NFC", words[:LONGEST_ASKED])
    number = number_in(words)
    if number:
        return catalogue.characteristic(number)
    found = find(catalogue, words, language)
    if not found:
        return None
    asked = _stems(words)[:_MOST_WORDS]
    first = _score(catalogue, found[0], asked, words, language)
    second = _score(catalogue, found[1], asked, words, language) if len(found) > 1 else 0.0
    return found[0] if first >= 0.5 and first >= second * 1.25 else None


def number_in(words: str) -> str:
    """The first number like "1.4" or "1,4" in the words, written as the catalogue does; "" where there is none."""
    found = _NUMBER.search(words)
    return f"{int(found[1])}.{int(found[2])}" if found else ""


def _near(catalogue: Catalogue, number: str) -> list[Characteristic]:
    area, _, rest = number.partition(".")

    def distance(one: Characteristic) -> tuple[int, int, int]:
        other_area, _, other = one.id.partition(".")
        slip = _edits(rest, other)
        return (2 * (other_area != area) + slip, int(len(other) >= len(rest)), abs(int(other or 0) - int(rest)))

    near = sorted(catalogue.characteristics, key=distance)
    return [one for one in near if distance(one)[0] <= 2][:4]


def _edits(one: str, other: str) -> int:
    """How many keys differ between two short numbers."""
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return _edits(one[1:], other[1:])
    return 1 + min(_edits(one[1:], other), _edits(one, other[1:]), _edits(one[1:], other[1:]))


def _score(catalogue: Catalogue, one: Characteristic, asked: Sequence[str], words: str, language: str) -> float:
    plain = " ".join(words.casefold().split()).strip(" .?!«»\"'")
    titles = [(title, 1.0 if tag == language else 0.97) for tag, title in one.title.items()]
    best = max((weight for title, weight in titles if title.casefold() == plain), default=0.0) * 2
    best = max(best, max(_covered(asked, _stems(title)) * weight for title, weight in titles))
    best = max(best, max((_covered(asked, _stems(word)) for word in one.also), default=0.0) * 0.9)
    figures = sum(
        max((_covered(asked, _stems(title)) for title in indicator.title.values()), default=0.0)
        for indicator in catalogue.informing(one.id)
    )
    criteria = 0.0
    if one.own_criteria and best < 0.3:
        sentences = (text for level in one.levels.values() for criterion in level for text in criterion.text.values())
        criteria = max(sum(_has(_stems(sentence), asked[0]) for sentence in sentences) / 10, 0.0)
    return best + min(figures, 2.0) * 0.3 + min(criteria, 1.0) * 0.5


def _covered(asked: Sequence[str], stems: Sequence[str]) -> float:
    """How much of what was asked the title has, and a little of how much of the title was asked."""
    if not stems:
        return 0.0
    hits = sum(_has(stems, word) for word in asked)
    back = sum(_has(asked, word) for word in stems)
    return hits / len(asked) * (0.7 + 0.3 * back / len(stems))


def _has(stems: Iterable[str], word: str) -> float:
    """How well the word is among the stems: the same, the beginning of one, or a slip of the pen away."""
    best = 0.0
    for stem in stems:
        if stem == word:
            return 1.0
        shorter, longer = sorted((stem, word), key=len)
        if len(shorter) >= 4 and longer.startswith(shorter):
            best = max(best, 0.85)
        elif len(shorter) >= 5 and longer.endswith(shorter):
            best = max(best, 0.7)  # the last part of a compound
        elif len(shorter) >= 5 and len(longer) - len(shorter) <= 2 and _alike(shorter, longer):
            best = max(best, 0.7)
    return best


@lru_cache(maxsize=8192)
def _alike(one: str, other: str) -> bool:
    return len(set(one) & set(other)) >= 4 and SequenceMatcher(None, one, other).ratio() >= 0.82


@lru_cache(maxsize=4096)  # the catalogue's own sentences are asked for again and again
def _stems(words: str) -> tuple[str, ...]:
    found = (_stem(word) for word in _WORD.findall(words.casefold()) if word not in _SMALL)
    return tuple(dict.fromkeys(stem for stem in found if len(stem) > 1))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word
