"""The lists of what to touch for a button, a language, a picture, a source, a page: they are true, and complete."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from domain.people.school import LANGUAGES
from tests.house.tree import ROOT

LISTS = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("<!-- lists")[1].split("<!-- end of lists")[0]
SOURCE = "en"  # source sentences are English: there is no en.po


def listed(heading: str) -> Iterator[str]:
    """The paths of one list, placeholders as they stand."""
    part = LISTS.split(f"**{heading}**")[1].split("**")[0]
    for path in re.findall(r"`([\w<>/.]+\.(?:py|po|toml|json|html|css|txt))`", part):
        yield str(path)


def test_every_path_in_the_lists_is_there() -> None:
    headings = re.findall(r"\*\*(.+?)\*\*", LISTS)
    wrong = [
        f"{heading}: {path}"
        for heading in headings
        for path in listed(heading)
        if not list(ROOT.glob(re.sub(r"<\w+>", "*", path)))
    ]

    assert len(headings) == 6
    assert wrong == []


def test_every_place_of_the_list_knows_every_language() -> None:
    """Python files name each language or read ``LANGUAGES``; data has each language's texts wherever it has one."""
    wrong = []
    for path in listed("A language"):
        for language in LANGUAGES:
            if "<language>" in path:
                named = path.replace("<language>", language).replace("<intent>", "plan")
                needed = language != SOURCE if path.startswith("locales") else language != "nb"  # nb: manifest.json
                if needed and not (ROOT / named).exists():
                    wrong.append(named)
            elif path.endswith(".py"):
                text = (ROOT / path).read_text(encoding="utf-8")
                default = language == "nb"  # what a table falls back to
                if (
                    not default
                    and f'"{language}"' not in text
                    and "LANGUAGES" not in text
                    and f"{language}=" not in text
                ):
                    wrong.append(f"{path}: {language}")
    assert wrong == []


def test_content_has_each_language_wherever_it_has_one() -> None:
    wrong = []

    def look(value: object, place: str) -> None:
        if isinstance(value, dict):
            there = set(LANGUAGES) & value.keys()
            if there and there != set(LANGUAGES):
                wrong.append(f"{place}: {sorted(set(LANGUAGES) - there)}")
            for key, inner in value.items():
                look(inner, f"{place}.{key}")
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                look(inner, f"{place}[{number}]")

    for path in listed("A language"):
        if path.endswith(".toml"):
            look(tomllib.loads((ROOT / path).read_text(encoding="utf-8")), path)

    assert wrong == []


def test_every_source_in_the_catalogue_has_a_name_on_cards() -> None:
    content = tomllib.loads((ROOT / "domain/content/catalogue.toml").read_text(encoding="utf-8"))
    sources = {str(indicator["source"]) for indicator in content["indicators"]}
    words = (ROOT / "cards/figures/words.py").read_text(encoding="utf-8")

    # A source in capitals is named as it is: GSI.
    assert {source for source in sources if f'"{source}"' not in words and not source.isupper()} == set()


def test_every_page_has_its_template_and_its_style() -> None:
    views = [
        path for path in (ROOT / "pages").glob("*/*.py") if path.parent.name != "kit" and "def page" in path.read_text()
    ]
    wrong = [str(path.relative_to(ROOT)) for path in views if not path.with_suffix(".html").exists()]

    assert views != []
    assert wrong == []
