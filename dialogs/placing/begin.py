"""Begin or take up a placing: as the answer to a button or a command, to a notice, or to answers typed elsewhere."""

from __future__ import annotations

from datetime import datetime

from cards.kit.scene import Card
from dialogs.frame.context import Tools, Turn
from dialogs.frame.queue import in_turn
from dialogs.frame.state import written
from dialogs.placing import told as told_placing
from dialogs.placing.place import at_step, place_at
from dialogs.placing.read_answers import LONGEST, read_answers
from domain.people.school import Caller
from domain.placing import place_school as placings
from domain.unit_of_work import UnitOfWork

MOST_SENTENCES = 6  # of a level; here it only matters whether a text is answers at all


async def begin(tools: Tools, conversation_id: str, caller: Caller, key: str) -> Card:
    """The first card with something to answer. The dialog waits in this conversation."""
    async with in_turn(conversation_id, caller.person.id), tools.units() as uow:
        card = await card_of(tools, uow, caller, key, conversation_id, tools.clock())
        await uow.commit()
    return card


async def card_of(tools: Tools, uow: UnitOfWork, caller: Caller, key: str, where: str, now: datetime) -> Card:
    """The same in a unit of work under way; ``where`` "" is nowhere: the card works by its buttons alone."""
    return await _begun(Turn(tools, uow, caller, now), key, where)


async def take_up(turn: Turn, where: str) -> bool:
    """Answers were typed and no card waits here: show where the person was, if they have begun just one placing.

    They are not taken: nobody can know which card was looked at.
    """
    if len(turn.text) > LONGEST or read_answers(turn.text, MOST_SENTENCES, range(1, MOST_SENTENCES + 1)) is None:
        return False
    found = await placings.unfinished(turn.uow, turn.caller, turn.now)
    if len(found) != 1:
        return False
    turn.say(await _begun(turn, found[0].key, where, note=told_placing.taken_up(turn.scene)))
    return True


async def _begun(turn: Turn, key: str, where: str, note: str = "") -> Card:
    caller = turn.caller
    subject = await placings.subject_of(turn.uow, caller, key, turn.now)
    placement = await placings.begin(turn.uow, caller, subject, turn.now)
    step = at_step("", subject, placement)
    if where:
        place = written(place_at(caller.school.id, subject, step))
        await turn.uow.dialogs.put(where, caller.person.id, place, turn.now)
    return told_placing.card_at(turn.scene, subject, placement, step, note=note)
