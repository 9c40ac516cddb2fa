"""Presses of those who were not there: what has happened, and a thought."""

from __future__ import annotations

from bot.agenda.views import known, member_of
from bot.catching_up.views import catch_up_card, story_of
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, scene_for
from bot.handling.services import Action, Answer, Services
from cards.catching_up import catch_up as cards
from cards.catching_up.verbs import CATCH_UP_SHOW, THOUGHT_SAVE
from cards.groups import mine as group_mine
from cards.kit.scene import Scene
from cards.kit.sentences import sentence
from cards.verbs import Press, Verb
from domain.catching_up.catch_up import FIELD, Kept, keep_thought, send_to
from domain.errors import Refused
from domain.meetings.meeting import MeetingState
from domain.personal_data.naming import SURE
from domain.unit_of_work import UnitOfWork


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What has happened so far."""
    async with services.units(write=False) as uow:
        caller = await member_of(uow, incoming, press.ref)
        meeting = await known(uow, press.ref)
        scene = scene_for(services, caller, services.clock())
        card = await catch_up_card(uow, scene, caller.school, meeting, caller.person.id)
    if incoming.scope == "channel" and caller.person.reachable and meeting.state is MeetingState.RUNNING:
        # There the next edit of the message would put the shared card back, in the place of what is being written.
        await effect(services, lambda uow: send_to(uow, meeting, caller.person.id, services.clock()))
        return scene.tr("What has happened so far is in our personal chat.")
    return card


async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """A thought. What cannot be kept comes back with a sentence, and what was typed."""
    text = press.inputs.get(FIELD, "")

    async def do(uow: UnitOfWork) -> Answer:
        caller = await member_of(uow, incoming, press.ref)
        now, sure = services.clock(), press.arg == SURE
        scene = scene_for(services, caller, now)
        kept = await keep_thought(uow, press.ref, text, press.nonce, caller, now, sure=sure)
        meeting = await known(uow, press.ref)
        if isinstance(kept, Kept):
            return await catch_up_card(uow, scene, caller.school, meeting, caller.person.id, _thanks(scene, kept))
        story = await story_of(uow, scene, caller.school, meeting, caller.person.id)
        return cards.catch_up(scene, story, press.nonce, problems=kept, value=text)

    try:
        return await effect(services, do)
    except Refused as refused:
        async with services.units(write=False) as uow:
            caller = await member_of(uow, incoming, press.ref)
        if not text.strip():
            raise
        scene = scene_for(services, caller, services.clock())
        return group_mine.too_late(scene, sentence(scene, refused.problem), text)


async def after_vote(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The answer to a vote from the catch-up card: that card, without the levels. What was voted is not said."""
    async with services.units(write=False) as uow:
        whole = await uow.rounds.whole(press.ref)
        if whole is None:
            raise Refused("gone")
        _round, meeting, school = whole
        caller = await caller_in(uow, incoming, school.id)
        scene = scene_for(services, caller, services.clock())
        note = scene.tr("Your vote is in.")
        value = press.inputs.get(FIELD, "")
        return await catch_up_card(uow, scene, school, meeting, caller.person.id, note, value)


def _thanks(scene: Scene, kept: Kept) -> str:
    if kept is Kept.REMARK:
        return scene.tr("Thank you. Your remark stands in the minutes.")
    if kept is Kept.IDEA:
        return scene.tr("Thank you. Your thought lies among the ideas, without your name.")
    return scene.tr("Thank you. Your thought comes up without your name when the group collects ideas.")


ACTIONS: dict[Verb, Action] = {CATCH_UP_SHOW: show, THOUGHT_SAVE: save}
