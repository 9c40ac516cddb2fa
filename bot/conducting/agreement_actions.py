"""From too few votes to the end of the meeting: consent, a show of hands, the agreed level, the end."""

from __future__ import annotations

from bot.agenda.views import characteristic_of, conductor_card, known, leader_of, member_of
from bot.conducting.summary_view import summary_card
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import scene_for
from bot.handling.services import Action, Answer, Services
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
    MEETING_END,
    MEETING_END_SAVE,
)
from cards.kit import notes
from cards.kit.scene import Card
from cards.verbs import Press, Verb
from cards.votes import result
from cards.votes.verbs import VOTE_CHANGE
from domain.agenda.standing import require_running
from domain.conducting.agree_level import agree_level
from domain.conducting.end import NotYet, end_meeting
from domain.errors import Problem, Refused
from domain.meetings.meeting import Meeting
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.consent import Consent, answer_consent, ask_consent
from domain.votes.hands import enter_hands
from domain.votes.rounds import Round, told
from locales import tr


async def ask(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Ask everybody whether to vote openly."""

    async def do(uow: UnitOfWork) -> tuple[Caller, bool]:
        leader = await leader_of(uow, incoming, press.ref)
        return leader, (await ask_consent(uow, press.ref, leader, services.clock())).round is not None

    leader, opened = await effect(services, do)
    asked = tr(leader.language, "I have asked everybody. The open vote starts by itself once all have said yes.")
    return await conductor_card(services, leader, press.ref, "" if opened else asked)


async def answer(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Yes or no to an open vote; seen by nobody else."""
    if press.arg not in ("yes", "no"):
        raise Refused("gone")

    async def do(uow: UnitOfWork) -> tuple[Caller, Consent]:
        person = await member_of(uow, incoming, press.ref)
        return person, await answer_consent(uow, press.ref, person, press.arg == "yes", services.clock())

    person, consent = await effect(services, do)
    if consent.round is not None:  # all have said yes: on to the vote
        return await votes.change(services, incoming, Press(VOTE_CHANGE, consent.round.id))
    scene = scene_for(services, person, services.clock())
    return result.consent_answered(scene, consent.meeting, press.arg == "yes")


async def hands_form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The form for a show of hands."""
    async with services.units(write=False) as uow:
        leader = await leader_of(uow, incoming, press.ref)
        meeting = await known(uow, press.ref)
        require_running(meeting)
    return result.hands_form(scene_for(services, leader, services.clock()), meeting, leaders=leader.school.leaders_vote)


async def hands_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The counts from the room, or the same form with what is wrong beside the fields."""

    async def do(uow: UnitOfWork) -> tuple[Caller, Meeting, Round | list[Problem]]:
        leader = await leader_of(uow, incoming, press.ref)
        entered = await enter_hands(uow, press.ref, press.inputs, leader, services.clock())
        return leader, await known(uow, press.ref), entered

    leader, meeting, entered = await effect(services, do)
    if isinstance(entered, list):
        scene = scene_for(services, leader, services.clock())
        return result.hands_form(scene, meeting, entered, press.inputs, leader.school.leaders_vote)
    return await conductor_card(services, leader, press.ref)


async def agree_form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The form for the agreed level, filled with what was agreed already."""
    async with services.units(write=False) as uow:
        leader = await leader_of(uow, incoming, press.ref)
        meeting = await known(uow, press.ref)
        require_running(meeting)
        return await _form(services, uow, leader, meeting)


async def agree_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The agreed level and the level to aim for."""
    return await _agree(services, incoming, press, agrees=True)


async def agree_not(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The group does not agree and takes it up again."""
    return await _agree(services, incoming, press, agrees=False)


async def _agree(services: Services, incoming: Incoming, press: Press, *, agrees: bool) -> Answer:
    async def do(uow: UnitOfWork) -> tuple[Caller, Card | None]:
        leader = await leader_of(uow, incoming, press.ref)
        now = services.clock()
        found = await agree_level(uow, press.ref, press.inputs, leader, now, agrees=agrees, rev=press.rev)
        if not isinstance(found, list):
            return leader, None
        return leader, await _form(services, uow, leader, await known(uow, press.ref), found, press)

    leader, form = await effect(services, do)
    return form or await conductor_card(services, leader, press.ref)


async def _form(
    services: Services,
    uow: UnitOfWork,
    leader: Caller,
    meeting: Meeting,
    problems: list[Problem] | None = None,
    press: Press | None = None,
) -> Card:
    characteristic = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    rounds = told(await uow.rounds.of_meeting(meeting.id))
    scene = scene_for(services, leader, services.clock())
    return agree.form(scene, meeting, characteristic, rounds, problems or (), press.inputs if press else None)


async def end(services: Services, incoming: Incoming, press: Press) -> Answer:
    """End the meeting; asks once where something is missing."""
    return await _end(services, incoming, press, sure=False)


async def end_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Yes, end it although something is missing."""
    return await _end(services, incoming, press, sure=True)


async def _end(services: Services, incoming: Incoming, press: Press, *, sure: bool) -> Answer:
    async def do(uow: UnitOfWork) -> Card:
        leader = await leader_of(uow, incoming, press.ref)
        found = await end_meeting(uow, press.ref, leader, services.clock(), sure=sure)
        if isinstance(found, NotYet):
            return _sure(services, leader, found)
        return await summary_card(uow, scene_for(services, leader, services.clock()), found)

    return await effect(services, do)


def _sure(services: Services, leader: Caller, missing: NotYet) -> Card:
    language, meeting_id = leader.language, missing.meeting.id
    said = []
    if missing.round_open:
        said.append(tr(language, "A round is still open. Nobody can vote in it any more once the meeting is over."))
    if missing.no_agreement:
        said.append(tr(language, "No level has been set yet."))
    said.append(tr(language, "When the meeting ends, each single vote is deleted. The counts stay."))
    buttons = [(tr(language, "End the meeting"), Press(MEETING_END_SAVE, meeting_id))]
    if missing.no_agreement:
        buttons.insert(0, (tr(language, "Set the level together"), Press(AGREE_FORM, meeting_id)))
    buttons.append((tr(language, "Go back"), Press(CONDUCTOR, meeting_id)))
    scene = scene_for(services, leader, services.clock())
    return notes.note(scene, tr(language, "End the meeting now?"), " ".join(said), buttons)


ACTIONS: dict[Verb, Action] = {
    CONSENT_ASK: ask,
    CONSENT_ANSWER: answer,
    HANDS_FORM: hands_form,
    HANDS_SAVE: hands_save,
    AGREE_FORM: agree_form,
    AGREE_SAVE: agree_save,
    AGREE_NOT: agree_not,
    MEETING_END: end,
    MEETING_END_SAVE: end_save,
}
