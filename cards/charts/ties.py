"""Which figures a question asks about, as far as its words say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.catalogue.areas import Catalogue
from domain.figures.reading import Reading

STEM = 6  # letters of a word that must be the same: "tilbakemeldinger" and "tilbakemeldingene" are one word
_SHORTEST = 5
_AUDIENCES = {
    "pupil_survey": ("elev", "pupil"),
    "guardian_survey": ("foresatt", "føreset", "forelder", "foreldr", "guardian", "parent"),
}
_EVERYWHERE = {"kultur", "school", "elever", "elevar", "pupils"}  # in so many titles that they point at nothing


def ties(readings: Sequence[Reading], question: str, catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """Ids of the indicators that the question names; those of its kind for a question of the catalogue about a kind of
    figure; none where it asks about the whole.
    """
    words = _words(question)
    named = [one for one in readings if _stems(one) & {word[:STEM] for word in words}]
    heard = [one for one in named if _speaks_of(words, one.indicator.source)]
    if named:
        return tuple(one.indicator.id for one in heard or named)
    if catalogue is None:
        return ()
    asked = " ".join(question.split())
    for kind, suggested in catalogue.figure_questions.items():
        if any(asked in one.values() for one in suggested):
            return tuple(one.indicator.id for one in readings if one.indicator.kind is kind)
    return ()


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _SHORTEST]


def _stems(reading: Reading) -> set[str]:
    return {w[:STEM] for title in reading.indicator.title.values() for w in _words(title)} - _EVERYWHERE


def _speaks_of(words: Sequence[str], source: str) -> bool:
    return any(word.startswith(_AUDIENCES.get(source, ())) for word in words)
