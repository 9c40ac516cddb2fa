"""Presses about the language that a person is answered in."""

from __future__ import annotations

from dataclasses import replace

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.people import small_talk
from cards.people.verbs import LANGUAGE_KEEP, LANGUAGE_SHOW
from domain.errors import Refused
from domain.people.school import LANGUAGES


@reading(LANGUAGE_SHOW)
async def show(ask: Ask) -> Answer:
    """Return the choice of language."""
    caller = await ask.member()
    return small_talk.languages(ask.scene, caller.person.language)


@writing(LANGUAGE_KEEP)
async def keep(ask: Ask) -> Answer:
    """Answer the person in this language from now on."""
    caller = await ask.member()
    if ask.press.arg not in LANGUAGES:
        raise Refused("stale_card")
    if caller.person.language != ask.press.arg:
        await ask.uow.people.save(replace(caller.person, language=ask.press.arg))
    return small_talk.languages(replace(ask.scene, language=ask.press.arg), ask.press.arg, saved=True)
