"""What is asked about what was agreed, and the minutes."""

from __future__ import annotations

from bot.handling.said import Said, meaning, showing
from bot.handling.services import Answer
from cards.kit import notes
from cards.minutes.not_ready import not_ready
from cards.minutes.verbs import MINUTES_LIST, MINUTES_SHOW
from cards.verbs import Press
from domain.meetings.meeting import MeetingState
from domain.minutes.draft import UNSHARED_FOR
from domain.minutes.minutes import MinutesState

minutes = showing(MINUTES_LIST, "minutes")


@meaning("last_meeting", public=True)
async def last_meeting(said: Said) -> Answer | Press:
    """Show level, aim and measures of the last meeting, or of the last one about what is named."""
    ended = await said.uow.meetings.of_school(said.caller.school.id, states=[MeetingState.ENDED])
    about = said.named.characteristic
    those = [each for each in ended if each.ended_at and (not about or each.characteristic_id == about)]
    if not those:
        return notes.note(
            said.scene,
            said.tr("No meeting has been held yet"),
            said.tr("Once one has, you find here which level you agreed on, and what you do."),
        )
    last = max(those, key=lambda meeting: meeting.ended_at or said.now)
    minutes = await said.uow.minutes.get(last.id)
    if not said.caller.leads and (minutes is None or minutes.state is MinutesState.DRAFT):
        return not_ready(said.scene, (last.ended_at or said.now) + UNSHARED_FOR)
    return said.press(MINUTES_SHOW, last.id)
