"""What a leader says to lead a meeting: it leads to the card that does it, and nothing is done without a press."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from bot.meetings.ahead import meetings_ahead
from bot.meetings.coming import coming_to
from bot.meetings.sentences import next_meeting
from cards.catching_up.verbs import CATCH_UP_SHOW
from cards.conducting.verbs import AGREE_FORM, CONDUCTOR, LEVELS_SAID, MEETING_END, MEETING_START
from cards.kit import notes
from cards.meetings import listing
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from cards.verbs import Press
from dialogs.understanding.leading_words import levels_said
from dialogs.understanding.text import plain
from domain.meetings.meeting import Meeting, MeetingState


@meaning("next_phase", "open_vote", "show_result")
async def lead(said: Said) -> Answer | Press:
    """Show the card that the meeting is led from; where none goes on, say when that is done."""
    if (running := await _running(said)) is not None:
        return said.press(CONDUCTOR, running.id)
    ahead = await meetings_ahead(said.uow, said.caller, said.now)
    sentence = said.tr("You do that from the card of the meeting, once you have started it.")
    buttons = [(said.tr("Start the meeting"), said.press(MEETING_START, ahead[0].id))] if ahead else []
    buttons.append((said.tr("See meetings"), said.press(MEETING_LIST)))
    return notes.note(said.scene, said.tr("No meeting is going on now"), sentence, buttons)


async def _running(said: Said) -> Meeting | None:
    found = await said.uow.meetings.of_school(said.caller.school.id, states=[MeetingState.RUNNING])
    return found[0] if found else None


@meaning("start_meeting")
async def begin(said: Said) -> Answer | Press:
    """Show the next meeting with the button that starts it; the one that goes on, where there is one."""
    school = said.caller.school.id
    if (running := await _running(said)) is not None:
        return said.press(CONDUCTOR, running.id)
    ahead = await meetings_ahead(said.uow, said.caller, said.now)
    if not ahead:
        plan = (said.tr("Plan a meeting"), said.press(MEETING_PLAN))
        return notes.note(said.scene, said.tr("No meetings are planned"), "", [plan])
    catalogue = await said.uow.catalogues.of(school)
    row = (ahead[0], catalogue.characteristic(ahead[0].characteristic_id))
    coming = (await coming_to(said.uow, said.caller, [ahead[0]]))[ahead[0].id]
    return listing.next_one(said.scene, said.caller, row, more=len(ahead) > 1, personal=True, coming=coming)


@meaning("now", public=True)
async def now(said: Said) -> Answer | Press:
    """Show where the meeting that goes on stands: to a leader with the next step; else when the next one is."""
    school = said.caller.school.id
    running = await said.uow.meetings.of_school(school, states=[MeetingState.RUNNING])
    if not running:
        return await next_meeting.answer(said)
    return said.press(CONDUCTOR if said.caller.leads else CATCH_UP_SHOW, running[0].id)


@meaning("close_meeting")
async def close(said: Said) -> Answer | Press:
    """Offer the press that ends the meeting; where none goes on, say what ``lead`` says."""
    running = await said.uow.meetings.of_school(said.caller.school.id, states=[MeetingState.RUNNING])
    if not running:
        return await lead.answer(said)
    buttons = [
        (said.tr("End the meeting"), said.press(MEETING_END, running[0].id)),
        (said.tr("Go to the meeting"), said.press(CONDUCTOR, running[0].id)),
    ]
    sentence = said.tr("The meeting still goes on. When you have pressed, you can take it back for ten minutes.")
    return notes.note(said.scene, said.tr("Shall we end the meeting?"), sentence, buttons)


@meaning("agree_level")
async def agree(said: Said) -> Answer | Press:
    """Show the form for the shared level, with the levels that were named; with no meeting, say what ``lead`` says."""
    running = await said.uow.meetings.of_school(said.caller.school.id, states=[MeetingState.RUNNING])
    if not running:
        return await lead.answer(said)
    level, aim = levels_said(plain(said.text))
    return said.press(AGREE_FORM, running[0].id, f"{level or ''}{LEVELS_SAID}{aim or ''}")
