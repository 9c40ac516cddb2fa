"""The guards of the house: which way imports point, how long a file may be, what has one home."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOMS, ROOT, calls, dotted, imports, of_rooms, parsed, python_files

MAY_IMPORT = {
    "bot": {"bot", "dialogs", "cards", "documents", "pages", "domain", "locales"},
    "dialogs": {"dialogs", "cards", "domain", "locales"},
    "cards": {"cards", "domain", "locales"},
    "documents": {"documents", "domain", "locales"},
    "pages": {"pages", "domain", "locales"},
    "store": {"store", "domain"},
    "sources": {"sources", "domain"},
    "domain": {"domain"},
    "locales": {"locales"},
    "preview": {"preview", "cards", "domain", "locales"},
}
# Libraries that live in one room, and the files outside it that may name them, each with its reason.
KEPT_IN: dict[str, tuple[set[str], set[str]]] = {
    "botbuilder": ({"bot", "dialogs"}, set()),
    "sqlalchemy": ({"store"}, set()),
    "alembic": ({"store"}, set()),
    "aiohttp": ({"bot"}, set()),
    "apscheduler": ({"bot"}, set()),
    "matplotlib": ({"cards"}, set()),
    "babel": ({"locales", "cards"}, set()),
    "microsoft_teams": ({"cards"}, set()),
    "openpyxl": ({"sources", "documents"}, set()),
    "docx": ({"documents"}, set()),
    "jinja2": ({"pages"}, set()),
    "markupsafe": ({"pages"}, set()),
    "segno": ({"pages"}, set()),
}
LONGEST = 250
EXEMPT_FROM_LENGTH = ("store/migrations/",)
# Python's own rounding takes halves to the even number; it may only share something out, where no figure is shown.
ROUNDS_ITSELF = {
    "domain/rounding.py": "the one place",
    "domain/groups/seating.py": "people over tables",
    "domain/meetings/forms.py": "minutes over phases",
    "domain/year/plan.py": "meetings over the year",
}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room: str) -> None:
    wrong = [
        f"{path}:{line} imports {name}"
        for path in of_rooms(room)
        for line, name in imports(path)
        if (top := name.split(".")[0]) in (*ROOMS, "app", "tests", "playground", "benchmarks", "manifest")
        and top not in MAY_IMPORT[room]
    ]

    assert wrong == []


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    wrong = [
        f"{path}:{line} imports {name}"
        for path in of_rooms("domain")
        for line, name in imports(path)
        if name.split(".")[0] not in {*sys.stdlib_module_names, "domain"}
    ]

    assert wrong == []


@pytest.mark.parametrize("library", sorted(KEPT_IN))
def test_a_library_stays_in_its_room(library: str) -> None:
    rooms, exceptions = KEPT_IN[library]
    wrong = [
        f"{path}:{line}"
        for path in of_rooms(*(set(ROOMS) - rooms))
        for line, name in imports(path)
        if name.split(".")[0] == library and str(path) not in exceptions
    ]

    assert wrong == []


def test_a_file_can_be_taken_in_at_a_glance() -> None:
    long = {
        str(path): lines
        for path in python_files()
        if not str(path).startswith(EXEMPT_FROM_LENGTH)
        and (lines := len((ROOT / path).read_text(encoding="utf-8").splitlines())) > LONGEST
    }

    assert long == {}


# What has one home: the name that is called, and the files that may call it.
ONE_HOME: dict[str, set[str]] = {
    "print": set(),
    "datetime.now": {"bot/running/clock.py"},
    "datetime.utcnow": set(),
    "datetime.datetime.now": {"bot/running/clock.py"},
    "date.today": set(),
    "time.time": {"bot/running/clock.py"},
    "asyncio.create_task": {"bot/running/tasks.py"},
    "asyncio.ensure_future": {"bot/running/tasks.py"},
    "loop.create_task": {"bot/running/tasks.py"},
    "os.getenv": {"bot/running/settings.py"},
    "os.environ.get": {"bot/running/settings.py"},
    "scheduler.add_job": {"bot/delivery/heartbeat.py"},
}


@pytest.mark.parametrize("call", sorted(ONE_HOME))
def test_what_has_one_home_is_called_only_there(call: str) -> None:
    wrong = [
        f"{path}:{line} calls {name}"
        for path in of_rooms(*ROOMS)
        for line, name in calls(path)
        if (name == call or name.endswith("." + call)) and str(path) not in ONE_HOME[call]
    ]

    assert wrong == []


def test_only_a_test_says_that_a_commit_need_not_wait_for_the_disk() -> None:
    wrong = [
        f"{path}:{node.value.lineno}"
        for path in (*of_rooms(*ROOMS, "administration", "playground"), Path("app.py"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.keyword) and node.arg == "durable"
    ]

    assert wrong == []


BANNED_IMPORTS = {
    "TeamsInfo": "several of its calls block the event loop or fail on proactive turns",
    "BotState": "no business data in bot state",
    "ConversationState": "no business data in bot state",
    "UserState": "no business data in bot state",
    "MemoryStorage": "returns live objects and never sees a conflict",
    "CloudAdapter": "see docs/decisions/0001",
    "jsonpickle": "decoding it can call anything",
    "pyplot": "global state; charts are Figure objects",
}


@pytest.mark.parametrize("name", sorted(BANNED_IMPORTS))
def test_what_does_harm_is_not_imported(name: str) -> None:
    wrong = [
        f"{path}:{line}"
        for path in (*of_rooms(*ROOMS), Path("app.py"))
        for line, imported in imports(path)
        if name in imported.split(".")
    ]

    assert wrong == [], BANNED_IMPORTS[name]


def test_nothing_blocks_the_loop_with_requests_or_sleep() -> None:
    rooms = of_rooms("bot", "dialogs", "domain", "cards")
    wrong = [f"{path}:{line} sleeps" for path in rooms for line, name in calls(path) if name == "time.sleep"]
    wrong += [f"{path}:{line}" for path in rooms for line, name in imports(path) if name.split(".")[0] == "requests"]

    assert wrong == []


def test_tests_do_not_sleep() -> None:
    """Giving way with ``asyncio.sleep(0)`` is not sleeping."""
    wrong = [
        f"{path}:{node.lineno}"
        for path in of_rooms("tests")
        if not str(path).startswith("tests/support/")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and dotted(node.func) in {"time.sleep", "asyncio.sleep"}
        and not (node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value == 0)
    ]

    assert wrong == []


def test_the_running_service_loads_no_sample() -> None:
    code = """
import sys
import app
from bot.answering.presses import actions
from bot.delivery.renderers import bulk_renderers, renderers
from cards.kit.sentences import texts
actions(), renderers(), bulk_renderers(), texts()
print(sorted(name for name in sys.modules if name.split(".")[0] in {"preview", "tests"}))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_what_is_rare_and_heavy_is_not_imported_at_start() -> None:
    heavy = ["alembic", "azure.identity", "docx", "holidays", "icalendar", "jinja2", "matplotlib", "openpyxl", "PIL"]
    code = f"import sys, app; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_figures_are_rounded_in_one_place() -> None:
    wrong = [
        f"{path}:{node.lineno}"
        for path in of_rooms(*ROOMS)
        if str(path) not in ROUNDS_ITSELF
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "round")
        or (isinstance(node, ast.FormattedValue) and _rounds(node.format_spec))
    ]

    assert wrong == []


def _rounds(spec: ast.expr | None) -> bool:
    """Whether a format gives a number some of its decimals only, as ".1f" does; ".15g" is told from within."""
    return spec is not None and any(
        isinstance(part, ast.Constant) and re.search(r"\.\d+f$|^g$", str(part.value)) for part in ast.walk(spec)
    )
