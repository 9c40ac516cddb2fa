"""``Forbered deg`` and ``vurder``: the guided placing in personal chat, and one's own answers to see and to delete."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.agenda.views import characteristic_of
from bot.handling.ask import Ask, handing_on, reading, writing
from bot.handling.services import Answer
from bot.meetings.ahead import meetings_ahead
from cards.catalogue.verbs import CATALOGUE_LIST
from cards.kit import notes
from cards.kit.scene import Card
from cards.meetings import prepare as prepare_cards
from cards.placing import decide as placing_end
from cards.placing.verbs import MEETING_PREPARE, PLACE_DELETE, PLACE_SHOW
from cards.verbs import Press
from dialogs.placing import begin as begin_placing
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.prepared import note_prepared
from domain.people.school import Role
from domain.placing.place_school import PRIVATE, forget, key_about, placed, require_open, subject_of
from domain.placing.placement import Placement


@handing_on(MEETING_PREPARE)
async def prepare(ask: Ask) -> Answer | Awaitable[Answer]:
    """Begin the guided placing; pressed in the channel, send it to personal chat, where nobody else sees it."""
    press = ask.press
    meeting = await ask.uow.meetings.get(press.ref)
    await ask.member(meeting.school_id if meeting else press.ref)
    if meeting is None:
        return await _about(ask, press.arg.removeprefix(PRIVATE))
    return await _of_meeting(ask, meeting)


@reading(PLACE_SHOW)
async def show(ask: Ask) -> Answer:
    """Return all that one answered."""
    press = ask.press
    await _asked_in_personal(ask)
    subject = await subject_of(ask.uow, ask.caller, press.arg, ask.now)
    placement = await placed(ask.uow, ask.caller, subject)
    if placement == Placement(catalogue_version=placement.catalogue_version):
        return placing_end.nothing_kept(ask.scene, press.arg, press.ref)
    return placing_end.answers(ask.scene, subject, placement)


@writing(PLACE_DELETE)
async def delete(ask: Ask) -> Answer:
    """Delete what one answered, at once."""
    await _asked_in_personal(ask)
    await forget(ask.uow, ask.caller, await subject_of(ask.uow, ask.caller, ask.press.arg, ask.now), ask.now)
    return placing_end.deleted(ask.scene, ask.press.arg, ask.press.ref)


async def _about(ask: Ask, characteristic_id: str) -> Answer | Awaitable[Answer]:
    """Begin a placing of a characteristic, or else of the next meeting."""
    uow, caller, scene = ask.uow, ask.caller, ask.scene
    if (await uow.catalogues.of(caller.school.id)).characteristic(characteristic_id) is not None:
        if ask.incoming.scope != "personal" or caller.role is Role.NONE:
            return await _to_read(ask, characteristic_id, None)
        key = await key_about(uow, caller, characteristic_id, ask.now)
        return begin_placing.begin(ask.services, ask.incoming.conversation_id, caller, key)
    ahead = await meetings_ahead(uow, caller, ask.now) if not characteristic_id else []
    if ahead:
        return await _of_meeting(ask, ahead[0])
    heading = scene.tr("What do you want to prepare?")
    sentence = scene.tr("No meeting is ahead. Choose a characteristic, and I show what it is about.")
    catalogue = (scene.tr("Show characteristics"), Press(CATALOGUE_LIST, caller.school.id))
    return notes.note(scene, heading, sentence, [catalogue])


async def _of_meeting(ask: Ask, meeting: Meeting) -> Answer | Awaitable[Answer]:
    """Begin the placing of a meeting; somebody who does not take part reads what there is to read."""
    caller, state = ask.caller, meeting.state
    own_draft = state is MeetingState.DRAFT and meeting.created_by == caller.person.id
    if state is MeetingState.ENDED or own_draft:
        return await _to_read(ask, meeting.characteristic_id, meeting)
    require_open(meeting, caller, ask.now)
    if ask.incoming.scope != "personal":
        return _in_personal(ask, meeting)
    if caller.role is Role.NONE:
        return _looked_on(ask, meeting)
    return begin_placing.begin(ask.services, ask.incoming.conversation_id, caller, meeting.id)


async def _in_personal(ask: Ask, meeting: Meeting) -> str:
    """Send what there is to prepare to the personal chat of who presses."""
    person_id = ask.caller.person.id
    # One a minute and person: a press that Teams delivers again is the same press.
    key = f"prepare:{meeting.id}:{person_id}:{ask.now:%Y%m%d%H%M}"
    kind = NoticeKind.PREPARE
    async with ask.services.units() as uow:
        await uow.notices.add(planned(kind, meeting.school_id, meeting.id, ask.now, key=key, person_id=person_id))
        await note_prepared(uow, meeting.id, person_id)
        await uow.commit()
    ask.services.announcer.wake()
    return ask.tr("I have sent you what to read in our personal chat.")


async def _looked_on(ask: Ask, meeting: Meeting) -> Answer:
    """Note that somebody who does not take part has prepared, and return what there is to read."""
    async with ask.services.units() as uow:
        await note_prepared(uow, meeting.id, ask.caller.person.id)
        await uow.commit()
    return await ask.afterwards(_to_read, meeting.characteristic_id, meeting)


async def _to_read(ask: Ask, characteristic_id: str, meeting: Meeting | None) -> Card:
    catalogue = await ask.uow.catalogues.of(ask.caller.school.id)
    characteristic = await characteristic_of(ask.uow, ask.caller.school.id, characteristic_id)
    return prepare_cards.prepare(ask.scene, meeting, characteristic, catalogue)


async def _asked_in_personal(ask: Ask) -> None:
    """Find out who presses, in the school that the button is about; ``Refused`` outside personal chat."""
    if ask.incoming.scope != "personal":
        raise Refused("write_to_me")
    meeting = await ask.uow.meetings.get(ask.press.ref)
    await ask.member(meeting.school_id if meeting else ask.press.ref)
