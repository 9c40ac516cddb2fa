"""Every sentence is there in bokmål and nynorsk, and nothing is left over."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.house.tree import ROOMS, ROOT, dotted, of_rooms, parsed

FIELD = re.compile(r"\{(\w+)[^}]*\}")
TRANSLATED = ("nb", "nn")


@cache
def sentences() -> dict[str, list[str]]:
    """Each source sentence in the code, with where it stands."""
    found: dict[str, list[str]] = {}
    for path in of_rooms(*ROOMS):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and (name := dotted(node.func).split(".")[-1]) in {"tr", "trn", "N_"}:
                place = (
                    0 if isinstance(node.func, ast.Attribute) or name == "N_" else 1
                )  # scene.tr("…"), tr(language, "…")
                for argument in node.args[place : place + (2 if name == "trn" else 1)][:1]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        found.setdefault(argument.value, []).append(f"{path}:{node.lineno}")
    return found


@cache
def messages(language: str) -> dict[str, Message]:
    """The translations of a language by source sentence."""
    found = {}
    for path in sorted((ROOT / "locales").rglob(f"*{language}.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    found[message.id[0] if isinstance(message.id, (list, tuple)) else message.id] = message
    return found


def texts(message: Message) -> list[str]:
    """The translation's forms."""
    return list(message.string) if isinstance(message.string, (list, tuple)) else [str(message.string)]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated(language: str) -> None:
    missing = {
        sentence: places
        for sentence, places in sentences().items()
        if sentence not in messages(language) or not all(texts(messages(language)[sentence]))
    }

    assert missing == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_over(language: str) -> None:
    left_over = sorted(set(messages(language)) - set(sentences()))

    assert left_over == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_parameters_of_its_source(language: str) -> None:
    wrong = {
        source: text
        for source, message in messages(language).items()
        for text in texts(message)
        if set(FIELD.findall(text)) - {"count"} != set(FIELD.findall(source)) - {"count"}
    }

    assert wrong == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_shouts_and_nothing_begs(language: str) -> None:
    wrong = {
        source: text
        for source, message in messages(language).items()
        for text in texts(message)
        if "!" in text or re.search(r"\bvennligst\b|\bver venleg\b|\bOK\b", text, re.IGNORECASE)
    }

    assert wrong == {}


def test_nynorsk_is_not_bokmål() -> None:
    """Words that only bokmål has do not stand in nynorsk texts."""
    bokmål = re.compile(
        r"\b(ikke|hva|hvem|hvordan|hvor|hvilke[nt]?|bare|noe|noen|mye|jeg|hun|dere|fra|flere|stemmer ofte|møter|"
        r"avstemning|leder|ledere|lederen|skole|skolen|kulturskole|innkalling(?!a)|påminnelse|foresatte|sjelden|tall|tallene|"
        r"også|være|gjøre|gjør|kommer|enige|spørsmål og|uke|uker|selv|siden)\b"
    )
    allowed = {"fra", "også", "sidan", "møter", "siden", "innkalling", "stemmer ofte"}
    wrong = {
        source: found
        for source, message in messages("nn").items()
        for text in texts(message)
        if (found := [word for word in bokmål.findall(text.lower()) if word not in allowed])
    }

    assert wrong == {}


def test_language_files_are_where_they_are_looked_for() -> None:
    assert {path.name for path in Path(ROOT / "locales").glob("*.po")} == {"nb.po", "nn.po"}
