"""What the columns of a school's tables mean: looked at and forgotten. Saving reads the file on: ``bot/answering``."""

from __future__ import annotations

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.figures import table_keys as cards
from cards.figures.verbs import KEY_FORGET, KEY_SHOW
from domain.figures import settle_key
from domain.figures.table_key import suggestions


@reading(KEY_SHOW)
async def show(ask: Ask) -> Answer:
    """Return the card that asks what the columns of a table are, with what was answered before."""
    leader = await ask.leader()
    key = await settle_key.key_of(ask.uow, leader.school, ask.press.arg)
    keys = await ask.uow.table_keys.of_school(leader.school.id)
    catalogue = await ask.uow.catalogues.of(leader.school.id)
    return cards.ask(ask.scene, leader, catalogue, key, suggestions(keys))


@writing(KEY_FORGET)
async def forget(ask: Ask) -> Answer:
    """Forget what was answered about a table."""
    leader = await ask.leader()
    await settle_key.forget(ask.uow, leader.school, ask.press.arg)
    return cards.forgotten(ask.scene, leader)
