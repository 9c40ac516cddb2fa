"""From a message to what is meant by it: surely, one of two or three, or nothing that the bot knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialogs.understanding.intents import INTENTS, OTHER, Effect
from dialogs.understanding.language import language_of
from dialogs.understanding.masks import Known, Masked, mask
from dialogs.understanding.rails import asks_who_is_ill, holds_back, odd_guess, settled
from dialogs.understanding.rules import by_rule
from dialogs.understanding.state import State, bent, decided, effect_of
from dialogs.understanding.text import plain

if TYPE_CHECKING:
    from dialogs.understanding.model import Model

SURE = {Effect.ANSWERS: 0.68, Effect.OPENS: 0.8, Effect.NOTES: 0.9}
FOREIGN = 6.0  # how much it counts against an intent that a sentence may have nothing to do with the product
# More is asked for where less than this share of a sentence's words was seen in training.
STRANGE = ((0.6, 0.17), (0.9, 0.1))
GUESS = 0.02
SHORT = 3  # words that a command has with what it is about
LIKELY = 0.4  # enough for a sentence that begins with the words of a command
ELSEWHERE = 0.25
HARDLY_OURS = 0.5  # so likely about other things that no rule is asked
SERIES_ALIKE = frozenset({"plan", "move", "cancel_meeting", "year", "meetings", "next_meeting"})
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
    likely = bent(_model().likely(masked.text), state)
    first = next(iter(likely), "")
    rule = by_rule(said) or decided(said, state)
    if rule and not holds_back(said, rule) and not _elsewhere(rule, first, likely):
        return Understood(rule, (), masked, language)
    demanded = settled(said, first)
    if demanded and likely.get(OTHER, 0.0) < HARDLY_OURS:
        return Understood(demanded, (), masked, language)
    if asks_who_is_ill(said, masked.text):
        return Understood("", ("attendance",), masked, language)
    if command and _means_command(command, said, first, likely):
        return Understood(command, (), masked, language)
    ours = first in INTENTS and not holds_back(said, first)
    if ours and _together(likely, first) - FOREIGN * likely.get(OTHER, 0.0) >= _needed(first, masked, state):
        return Understood(first, (), masked, language)
    return Understood("", _guesses(said, likely, command), masked, language)


def _elsewhere(rule: str, first: str, likely: Mapping[str, float]) -> bool:
    """Whether what the rules take for a series or a length is about something else: not all meet who do it weekly."""
    if rule not in ("series", "length"):
        return False
    if first == OTHER and likely[first] >= HARDLY_OURS:
        return True
    return rule == "series" and first not in SERIES_ALIKE and likely[first] >= ELSEWHERE


def _means_command(command: str, said: str, first: str, likely: Mapping[str, float]) -> bool:
    """Whether a message that begins with the words of a command means it.

    One of a few words does unless the classifier is fairly sure of something else; a sentence only where the
    classifier thinks so too.
    """
    alike = command == first or _same(command, first)
    if len(said.split()) <= SHORT:
        return alike or likely.get(first, 0.0) < SURE[Effect.OPENS]
    return alike and likely[first] - likely.get(OTHER, 0.0) >= LIKELY


def _model() -> Model:
    from dialogs.understanding.model import model  # numpy comes with the first sentence that needs it

    return model()


def _same(command: str, first: str) -> bool:
    return first in INTENTS and command in INTENTS[first].near


def _needed(name: str, masked: Masked, state: State | None) -> float:
    seen = _model().seen(masked.text)
    return SURE[effect_of(name, state)] + next((more for share, more in STRANGE if seen < share), 0.0)


def _together(likely: Mapping[str, float], name: str) -> float:
    """How likely a name is, with those whose answer says the same where it only answers."""
    intent = INTENTS[name]
    near = intent.near if intent.effect is Effect.ANSWERS else ()
    return likely.get(name, 0.0) + sum(likely.get(other, 0.0) for other in near)


def _guesses(said: str, likely: Mapping[str, float], command: str) -> tuple[str, ...]:
    ordered = [name for name, share in likely.items() if name != OTHER and share >= GUESS and not odd_guess(said, name)]
    wanted = [*([command] if command else []), *ordered]
    return tuple(dict.fromkeys(wanted))[:MOST_GUESSES]
