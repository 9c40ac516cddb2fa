"""The table of faults names tests that exist."""

from __future__ import annotations

import ast
import re

from tests.house.tree import ROOT


def test_every_test_that_the_table_of_faults_names_exists() -> None:
    rows = [line for line in (ROOT / "docs/reliability.md").read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    named = [re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row) for row in rows[2:]]
    without = [row for row, tests in zip(rows[2:], named, strict=True) if not tests]
    missing = []
    for path, test in (each for tests in named for each in tests):
        file = ROOT / path
        tree = ast.parse(file.read_text(encoding="utf-8")) if file.exists() else ast.Module([], [])
        found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        if test not in found:
            missing.append(f"{path}::{test}")
    assert len(named) > 10
    assert (without, missing) == ([], [])
