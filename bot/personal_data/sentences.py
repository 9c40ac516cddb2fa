"""What is asked about one's own data, and about who sees what."""

from __future__ import annotations

from bot.handling.said import Said, meaning, showing
from bot.handling.services import Answer
from cards.personal_data import who_sees
from cards.personal_data.verbs import MY_DATA_SHOW
from domain.meetings.meeting import MeetingState

my_data = showing(MY_DATA_SHOW, "my_data", "delete_my_data")


@meaning("privacy", public=True)
async def privacy(said: Said) -> Answer:
    """Say who sees what and how long it is kept, beginning with where the school is now."""
    running = await said.uow.meetings.of_school(said.caller.school.id, states=[MeetingState.RUNNING])
    return who_sees.who_sees(said.scene, said.caller, during=bool(running), public=said.incoming.public)
