"""Cards that are answered many times a second: built once, serialised once, then only filled in.

``token("count")`` goes into a card where a value will stand; ``Compiled(card)`` serialises the card and cuts it at
the tokens; ``fill(count="5")`` joins the pieces. People's text among the values is escaped for cards by the caller.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from json.encoder import encode_basestring

from cards.kit.scene import Card

_MARK = "x8f2c1e5b0d"  # letters and digits only, so that no escaper touches a token
_TOKEN = re.compile(rf'{_MARK}t([a-z]+)x|"{_MARK}n([a-z]+)x"')


def token(name: str) -> str:
    """Where a text will stand: alone, or as a part of a sentence. The name is small letters."""
    assert re.fullmatch("[a-z]+", name), name
    return f"{_MARK}t{name}x"


def number_token(name: str) -> str:
    """Where a whole number will stand, as a value of its own ("rev" in a payload)."""
    assert re.fullmatch("[a-z]+", name), name
    return f"{_MARK}n{name}x"


class Compiled:
    """A card in pieces. Immutable; safe to keep for as long as the texts are."""

    __slots__ = ("_gaps", "_numbers", "_pieces", "names")

    def __init__(self, card: Card) -> None:
        text = serialise(card).decode()
        pieces: list[bytes] = []  # with an empty one for each gap
        gaps: list[tuple[int, str]] = []
        numbers: set[str] = set()
        at = 0
        for found in _TOKEN.finditer(text):
            pieces += (text[at : found.start()].encode(), b"")
            gaps.append((len(pieces) - 1, found[1] or found[2]))
            if found[2] is not None:
                numbers.add(found[2])
            at = found.end()
        assert _MARK not in _TOKEN.sub("", text), "a number's token stands inside a text"
        self._pieces = (*pieces, text[at:].encode())
        self._gaps = tuple(gaps)
        self._numbers = tuple(numbers)
        self.names = frozenset(name for _, name in gaps)

    def fill(self, **values: str | int) -> bytes:
        """The card as JSON bytes. Every token gets its value, and there is a token for every value."""
        if values.keys() != self.names:
            raise ValueError(f"wanted {sorted(self.names)}, got {sorted(values)}")
        written = {name: _written(value) for name, value in values.items()}
        for name in self._numbers:
            if not isinstance(values[name], int):
                raise ValueError(f"{name} is a number")
        out = [*self._pieces]
        for place, name in self._gaps:
            out[place] = written[name]
        return b"".join(out)


class CompiledCards:
    """Cards that were built once, each under its name, language and shape; they last as long as who fills them in."""

    __slots__ = ("_built",)

    def __init__(self) -> None:
        self._built: dict[tuple[object, ...], Compiled] = {}

    def get(self, shape: tuple[object, ...]) -> Compiled | None:
        """Return the card of this shape, None where it was not built yet."""
        return self._built.get(shape)

    def keep(self, shape: tuple[object, ...], card: Card) -> Compiled:
        """Compile a card, and return it now and whenever its shape is asked for."""
        compiled = self._built[shape] = Compiled(card)
        return compiled


def serialise(card: Mapping[str, object]) -> bytes:
    """A card as compact JSON bytes, the way every answer is sent."""
    return json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()


def _written(value: str | int) -> bytes:
    if isinstance(value, int):
        return str(int(value)).encode()
    return encode_basestring(value)[1:-1].encode()  # what json.dumps makes of it, without making an encoder each time
