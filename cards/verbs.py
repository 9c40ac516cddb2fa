"""What a button carries: typed, versioned, and untrusted when it comes back.

A payload is ``{"v": 1, "verb": ..., "ref": ..., "rev": ..., "arg": ..., "n": ...}`` with the card's inputs merged in
by the client. It carries ids and never a right: who may press is decided from the activity's sender and the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cards.verb import DIALOG_VERBS, Verb

__all__ = ["DIALOG_VERBS", "Press", "StaleCard", "Verb", "decode", "encode"]

VERSION = 1
LONGEST_INPUT = 4000  # characters kept of one input; forms say less with maxLength
MOST_INPUTS = 120


@dataclass(frozen=True, slots=True)
class Press:
    """One press. ``ref`` names the subject, ``rev`` the version the presser saw (0: not said), ``nonce`` the form."""

    verb: Verb
    ref: str = ""
    arg: str = ""
    rev: int = 0
    nonce: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StaleCard:
    """A payload that this version does not understand: last year's, tampered with, or not ours."""

    reason: str


def encode(press: Press) -> dict[str, object]:
    """The ``data`` of an action; the inverse of ``decode`` for a press without inputs."""
    data: dict[str, object] = {"v": VERSION, "verb": press.verb.value}
    if press.ref:
        data["ref"] = press.ref
    if press.arg:
        data["arg"] = press.arg
    if press.rev:
        data["rev"] = press.rev
    if press.nonce:
        data["n"] = press.nonce
    return data


def decode(data: object) -> Press | StaleCard:
    """Read what a client sent. Never raises: whatever is not a press of this version is a ``StaleCard``."""
    if not isinstance(data, dict):
        return StaleCard("not an object")
    if data.get("v") != VERSION:
        return StaleCard("another version")
    try:
        verb = Verb(str(data.get("verb")))
    except ValueError:
        return StaleCard("unknown verb")
    ref, arg, nonce, rev = data.get("ref", ""), data.get("arg", ""), data.get("n", ""), data.get("rev", 0)
    texts_fit = all(isinstance(text, str) and len(text) <= 600 for text in (ref, arg, nonce))
    if not texts_fit or not isinstance(rev, int) or isinstance(rev, bool):
        return StaleCard("malformed")
    inputs = {
        key: str(value)[:LONGEST_INPUT]
        for key, value in list(data.items())[:MOST_INPUTS]
        if isinstance(key, str) and key not in _OWN_KEYS and _is_input(value)
    }
    return Press(verb, ref, arg, rev, nonce, inputs)


def _is_input(value: object) -> bool:
    """Some clients send what stands in a number field as a number; integers have to be short enough to be written."""
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) < 10**15
    return isinstance(value, (str, float))


_OWN_KEYS = frozenset({"v", "verb", "ref", "arg", "rev", "n", "msteams"})
