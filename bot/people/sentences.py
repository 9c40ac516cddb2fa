"""What is said between people: greetings, thanks, yes and no, a complaint; and who is in, settings and language."""

from __future__ import annotations

from bot.handling.asked_for import asked_last
from bot.handling.said import Said, meaning, showing
from bot.handling.services import Answer
from cards.people import small_talk
from cards.people.verbs import HELP, LANGUAGE_SHOW, PEOPLE_SHOW, SETTINGS_SHOW

start = showing(HELP, "help", "hello")
people = showing(PEOPLE_SHOW, "people")
settings = showing(SETTINGS_SHOW, "settings")
language = showing(LANGUAGE_SHOW, "language")


@meaning("thanks", public=True)
async def thanks(said: Said) -> Answer:
    """Say a word back, and nothing else."""
    return small_talk.welcome(said.scene)


@meaning("goodbye", public=True)
async def goodbye(said: Said) -> Answer:
    """Say a word back, and nothing else."""
    return small_talk.goodbye(said.scene)


@meaning("yes", "no")
async def yes_or_no(said: Said) -> Answer:
    """Point to the button of what was asked last: a word alone changes nothing."""
    return small_talk.press_instead(said.scene, await asked_last(said.uow, said.caller.person.id))


nothing_to_leave = showing(HELP, "cancel", own_chat=True)


@meaning("undo")
async def undo(said: Said) -> Answer:
    """Say what can be taken back, and where."""
    return small_talk.undo(said.scene, said.caller)


@meaning("complaint", public=True)
async def complaint(said: Said) -> Answer:
    """Be sorry, and show the ways on."""
    return small_talk.sorry(said.scene)


@meaning("price", public=True)
async def price(said: Said) -> Answer:
    """Say what is known of the price, which is little."""
    return small_talk.price(said.scene)
