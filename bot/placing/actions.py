"""``Forbered deg`` and ``vurder``: the guided placing in personal chat, and one's own answers to see and to delete."""

from __future__ import annotations

from bot.agenda.views import characteristic_of
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, scene_for
from bot.handling.services import Action, Answer, Services
from cards.catalogue.verbs import CATALOGUE_LIST
from cards.kit import notes
from cards.kit.scene import Card
from cards.meetings import prepare
from cards.placing import decide as placing_end
from cards.placing.verbs import MEETING_PREPARE, PLACE_DELETE, PLACE_SHOW
from cards.verbs import Press, Verb
from dialogs.placing import begin as begin_placing
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.prepared import note_prepared
from domain.meetings.times import announced
from domain.people.school import Caller, Role
from domain.placing.place_school import OPEN_STATES, PRIVATE, forget, key_about, placed, require_open, subject_of
from domain.placing.placement import Placement
from domain.unit_of_work import UnitOfWork
from locales import tr


async def _prepare(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The guided placing; pressed in the channel, it is sent to personal chat, where nobody else sees it."""
    async with services.units(write=False) as uow:
        meeting = await uow.meetings.get(press.ref)
        caller = await caller_in(uow, incoming, meeting.school_id if meeting else press.ref)
    if meeting is None:
        return await _about(services, incoming, caller, press.arg.removeprefix(PRIVATE))
    if meeting.state is MeetingState.ENDED or (
        meeting.state is MeetingState.DRAFT and meeting.created_by == caller.person.id
    ):
        return await _to_read(services, caller, meeting.characteristic_id, meeting)
    require_open(meeting, caller, services.clock())
    if incoming.scope != "personal":
        return await _in_personal(services, caller, meeting)
    return await _of_meeting(services, incoming, caller, meeting)


async def _about(services: Services, incoming: Incoming, caller: Caller, characteristic_id: str) -> Answer:
    """Of a characteristic, or else of the next meeting."""
    now = services.clock()
    async with services.units(write=False) as uow:
        known = (await uow.catalogues.of(caller.school.id)).characteristic(characteristic_id) is not None
        key = await key_about(uow, caller, characteristic_id, now) if known else ""
        found = await uow.meetings.of_school(caller.school.id, states=OPEN_STATES) if not characteristic_id else []
    if known and (incoming.scope != "personal" or caller.role is Role.NONE):
        return await _to_read(services, caller, characteristic_id, None)
    if known:
        return await begin_placing.begin(services, incoming.conversation_id, caller, key)
    meeting = next((one for one in found if caller.leads or announced(one, now)), None)
    if meeting is not None:
        return await _prepare(services, incoming, Press(MEETING_PREPARE, meeting.id))
    scene = scene_for(services, caller, now)
    heading = scene.tr("What do you want to prepare?")
    sentence = scene.tr("No meeting is ahead. Choose a characteristic, and I show what it is about.")
    show = (scene.tr("Show characteristics"), Press(CATALOGUE_LIST, caller.school.id))
    return notes.note(scene, heading, sentence, [show])


async def _of_meeting(services: Services, incoming: Incoming, caller: Caller, meeting: Meeting) -> Card:
    """The placing; somebody who does not take part reads what there is to read."""
    if caller.role is not Role.NONE:
        return await begin_placing.begin(services, incoming.conversation_id, caller, meeting.id)
    async with services.units() as uow:
        await note_prepared(uow, meeting.id, caller.person.id)
        await uow.commit()
    return await _to_read(services, caller, meeting.characteristic_id, meeting)


async def _to_read(services: Services, caller: Caller, characteristic_id: str, meeting: Meeting | None) -> Card:
    async with services.units(write=False) as uow:
        catalogue = await uow.catalogues.of(caller.school.id)
        characteristic = await characteristic_of(uow, caller.school.id, characteristic_id)
    return prepare.prepare(scene_for(services, caller, services.clock()), meeting, characteristic, catalogue)


async def _in_personal(services: Services, caller: Caller, meeting: Meeting) -> str:
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


async def _show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """All that I answered."""
    async with services.units(write=False) as uow:
        caller = await _member(uow, incoming, press)
        subject = await subject_of(uow, caller, press.arg, services.clock())
        placement = await placed(uow, caller, subject)
    scene = scene_for(services, caller, services.clock())
    if placement == Placement(catalogue_version=placement.catalogue_version):
        return placing_end.nothing_kept(scene, press.arg, press.ref)
    return placing_end.answers(scene, subject, placement)


async def _delete(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Away with what I answered, at once."""
    now = services.clock()

    async def do(uow: UnitOfWork) -> Caller:
        caller = await _member(uow, incoming, press)
        await forget(uow, caller, await subject_of(uow, caller, press.arg, now), now)
        return caller

    caller = await effect(services, do)
    return placing_end.deleted(scene_for(services, caller, now), press.arg, press.ref)


async def _member(uow: UnitOfWork, incoming: Incoming, press: Press) -> Caller:
    """Who presses, in the school that the button is about; in personal chat only."""
    if incoming.scope != "personal":
        raise Refused("write_to_me")
    meeting = await uow.meetings.get(press.ref)
    return await caller_in(uow, incoming, meeting.school_id if meeting else press.ref)


ACTIONS: dict[Verb, Action] = {
    MEETING_PREPARE: _prepare,
    PLACE_SHOW: _show,
    PLACE_DELETE: _delete,
}
