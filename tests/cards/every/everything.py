"""Every sample card in every language, and ways to look into a card."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from preview import page as preview
from preview.page import Shown


@cache
def every_card() -> tuple[Shown, ...]:
    """Name, language and card of every sample."""
    return tuple(preview.every_card())


def elements(node: Any) -> Iterator[dict[str, Any]]:
    """Every object with a type in a card, fallbacks too."""
    if isinstance(node, list):
        for part in node:
            yield from elements(part)
    elif isinstance(node, dict):
        if "type" in node:
            yield node
        for key, value in node.items():
            if key != "data":
                yield from elements(value)


def buttons(card: Any) -> list[dict[str, Any]]:
    """The buttons people see."""
    hidden = [id(one["fallback"]) for one in elements(card) if isinstance(one.get("fallback"), dict)]
    found = [one for one in elements(card["body"]) if one["type"].startswith("Action.")]
    return [one for one in found if id(one) not in hidden]


def titles(card: Any) -> list[str]:
    """The titles of the buttons, in order."""
    return [one["title"] for one in buttons(card)]


def words(card: Any) -> list[str]:
    """Every sentence a person can read on the card, buttons and labels too."""
    found = []
    for one in elements(card):
        keys = ("text", "title", "altText", "label", "placeholder", "errorMessage")
        found += [one[key] for key in keys if isinstance(one.get(key), str)]
        found += [choice["title"] for choice in one.get("choices", [])]
    return found
