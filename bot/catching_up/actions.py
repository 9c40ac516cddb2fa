"""Presses of those who were not there: what has happened, and a thought."""

from __future__ import annotations

from bot.agenda.asked import meeting_asked
from bot.agenda.views import known
from bot.catching_up.views import catch_up_card, story_of
from bot.edge.incoming import Incoming
from bot.handling.ask import Ask, answering, reading, writing
from bot.handling.effects import effect
from bot.handling.services import Answer, Services
from cards.catching_up import catch_up as cards
from cards.catching_up.verbs import CATCH_UP_SHOW, THOUGHT_SAVE
from cards.groups import mine as group_mine
from cards.ideas.rows import when_shown
from cards.kit.scene import Card, Scene
from cards.kit.sentences import sentence
from cards.verbs import Press
from domain.catching_up.catch_up import FIELD, Kept, keep_thought, send_to
from domain.errors import Refused
from domain.meetings.meeting import Meeting, MeetingState
from domain.personal_data.naming import SURE


@answering(CATCH_UP_SHOW)
async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Return what has happened so far; in the channel, have it sent to the personal chat.

    Not one unit of work: to look takes no lock, and most only look.
    """
    async with services.units(write=False) as uow:
        ask = Ask(services, incoming, press, uow, services.clock())
        meeting = await meeting_asked(ask)
        card = await _card(ask, meeting)
    person = ask.caller.person
    if incoming.scope == "channel" and person.reachable and meeting.state is MeetingState.RUNNING:
        # There the next edit of the message would put the shared card back, in the place of what is being written.
        await effect(services, lambda uow: send_to(uow, meeting, person.id, services.clock()))
        return ask.tr("What has happened so far is in our personal chat.")
    return card


@answering(THOUGHT_SAVE)
async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep a thought. Where it cannot be kept, return a sentence, and what was typed.

    Not one unit of work: what is refused leaves nothing behind, and is answered from a new look.
    """
    try:
        return await _save(services, incoming, press)
    except Refused as refused:
        async with services.units(write=False) as uow:
            ask = Ask(services, incoming, press, uow, services.clock())
            await meeting_asked(ask)
        text = press.inputs.get(FIELD, "")
        if not text.strip():
            raise
        return group_mine.too_late(ask.scene, sentence(ask.scene, refused.problem), text)


@writing()
async def _save(ask: Ask) -> Answer:
    await meeting_asked(ask)
    press, text = ask.press, ask.press.inputs.get(FIELD, "")
    kept = await keep_thought(ask.uow, press.ref, text, press.nonce, ask.caller, ask.now, sure=press.arg == SURE)
    meeting = await known(ask.uow, press.ref)
    if isinstance(kept, Kept):
        return await _card(ask, meeting, _thanks(ask.scene, kept))
    story = await story_of(ask.uow, ask.scene, ask.caller.school, meeting, ask.caller.person.id)
    return cards.catch_up(ask.scene, story, press.nonce, problems=kept, value=text)


@reading()
async def after_vote(ask: Ask) -> Answer:
    """Answer a vote from the catch-up card with that card, without the levels. What was voted is not said."""
    whole = await ask.uow.rounds.whole(ask.press.ref)
    if whole is None:
        raise Refused("gone")
    _round, meeting, school = whole
    await ask.member(school.id)
    return await _card(ask, meeting, ask.tr("Your vote is in."), ask.press.inputs.get(FIELD, ""))


async def _card(ask: Ask, meeting: Meeting, note: str = "", value: str = "") -> Card:
    return await catch_up_card(ask.uow, ask.scene, ask.caller.school, meeting, ask.caller.person.id, note, value)


def _thanks(scene: Scene, kept: Kept) -> str:
    if kept is Kept.REMARK:
        return scene.tr("Thank you. Your remark stands in the minutes.")
    if kept is Kept.IDEA:
        said = scene.tr("Thank you. Your thought lies among the ideas, without your name.")
        return f"{said} {when_shown(scene)}"
    return scene.tr("Thank you. Your thought comes up without your name when the group collects ideas.")
