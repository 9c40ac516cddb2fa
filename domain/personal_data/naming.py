"""Colleagues' names in a text that is shown to others: found, so that the writer can be warned, kindly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from domain.composed import composed
from domain.errors import Problem
from domain.people.school import Member

SHORTEST = 3  # letters of a first name; "Bo" and "Jo" are found with the surname only
MOST_NAMES = 3  # said in one warning
SURE = "sure"  # the argument of a button that is pressed again after the warning

# First names that are ordinary words too (Tone, Viola, Hans). They count where no sentence begins with them.
WORDS_TOO = frozenset(
    """april are aria ask bent bill bjørn dag dawn else engel even falk frank grace gry hans harmony hope iris joy june
    kai lin liv live lykke mai mark max may melodi melody mette odd per roar rose rune signe siv sky snø sol stein
    storm summer tind tone tro ulv vilje viola vår will""".split()  # noqa: SIM905  (sixty names, to be read)
)
_GENITIVE = r"(?:['’]?s|['’])?"
_ENDS = r"(?![\w]|-[^\W\d_a-zæøå])"  # "Anne" is not in "Anne-Lise", but "Kari" is in "Kari-saken"
_BEGINS = ".!?:;\n•–"  # what stands before the first word of a sentence
_BETWEEN = " \t\u00a0-\"'«“”(*_"


def named(text: str, members: Iterable[Member]) -> tuple[str, ...]:
    """The names of members that stand as words in the text, in the order of the text, each once.

    A name counts with its capital letter; the rest may be written in any case. Surnames alone do not count: they are
    places and things as often as people.
    """
    text = composed(text)
    found: dict[str, int] = {}
    for member in members:
        person = member.person
        full, first = _tidy(person.name), _tidy(person.first_name)
        names = dict.fromkeys((full, first, first.split(" ")[0]))
        for name in names:
            place = _place(text, name, alone=" " not in name)
            if place is not None:
                found[name] = min(place, found.get(name, place))
                break  # "Anne Lise Berg" is one name, not three
    return tuple(sorted(found, key=lambda name: (found[name], name)))


def names_somebody(text: str, members: Sequence[Member], field: str, *, author_id: str = "") -> list[Problem]:
    """The warning for a form, beside the field; no problem where nobody but the author is named."""
    names = named(text, [member for member in members if member.person.id != author_id])
    return [Problem("names_somebody", {"names": ", ".join(names[:MOST_NAMES])}, field)] if names else []


def _tidy(name: str) -> str:
    return " ".join(composed(name).split())


def _place(text: str, name: str, *, alone: bool) -> int | None:
    """Where the name stands first; None where it does not."""
    if (alone and len(name) < SHORTEST) or not name[:1].isalpha():
        return None
    if name.split(" ")[0].lower() not in text.lower():
        return None  # most of ninety people are not named: no pattern is made for them
    rest = r"\s+".join(re.escape(part) for part in name[1:].split(" "))
    pattern = rf"(?<![\w-]){re.escape(name[0].upper())}(?i:{rest}){_GENITIVE}{_ENDS}"
    for hit in re.finditer(pattern, text):
        if not (alone and name.lower() in WORDS_TOO and _begins_a_sentence(text[: hit.start()])):
            return hit.start()
    return None


def _begins_a_sentence(before: str) -> bool:
    """Whether the word after this is a sentence's first."""
    before = before.rstrip(_BETWEEN)
    return not before or before[-1] in _BEGINS
