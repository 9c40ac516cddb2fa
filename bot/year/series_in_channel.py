"""A series that is asked for in the channel: its proposal goes to the leader's own chat."""

from __future__ import annotations

from datetime import datetime

from bot.edge.incoming import Incoming
from bot.handling.asked_for import keep_asked
from bot.handling.identity import channel_scene, for_leaders
from bot.handling.services import Services
from dialogs.host import LONGEST_KEPT
from dialogs.meetings.told import look_in_personal
from dialogs.sentences.recurrence import read_recurrence
from dialogs.understanding.rules import by_rule
from dialogs.understanding.text import plain
from domain.delivery.notices import NoticeKind, planned
from domain.ids import new_id
from domain.people.school import Caller


def asks_for_series(text: str, now: datetime) -> bool:
    """Tell whether a text is about meetings that come back."""
    return by_rule(plain(text)) == "series" and read_recurrence(text, now, "UTC") is not None


async def propose_series_in_person(services: Services, incoming: Incoming, caller: Caller) -> str:
    """Send the proposal to the leader who asked, and return the one line for the thread. Raises ``Refused``."""
    now, school = services.clock(), caller.school
    async with services.units() as uow:
        if not caller.leads:
            raise await for_leaders(uow, school.id)
        data = {"sentence": incoming.text[:LONGEST_KEPT], "read_at": now.isoformat()}
        data |= {"asked": incoming.activity_id}
        await keep_asked(uow, incoming, caller, "series")
        kind, person_id = NoticeKind.SERIES_READY, caller.person.id
        key = f"series:{school.id}:{new_id()}"  # a message may be corrected, and asks anew
        await uow.notices.add(planned(kind, school.id, school.id, now, key=key, person_id=person_id, data=data))
        await uow.commit()
    services.announcer.wake()
    return look_in_personal(channel_scene(services, school, now))
