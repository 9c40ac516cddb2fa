"""The words of a catalogue, made ready for looking things up: stems, and which stem is like which word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from domain.catalogue.areas import Catalogue, Characteristic

Stems = tuple[str, ...]
Likeness = dict[str, float]  # stem -> how well a word fits it, 0 left out
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SMALL_WORDS = (
    "om med for og i på av til the of and with to a an in on our vår vårt våre er is et ein eit en den det de dei "
    "som at kjennetegn kjenneteikn characteristic punkt område tema about hos ved mellom between"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_ENDINGS = ("elsene", "elsane", "ene", "ane", "ing", "het", "ens", "ets", "ers",
            "er", "ar", "en", "et", "es", "ed", "s", "e", "a")  # fmt: skip
KEY = "terms"
_WORDS_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Terms:
    """One characteristic as stems: titles (language, folded text, stems), other names, indicators and sentences."""

    of: Characteristic
    titles: tuple[tuple[str, str, Stems], ...]
    also: tuple[Stems, ...]
    figures: tuple[tuple[Stems, ...], ...]
    criteria: tuple[Stems, ...]
    every: frozenset[str] = frozenset()


class CatalogueTerms:
    """All characteristics of a catalogue. A word is compared with each stem of the catalogue once."""

    def __init__(self, catalogue: Catalogue) -> None:
        plain = (_terms(catalogue, one) for one in catalogue.characteristics)
        self.characteristics = [replace(one, every=frozenset(_all_stems(one))) for one in plain]
        self._stems = frozenset().union(*(one.every for one in self.characteristics))
        self._like: dict[str, Likeness] = {}

    def like(self, word: str) -> Likeness:
        """How well a stemmed word fits the stems of the catalogue."""
        known = self._like.get(word)
        if known is None:
            known = {stem: fit for stem in self._stems if (fit := _likeness(stem, word))}
            if len(self._like) >= _WORDS_KEPT:
                self._like.clear()
            self._like[word] = known
        return known


def terms_of(catalogue: Catalogue) -> CatalogueTerms:
    """The catalogue's terms, made once and kept with it."""
    known: CatalogueTerms | None = catalogue.looked_up.get(KEY)
    if known is None:
        known = catalogue.looked_up[KEY] = CatalogueTerms(catalogue)
    return known


@lru_cache(maxsize=4096)
def stems(words: str) -> Stems:
    """The stems of the words that say something, each once."""
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


def _terms(catalogue: Catalogue, one: Characteristic) -> Terms:
    levels = one.levels.values() if one.own_criteria else ()
    return Terms(
        of=one,
        titles=tuple((tag, title.casefold(), stems(title)) for tag, title in one.title.items()),
        also=tuple(stems(word) for word in one.also),
        figures=tuple(tuple(stems(title) for title in i.title.values()) for i in catalogue.informing(one.id)),
        criteria=tuple(stems(text) for level in levels for criterion in level for text in criterion.text.values()),
    )


def _all_stems(one: Terms) -> Iterator[str]:
    for _, _, title in one.titles:
        yield from title
    for group in (one.also, one.criteria, *one.figures):
        for title in group:
            yield from title


def _likeness(stem: str, word: str) -> float:
    """How well a word fits a stem: the same, the beginning of it, or a slip of the pen away."""
    if stem == word:
        return 1.0
    shorter, longer = (stem, word) if len(stem) <= len(word) else (word, stem)
    if len(shorter) >= 4 and longer.startswith(shorter):
        return 0.85
    if len(shorter) < 5:
        return 0.0
    if longer.endswith(shorter):
        return 0.7  # the last part of a compound
    alike = len(longer) - len(shorter) <= 2 and len(set(shorter) & set(longer)) >= 4
    return 0.7 if alike and SequenceMatcher(None, shorter, longer).ratio() >= 0.82 else 0.0
