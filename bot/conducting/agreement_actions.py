"""From too few votes to the end of the meeting: consent, a show of hands, the agreed level, the end."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence

from bot.agenda.asked import led_meeting, meeting_asked
from bot.agenda.views import characteristic_of, conductor_card, known
from bot.conducting.views import summary_card
from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from bot.votes import actions as votes
from cards.conducting import agree
from cards.conducting.verbs import (
    AGREE_FORM,
    AGREE_NOT,
    AGREE_SAVE,
    CONDUCTOR,
    CONSENT_ANSWER,
    CONSENT_ASK,
    HANDS_FORM,
    HANDS_SAVE,
    LEVELS_SAID,
    MEETING_END,
    MEETING_END_SAVE,
    MEETING_UNDO_END,
)
from cards.kit import notes
from cards.kit.scene import Card
from cards.measures.verbs import MEASURE_FORM
from cards.verbs import Press
from cards.votes import few
from cards.votes.verbs import VOTE_CHANGE
from domain.agenda.standing import require_running
from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import local_date
from domain.conducting.agree_level import agree_level
from domain.conducting.end import NotYet, end_meeting, undo_end
from domain.conducting.form import AIM, LEVEL
from domain.errors import Problem, Refused
from domain.measures.dates import a_term_ahead
from domain.meetings.meeting import Meeting
from domain.votes.consent import answer_consent, ask_consent
from domain.votes.hands import enter_hands
from domain.votes.rounds import told


@writing(CONSENT_ASK)
async def ask_all(ask: Ask) -> Answer | Awaitable[Answer]:
    """Ask everybody whether to vote openly."""
    await led_meeting(ask)
    consent = await ask_consent(ask.uow, ask.press.ref, ask.caller, ask.now)
    asked = ask.tr("I have asked everybody. The open vote starts by itself once all have said yes.")
    return conductor_card(ask, ask.press.ref, "" if consent.round is not None else asked)


@writing(CONSENT_ANSWER)
async def answer(ask: Ask) -> Answer | Awaitable[Answer]:
    """Take somebody's yes or no to an open vote; seen by nobody else."""
    if ask.press.arg not in ("yes", "no"):
        raise Refused("gone")
    says_yes = ask.press.arg == "yes"
    await meeting_asked(ask)
    consent = await answer_consent(ask.uow, ask.press.ref, ask.caller, says_yes, ask.now)
    if consent.round is not None:  # all have said yes: on to the vote
        return votes.change(ask.services, ask.incoming, Press(VOTE_CHANGE, consent.round.id))
    return few.consent_answered(ask.scene, consent.meeting, says_yes)


@reading(HANDS_FORM)
async def hands_form(ask: Ask) -> Answer:
    """Return the form for a show of hands."""
    meeting = await led_meeting(ask)
    require_running(meeting)
    return few.hands_form(ask.scene, meeting, leaders=ask.caller.school.leaders_vote)


@writing(HANDS_SAVE)
async def hands_save(ask: Ask) -> Answer | Awaitable[Answer]:
    """Keep the counts from the room, or return the same form with what is wrong beside the fields."""
    await led_meeting(ask)
    press, leaders = ask.press, ask.caller.school.leaders_vote
    entered = await enter_hands(ask.uow, press.ref, press.inputs, ask.caller, ask.now)
    if isinstance(entered, list):
        return few.hands_form(ask.scene, await known(ask.uow, press.ref), entered, press.inputs, leaders)
    return conductor_card(ask, press.ref)


@reading(AGREE_FORM)
async def agree_form(ask: Ask) -> Answer:
    """Return the form for the agreed level, filled with what was agreed already, or with the levels in ``arg``."""
    meeting = await led_meeting(ask)
    require_running(meeting)
    levels = [level if level in ("1", "2", "3", "4") else "" for level in ask.press.arg.split(LEVELS_SAID)]
    said = zip((LEVEL, AIM), levels, strict=False)
    return await _form(ask, meeting, said=dict(one.written(int(level)) for one, level in said if level))


@writing(AGREE_SAVE)
async def agree_save(ask: Ask) -> Answer | Awaitable[Answer]:
    """Keep the agreed level and the level to aim for."""
    return await _agree(ask, agrees=True)


@writing(AGREE_NOT)
async def agree_not(ask: Ask) -> Answer | Awaitable[Answer]:
    """Keep that the group does not agree and takes it up again."""
    return await _agree(ask, agrees=False)


async def _agree(ask: Ask, *, agrees: bool) -> Answer | Awaitable[Answer]:
    await led_meeting(ask)
    press = ask.press
    agreed = await agree_level(ask.uow, press.ref, press.inputs, ask.caller, ask.now, agrees=agrees, rev=press.rev)
    if isinstance(agreed, list):
        return await _form(ask, await known(ask.uow, press.ref), agreed, press.inputs)
    return conductor_card(ask, press.ref)


async def _form(
    ask: Ask,
    meeting: Meeting,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    said: Mapping[str, str] | None = None,
) -> Card:
    characteristic = await characteristic_of(ask.uow, meeting.school_id, meeting.characteristic_id)
    rounds = told(await ask.uow.rounds.of_meeting(meeting.id))
    school = ask.caller.school
    calendar = await calendar_of(ask.uow, school, ask.services.holidays)
    again = a_term_ahead(local_date(ask.now, school.zone), calendar)
    return agree.form(ask.scene, meeting, characteristic, rounds, problems, values, again, said or {})


@writing(MEETING_END)
async def end(ask: Ask) -> Answer:
    """End the meeting; asks once where something is missing."""
    return await _end(ask, sure=False)


@writing(MEETING_END_SAVE)
async def end_save(ask: Ask) -> Answer:
    """End the meeting although something is missing."""
    return await _end(ask, sure=True)


@writing(MEETING_UNDO_END)
async def undo(ask: Ask) -> Answer | Awaitable[Answer]:
    """Take up a meeting that was just ended."""
    await led_meeting(ask)
    await undo_end(ask.uow, ask.press.ref, ask.caller, ask.now)
    return conductor_card(ask, ask.press.ref)


async def _end(ask: Ask, *, sure: bool) -> Card:
    await led_meeting(ask)
    ended = await end_meeting(ask.uow, ask.press.ref, ask.caller, ask.now, sure=sure)
    if isinstance(ended, NotYet):
        return _sure(ask, ended)
    return await summary_card(ask.uow, ask.scene, ended)


def _sure(ask: Ask, missing: NotYet) -> Card:
    scene, meeting_id = ask.scene, missing.meeting.id
    sentences = []
    if missing.round_open:
        sentences.append(scene.tr("A round is still open. Nobody can vote in it any more once the meeting is over."))
    if missing.no_agreement:
        sentences.append(scene.tr("No level has been set yet."))
    if missing.no_measure:
        sentences.append(scene.tr("No measure is written down."))
    sentences.append(
        scene.tr("Each single vote is deleted ten minutes after the end. The counts stay. Until then you can undo it.")
    )
    buttons = [(scene.tr("End the meeting"), Press(MEETING_END_SAVE, meeting_id))]
    if missing.no_measure:
        buttons.insert(0, (scene.tr("Add a measure"), Press(MEASURE_FORM, meeting_id)))
    if missing.no_agreement:
        buttons.insert(0, (scene.tr("Set the level together"), Press(AGREE_FORM, meeting_id)))
    buttons.append((scene.tr("Go back"), Press(CONDUCTOR, meeting_id)))
    return notes.note(scene, scene.tr("End the meeting now?"), " ".join(sentences), buttons)
