"""What a button carries: typed, versioned, and untrusted when it comes back.

A payload is ``{"v": 1, "verb": ..., "ref": ..., "rev": ..., "arg": ..., "n": ...}`` with the card's inputs merged in
by the client. It carries ids and never a right: who may press is decided from the activity's sender and the database.

Each word declares its presses in ``cards/<word>/verbs.py``; they are gathered here when one is first read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Self

import cards
from cards.kit.rooms import files_of
from domain.composed import composed

VERSION = 1
LONGEST_INPUT = 4000  # characters kept of one input; forms say less with maxLength
MOST_INPUTS = 120


class About(StrEnum):
    """What the ``ref`` of a press may be the id of."""

    SCHOOL = "school"
    MEETING = "meeting"
    ROUND = "round"
    GROUP = "group"
    MEASURE = "measure"
    PRACTICE = "practice"


SCHOOL, MEETING, ROUND = About.SCHOOL, About.MEETING, About.ROUND
GROUP, MEASURE, PRACTICE = About.GROUP, About.MEASURE, About.PRACTICE


class Verb(str):
    """The name of one press in payloads, which outlives any name in the code, with how the press behaves.

    ``about``: what ``ref`` may name, in the order in which it is looked for; nothing where the press has no subject.
    ``inputs``: the fields that its card sends along; ``name?`` where not every card has it, ``name_*`` for one field a
    person, sentence or measure. ``shows``: it only reads, so a client may ask for it by itself. ``dialog``: sent as a
    message (Action.Submit) and answered by a dialog. ``unseen``: never a message, which others could read.
    ``for_one``: its answer is one person's, and in a channel everybody would read it. Those that a sentence or the list
    of all that the bot does leads to say whether it is; None: pressed on a card that is for those who see it.
    ``asked_alone``: the name of what is answered instead where a client sends it without a person.
    """

    __slots__ = ("about", "asked_alone", "dialog", "for_one", "inputs", "shows", "unseen")

    about: tuple[About, ...]
    inputs: tuple[str, ...]
    shows: bool
    dialog: bool
    unseen: bool
    for_one: bool | None
    asked_alone: str

    def __new__(
        cls,
        name: str,
        *,
        about: tuple[About, ...] = (),
        inputs: tuple[str, ...] = (),
        shows: bool = False,
        dialog: bool = False,
        unseen: bool = False,
        for_one: bool | None = None,
        asked_alone: str = "",
    ) -> Self:
        """Declare a press."""
        verb = super().__new__(cls, name)
        verb.about, verb.inputs, verb.shows, verb.dialog = about, inputs, shows, dialog
        verb.unseen, verb.for_one, verb.asked_alone = unseen, for_one, asked_alone
        return verb

    def takes(self, name: str) -> bool:
        """Return whether an input of this name belongs to the press."""
        return any(
            name.startswith(given[:-1]) if given[-1] == "*" else name == given.rstrip("?") for given in self.inputs
        )


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


@cache
def every_verb() -> Mapping[str, Verb]:
    """Return all presses by their name in payloads. Raises ``LookupError`` where two have the same one."""
    found: dict[str, Verb] = {}
    for _word, module in files_of(cards, "verbs"):
        for verb in vars(module).values():
            if isinstance(verb, Verb) and found.setdefault(str(verb), verb) is not verb:
                raise LookupError(f"two presses are called {verb}")
    return found


def encode(press: Press) -> dict[str, object]:
    """Return the ``data`` of an action; the inverse of ``decode`` for a press without inputs."""
    data: dict[str, object] = {"v": VERSION, "verb": str(press.verb)}
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
    verb = every_verb().get(str(data.get("verb")))
    if verb is None:
        return StaleCard("unknown verb")
    ref, arg, nonce, rev = data.get("ref", ""), data.get("arg", ""), data.get("n", ""), data.get("rev", 0)
    texts_fit = all(isinstance(text, str) and len(text) <= 600 for text in (ref, arg, nonce))
    if not texts_fit or not isinstance(rev, int) or isinstance(rev, bool):
        return StaleCard("malformed")
    inputs = {
        key: composed(str(value)[:LONGEST_INPUT])
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
