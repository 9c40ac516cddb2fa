"""The card that a dialog waits with, shown again as it was."""

from __future__ import annotations

from typing import Any

from dialogs.frame.context import Turn
from dialogs.meetings.plan import MISSING
from dialogs.meetings.views import missing_card, proposal_card
from dialogs.placing import place as place_school
from dialogs.placing import told as told_placing
from dialogs.runner import stored
from domain.placing.place_school import placed, subject_of


async def show(_turn_context: Any, turn: Turn, where: str) -> bool:
    """Say the card of the step that somebody is at; False where they are in no dialog."""
    place = stored(await turn.uow.dialogs.get(where, turn.caller.person.id))
    if place is None:
        return False
    if place.dialog == place_school.NAME:
        subject = await subject_of(turn.uow, turn.caller, place.draft, turn.now)
        placement = await placed(turn.uow, turn.caller, subject)
        step = place_school.at_step(place.step, subject, placement)
        turn.say(told_placing.card_at(turn.scene, subject, placement, step))
        return True
    draft = await turn.uow.meetings.get(place.draft)
    if draft is None or not turn.caller.leads:
        return False
    if place.step == MISSING:
        turn.say(await missing_card(turn.uow, turn.scene, draft, place.values))
        return True
    caller = turn.caller
    turn.say(await proposal_card(turn.uow, turn.scene, caller.school, turn.tools.holidays, draft, caller.person.id))
    turn.proposed = draft
    return True
