"""What is said between people: greetings, thanks, yes and no, a complaint; and who is in, settings and language."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from cards.people import small_talk
from cards.people.verbs import HELP, LANGUAGE_SHOW, PEOPLE_SHOW, SETTINGS_SHOW
from cards.verbs import Press


@meaning("help", "hello", public=True)
async def start(said: Said) -> Press:
    """Show what the bot can do here, for this person."""
    return said.press(HELP)


@meaning("people")
async def people(said: Said) -> Press:
    """Show who is in and who leads; leaders change it there."""
    return said.press(PEOPLE_SHOW)


@meaning("settings")
async def settings(said: Said) -> Press:
    """Show the settings."""
    return said.press(SETTINGS_SHOW)


@meaning("language")
async def language(said: Said) -> Press:
    """Show the choice of language."""
    return said.press(LANGUAGE_SHOW)


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
    """Point to the buttons: a word alone changes nothing."""
    return small_talk.press_instead(said.scene)


@meaning("cancel")
async def nothing_to_leave(said: Said) -> Press:
    """Show the start: nothing is under way that could be left."""
    return said.press(HELP)


@meaning("undo")
async def undo(said: Said) -> Answer:
    """Say what can be taken back, and where."""
    return small_talk.undo(said.scene, said.caller)


@meaning("complaint", public=True)
async def complaint(said: Said) -> Answer:
    """Be sorry, and show the ways on."""
    return small_talk.sorry(said.scene)
