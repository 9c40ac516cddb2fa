"""What is asked about meetings, and what is said to move or cancel one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.agenda.views import characteristic_of
from bot.handling.identity import leader_names
from bot.handling.said import Said, meaning, showing
from bot.handling.services import Answer
from bot.meetings.ahead import first_of_thread, meetings_ahead
from bot.meetings.change_asked import CANCELS, form_of, on_day_named
from bot.meetings.coming import coming_to
from cards.catalogue.verbs import CATALOGUE_LIST
from cards.kit import kit, notes, present
from cards.meetings import listing, move_and_cancel, proposal
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from cards.verbs import Press
from cards.year.verbs import YEAR_SHOW
from domain.meetings.meeting import Meeting, MeetingState

meetings = showing(MEETING_LIST, "meetings")


@meaning("send_invitation")
async def send(said: Said) -> Press:
    """Show the proposals that are not sent, among the meetings; what is sent, is sent by a press."""
    return said.press(MEETING_LIST)


@meaning("plan")
async def plan(said: Said) -> Press:
    """Show the form of a new meeting, about what is named; a sentence in personal chat is read by the dialog."""
    return said.press(MEETING_PLAN, arg=said.named.characteristic)


@meaning("next_meeting", public=True)
async def next_meeting(said: Said) -> Answer:
    """Say when and where the next meeting is and what it is about, with what the person can do about it."""
    ahead = await first_of_thread(said.uow, await meetings_ahead(said.uow, said.caller, said.now), said.incoming)
    those = _about(said, ahead) or ahead
    if not those:
        return _none(said)
    catalogue = await said.uow.catalogues.of(said.caller.school.id)
    row = (those[0], catalogue.characteristic(those[0].characteristic_id))
    personal = not said.incoming.public
    coming = (await coming_to(said.uow, said.caller, [those[0]]))[those[0].id]
    return listing.next_one(said.scene, said.caller, row, more=len(ahead) > 1, personal=personal, coming=coming)


@meaning("move", "length")
async def move(said: Said) -> Answer:
    """Show the form that moves the meeting that is meant, with the new time or length filled in."""
    meeting = await _meant(said)
    return await _form(said, meeting, "move") if isinstance(meeting, Meeting) else meeting


@meaning(CANCELS)
async def cancel(said: Said) -> Answer:
    """Ask whether the meeting that is meant is to be cancelled."""
    meeting = await _meant(said, of_day=True)
    return await _form(said, meeting, CANCELS) if isinstance(meeting, Meeting) else meeting


async def _form(said: Said, meeting: Meeting, intent: str) -> Answer:
    return await form_of(said.uow, said.scene, said.caller.school, meeting, intent, said.text, said.now)


@meaning("change_topic")
async def change_topic(said: Said) -> Answer:
    """Show what can be done for another topic: the form of a draft, a new invitation in place of one that is sent."""
    ahead = await meetings_ahead(said.uow, said.caller, said.now)
    meeting = next((each for each in ahead if each.state is MeetingState.INVITED), None)
    if meeting is None:
        return await _draft(said) or _none(said)
    school = said.caller.school.id
    wanted = (await said.uow.catalogues.of(school)).characteristic(await said.characteristic())
    about = await characteristic_of(said.uow, school, meeting.characteristic_id)
    return move_and_cancel.another_topic(said.scene, meeting, about, wanted)


@meaning("suggest_topic", public=True)
async def suggest_topic(said: Said) -> Answer:
    """Say who decides what a meeting is about, and what can be done to be heard."""
    if said.caller.leads:
        buttons = [
            (said.tr("Plan a meeting"), said.press(MEETING_PLAN)),
            (said.tr("See the year"), said.press(YEAR_SHOW)),
        ]
        return notes.note(said.scene, said.tr("You choose what the meetings are about"), "", buttons)
    names = await leader_names(said.uow, said.caller.school.id)
    sentence = said.tr("I have no list of suggestions. Look for the characteristic that you think of, and tell them.")
    heading = said.tr("Whoever leads the school chooses the topics")
    if names:
        leaders = present.names(said.scene, [*map(kit.escape_line, names)])
        heading = said.tr("What the meetings are about is chosen by {leaders}", leaders=leaders)
    return notes.note(said.scene, heading, sentence, [(said.tr("See characteristics"), said.press(CATALOGUE_LIST))])


async def _draft(said: Said) -> Answer | None:
    """Return the way to the newest draft of who asks; None where there is none, or others could read it."""
    drafts = await said.uow.meetings.of_school(said.caller.school.id, states=[MeetingState.DRAFT])
    own = [each for each in drafts if each.created_by == said.caller.person.id and each.characteristic_id]
    if not own or said.incoming.public:
        return None
    draft = max(own, key=lambda each: each.created_at)
    about = await characteristic_of(said.uow, said.caller.school.id, draft.characteristic_id)
    return proposal.draft_waits(said.scene, draft, about)


def _about(said: Said, ahead: Sequence[Meeting]) -> list[Meeting]:
    """Return those of the meetings that are about the characteristic that is named."""
    return [each for each in ahead if said.named.characteristic and each.characteristic_id == said.named.characteristic]


async def _meant(said: Said, *, of_day: bool = False) -> Meeting | Answer:
    """Return the meeting that is to be changed: by what it is about, by its day (``of_day``), else the next one."""
    ahead = await meetings_ahead(said.uow, said.caller, said.now)
    invited = [each for each in ahead if each.state is MeetingState.INVITED]
    if not invited:
        return await _draft(said) or _none(said)
    about = _about(said, invited)
    if said.named.characteristic and not about:
        return _no_such(said, said.tr("No meeting about that is ahead"))
    those = about or invited
    if of_day and not (those := await on_day_named(said.uow, said.caller.school, those, said.text, said.now)):
        return _no_such(said, said.tr("I find no such meeting"))
    return those[0]


def _no_such(said: Said, heading: str) -> Answer:
    return notes.note(said.scene, heading, "", [(said.tr("See meetings"), said.press(MEETING_LIST))])


def _none(said: Said) -> Answer:
    """Return that no meeting is ahead; a leader may plan one."""
    if said.caller.leads and not said.incoming.public:
        plan = (said.tr("Plan a meeting"), said.press(MEETING_PLAN))
        return notes.note(said.scene, said.tr("No meetings are planned"), "", [plan])
    sentence = said.tr("You get a message when the leader calls one.")
    return notes.note(said.scene, said.tr("No meetings are planned"), sentence)
