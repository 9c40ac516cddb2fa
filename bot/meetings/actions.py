"""Presses about meetings that are ahead: plan one, list them, and whether copies are wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from bot.meetings import change_actions as meeting_changes
from cards.kit import notes
from cards.kit.scene import Card
from cards.meetings import listing as cards
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from cards.people.verbs import COPIES_OFF, COPIES_ON
from cards.verbs import Press, Verb
from dialogs import host
from dialogs.meetings.told import look_in_personal
from domain.meetings.meeting import MeetingState
from domain.meetings.times import announced
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

AHEAD = (MeetingState.RUNNING, MeetingState.INVITED)


async def meetings_card(services: Services, caller: Caller, chosen: str = "", *, personal: bool = True) -> Card:
    """The meetings ahead: the answer to ``møter``. A leader in personal chat sees drafts of their own, too."""
    async with services.units(write=False) as uow:
        catalogue = await uow.catalogues.of(caller.school.id)
        found = await uow.meetings.of_school(caller.school.id, states=AHEAD)
        if not caller.leads:
            found = [meeting for meeting in found if announced(meeting, services.clock())]
        if caller.leads and personal:
            drafts = await uow.meetings.of_school(caller.school.id, states=[MeetingState.DRAFT])
            found += [draft for draft in drafts if draft.created_by == caller.person.id]
    rows = [(meeting, catalogue.characteristic(meeting.characteristic_id)) for meeting in found]
    return cards.listing(scene_for(services, caller, services.clock()), caller, rows, chosen, personal)


async def _plan(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Ask what is needed for a proposal; from a channel, in personal chat."""
    async with services.units(write=False) as uow:
        leader = await require_leader(uow, incoming, press.ref)
        characteristic = (await uow.catalogues.of(leader.school.id)).characteristic(press.arg)
    about = characteristic.id if characteristic else ""
    if incoming.scope != "personal":
        await host.begin_elsewhere(services, leader, f"om {about}" if about else "", f"{incoming.reply_to_id}:{about}")
        return look_in_personal(scene_for(services, leader, services.clock()))
    return await host.begin_form(services, incoming.conversation_id, leader, about)


async def _list(services: Services, incoming: Incoming, press: Press) -> Answer:
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
    return await meetings_card(services, caller, press.arg, personal=incoming.scope == "personal")


async def _copies(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Personal copies of invitations, on or off."""
    wanted = press.verb is COPIES_ON

    async def do(uow: UnitOfWork) -> Caller:
        caller = await caller_in(uow, incoming, press.ref)
        if caller.person.personal_copies == wanted:
            return caller
        return replace(caller, person=await uow.people.save(replace(caller.person, personal_copies=wanted)))

    caller = await effect(services, do)
    return _copies_card(services, caller, services.clock(), wanted=wanted)


def _copies_card(services: Services, caller: Caller, now: datetime, *, wanted: bool) -> Card:
    scene = scene_for(services, caller, now)
    if wanted:
        heading = scene.tr("You get copies again")
        sentence = scene.tr("The next invitation comes here, too.")
        button = (scene.tr("No more copies"), Press(COPIES_OFF, caller.school.id))
    else:
        heading = scene.tr("No more copies")
        sentence = scene.tr("You find invitations in the channel, and meetings ahead when you write **meetings**.")
        button = (scene.tr("Send me copies again"), Press(COPIES_ON, caller.school.id))
    return notes.note(scene, heading, sentence, [button])


ACTIONS: dict[Verb, Action] = {
    MEETING_PLAN: _plan,
    MEETING_LIST: _list,
    COPIES_ON: _copies,
    COPIES_OFF: _copies,
    **meeting_changes.ACTIONS,
}
