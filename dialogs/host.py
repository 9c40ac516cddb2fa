"""The host of the dialogs: one turn at a time for each person in a conversation; decide, commit, then speak.

What the handler calls. ``tools`` is ``bot.services.Services`` (or anything with the same five parts); ``caller`` comes from the
verified activity, in the school that is meant. All of them may raise ``Refused``, before anything was said or kept.

* ``begin``: somebody asks for a meeting, in personal chat or in a channel (there the dialog goes on in personal chat).
* ``press``: a button of ``DIALOG_VERBS``, which works with or without a dialog under way.
* ``continue_``: a text in personal chat that is no command; False where no dialog waits for one.
* ``cancel``: leaves what is going on and keeps the draft; False where nothing was going on.
* ``school_meant``: the school that a press or a waiting dialog is about, for people of several schools; None if none.
"""

from __future__ import annotations

from typing import Any

from cards.verbs import Press
from dialogs.context import Tools
from domain.people import Caller


async def begin(turn_context: Any, tools: Tools, caller: Caller, sentence: str) -> None:
    """Begin to plan a meeting from a sentence; whatever was going on is left, its draft kept."""
    raise NotImplementedError


async def press(turn_context: Any, tools: Tools, caller: Caller, pressed: Press) -> None:
    """Handle a press of ``DIALOG_VERBS``, sent as a message."""
    raise NotImplementedError


async def continue_(turn_context: Any, tools: Tools, caller: Caller, text: str) -> bool:
    """Take a text as an amendment to the form that waits; False where no dialog is under way."""
    raise NotImplementedError


async def cancel(turn_context: Any, tools: Tools, caller: Caller) -> bool:
    """Leave the dialog that is under way, and say what became of the draft; False where there is none."""
    raise NotImplementedError


async def school_meant(tools: Tools, conversation_id: str, person_id: str, pressed: Press | None = None) -> str | None:
    """The id of the school that the press, or else the dialog under way, is about."""
    raise NotImplementedError
