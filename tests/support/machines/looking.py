"""What is on a card: its words, its buttons, its fields and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.support.machines.seen import Message

_WORDS = ("text", "title", "label", "placeholder", "altText", "value", "errorMessage")


@dataclass(frozen=True)
class Button:
    """A button as a client that knows ``Action.Execute`` shows it."""

    kind: str
    title: str
    verb: str
    data: dict[str, Any]
    sends_inputs: bool


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a card, in reading order; fallbacks are not shown."""
    if isinstance(value, dict):
        yield value
        for name, each in value.items():
            if name not in ("fallback", "data", "refresh"):
                yield from nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes(each)


def buttons_of(card: dict[str, Any]) -> list[Button]:
    """The buttons that carry a press."""
    return [
        Button(
            node["type"],
            node.get("title", ""),
            node.get("verb", ""),
            node.get("data") or {},
            node.get("associatedInputs") != "none",
        )
        for node in nodes(card)
        if node.get("type") in ("Action.Execute", "Action.Submit")
    ]


def values_of(card: dict[str, Any]) -> dict[str, str]:
    """What the fields hold when nobody has touched them; a client leaves empty ones out."""
    return {
        node["id"]: str(node["value"])
        for node in nodes(card)
        if str(node.get("type", "")).startswith("Input.") and node.get("value") not in (None, "")
    }


def field_ids(card: dict[str, Any]) -> set[str]:
    """The ids of the fields."""
    return {node["id"] for node in nodes(card) if str(node.get("type", "")).startswith("Input.")}


def texts_of(shown: Message | dict[str, Any] | str) -> str:
    """All words of a message or card, a line each, no-break spaces made plain."""
    if isinstance(shown, Message):
        return "\n".join([shown.text, *(texts_of(card) for card in shown.cards)]).strip()
    if isinstance(shown, str):
        return shown.replace("\u00a0", " ")
    words = [str(node[name]) for node in nodes(shown) for name in _WORDS if isinstance(node.get(name), str)]
    return "\n".join(word for word in words if word).replace("\u00a0", " ")
