"""The meeting that is ready: its draft, as the answer to one press, like any other from there on."""

from __future__ import annotations

from cards.kit.scene import Card
from cards.year.ready import planned_already
from dialogs.frame.context import Turn
from dialogs.meetings.understand import drop_unfinished
from domain.calendar.calendar_of import calendar_of
from domain.meetings.meeting import Meeting
from domain.meetings.plan import AHEAD, make_draft
from domain.year.propose_ready import draft_ready


async def ready_draft(turn: Turn) -> Meeting | Card:
    """The draft to propose; where a meeting is ahead, a card that says so: the press may be of an old card."""
    uow, caller = turn.uow, turn.caller
    for ahead in await uow.meetings.of_school(caller.school.id, states=AHEAD):
        if (ahead.ends_at or turn.now) > turn.now:
            catalogue = await uow.catalogues.of(caller.school.id)
            return planned_already(turn.scene, ahead, catalogue.characteristic_or_lost(ahead.characteristic_id))
    await drop_unfinished(uow, caller)
    calendar = await calendar_of(uow, caller.school, turn.tools.holidays)
    found = await draft_ready(uow, caller, turn.now, calendar)
    return found or await make_draft(uow, caller, None, None, None, turn.now)  # no day is free: the form asks for one
