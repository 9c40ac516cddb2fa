"""Two figures with one name always say whose they are: pupils', guardians' or staff's."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from cards.figures.whose import AMONG, in_list, titled
from domain.catalogue.read import built_in
from locales import tr
from tests.cards.charts.examples import HOME, OF_KIND, TRENDS, trend
from tests.cards.every.everything import every_card, words

ROOT = Path(__file__).parents[3]
LANGUAGES = ("nb", "nn", "en")
TITLE_ALONE = {
    "cards/figures/whose.py": "decides for all others",
    "cards/charts/words/wording.py": "whose all of them are stands above the picture",
    "cards/charts/words/dialogue_map.py": "who answered, and when, stands under each name",
    "cards/charts/words/voices.py": "one name for what all voices are asked about, and a mark for each voice",
    "bot/exports/tables.py": "who was asked has a column of its own",
}


def shared(language: str) -> set[str]:
    """The titles that more than one indicator has."""
    found: dict[str, int] = defaultdict(int)
    for one in built_in().indicators:
        found[one.title[language]] += 1
    return {title for title, count in found.items() if count > 1}


def test_no_two_figures_of_the_catalogue_are_called_the_same() -> None:
    wrong = set()
    for language in LANGUAGES:
        assert shared(language)
        for called in (titled, in_list):
            found = defaultdict(list)
            for one in built_in().indicators:
                found[called(language, one).casefold()].append(one.id)
            wrong |= {f"{language} {called.__name__}: {name}" for name, ids in found.items() if len(ids) > 1}

    assert wrong == set()


def test_every_sample_that_names_such_a_figure_says_whose_it_is() -> None:
    wrong, seen = set(), 0
    for name, language, card in every_card():
        for line in (line for text in words(card) for line in text.splitlines()):
            for title in shared(language):
                if title in line:
                    seen += 1
                    if not says_whose(language, line):
                        wrong.add(f"{name} {language}: {line}")
    assert seen
    assert wrong == set()


def test_every_picture_that_names_such_a_figure_says_whose_it_is_in_words() -> None:
    wrong, seen = set(), set()
    specs = {name: make("nb") for name, make in OF_KIND.items()}
    specs |= {name: trend("nb", readings, HOME) for name, readings in TRENDS.items()}
    for name, spec in specs.items():
        for line in spec.alt.splitlines() if spec else []:
            if any(title in line for title in shared("nb")):
                seen.add(name)
                if not says_whose("nb", line):
                    wrong.add(f"{name}: {line}")

    assert seen >= {"trend", "map", "table", "voices"}
    assert wrong == set()


def test_nothing_else_reads_the_title_of_an_indicator_to_people() -> None:
    wrong = set()
    for room in ("bot", "cards", "dialogs", "documents", "pages"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "said" and node.args:
                    read = ast.unparse(node.args[0])
                    if read.endswith("indicator.title"):
                        wrong.add(str(path.relative_to(ROOT)))

    assert wrong == set(TITLE_ALONE)


def says_whose(language: str, line: str) -> bool:
    """Whether pupils, guardians or staff are named in a line."""
    return any(tr(language, who).casefold() in line.casefold() for who in AMONG.values())
