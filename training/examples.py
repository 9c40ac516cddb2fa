"""The files of examples, as lines with what they mean; a pattern becomes the sentences that it stands for."""

from __future__ import annotations

import hashlib
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "dialogs" / "understanding" / "examples"
LANGUAGES = ("nb", "nn", "en")
LEARNED_BY = ("text.py", "masks.py", "features.py", "concepts.py")  # how a sentence becomes numbers
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
SLOT = re.compile(r"\{(\w+)\}")
# What stands for a slot beside its placeholder: what no rule finds at run time, because it is new or written otherwise.
SPOKEN: dict[str, dict[str, Sequence[str]]] = {
    "nb": {
        "person": ("Kari", "Ola", "den nye på slagverk"),
        "measure": ("brevet til foresatte", "felles øveplan", "prøvekonserten", "plakatene"),
        "characteristic": ("hjemmet", "undervisningen", "samspill", "ledelsen"),
        "day": ("torsda", "en annen dag", "til uka"),
        "time": ("litt senere", "halvto", "etter fem"),
        "number": ("tre", "2", "fire"),
    },
    "nn": {
        "person": ("Kari", "Ola", "den nye på slagverk"),
        "measure": ("brevet til føresette", "felles øveplan", "prøvekonserten", "plakatane"),
        "characteristic": ("heimen", "undervisninga", "samspel", "leiinga"),
        "day": ("torsda", "ein annan dag", "til veka"),
        "time": ("litt seinare", "halvto", "etter fem"),
        "number": ("tre", "2", "fire"),
    },
    "en": {
        "person": ("Kari", "Ola", "the new drum teacher"),
        "measure": ("the letter to guardians", "the practice plan", "the trial concert", "the posters"),
        "characteristic": ("the home", "teaching", "ensembles", "leadership"),
        "day": ("thurs", "another day", "in a while"),
        "time": ("a bit later", "half two", "after five"),
        "number": ("three", "2", "four"),
    },
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a file: which intent in which language, and the line as written."""

    intent: str
    language: str
    line: str


def patterns(folder: Path = FOLDER) -> list[Pattern]:
    """Every line of every file, in a fixed order. Raises ``ValueError`` for a file with another name."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        intent, _, language = path.stem.rpartition(".")
        if language not in LANGUAGES or not intent:
            raise ValueError(f"{path.name} is not named <intent>.<nb|nn|en>.txt")
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [Pattern(intent, language, line.strip()) for line in lines if line.strip()]
    return found


def digest(folder: Path = FOLDER) -> str:
    """A digest of all that is trained from: the files and how features are made of them."""
    sha = hashlib.sha256()
    code = Path(__file__).parent.parent / "dialogs" / "understanding"
    lexicon = sorted((code / "concepts").glob("*.txt"))
    for path in (*sorted(folder.glob("*.txt")), *(code / name for name in LEARNED_BY), *lexicon):
        sha.update(path.name.encode())
        sha.update(path.read_bytes())
    return sha.hexdigest()


def sentences(pattern: Pattern, chance: random.Random) -> Iterator[str]:
    """The sentences of a pattern: each of its alternatives with its slots, and one with words in their place."""
    lines = list(itertools.islice(_alternatives(pattern.line), 4))
    yield from lines
    if SLOT.search(pattern.line):
        spoken = SPOKEN[pattern.language]
        yield SLOT.sub(lambda slot: chance.choice(spoken[slot[1]]), chance.choice(lines))


def mistyped(sentence: str, chance: random.Random) -> str:
    """The sentence with one letter wrong: left out, doubled, exchanged with its neighbour, or another."""
    places = [i for i, letter in enumerate(sentence) if letter.islower()]
    if len(places) < 5:
        return sentence
    at = chance.choice(places[1:])
    kind = chance.randrange(4)
    if kind == 0:
        return sentence[:at] + sentence[at + 1 :]
    if kind == 1:
        return sentence[:at] + sentence[at] + sentence[at:]
    if kind == 2 and at + 1 < len(sentence) and sentence[at + 1].islower():
        return sentence[:at] + sentence[at + 1] + sentence[at] + sentence[at + 2 :]
    return sentence[:at] + chance.choice("abdefgiklmnoprstuvy") + sentence[at + 1 :]


def _alternatives(line: str) -> Iterator[str]:
    choice = _CHOICE.search(line)
    if choice is None:
        yield " ".join(line.split())
        return
    for one in choice[1].split("|"):
        yield from _alternatives(line[: choice.start()] + one + line[choice.end() :])
