"""The guard of forms: where a word's form is declared, no field of it is named by a literal anywhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import domain
from cards.kit.rooms import files_of
from domain.fields import Field
from tests.house.tree import dotted, of_rooms, parsed

READ_FROM = {"inputs", "values", "typed", "given", "filled", "fields"}  # what a form's fields are looked up in
READ_BY = {"text", "line", "level", "day", "number"}  # of ``domain/reading.py``
DRAWN_BY = {"text_field", "date_field", "time_field", "number_field", "choices"}


def declared() -> dict[str, set[str]]:
    """The names of the fields that each word's ``form.py`` declares."""
    return {
        word: {one.name for one in vars(module).values() if isinstance(one, Field)}
        for word, module in files_of(domain, "form")
        if any(isinstance(one, Field) for one in vars(module).values())
    }


def named(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of each input that a file names by a literal: drawn, read, complained about or declared."""
    for node in ast.walk(parsed(path)):
        for literal in _places(node):
            if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                yield node.lineno, literal.value.rstrip("?")  # type: ignore[attr-defined]


def _places(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Subscript) and _last(node.value) in READ_FROM:
        return [node.slice]
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
        return [node.left] if _last(node.comparators[0]) in READ_FROM else []
    if not isinstance(node, ast.Call):
        return []
    called, first = _last(node.func), node.args[:1]
    if called == "get" and isinstance(node.func, ast.Attribute) and _last(node.func.value) in READ_FROM:
        return first
    if called in DRAWN_BY or (called in READ_BY and dotted(node.func).split(".")[0] in ("form", "said")):
        return first
    if called == "Problem":
        return node.args[2:] + [one.value for one in node.keywords if one.arg == "field"]
    if called == "Verb":
        return [each for one in node.keywords if one.arg == "inputs" for each in getattr(one.value, "elts", [])]
    return []


def _last(node: ast.expr) -> str:
    return dotted(node).rpartition(".")[2]


def test_measures_declare_their_forms() -> None:
    assert {"title", "owner", "due", "steps", "note", "measure"} <= declared()["measures"]


def test_a_declared_field_is_named_by_a_literal_nowhere_else() -> None:
    wrong = [
        f"{path}:{line} names the field {name!r} of {word}"
        for word, names in declared().items()
        for path in of_rooms("bot", "cards", "domain")
        if path.parts[1] == word and path != Path("domain", word, "form.py")
        for line, name in named(path)
        if name in names
    ]

    assert wrong == []


def test_the_guard_sees_each_way_of_naming_a_field(tmp_path: Path) -> None:
    source = tmp_path / "file.py"
    source.write_text(
        'press.inputs.get("a")\ninputs["b"]\n"c" in inputs\nkit.text_field("d", label)\n'
        'Problem("missing", field="e")\nProblem("missing", {}, "f")\nVerb("x", inputs=("g?", "h"))\n'
        'form.line("i", 9)\n',
        encoding="utf-8",
    )

    assert [name for _, name in named(source)] == list("abcdefghi")
