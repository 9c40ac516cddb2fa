"""Which characteristic somebody means: by number, by title or part of it, by what people call it, in any language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set

from domain.catalogue.areas import Catalogue, Characteristic
from domain.catalogue.terms import Likeness, Stems, Terms, stems, terms_of

MOST_FOUND = 6
LONGEST_ASKED = 300  # characters looked at: nobody names a characteristic with more
_NUMBER = re.compile(r"(?<![0-9.,])([0-9]{1,2})\s?[.,]\s?([0-9]{1,2})(?![0-9]|[.,][0-9])")
_MOST_WORDS = 8


def find(catalogue: Catalogue, words: str, language: str = "") -> list[Characteristic]:
    """What these words may mean, best first; a number that does not exist finds the ones nearest to it.

    The person's own ``language`` decides between two that fit equally well.
    """
    return sure_or_near(catalogue, words, language)[1]


def sure(catalogue: Catalogue, words: str, language: str = "") -> Characteristic | None:
    """The one that is meant, or None where it is doubtful and had better be asked."""
    return sure_or_near(catalogue, words, language)[0]


def sure_or_near(
    catalogue: Catalogue, words: str, language: str = ""
) -> tuple[Characteristic | None, list[Characteristic]]:
    """Both at once: the one that is surely meant, and all that may be."""
    words = unicodedata.normalize("NFC", words[:LONGEST_ASKED])
    number = number_in(words)
    if number:
        exact = catalogue.characteristic(number)
        return exact, [exact] if exact else _near(catalogue, number)
    found = _ranked(catalogue, words, language)
    first, second = ([score for score, _ in found] + [0.0, 0.0])[:2]
    certain = found[0][1] if first >= 0.5 and first >= second * 1.25 else None
    return certain, [one for _, one in found]


def _ranked(catalogue: Catalogue, words: str, language: str) -> list[tuple[float, Characteristic]]:
    """What the words may mean with how well it fits, best first."""
    asked = stems(words)[:_MOST_WORDS]
    if not asked:
        return []
    terms = terms_of(catalogue)
    like = [terms.like(word) for word in asked]
    plain = " ".join(words.casefold().split()).strip(" .?!«»\"'")
    touched = {stem for one in like for stem in one}
    possible = [one for one in terms.characteristics if not touched.isdisjoint(one.every)]
    scored = [(_score(one, asked, like, touched, plain, language), one.of) for one in possible]
    best = max((score for score, _ in scored), default=0.0)
    kept = [(score, one) for score, one in scored if score > 0.3 and score >= best * 0.4]
    kept.sort(key=lambda pair: -pair[0])  # stable: the catalogue's order among equals
    return kept[:MOST_FOUND]


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


def _score(
    one: Terms, asked: Sequence[str], like: Sequence[Likeness], touched: Set[str], plain: str, language: str
) -> float:
    def covered(title: Stems) -> float:
        """How much of what was asked the title has, and a little of how much of the title was asked."""
        if touched.isdisjoint(title):  # most of them, by far
            return 0.0
        hits = sum(max(each.get(stem, 0.0) for stem in title) for each in like)
        back = sum(max(each.get(stem, 0.0) for each in like) for stem in title)
        return hits / len(asked) * (0.7 + 0.3 * back / len(title))

    best = 0.0
    for tag, folded, title in one.titles:
        weight = 1.0 if tag == language else 0.97
        best = max(best, weight * (2.0 if folded == plain else covered(title)))
    best = max(best, 0.9 * max(map(covered, one.also), default=0.0))
    figures = sum(max(map(covered, titles)) for titles in one.figures)
    criteria = 0.0
    if best < 0.3:
        first = like[0]
        near = (sentence for sentence in one.criteria if not first.keys().isdisjoint(sentence))
        criteria = sum(max(first.get(stem, 0.0) for stem in sentence) for sentence in near) / 10
    return best + min(figures, 2.0) * 0.3 + min(criteria, 1.0) * 0.5
