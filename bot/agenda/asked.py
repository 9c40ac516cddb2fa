"""The meeting that a press is about, to those who may ask for it."""

from __future__ import annotations

from bot.agenda.views import known
from bot.handling.ask import Ask
from domain.meetings.meeting import Meeting


async def led_meeting(ask: Ask, meeting_id: str = "") -> Meeting:
    """Return the meeting, by default the one that the press names, to a leader of its school; else ``Refused``."""
    meeting = await known(ask.uow, meeting_id or ask.press.ref)
    await ask.leader(meeting.school_id)
    return meeting


async def meeting_asked(ask: Ask, meeting_id: str = "") -> Meeting:
    """Return the meeting, by default the one that the press names, to a member of its school; else ``Refused``."""
    meeting = await known(ask.uow, meeting_id or ask.press.ref)
    await ask.member(meeting.school_id)
    return meeting
