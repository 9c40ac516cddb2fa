"""Finds the files of one kind in every folder of a room: each word's ``actions.py``, say, or ``problems.py``."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType


def files_of(room: ModuleType, kind: str) -> Iterator[tuple[str, ModuleType]]:
    """Yield (word, module) for each file named ``kind``, ``kind_of_x`` or ``x_kind``, in alphabetical order."""
    for word in sorted(pkgutil.iter_modules(room.__path__), key=lambda found: found.name):
        if not word.ispkg:
            continue
        folder = import_module(f"{room.__name__}.{word.name}")
        for file in sorted(pkgutil.iter_modules(folder.__path__), key=lambda found: found.name):
            if file.name == kind or file.name.startswith(f"{kind}_of_") or file.name.endswith(f"_{kind}"):
                yield word.name, import_module(f"{folder.__name__}.{file.name}")
