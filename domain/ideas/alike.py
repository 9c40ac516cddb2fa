"""Which ideas may be about the same thing: by the beginnings of their words, the rare ones counting most.

No stemmer and no dictionary: a word is told by its first letters, so that "ringer hjem" and "ringe hjemmet" meet. It
only suggests; people put together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from domain.ideas.idea_groups import IdeaGroup

ALIKE = 0.42  # from here up two ideas are suggested; found by trying what teachers write
MOST_TOGETHER = 4  # ideas in one suggestion
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset(
    """alle also alt and are at av bare berre ble blei blir både can could da dei deira dem den dere deres det
    dette disse du eg ei ein eit eller en enn er et etter for fra from frå få får før gjere gjør gjøre ha
    hadde han har has have hos how hun hva hver hvis hvor ikke ikkje inn into jeg kan korleis kunne kva kvar
    man many med meir mer more mot much må noe noen nok noko nokon når og også om opp oss our over på seg selv
    should sin sine skal skulle slik som så that the their them they this til ut var ved vere vi vil ville vår
    våre være what when which who with would you""".split()  # noqa: SIM905  (a hundred words, to be read)
)


def suggestions(groups: Sequence[IdeaGroup], most: int = 3) -> list[tuple[IdeaGroup, ...]]:
    """Ideas that may be put together, the most alike first; no idea is in two suggestions."""
    words = {group.id: _words(group.texts) for group in groups}
    common = Counter(word for found in words.values() for word in found)
    weights = {word: 1 / count**0.5 for word, count in common.items()}
    likeness = {
        (one.id, other.id): value
        for one, other in combinations(groups, 2)
        if (value := _likeness(words[one.id], words[other.id], weights)) >= ALIKE
    }
    by_id = {group.id: group for group in groups}
    taken: set[str] = set()
    found: list[tuple[IdeaGroup, ...]] = []
    for one, other in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if len(found) == most:
            break
        if one in taken or other in taken:
            continue
        together = [one, other]
        for more in sorted(by_id.keys() - taken - set(together)):
            like_all = all(likeness.get((min(more, each), max(more, each)), 0.0) >= ALIKE for each in together)
            if like_all and len(together) < MOST_TOGETHER:
                together.append(more)
        taken.update(together)
        found.append(tuple(by_id[each] for each in together))
    return found


def _likeness(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    """How much of what both say is said by both; a single common word among many is no likeness."""
    both = one & other
    if not both or (len(both) < 2 and min(len(one), len(other)) > 1):
        return 0.0
    return 2 * _weight(both, weights) / (_weight(one, weights) + _weight(other, weights))


def _weight(words: Iterable[str], weights: dict[str, float]) -> float:
    return sum(weights[word] for word in words)


def _words(texts: Iterable[str]) -> frozenset[str]:
    found = (word for text in texts for word in _WORD.findall(text.casefold()))
    return frozenset(_beginning(word) for word in found if word not in _SMALL)


def _beginning(word: str) -> str:
    return word[: 4 if len(word) < 8 else 6]
