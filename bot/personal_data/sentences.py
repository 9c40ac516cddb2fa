"""What is asked about one's own data, and about who sees what."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from cards.personal_data import who_sees
from cards.personal_data.verbs import MY_DATA_SHOW
from cards.verbs import Press
from domain.meetings.meeting import MeetingState


@meaning("my_data", "delete_my_data")
async def my_data(said: Said) -> Press:
    """Show what is kept about the person, with the way to have it deleted, which asks once more."""
    return Press(MY_DATA_SHOW)


@meaning("privacy", public=True)
async def privacy(said: Said) -> Answer:
    """Say who sees what and how long it is kept, beginning with where the school is now."""
    running = await said.uow.meetings.of_school(said.caller.school.id, states=[MeetingState.RUNNING])
    return who_sees.who_sees(said.scene, said.caller, during=bool(running), public=said.incoming.public)
