"""The library of typed card elements, loaded when the first element is made: it is a third of what the service loads.

Named here, a class of it is its name until it is called or asked about; ``load`` loads the library ahead of that.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from microsoft_teams.cards.core import *  # noqa: F403


@cache
def load() -> Any:
    """Return the library's module. ``Any``: it is asked for names that are given as text."""
    return import_module("microsoft_teams.cards.core")


class _Later:
    """A class of the library that stands for itself where it is called or asked what belongs to it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return getattr(load(), self._name)(*arguments, **named)

    def __or__(self, other: object) -> Any:
        return self  # in the alias of a type, which nobody asks at run time

    def __instancecheck__(self, thing: object) -> bool:
        return isinstance(thing, getattr(load(), self._name))


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return _Later(name)
