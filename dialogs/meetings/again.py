"""The same meeting again: proposed in one press, and changed or confirmed as every proposal is."""

from __future__ import annotations

from cards.kit.scene import Card
from dialogs.frame.context import Tools, Turn
from dialogs.frame.queue import in_turn
from dialogs.frame.state import Place, written
from dialogs.meetings.plan import MISSING, NAME, PROPOSAL
from dialogs.meetings.understand import prefilled
from dialogs.meetings.views import missing_card, proposal_card
from domain.delivery.notices import NoticeKind, planned
from domain.ids import new_id
from domain.people.school import Caller
from domain.review.look_again import plan_again


async def begin_again(tools: Tools, conversation_id: str, leader: Caller, meeting_id: str) -> Card:
    """The proposal, as the answer to a button in personal chat; the dialog waits for what becomes of it."""
    async with in_turn(conversation_id, leader.person.id), tools.units() as uow:
        now = tools.clock()
        draft = await plan_again(uow, meeting_id, leader, tools.holidays, now)
        scene = Turn(tools, uow, leader, now).scene
        if draft.starts_at is None:
            values = prefilled(draft, leader.school.zone)
            place = Place(NAME, MISSING, draft.id, values)
            card = await missing_card(uow, scene, draft, values)
        else:
            place = Place(NAME, PROPOSAL, draft.id)
            card = await proposal_card(uow, scene, leader.school, tools.holidays, draft, leader.person.id)
        await uow.dialogs.put(conversation_id, leader.person.id, written(place), now)
        await uow.commit()
    return card


async def begin_again_elsewhere(tools: Tools, leader: Caller, meeting_id: str) -> None:
    """The same for a button that was pressed in a channel: the proposal goes to the leader's personal chat."""
    async with tools.units() as uow:
        now = tools.clock()
        draft = await plan_again(uow, meeting_id, leader, tools.holidays, now)
        kind, person_id = NoticeKind.DRAFT_READY, leader.person.id
        key = f"draft:{draft.id}:{new_id()}"
        await uow.notices.add(planned(kind, draft.school_id, draft.id, now, key=key, person_id=person_id))
        await uow.commit()
    tools.announcer.wake()
