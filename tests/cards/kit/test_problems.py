"""Whatever goes wrong is said in a sentence, in everybody's language."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from string import Formatter

from cards.kit import sentences as problems
from cards.kit.sentences import by_area, sentence, texts
from domain.errors import Problem
from domain.people.school import LANGUAGES
from preview import school as samples

ROOT = Path(__file__).parents[3]
NB = samples.scene("nb")
VALUES = {"day": date(2026, 11, 19), "date": date(2026, 11, 19), "when": samples.NOW}


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """Key, place and parameters (None: not known here) of every problem named in the code."""
    for room in ("domain", "bot", "dialogs", "sources", "store"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _called(node) in {"Refused", "Problem", "UnclearError"} and node.args:
                    key = node.args[0]
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        yield key.value, f"{path.relative_to(ROOT)}:{node.lineno}", _params(node)


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _params(node: ast.Call) -> set[str] | None:
    if any(keyword.arg is None for keyword in node.keywords):
        return None
    if _called(node) != "Problem":
        return {keyword.arg for keyword in node.keywords if keyword.arg}
    given = [*node.args[1:2], *(keyword.value for keyword in node.keywords if keyword.arg == "params")]
    if not given:
        return set()
    if not isinstance(given[0], ast.Dict):
        return None
    names = {key.value for key in given[0].keys if isinstance(key, ast.Constant)}
    return {str(name) for name in names} if len(names) == len(given[0].keys) else None


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_every_problem_in_the_code_has_a_sentence() -> None:
    without = {(key, place) for key, place, _ in raised() if key not in texts()}

    assert without == set()


def test_every_problem_in_the_code_gives_what_its_sentence_says() -> None:
    lacking = {
        (key, place, tuple(sorted(fields(texts()[key]) - params)))
        for key, place, params in raised()
        if key in texts() and params is not None and not fields(texts()[key]) <= params
    }

    assert lacking == set()


def test_no_key_has_two_sentences() -> None:
    times = Counter(key for area in by_area().values() for key in area)

    assert [key for key, count in times.items() if count > 1] == []


def test_a_sentence_is_a_sentence() -> None:
    wrong = {}
    for key, words in sorted(texts().items()):
        params = {name: VALUES.get(name, 7) for name in fields(words)}
        for language in LANGUAGES:
            said = sentence(samples.scene(language), Problem(key, params))
            opens = said[0].isupper() or not said[0].isalpha()
            if not opens or said[-1] not in ".?" or "{" in said or "!" in said:
                wrong[key, language] = said

    assert wrong == {}


def test_days_and_times_are_said_as_the_reader_says_them() -> None:
    today = datetime(2026, 11, 21, 13, 40, tzinfo=samples.NOW.tzinfo)

    assert "Datoen" not in sentence(NB, Problem("gone"))
    assert "kl.\u00a014.40" in sentence(NB, Problem("round_closed", {"when": today, "number": 1}))
    assert "torsdag 19.\u00a0november" in sentence(NB, Problem("day_is_over", {"day": date(2026, 11, 19)})).lower()


def test_a_name_in_a_problem_cannot_write_markdown() -> None:
    said = sentence(NB, Problem("leaders_only", {"leaders": "[Ola](https://farlig.example)"}))

    assert "](" not in said


def test_nobody_to_name_gets_the_sentence_without_a_name() -> None:
    assert sentence(NB, Problem("leaders_only", {"leaders": ""})) == "Bare ledere kan gjøre dette."
    assert sentence(NB, Problem("leaders_only", {"leaders": "Ingrid"})).endswith("Ingrid kan hjelpe deg.")


def test_a_key_that_nobody_knows_still_gets_an_answer() -> None:
    assert sentence(NB, Problem("from_the_future")) == "Det gikk ikke. Ingenting er endret."
    assert problems.UNKNOWN not in texts()
