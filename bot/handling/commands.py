"""What somebody wrote, as a command: the first words of a message against the table of chat words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from locales.chat_words import ABOUT, BOT_NAMES, COMMANDS, POLITE

_LONGEST = 2000  # characters that are looked at for a command; the rest of the text is kept
_LEAST_NEAR, _SHORT, _MOST_NEAR = 4, 7, 30  # letters of a word with an error in it; one error only up to ``_SHORT``
_LOOSE = frozenset({"plan", "assess", "practice"})  # also understood in the middle of a sentence


@dataclass(frozen=True, slots=True)
class Command:
    """What was asked for.

    ``name`` is a key of ``locales.chat_words.COMMANDS``, or "" where nothing fits; ``rest`` is what follows its words.
    ``language_hint`` is the only language that has these words, "" where several do.
    """

    name: str
    rest: str = ""
    language_hint: str = ""


def parse(text: str) -> Command:
    """The command in a text, with or without the bot's name in front. Never raises."""
    said = _trimmed(text)
    found = _at_start(said)
    if found.name == "help" and found.rest:  # "hei, kan du vise tiltak": the greeting is not the point
        return _parse_rest(found)
    if found.name:
        return found
    return _inside(said) or Command("", said)


def _parse_rest(greeting: Command) -> Command:
    said = _trimmed(greeting.rest)
    found = _at_start(said)
    if found.name and found.name != "help":
        return found
    return _inside(said) or Command("help", "", greeting.language_hint)


def _at_start(said: str) -> Command:
    lower = said.lower() if len(said.lower()) == len(said) else said
    for phrase, name in _beginning_with().get(lower[:1], ()):
        if not lower.startswith(phrase) or (len(lower) > len(phrase) and lower[len(phrase)].isalnum()):
            continue
        rest = _trimmed(said[len(phrase) :], keep_lead=True)
        command = Command(name, rest, _hint(phrase, name))
        return _plan_after_all(command, phrase, said) if name == "meetings" and rest else command
    return Command("")


def _plan_after_all(command: Command, phrase: str, said: str) -> Command:
    """Tell "møte torsdag kl 14", which asks for a meeting, from "møter" and "flytt møte til fredag" (the list)."""
    about = {word for words in ABOUT.values() for word in words}
    one = phrase in ("møte", "meeting")
    if one or (phrase in ("møter", "meetings") and command.rest.split(" ", 1)[0].lower() in about):
        return Command("plan", said[len(phrase) :].strip(), command.language_hint)
    return command


def _inside(said: str) -> Command | None:
    lower = said.lower() if len(said.lower()) == len(said) else said
    searched = lower[:_LONGEST]
    for phrase, name in _loose():
        if phrase not in searched:
            continue
        seen = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", searched)
        if seen:
            return Command(name, _trimmed(said[seen.end() :], keep_lead=True), _hint(phrase, name))
    return None


def _trimmed(text: str, *, keep_lead: bool = False) -> str:
    """One line without emoji and punctuation at its ends, without the bot's name and words of politeness in front."""
    text = unicodedata.normalize("NFC", text[:_LONGEST]) + text[_LONGEST:]
    text = " ".join(text.split())
    previous = None
    while text != previous:
        previous = text
        text = _without_thanks(_stripped(text))
        if not keep_lead:
            text = _without(text)
    return text


def _stripped(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not _means(text[start]):
        start += 1
    while end > start and not (_means(text[end - 1]) or text[end - 1] in ")%"):
        if text[end - 1] == "." and text[len(text[:end].rstrip(".")) - 1] != " ":
            break
        end -= 1
    day_of_month = re.search(r"(?<![\d.])\d{1,2}\.$", text[start:end])
    return text[start:end] if day_of_month else text[start:end].rstrip(".")


def _means(character: str) -> bool:
    """Letters, digits, and the few signs that a name or a number begins with."""
    return character.isalnum() or character in "@#"


def _without(text: str) -> str:
    lower = text.lower()
    for word in _in_front():
        if lower.startswith(word) and len(text) > len(word) and not lower[len(word)].isalnum():
            return text[len(word) :]
        if lower == word and word.lstrip("@") in BOT_NAMES:
            return ""
    return text


def _without_thanks(text: str) -> str:
    """Without words of politeness at the end: "møte, takk"."""
    lower = text.lower()
    if lower.endswith(_that_end_politely()):
        return text
    for word in _polite():
        if lower.endswith(word) and len(text) > len(word) and not lower[-len(word) - 1].isalnum():
            return text[: -len(word)]
    return text


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """All phrases with their commands, longest first."""
    found = {phrase: name for name, phrases in COMMANDS.items() for words in phrases.values() for phrase in words}
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@cache
def _beginning_with() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The same by their first letter."""
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase, name in _phrases():
        found.setdefault(phrase[0], []).append((phrase, name))
    return found


@cache
def _loose() -> tuple[tuple[str, str], ...]:
    """Those that are understood in the middle of a sentence, too."""
    return tuple((phrase, name) for phrase, name in _phrases() if name in _LOOSE and len(phrase) > 4)


@cache
def _polite() -> tuple[str, ...]:
    return tuple(word for words in POLITE.values() for word in words)


@cache
def _in_front() -> tuple[str, ...]:
    """What says nothing in front of a command: the bot's name, and words of politeness."""
    return (*(f"@{name}" for name in BOT_NAMES), *BOT_NAMES, *_polite())


@cache
def _that_end_politely() -> tuple[str, ...]:
    """Commands that end as a request begins: "hva kan du"."""
    polite = tuple(f" {word}" for words in POLITE.values() for word in words)
    return tuple(phrase for phrase, _ in _phrases() if phrase.endswith(polite))


def _hint(phrase: str, name: str) -> str:
    those = [language for language, words in COMMANDS[name].items() if phrase in words]
    return those[0] if len(those) == 1 else ""


def nearly(text: str) -> str:
    """The name of the command that a text is but for a letter or two; "" where it is none, or could be several."""
    said = _trimmed(text).casefold()
    slips = 1 if len(said) <= _SHORT else 2
    if not _LEAST_NEAR <= len(said) <= _MOST_NEAR:
        return ""
    found = {
        name
        for phrase, name in _phrases()
        if len(phrase) >= _LEAST_NEAR
        and abs(len(phrase) - len(said)) <= slips  # nothing else comes so near
        and DamerauLevenshtein.distance(phrase, said, score_cutoff=slips) <= slips
    }
    return found.pop() if len(found) == 1 else ""
