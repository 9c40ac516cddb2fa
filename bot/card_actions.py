"""From a press to its answer: finds the action of the verb, and turns what is refused into a card with one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from bot.incoming import Incoming
from bot.services import Action, Answer, Services
from cards.verbs import Press, StaleCard, Verb

AREAS = ("people", "settings_", "catalogue", "meetings", "rounds", "agreement", "measures")


@cache
def actions() -> Mapping[Verb, Action]:
    """All actions. Each module ``bot/actions/<area>.py`` exports ``ACTIONS``; read when first asked for."""
    found: dict[Verb, Action] = {}
    for area in AREAS:
        for verb, action in import_module(f"bot.actions.{area}").ACTIONS.items():
            if verb in found:
                raise LookupError(f"two actions for {verb}")
            found[verb] = action
    return found


async def act(services: Services, incoming: Incoming, press: Press | StaleCard) -> Answer:
    """The answer to a press. Never raises: what is refused or fails becomes a card with one sentence."""
    raise NotImplementedError
