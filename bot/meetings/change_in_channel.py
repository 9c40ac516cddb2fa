"""A meeting that is to be moved or cancelled by a sentence in the channel: its form goes to the leader's own chat.

A form in the channel would stay pressable there for everybody, whoever it was meant for: Teams changes a card for who
pressed it, and leaves it as it was for all others.
"""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.asked_for import keep_asked
from bot.handling.identity import channel_scene, for_leaders
from bot.handling.services import Services
from bot.meetings.ahead import meeting_of_thread, meetings_ahead
from bot.meetings.change_asked import CANCELS, on_day_named
from dialogs.host import LONGEST_KEPT
from dialogs.understanding.understand import Understood
from domain.delivery.notices import NoticeKind, planned
from domain.ids import new_id
from domain.meetings.invite import require_ahead
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


async def change_in_person(services: Services, incoming: Incoming, caller: Caller, meant: Understood) -> str:
    """Send the form to the leader who asked, and return the one line for the thread. Raises ``Refused``."""
    now, school = services.clock(), caller.school
    scene = channel_scene(services, school, now)
    async with services.units() as uow:
        if not caller.leads:
            raise await for_leaders(uow, school.id)
        meeting = await _meant(services, uow, incoming, caller, meant)
        if meeting is None:
            return scene.tr("I find no meeting ahead that this can be about.")
        require_ahead(meeting)
        data = {"sentence": incoming.text[:LONGEST_KEPT], "read_at": now.isoformat(), "intent": meant.intent}
        data |= {"asked": incoming.activity_id}
        await keep_asked(uow, incoming, caller, meant.intent)
        key = f"change:{meeting.id}:{new_id()}"  # a message may be corrected, and asks anew
        kind, person_id = NoticeKind.CHANGE_READY, caller.person.id
        await uow.notices.add(planned(kind, school.id, meeting.id, now, key=key, person_id=person_id, data=data))
        await uow.commit()
    services.announcer.wake()
    return scene.tr("I have sent you the form in our personal chat. Nothing is changed until you press there.")


async def _meant(
    services: Services, uow: UnitOfWork, incoming: Incoming, caller: Caller, meant: Understood
) -> Meeting | None:
    """Return the meeting that is meant: of those that the sentence can be about, the thread's own, else the next.

    What it is about, and the day on which something is cancelled, tell more than the card that it is said under.
    """
    now, about = services.clock(), meant.masked.characteristic
    ahead = [one for one in await meetings_ahead(uow, caller, now) if one.state is MeetingState.INVITED]
    found = await meeting_of_thread(uow, caller.school.id, incoming)
    those = [found, *(one for one in ahead if one.id != found.id)] if found else ahead
    if about:
        those = [one for one in ahead if one.characteristic_id == about]
        those.sort(key=lambda one: found is None or one.id != found.id)
    if meant.intent == CANCELS:
        those = await on_day_named(uow, caller.school, those, incoming.text, now)
    return next(iter(those), None)
