"""Placing the school: one person's answers, sentence by sentence, and what they point to. Nobody else sees them.

A placement is kept as one sealed text (``domain/placing/place_school.py``). Answers are kept by the sentence they
are about, not by its place in the catalogue: a catalogue that was changed meanwhile keeps every answer whose sentence
still stands, and only what is new is asked. How the answers point to a level is in ``domain/placing/suggest_level.py``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

from domain.catalogue.areas import Characteristic, Criterion, said
from domain.votes.rounds import LEVELS

VERSION = 1  # of the text
LONGEST_TEXT = 500  # characters of an example or of a thought
MOST_KEPT = 200  # answers of one text: more are nobody's


class Answer(StrEnum):
    """Whether a sentence is true of us."""

    OFTEN = "often"
    SOMETIMES = "sometimes"
    SELDOM = "seldom"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Placement:
    """One person's placement. ``answers`` are by ``sentence_key``, ``examples`` by level; ``thought`` answers "what
    would it take". ``level`` is what the person decided, None before that and where they do not know. ``done``: saved
    at the end, though it may be changed again. What it says never shows in a log: it has no ``repr``.
    """

    version: int = VERSION
    catalogue_version: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    examples: Mapping[int, str] = field(default_factory=dict, repr=False)
    level: int | None = field(default=None, repr=False)
    thought: str = field(default="", repr=False)
    done: bool = False

    def answer(self, criterion: Criterion) -> Answer | None:
        """What was answered to a sentence; None where it was not, or not yet."""
        return self.answers.get(sentence_key(criterion))


def sentence_key(criterion: Criterion) -> str:
    """A short name for a sentence, the same wherever it stands and however its spaces and its end are written."""
    words = " ".join(said(criterion.text, "nb").casefold().split()).strip(" .")
    return sha256(words.encode()).hexdigest()[:12]


def sentences(characteristic: Characteristic, level: int) -> tuple[Criterion, ...]:
    """The sentences of one level."""
    return tuple(characteristic.levels.get(level, ()))


def asked_levels(characteristic: Characteristic) -> tuple[int, ...]:
    """The levels that have sentences, from the lowest."""
    return tuple(level for level in LEVELS if characteristic.levels.get(level))


def open_sentences(placement: Placement, characteristic: Characteristic, level: int) -> tuple[Criterion, ...]:
    """The sentences of a level that are not answered yet."""
    return tuple(one for one in sentences(characteristic, level) if placement.answer(one) is None)


def first_open(placement: Placement, characteristic: Characteristic) -> int | None:
    """The first level with something to answer; None where all is answered."""
    levels = asked_levels(characteristic)
    return next((level for level in levels if open_sentences(placement, characteristic, level)), None)


def ticks_of(placement: Placement, characteristic: Characteristic) -> tuple[str, ...]:
    """The sentences answered "often", as "level.sentence" (both from 1): what a ballot's ticks begin with."""
    return tuple(
        f"{level}.{at}"
        for level in LEVELS
        for at, one in enumerate(sentences(characteristic, level), start=1)
        if placement.answer(one) is Answer.OFTEN
    )


def placed_level(placement: Placement | None) -> int | None:
    """The level the person decided on; None where there is none (yet)."""
    return placement.level if placement is not None else None


def merged(newer: Placement, older: Placement) -> Placement:
    """One placement out of two: what the newer one says, and from the older what it leaves open."""
    return replace(
        newer,
        answers={**older.answers, **newer.answers},
        examples={**older.examples, **newer.examples},
        level=newer.level if newer.level is not None else older.level,
        thought=newer.thought or older.thought,
        done=newer.done or older.done,
    )


def written(placement: Placement) -> str:
    """The placement as it is kept."""
    kept = {
        "version": VERSION,
        "catalogue": placement.catalogue_version,
        "answers": {key: answer.value for key, answer in sorted(placement.answers.items())[:MOST_KEPT]},
        "examples": {str(level): text for level, text in sorted(placement.examples.items())},
        "level": placement.level,
        "thought": placement.thought,
        "done": placement.done,
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Placement | None:
    """The placement that was kept; None where there is none.

    Of a text of another version all is taken that this one understands: an answer lost is a question asked twice.
    """
    try:
        found = json.loads(text) if text else None
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    answers, examples = found.get("answers"), found.get("examples")
    level, thought = found.get("level"), found.get("thought")
    return Placement(
        VERSION,
        _number(found.get("catalogue")) or 0,
        _answers(answers) if isinstance(answers, dict) else {},
        _examples(examples) if isinstance(examples, dict) else {},
        level if _number(level) in LEVELS else None,
        thought[:LONGEST_TEXT] if isinstance(thought, str) else "",
        found.get("done") is True,
    )


def _answers(found: Mapping[str, object]) -> dict[str, Answer]:
    known = {answer.value: answer for answer in Answer}
    return {k: known[v] for k, v in found.items() if isinstance(v, str) and v in known}


def _examples(found: Mapping[str, object]) -> dict[int, str]:
    known = {str(level): level for level in LEVELS}
    return {known[k]: v[:LONGEST_TEXT] for k, v in found.items() if k in known and isinstance(v, str) and v}


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
