"""From a message to what is meant by it: surely, one of two or three, or nothing that the bot knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.understanding.intents import INTENTS, OTHER, Effect
from dialogs.understanding.language import language_of
from dialogs.understanding.masks import Known, Masked, mask
from dialogs.understanding.model import model
from dialogs.understanding.rails import asks_who_is_ill, holds_back, odd_guess, settled
from dialogs.understanding.rules import by_rule
from dialogs.understanding.state import State, bent, decided, effect_of
from dialogs.understanding.text import plain

SURE = {Effect.ANSWERS: 0.55, Effect.OPENS: 0.75, Effect.NOTES: 0.8}
FOREIGN = 0.1  # how likely it may be that a sentence has nothing to do with the product
STRANGE = 0.25  # more is asked for where most words are new
WELL_KNOWN = 0.6  # the share of a sentence's words that training has seen
GUESS = 0.05
MOST_GUESSES = 3


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message means.

    ``intent`` is a name of ``INTENTS``, or "" where nothing is sure: then ``guesses`` has up to three, likeliest first.
    ``masked`` has what the sentence names; ``language`` is nb, nn, en, or "" where its words do not tell.
    """

    intent: str
    guesses: tuple[str, ...]
    masked: Masked
    language: str

    @property
    def sure(self) -> bool:
        """Whether the bot may act upon it."""
        return bool(self.intent)


def understand(
    text: str, known: Known | None = None, *, command: str = "", whole: bool = False, state: State | None = None
) -> Understood:
    """What a message means. Never raises.

    ``command`` is the intent whose words the message begins with, "" for none: such a message is sure where the
    classifier does not think of something else, and always where it is these words and no more (``whole``).
    ``state`` is what is under way where it was written, None for nothing known.
    """
    said = plain(text)
    masked = mask(text, known)
    language = language_of(text)
    if not said:
        return Understood("", (), masked, language)
    if command and whole:
        return Understood(command, (), masked, language)
    rule = by_rule(said) or decided(said, state)
    if rule and not holds_back(said, rule):
        return Understood(rule, (), masked, language)
    likely = bent(model().likely(masked.text), state)
    first = next(iter(likely), "")
    demanded = settled(said, first)
    if demanded:
        return Understood(demanded, (), masked, language)
    if asks_who_is_ill(said, masked.text):
        return Understood("", ("attendance",), masked, language)
    if command and (command == first or likely.get(first, 0) < SURE[Effect.OPENS] or _same(command, first)):
        return Understood(command, (), masked, language)
    ours = first in INTENTS and likely.get(OTHER, 0.0) < FOREIGN
    if ours and not holds_back(said, first) and _together(likely, first) >= _needed(first, masked, state):
        return Understood(first, (), masked, language)
    return Understood("", _guesses(said, likely, command), masked, language)


def _same(command: str, first: str) -> bool:
    return first in INTENTS and command in INTENTS[first].near


def _needed(name: str, masked: Masked, state: State | None) -> float:
    strange = 0.0 if model().seen(masked.text) >= WELL_KNOWN else STRANGE
    return SURE[effect_of(name, state)] + strange


def _together(likely: Mapping[str, float], name: str) -> float:
    """How likely a name is, with those whose answer says the same where it only answers."""
    intent = INTENTS[name]
    near = intent.near if intent.effect is Effect.ANSWERS else ()
    return likely.get(name, 0.0) + sum(likely.get(other, 0.0) for other in near)


def _guesses(said: str, likely: Mapping[str, float], command: str) -> tuple[str, ...]:
    ordered = [name for name, share in likely.items() if name != OTHER and share >= GUESS and not odd_guess(said, name)]
    wanted = [*([command] if command else []), *ordered]
    return tuple(dict.fromkeys(wanted))[:MOST_GUESSES]
