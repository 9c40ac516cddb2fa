"""One word for one thing: what people read has none of the words that ``GLOSSARY.md`` keeps out."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from tests.house.test_language import messages, texts
from tests.house.tree import ROOT

BOTH = ("nb", "nn")
GUIDES = {"leder.md": "nb", "laerer.md": "nb", "eier.md": "nb"}
CONTENT = ("catalogue.toml", "surveys.toml")
COLUMN_OF = {"bokmål, not": "nb", "nynorsk, not": "nn"}
ONE_NORM = {"bokmål": "nb", "nynorsk": "nn"}
OTHER_WORDS = ("ein viss kvalitet",)  # spelled like a word that is kept out


@cache
def kept_out(language: str) -> dict[str, re.Pattern[str]]:
    """The words the glossary's tables keep out of a language, as what finds them."""
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    tables = glossary.partition("<!-- words not written -->")[2].partition("<!-- end of words -->")[0]
    found: set[str] = set()
    columns: list[str] = []
    norm = ""
    for line in tables.splitlines():
        if line.startswith("**"):
            norm = next((code for word, code in ONE_NORM.items() if word in line), "")
        if line.startswith("| write |"):
            columns = [COLUMN_OF.get(cell.strip(), norm if cell.strip() == "not" else "") for cell in line.split("|")]
        elif line.startswith("|"):
            for column, cell in zip(columns, line.split("|"), strict=True):
                found.update(re.findall(r"`([^`]+)`", cell) if column == language else ())
    return {words: _finder(words) for words in sorted(found)}


def _finder(words: str) -> re.Pattern[str]:
    """Find the words as whole words; ``*`` is any part of one."""
    anything = re.escape(words).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){anything}(?!\w)", re.IGNORECASE)


def offenders(language: str, read: Iterator[tuple[str, str]]) -> list[str]:
    """Each text with a word that is kept out: the word, where it stands, and the text."""
    return [
        f"{words} in {place}: {text}"
        for place, text in read
        for words, finder in kept_out(language).items()
        if finder.search(_without_other_words(text))
    ]


def _without_other_words(text: str) -> str:
    text = text.replace("\u00a0", " ")
    for words in OTHER_WORDS:
        text = text.replace(words, "")
    return text


def what_people_read(language: str) -> Iterator[tuple[str, str]]:
    """Every text in a language with where it stands: sentences, content, guides, the app package, holidays."""
    for source, message in messages(language).items():
        for text in texts(message):
            yield f"{language}.po «{source[:60]}»", text
    for name in CONTENT:
        content = tomllib.loads((ROOT / "domain" / "content" / name).read_text(encoding="utf-8"))
        yield from ((name, text) for text in _in_content(content, language))
    for guide, spoken in GUIDES.items():
        if spoken == language:
            paragraphs = (ROOT / "docs" / guide).read_text(encoding="utf-8").split("\n\n")
            yield from ((guide, " ".join(one.split())) for one in paragraphs)
    for path in sorted((ROOT / "manifest").glob("*.json")):
        package = json.loads(path.read_text(encoding="utf-8"))
        if path.stem == language or (path.stem == "manifest" and language == "nb"):
            yield from ((path.name, text) for text in _strings(package))
    place = BOTH.index(language)
    for node in ast.walk(ast.parse((ROOT / "bot" / "calendar" / "holidays.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Tuple) and len(node.elts) == 3 and isinstance(node.elts[place], ast.Constant):
            yield "holidays.py", str(ast.literal_eval(node.elts[place]))


def _in_content(node: object, language: str) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == language:
                yield from _strings(value)
            else:
                yield from _in_content(value, language)
    elif isinstance(node, list):
        for one in node:
            yield from _in_content(one, language)


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, (dict, list)):
        for one in node.values() if isinstance(node, dict) else node:
            yield from _strings(one)


@pytest.mark.parametrize("language", BOTH)
def test_what_people_read_has_one_word_for_one_thing(language: str) -> None:
    assert offenders(language, what_people_read(language)) == []


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("nb", "Hvor vil vi hen?", "hen"),
        ("nb", "Den er kjent, selv om navnene er borte.", "selv om navnene"),
        ("nb", "Bare lederne ser det i fem virkedager.", "virkedag*"),
        ("nb", "Be den som har fila", "fila"),
        ("nn", "Det fyrste møtet", "fyrst*"),
        ("nn", "Eg spør igjen.", "igjen"),
    ],
)
def test_a_word_that_is_kept_out_is_found(language: str, text: str, word: str) -> None:
    assert [one.partition(" in ")[0] for one in offenders(language, iter([("here", text)]))] == [word]


@pytest.mark.parametrize("language", BOTH)
def test_a_word_that_only_begins_alike_is_not_found(language: str) -> None:
    allowed = {"nb": "Henvis til lista, og gi filen til gruppen.", "nn": "Legg ho ved, og hent mest mogleg fram att."}

    assert offenders(language, iter([("here", allowed[language])])) == []


def test_the_content_and_the_guides_are_read() -> None:
    for language in BOTH:
        places = {place.partition(" ")[0] for place, _ in what_people_read(language)}

        assert {f"{language}.po", *CONTENT, "holidays.py"} <= places
    assert set(GUIDES) <= {place for place, _ in what_people_read("nb")}
    assert "nn.json" in {place for place, _ in what_people_read("nn")}
