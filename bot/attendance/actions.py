"""Presses that say whether one is coming to a meeting."""

from __future__ import annotations

from collections.abc import Mapping

from bot.agenda.asked import meeting_asked
from bot.agenda.views import characteristic_of
from bot.handling.ask import Ask, writing
from bot.handling.services import Answer
from bot.meetings.copies import copy_card
from cards.attendance import answer as cards
from cards.attendance.verbs import ATTEND
from cards.attendance.words import NO, NOTHING, ON_COPY, YES
from domain.attendance.say import say
from domain.errors import Refused
from domain.meetings.invite import gets_copy

COMING: Mapping[str, bool | None] = {YES: True, NO: False, NOTHING: None}


@writing(ATTEND)
async def attend(ask: Ask) -> Answer:
    """Note what was pressed. In the channel a sentence answers, and the card that everybody has stays as it is."""
    meeting = await meeting_asked(ask)
    if ask.press.arg not in COMING:
        raise Refused("stale_card")
    personal = ask.incoming.scope == "personal"
    on_copy = personal and ask.press.nonce == ON_COPY
    noted = await say(ask.uow, meeting.id, ask.caller, COMING[ask.press.arg], ask.now, on_copy=on_copy)
    if not personal:
        return cards.in_channel(ask.scene, noted)
    if on_copy:
        return await copy_card(ask.uow, ask.scene, noted.meeting, ask.caller.person)
    about = await characteristic_of(ask.uow, meeting.school_id, meeting.characteristic_id)
    member = await ask.uow.people.member(meeting.school_id, ask.caller.person.id)
    return cards.answer(ask.scene, noted, about, told=member is not None and gets_copy(member))
