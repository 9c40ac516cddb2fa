"""What somebody types while a card of placing waits: "ofte, av og til, vet ikke", "1 ofte 2 sjelden", "alle ofte"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.placing.placement import Answer

LONGEST = 200  # characters: longer texts are no answers
WORDS: Mapping[str, Answer] = {
    word: answer
    for answer, words in {
        Answer.OFTEN: "ofte/oftest/oftast/alltid/often/always/usually",
        Answer.SOMETIMES: "av og til/avogtil/iblant/noen ganger/nokre gonger/nokre gongar/now and then/sometimes",
        Answer.SELDOM: "sjelden/sjeldent/sjeldnt/skjelden/sjeldan/aldri/seldom/rarely/never",
        Answer.UNKNOWN: "vet ikke/vetikke/veit ikkje/veitikkje/veit ikke/vet ikkje/usikker/i don't know/don't know/"
        "dont know/do not know/not sure/unsure",
    }.items()
    for word in words.split("/")
}
_ALL = "alle|alt|samtlige|samtlege|all|everything"
_NOTHING = "stemmer|og|på|er|setning|setningen|setninga|nr|nummer|svar|true|is|are|and|on|number|sentence|sammen|saman"
_ANSWERS = "|".join(re.escape(word).replace("\\ ", r"\s+") for word in sorted(WORDS, key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<answer>\b(?:{_ANSWERS})\b)|(?P<all>\b(?:{_ALL})\b)|(?P<range>\b[0-9]\s*[-–]\s*[0-9]\b)"
    rf"|(?P<number>\b[0-9]{{1,2}}\b)|(?P<nothing>\b(?:{_NOTHING})\b)|(?P<other>\w+)"
)
_EXAMPLE = re.compile(r"\s*(?:eksempel|døme|example)\s*[:–-]\s*(.+)", re.IGNORECASE | re.DOTALL)
# A number before other words is seldom a level ("3 møter i året"), and "nivå 3 er for høyt" is no decision: a sign
# stands between a level and what follows it.
_LEVEL = re.compile(r"\s*(?:(?:nivå|level)\s*)?([1-4])\s*(?:[.!]?\s*|[.,:;–-]\s+(.+))", re.IGNORECASE | re.DOTALL)
_PUZZLED = re.compile(
    r"\b(?:skjønner|skjønar|skjøner|forstår|forstod|fatter|begriper|understand|get|follow) (?:\w+ )?"
    r"(?:ikke|ikkje|ingenting|lite)\b"
    r"|\b(?:don't|dont|do not|didn't) (?:really )?(?:understand|get|follow)\b"
    r"|^(?:hva|kva|what) (?:betyr|tyder|menes|meinest|mener du|meiner du|does|do you)\b.*"
    r"\b(?:dette|det|spørsmålet|setningen|setninga|setningene|setningane|this|it|question|sentence|mean)\b"
    r"|\b(?:uklart|uforståelig|vanskelig å (?:svare|forstå)|vanskeleg å (?:svare|forstå)|unclear|confusing)\b",
    re.IGNORECASE,
)


class Move(StrEnum):
    """Words that move on, back or away."""

    ON = "on"
    BACK = "back"
    LATER = "later"
    SAVE = "save"


MOVES: Mapping[str, Move] = {
    word: move
    for move, words in {
        Move.ON: "videre/gå videre/vidare/gå vidare/neste/next/go on/continue",
        Move.BACK: "tilbake/gå tilbake/forrige/attende/gå attende/back/go back",
        Move.LATER: "senere/fortsett senere/seinare/hald fram seinare/pause/later/continue later",
        Move.SAVE: "lagre/lagre det/lagre svarene/lagre svara/save it/ferdig/ja/save/done/yes",
    }.items()
    for word in words.split("/")
}


@dataclass(frozen=True, slots=True)
class Read:
    """``answers`` by the sentence's number in its level, from 1. ``too_many``: a number or an answer without one."""

    answers: Mapping[int, Answer] = field(default_factory=dict)
    too_many: bool = False


def read_answers(text: str, asked: int, still: Sequence[int]) -> Read | None:
    """The answers in a text about a level with ``asked`` sentences, of which ``still`` are open; None where it is none.

    Without numbers they are taken in order: for all sentences where there are as many, else for the open ones.
    """
    if len(text) > LONGEST:
        return None
    by_number, in_order, for_all = {}, [], None
    tokens = _tokens(text)
    if tokens is None:
        return None
    for numbers, answer in _pairs(tokens):
        if numbers is None:
            for_all = answer
        elif numbers:
            by_number.update(dict.fromkeys(numbers, answer))
        else:
            in_order.append(answer)
    if for_all is not None:
        return Read({**dict.fromkeys(range(1, asked + 1), for_all), **by_number})
    places = [at for at in (range(1, asked + 1) if len(in_order) == asked else still) if at not in by_number]
    if len(in_order) > len(places) or any(not 1 <= number <= asked for number in by_number):
        return Read(too_many=True)
    return Read({**dict(zip(places, in_order, strict=False)), **by_number})


def read_example(text: str) -> str:
    """What follows "eksempel:"; "" where the text is no example."""
    found = _EXAMPLE.fullmatch(text)
    return found[1].strip() if found else ""


# "eg meiner vi er på nivå 2", "we are at level 3, I think": these words and no others, for else it is a thought
_THINK = r"(?:mener|meiner|tror|trur|synes|synest|tenker|tenkjer|think|believe|say)"
_BELIEVES = rf"(?:(?:jeg|eg|i)(?: \w+)? {_THINK}|{_THINK} (?:jeg|eg))"
_WE_ARE = r"(?:det (?:er|blir)|(?:vi|me|we) (?:er|are)(?: \w+){0,2}?)"
_IN_A_SENTENCE = re.compile(
    rf"(?:{_BELIEVES},? )?(?:at |that )?(?:{_WE_ARE} )?(?:på |at |on )?"
    rf"(?:nivå|level) ([1-4])(?: for (?:meg|min del|me))?,?(?: {_BELIEVES})?"
)


def read_level(text: str) -> tuple[int | None, str]:
    """The level that a text begins with, 0 for "not sure", None for none; and the text after it."""
    if WORDS.get(_plain(text)) is Answer.UNKNOWN:
        return 0, ""
    if said := _IN_A_SENTENCE.fullmatch(_plain(text)):
        return int(said[1]), ""
    found = _LEVEL.fullmatch(text)
    return (int(found[1]), (found[2] or "").strip()) if found else (None, text.strip())


def read_move(text: str) -> Move | None:
    """A word that moves on, back or away."""
    said = _plain(text)
    return MOVES.get(said) or MOVES.get(_AROUND.sub("", said))


# what people put around such a word: "ok, gå videre da", "lagre det, takk"
_AROUND = re.compile(
    r"^(?:(?:ok|okei|ja|yes|takk|thanks|så|da|då|then|bare|berre|just|vi kan|me kan|kan du|please)[ ,.]+)+"
    r"|(?:[ ,.]+(?:takk|thanks|thank you|please|da|då|så|nå|no|now|er du snill|er du grei))+$"
)
Token = tuple[str, str]


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    return " ".join(text.split()).strip(" .,?")


def _tokens(text: str) -> list[Token] | None:
    """What means something in the text, in order; None where anything else is said, or no answer."""
    found = [(str(hit.lastgroup), hit[0]) for hit in _TOKEN.finditer(_plain(text))]
    found = [token for token in found if token[0] != "nothing"]
    kinds = {kind for kind, _ in found}
    return found if "answer" in kinds and "other" not in kinds else None


def _pairs(tokens: list[Token]) -> list[tuple[list[int] | None, Answer]]:
    """Answers with the numbers they are for: [] where none is said, None for all.

    Numbers stand before their answer, or behind it all along: "ofte 1 og 2, sjelden 3".
    """
    if tokens[0][0] == "answer" and tokens[-1][0] != "answer":
        tokens = tokens[::-1]
    found: list[tuple[list[int] | None, Answer]] = []
    waiting: list[int] = []
    every = False
    for kind, words in tokens:
        if kind == "answer":
            found.append((None if every else waiting, WORDS[" ".join(words.split())]))
            waiting, every = [], False
        elif kind == "all":
            every = True
        elif kind == "range":
            first, last = sorted(int(digit) for digit in re.findall("[0-9]", words))
            waiting = [*waiting, *range(first, last + 1)]
        else:
            waiting = [*waiting, int(words)]
    return found


def is_puzzled(text: str) -> bool:
    """Whether somebody says that they do not understand what they are asked."""
    return len(text) <= LONGEST and _PUZZLED.search(text.strip()) is not None
