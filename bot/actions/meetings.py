"""Presses about meetings that are ahead: plan one, list them, prepare, and whether copies are wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.actions import meeting_changes
from bot.effects import effect
from bot.identity import caller_in, require_leader, scene_for
from bot.incoming import Incoming
from bot.room import characteristic_of
from bot.services import Action, Answer, Services
from cards import meetings as cards
from cards import notes, prepare
from cards.scene import Card
from cards.verbs import Press, Verb
from dialogs import host
from dialogs.told import look_in_personal
from domain.errors import Refused
from domain.meeting_times import announced, preparing_is_open
from domain.meetings import Meeting, MeetingState
from domain.notices import NoticeKind, planned
from domain.people import Caller
from domain.ports import UnitOfWork
from domain.prepared import note_prepared
from locales import tr

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


async def prepare_card(services: Services, caller: Caller, characteristic_id: str = "", meeting_id: str = "") -> Card:
    """The criteria and the questions: of a meeting, of a characteristic, or else of the next meeting."""
    now = services.clock()
    async with services.units(write=False) as uow:
        meeting = await uow.meetings.get(meeting_id) if meeting_id else None
        if meeting is None and not characteristic_id:
            found = await uow.meetings.of_school(caller.school.id, states=AHEAD)
            meeting = next((one for one in found if caller.leads or announced(one, now)), None)
        wanted = meeting.characteristic_id if meeting else characteristic_id
        catalogue = await uow.catalogues.of(caller.school.id)
        characteristic = await characteristic_of(uow, caller.school.id, wanted)
    scene = scene_for(services, caller, now)
    if not wanted or (meeting is None and catalogue.characteristic(wanted) is None):
        heading = tr(scene.language, "What do you want to prepare?")
        sentence = tr(scene.language, "No meeting is ahead. Choose a characteristic, and I show what it is about.")
        press = Press(Verb.CATALOGUE_LIST, caller.school.id)
        return notes.note(scene, heading, sentence, [(tr(scene.language, "Show characteristics"), press)])
    if meeting is not None:
        async with services.units() as uow:
            await note_prepared(uow, meeting.id, caller.person.id)
            await uow.commit()
    return prepare.prepare(scene, meeting, characteristic, catalogue)


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


async def _prepare(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What to read before a meeting; pressed in the channel, it is sent to personal chat, where nobody else sees it."""
    async with services.units(write=False) as uow:
        meeting = await uow.meetings.get(press.ref)
        caller = await caller_in(uow, incoming, meeting.school_id if meeting else press.ref)
    if meeting is None:
        return await prepare_card(services, caller, press.arg)
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("meeting_cancelled")
    if meeting.state is MeetingState.DRAFT and meeting.created_by != caller.person.id:
        raise Refused("gone")
    now = services.clock()
    if not caller.leads and meeting.state is MeetingState.INVITED:
        if not announced(meeting, now):
            raise Refused("gone")
        if meeting.prepare_at is not None and not preparing_is_open(meeting, now):
            raise Refused("preparing_later", start=meeting.prepare_at)
    if incoming.scope != "personal":
        return await _prepare_in_personal(services, caller, meeting)
    return await prepare_card(services, caller, meeting_id=meeting.id)


async def _prepare_in_personal(services: Services, caller: Caller, meeting: Meeting) -> str:
    now = services.clock()
    # One a minute and person: a press that Teams delivers again is the same press.
    key = f"prepare:{meeting.id}:{caller.person.id}:{now:%Y%m%d%H%M}"
    person_id = caller.person.id

    async def do(uow: UnitOfWork) -> None:
        kind = NoticeKind.PREPARE
        await uow.notices.add(planned(kind, meeting.school_id, meeting.id, now, key=key, person_id=person_id))
        await note_prepared(uow, meeting.id, person_id)

    await effect(services, do)
    return tr(caller.language, "I have sent you what to read in our personal chat.")


async def _copies(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Personal copies of invitations, on or off."""
    wanted = press.verb is Verb.COPIES_ON

    async def do(uow: UnitOfWork) -> Caller:
        caller = await caller_in(uow, incoming, press.ref)
        if caller.person.personal_copies == wanted:
            return caller
        return replace(caller, person=await uow.people.save(replace(caller.person, personal_copies=wanted)))

    caller = await effect(services, do)
    return _copies_card(services, caller, services.clock(), wanted=wanted)


def _copies_card(services: Services, caller: Caller, now: datetime, *, wanted: bool) -> Card:
    scene = scene_for(services, caller, now)
    language = scene.language
    if wanted:
        heading = tr(language, "You get copies again")
        sentence = tr(language, "The next invitation comes here, too.")
        button = (tr(language, "No more copies"), Press(Verb.COPIES_OFF, caller.school.id))
    else:
        heading = tr(language, "No more copies")
        sentence = tr(language, "You find invitations in the channel, and meetings ahead when you write **meetings**.")
        button = (tr(language, "Send me copies again"), Press(Verb.COPIES_ON, caller.school.id))
    return notes.note(scene, heading, sentence, [button])


ACTIONS: dict[Verb, Action] = {
    Verb.MEETING_PLAN: _plan,
    Verb.MEETING_LIST: _list,
    Verb.MEETING_PREPARE: _prepare,
    Verb.COPIES_ON: _copies,
    Verb.COPIES_OFF: _copies,
    **meeting_changes.ACTIONS,
}
