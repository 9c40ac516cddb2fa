"""What is asked about the vote: where it is, and how many have voted or prepared. Never who."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from bot.meetings.ahead import meetings_ahead
from cards.conducting.verbs import ROUND_REMIND
from cards.kit import notes
from cards.meetings.verbs import TIMES_SHOW
from cards.placing.verbs import MEETING_PREPARE
from cards.reminders.verbs import REMINDERS_SHOW
from cards.verbs import Press
from cards.votes import how_many
from cards.votes.verbs import VOTE_HIDE
from domain.agenda.standing import standing
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.prepared import how_many_prepared
from domain.people.school import Role


@meaning("vote", public=True)
async def vote(said: Said) -> Answer | Press:
    """Show the levels to who may vote, in their own chat; else say where the vote is, or that there is none now."""
    meeting = await _running(said)
    stands = await standing(said.uow, meeting, said.caller.school) if meeting else None
    if stands is not None and stands.open is not None:
        if said.caller.role is not Role.NONE and not said.incoming.public:
            return said.press(VOTE_HIDE, stands.open.id)
        sentence = said.tr(
            "Press a level on the card in the channel. You can change your vote until the result is shown."
        )
        return notes.note(said.scene, said.tr("The vote is open"), sentence)
    sentence = said.tr("The card comes in the channel when the leader opens a vote in a meeting.")
    return notes.note(said.scene, said.tr("No vote is open now"), sentence)


@meaning("counts", public=True)
async def counts(said: Said) -> Answer:
    """Say how many have voted, or prepared for the next meeting: not who, and no number that would tell."""
    school = said.caller.school
    meeting = await _running(said)
    if meeting is not None:
        stands = await standing(said.uow, meeting, school)
        if stands.open is not None:
            return how_many.voted(said.scene, stands.counted, stands.eligible)
    ahead = meeting or await _next(said)
    if ahead is None:
        return notes.note(said.scene, said.tr("No meetings are planned"), "")
    members = await said.uow.people.members(school.id)
    prepared = await how_many_prepared(said.uow, ahead.id, school.ballot_limit)
    of = sum(member.takes_part for member in members)
    own = None if said.incoming.public else said.press(MEETING_PREPARE, ahead.id)
    return how_many.prepared(said.scene, prepared, of, school.ballot_limit, own)


@meaning("remind_others")
async def remind_others(said: Said) -> Answer:
    """Offer the press that reminds those who are here and have not voted; else say when whom I remind by myself."""
    meeting = await _running(said)
    stands = await standing(said.uow, meeting, said.caller.school) if meeting else None
    if stands is not None and stands.open is not None:
        heading = said.tr("Shall I remind those who are here and have not voted?")
        sentence = said.tr("Nobody sees who they are, you neither.")
        press = said.press(ROUND_REMIND, stands.open.id)
        return notes.note(said.scene, heading, sentence, [(said.tr("Remind them"), press)])
    ahead = await _next(said)
    buttons = [(said.tr("How often I remind"), said.press(REMINDERS_SHOW))]
    if ahead is not None:
        buttons.insert(0, (said.tr("When they are reminded"), said.press(TIMES_SHOW, ahead.id)))
    sentence = said.tr(
        "Before a meeting I remind those who have not prepared, once,"
        " and who sees to a measure when its date comes near."
    )
    return notes.note(said.scene, said.tr("I remind people by myself"), sentence, buttons)


async def _running(said: Said) -> Meeting | None:
    found = await said.uow.meetings.of_school(said.caller.school.id, states=[MeetingState.RUNNING])
    return found[0] if found else None


async def _next(said: Said) -> Meeting | None:
    ahead = await meetings_ahead(said.uow, said.caller, said.now)
    return next((each for each in ahead if each.state is MeetingState.INVITED), None)
