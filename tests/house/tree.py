"""The source tree as the guards of the house see it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "cards", "dialogs", "documents", "domain", "locales", "pages", "preview", "sources", "store")


@cache
def python_files() -> tuple[Path, ...]:
    """Every Python file that git knows or would add, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(Path(line) for line in listed.stdout.splitlines() if (ROOT / line).exists())


def of_rooms(*rooms: str) -> list[Path]:
    """The Python files of some rooms."""
    return [path for path in python_files() if path.parts[0] in rooms]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path, *, at_run_time_only: bool = False) -> Iterator[tuple[int, str]]:
    """Line and full name of each module a file imports, inside functions too.

    ``at_run_time_only`` leaves out what stands under ``if TYPE_CHECKING``.
    """
    skipped = set()
    if at_run_time_only:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
                skipped |= {id(inner) for statement in node.body for inner in ast.walk(statement)}
    for node in ast.walk(parsed(path)):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def dotted(node: ast.expr) -> str:
    """The dotted name of an expression such as ``datetime.now``; "" where it has none."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else node.attr
    return ""


def calls(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file calls."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            yield node.lineno, dotted(node.func)
