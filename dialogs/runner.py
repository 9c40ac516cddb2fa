"""Runs the dialogs of ``botbuilder.dialogs`` on our own state, which is kept in the turn's own unit of work.

Planning is for leaders, placing for everybody who takes part: who may is asked of the dialog that is meant.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from botbuilder.core import StatePropertyAccessor

from cards.kit import notes
from cards.verbs import Press
from dialogs.frame.context import TURN, Turn
from dialogs.frame.sdk import DialogInstance, DialogSet, DialogState
from dialogs.frame.state import Outdated, Place, read, written
from dialogs.meetings import plan as plan_meeting
from dialogs.meetings import told
from dialogs.meetings.plan import PlanMeeting
from dialogs.placing import begin as begin_placing
from dialogs.placing import place as place_school
from dialogs.placing import told as told_placing
from dialogs.placing.place import PlaceSchool
from domain.errors import Refused
from domain.placing.place_school import subject_of

KNOWN = frozenset({plan_meeting.NAME, place_school.NAME})
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


def leaders_only(press: Press | None, sentence: str | None) -> bool:
    """Whether what somebody did is for leaders: planning is. A text or a leave-taking is asked of what waits for it."""
    return sentence is not None or (press is not None and _meant(press) == plan_meeting.NAME)


async def run(turn_context: Any, turn: Turn, where: str) -> bool:
    """Continue the dialog that waits, or begin one; False where a text came and none waits for it."""
    person = turn.caller.person.id
    typed = turn.press is None and turn.sentence is None
    try:
        place = stored(await turn.uow.dialogs.get(where, person, lock=True))
    except Outdated:
        if typed and not turn.caller.leads:
            return False
        await turn.uow.dialogs.put(where, person, None, turn.now)
        if typed:
            turn.say(told.outdated(turn.scene))
            return True
        place = None
    if place is not None and not await _goes_on(turn, place):
        place = None
    if place is None and typed:
        await turn.uow.dialogs.put(where, person, None, turn.now)
        return await begin_placing.take_up(turn, where)
    stack = _stack(place)
    turn_context.turn_state[TURN] = turn
    turn_context.turn_state[_STACK] = stack
    context = await _dialogs().create_context(turn_context)
    if place is None:
        await context.begin_dialog(_meant(turn.press))
    else:
        try:
            await context.continue_dialog()
        except Refused as refused:
            if not typed or place.dialog != place_school.NAME:
                raise
            # The meeting is over, say: nothing waits any longer, or every text after this one would be refused, too.
            turn.say(notes.refused(turn.scene, refused.problem))
            stack.dialog_stack.clear()
    await turn.uow.dialogs.put(where, person, _place_of(stack), turn.now)
    return True


async def leave(turn_context: Any, turn: Turn, where: str) -> bool:
    """Leave the dialog; what there is of it is kept. False where none was under way."""
    person = turn.caller.person.id
    text = await turn.uow.dialogs.get(where, person, lock=True)
    if text is None:
        return False
    try:
        place = stored(text)
    except Outdated:
        place = None
    placing = place is not None and place.dialog == place_school.NAME
    if not placing and not turn.caller.leads:  # only leaders plan; somebody who no longer leads has nothing under way
        return False
    await turn.uow.dialogs.put(where, person, None, turn.now)
    turn.say(await _kept_placing(turn, place) if place is not None and placing else told.kept(turn.scene))
    return True


def stored(text: str | None) -> Place | None:
    """The place that was stored; of another version's placing what can be read is enough, its answers lie elsewhere."""
    try:
        return read(text, KNOWN)
    except Outdated as outdated:
        guess = outdated.guess
        if guess.dialog == place_school.NAME and guess.draft and guess.values.get(place_school.SCHOOL):
            return guess
        raise


async def _goes_on(turn: Turn, place: Place) -> bool:
    """Whether the dialog that waits is the one that is meant now."""
    if turn.sentence is not None:
        return False
    if turn.press is not None and place.dialog != _meant(turn.press):
        return False
    if place.dialog == place_school.NAME:
        if place.values.get(place_school.SCHOOL) != turn.caller.school.id:
            return False
        return turn.press is None or turn.press.arg.partition("|")[0] == place.draft
    if not turn.caller.leads or await turn.uow.meetings.get(place.draft) is None:
        return False  # leads no longer, or the draft was thrown away elsewhere
    # A button of another draft: the conversation is about that one from now on.
    return turn.press is None or turn.press.ref in ("", place.draft)


async def _kept_placing(turn: Turn, place: Place) -> Any:
    try:
        subject = await subject_of(turn.uow, turn.caller, place.draft, turn.now)
    except Refused:  # the meeting is over, say: nothing is kept, and nothing has to be said of it
        return told_placing.left_for_good(turn.scene)
    return told_placing.kept(turn.scene, subject)


def _meant(press: Press | None) -> str:
    """The dialog that a button belongs to; a request in a sentence is for a meeting."""
    return place_school.NAME if press is not None and press.verb in place_school.VERBS else plan_meeting.NAME


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
    return DialogSet(_Accessor()).add(PlanMeeting()).add(PlaceSchool())
