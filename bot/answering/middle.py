"""The way back to what somebody is in the middle of, on the answer to what they said beside it."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.identity import scene_for
from bot.handling.services import Answer, Services
from cards.kit import notes
from cards.meetings.verbs import MEETING_BACK
from cards.people.middle import keep_language, way_back
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from dialogs import host
from dialogs.frame.state import Place
from dialogs.meetings import plan as plan_meeting
from domain.people.school import Caller
from domain.placing.place_school import PRIVATE


def with_offer(services: Services, incoming: Incoming, caller: Caller, answer: Answer) -> Answer:
    """Return the answer with the offer to go on in the language that was written, where it is not the person's own."""
    own = caller.person.language or caller.school.language
    if not incoming.spoken or incoming.spoken == own or not isinstance(answer, dict):
        return answer
    return keep_language(scene_for(services, caller, services.clock()), answer)


async def with_way_back(services: Services, incoming: Incoming, caller: Caller, answer: Answer) -> Answer:
    """Return the answer with a line and a button to what waits in this conversation; as it is where nothing does."""
    async with services.units(write=False) as uow:
        place = await host.place_of(uow, incoming.conversation_id, caller.person.id)
        if place is None or isinstance(answer, bytes):
            return answer
        meeting = await uow.meetings.get(place.draft)
        catalogue = await uow.catalogues.of(caller.school.id)
    number = meeting.characteristic_id if meeting else place.draft.removeprefix(PRIVATE)
    scene = scene_for(services, caller, services.clock())
    card = notes.note(scene, answer, "") if isinstance(answer, str) else answer
    planning = place.dialog == plan_meeting.NAME
    return way_back(scene, card, _back(caller, place), catalogue.characteristic(number), planning=planning)


def _back(caller: Caller, place: Place) -> Press:
    if place.dialog == plan_meeting.NAME:
        return Press(MEETING_BACK, place.draft)
    if place.draft.startswith(PRIVATE):
        return Press(MEETING_PREPARE, caller.school.id, place.draft)
    return Press(MEETING_PREPARE, place.draft)
