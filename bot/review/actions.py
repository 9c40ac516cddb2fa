"""Presses about coming back: last time's measures one by one, before and now, the same meeting again."""

from __future__ import annotations

from bot.agenda.views import known
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from bot.review.views import effect_card, measure_card, seen_card
from cards.kit.scene import Card
from cards.review.came_back import LAST
from cards.review.verbs import EFFECT_SHOW, MEASURE_KEEP, MEASURES_AGAIN, MEETING_AGAIN
from cards.verbs import Press, Verb
from dialogs.meetings.again import begin_again, begin_again_elsewhere
from dialogs.meetings.told import look_in_personal
from domain.conducting.still_right import DONE, DROP, KEEP, show_change, still_right
from domain.errors import Refused
from domain.measures.measure import Measure, Progress
from domain.measures.progress import Overtaken
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.review.came_back import to_go_through
from domain.review.effect import effect_of
from domain.unit_of_work import UnitOfWork
from locales import tr


async def again(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The measure that is named, the first one where none is; after the last one, how they all stand."""
    async with services.units(write=False) as uow:
        caller, meeting = await _meeting(uow, incoming, press.ref)
        return await _walk(services, uow, caller, meeting, press.arg)


async def keep(services: Services, incoming: Incoming, press: Press) -> Answer:
    """One tap, answered with the next measure."""
    answer, _, meeting_id = press.arg.partition(":")
    if answer not in (KEEP, DROP, DONE):
        raise Refused("gone")

    async def do(uow: UnitOfWork) -> Card:
        measure = await uow.measures.get(press.ref)
        if measure is None:
            raise Refused("gone")
        caller, meeting = await _meeting(uow, incoming, meeting_id)
        if meeting.school_id != measure.school_id:
            raise Refused("gone")
        now = services.clock()
        found = await still_right(uow, measure.id, answer, caller, now, press.rev, holidays=services.holidays)
        if isinstance(found, Overtaken):
            note = tr(caller.language, "Somebody answered before you pressed. This is how it stands now.")
            return await _walk(services, uow, caller, meeting, measure.id, note)
        if found.version != measure.version:
            await show_change(uow, meeting.id, found, now)
        order = [one.id for one in await to_go_through(uow, meeting)]
        at = order.index(found.id) + 1 if found.id in order else len(order)
        following = order[at] if at < len(order) else LAST
        return await _walk(services, uow, caller, meeting, following, _noted(caller, found))

    return await effect(services, do)


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Before and now."""
    # The picture's address is written down with it: a write unit, but nothing has become due.
    async with services.units() as uow:
        caller, meeting = await _meeting(uow, incoming, press.ref)
        now = services.clock()
        shown = await effect_of(uow, caller.school, meeting, now)
        if shown is None:
            raise Refused("no_before")
        card = await effect_card(uow, scene_for(services, caller, now), caller, shown)
        await uow.commit()
    return card


async def plan(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The same meeting again, as a proposal; from a channel, in personal chat."""
    async with services.units(write=False) as uow:
        leader = await require_leader(uow, incoming, (await known(uow, press.ref)).school_id)
    if incoming.scope != "personal":
        await begin_again_elsewhere(services, leader, press.ref)
        return look_in_personal(scene_for(services, leader, services.clock()))
    return await begin_again(services, incoming.conversation_id, leader, press.ref)


async def _walk(
    services: Services, uow: UnitOfWork, caller: Caller, meeting: Meeting, measure_id: str, note: str = ""
) -> Card:
    scene = scene_for(services, caller, services.clock())
    measures = await to_go_through(uow, meeting)
    at = next((place for place, one in enumerate(measures) if one.id == measure_id), 0 if not measure_id else None)
    if not measures or at is None:  # after the last one, or of a card whose measure is not among them any more
        return await seen_card(uow, scene, meeting, measures, note)
    return await measure_card(uow, scene, caller, meeting, measures, at, note)


async def _meeting(uow: UnitOfWork, incoming: Incoming, meeting_id: str) -> tuple[Caller, Meeting]:
    """Who presses, and the meeting: a draft is its leaders' own."""
    meeting = await known(uow, meeting_id)
    if meeting.state is MeetingState.DRAFT:
        return await require_leader(uow, incoming, meeting.school_id), meeting
    return await caller_in(uow, incoming, meeting.school_id), meeting


def _noted(caller: Caller, measure: Measure) -> str:
    if measure.progress is Progress.DONE:
        return tr(caller.language, "Noted: the measure is done.")
    if measure.progress is Progress.DROPPED:
        return tr(caller.language, "Noted: the measure is put away.")
    return tr(caller.language, "Noted: the measure is still right.")


ACTIONS: dict[Verb, Action] = {
    MEASURES_AGAIN: again,
    MEASURE_KEEP: keep,
    EFFECT_SHOW: show,
    MEETING_AGAIN: plan,
}
