"""Runs the dialogs of ``botbuilder.dialogs`` on our own state, which is kept in the turn's own unit of work."""

from __future__ import annotations

from functools import cache
from typing import Any

from botbuilder.core import StatePropertyAccessor

from dialogs import told
from dialogs.context import Turn
from dialogs.plan_meeting import NAME, TURN, PlanMeeting
from dialogs.sdk import DialogInstance, DialogSet, DialogState
from dialogs.state import Outdated, Place, read, written

KNOWN = frozenset({NAME})
_STACK = "samklang.stack"


class _Accessor(StatePropertyAccessor):  # type: ignore[misc]  # the SDK has no types
    """Hands the dialogs the stack that this turn loaded; storing is the runner's affair. ``Any``: the SDK's objects."""

    async def get(self, turn_context: Any, default_value_or_factory: Any = None) -> Any:
        """The stack."""
        return turn_context.turn_state[_STACK]

    async def delete(self, turn_context: Any) -> None:
        """Not used: an empty stack is stored as no state."""

    async def set(self, turn_context: Any, value: Any) -> None:
        """Not used: the stack is changed in place."""


async def run(turn_context: Any, turn: Turn, where: str) -> bool:
    """Continue the dialog that waits, or begin one; False where a text came and none waits for it."""
    person = turn.caller.person.id
    try:
        place = read(await turn.uow.dialogs.get(where, person), KNOWN)
    except Outdated:
        await turn.uow.dialogs.put(where, person, None, turn.now)
        if turn.press is None and turn.sentence is None:
            turn.say(told.outdated(turn.scene))
            return True
        place = None
    if place is not None and await turn.uow.meetings.get(place.draft) is None:
        place = None  # the draft was thrown away elsewhere
    if turn.press is not None and place is not None and turn.press.ref not in ("", place.draft):
        place = None  # a button of another draft: the conversation is about that one from now on
    if place is None and turn.press is None and turn.sentence is None:
        await turn.uow.dialogs.put(where, person, None, turn.now)
        return False
    stack = _stack(place)
    turn_context.turn_state[TURN] = turn
    turn_context.turn_state[_STACK] = stack
    context = await _dialogs().create_context(turn_context)
    if place is None:
        await context.begin_dialog(NAME)
    else:
        await context.continue_dialog()
    await turn.uow.dialogs.put(where, person, _place_of(stack), turn.now)
    return True


async def leave(turn_context: Any, turn: Turn, where: str) -> bool:
    """Leave the dialog; the draft is kept. False where none was under way."""
    person = turn.caller.person.id
    stored = await turn.uow.dialogs.get(where, person)
    if stored is None:
        return False
    await turn.uow.dialogs.put(where, person, None, turn.now)
    turn.say(told.kept(turn.scene))
    return True


def _stack(place: Place | None) -> Any:
    return DialogState([DialogInstance(place.dialog, {"place": place})] if place else None)


def _place_of(stack: Any) -> str | None:
    for instance in stack.dialog_stack:
        place = instance.state.get("place")
        if place is not None:
            return written(place)
    return None


@cache
def _dialogs() -> Any:
    """The set of dialogs, made when the first one is needed."""
    return DialogSet(_Accessor()).add(PlanMeeting())
