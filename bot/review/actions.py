"""Presses about coming back: last time's measures one by one, before and now, the same meeting again."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.agenda.asked import led_meeting
from bot.agenda.views import known
from bot.handling.ask import Ask, handing_on, reading, writing
from bot.handling.services import Answer
from bot.review.views import effect_card, measure_card, seen_card
from cards.kit.scene import Card
from cards.review.came_back import LAST
from cards.review.verbs import EFFECT_SHOW, MEASURE_KEEP, MEASURES_AGAIN, MEETING_AGAIN
from dialogs.meetings.again import begin_again, begin_again_elsewhere
from dialogs.meetings.told import look_in_personal
from domain.conducting.still_right import DONE, DROP, KEEP, show_change, still_right
from domain.errors import Refused
from domain.measures.measure import Measure, Progress
from domain.measures.progress import Overtaken
from domain.meetings.meeting import Meeting, MeetingState
from domain.review.came_back import to_go_through
from domain.review.effect import effect_of


@reading(MEASURES_AGAIN)
async def again(ask: Ask) -> Answer:
    """Return the measure that is named, the first one where none is; after the last one, how they all stand."""
    return await _walk(ask, await _meeting(ask, ask.press.ref), ask.press.arg)


@writing(MEASURE_KEEP)
async def keep(ask: Ask) -> Answer:
    """Keep what one tap says of a measure, and return the next measure."""
    answer, _, meeting_id = ask.press.arg.partition(":")
    if answer not in (KEEP, DROP, DONE):
        raise Refused("gone")
    measure = await ask.uow.measures.get(ask.press.ref)
    if measure is None:
        raise Refused("gone")
    meeting = await _meeting(ask, meeting_id)
    if meeting.school_id != measure.school_id:
        raise Refused("gone")
    kept = await still_right(
        ask.uow, measure.id, answer, ask.caller, ask.now, ask.press.rev, holidays=ask.services.holidays
    )
    if isinstance(kept, Overtaken):
        note = ask.tr("Somebody answered before you pressed. This is how it stands now.")
        return await _walk(ask, meeting, measure.id, note)
    if kept.version != measure.version:
        await show_change(ask.uow, meeting.id, kept, ask.now)
    order = [each.id for each in await to_go_through(ask.uow, meeting)]
    at = order.index(kept.id) + 1 if kept.id in order else len(order)
    return await _walk(ask, meeting, order[at] if at < len(order) else LAST, _noted(ask, kept))


@writing(EFFECT_SHOW)
async def show(ask: Ask) -> Answer:
    """Return before and now. The picture's address is written down with it, which is why it is no mere look."""
    meeting = await _meeting(ask, ask.press.ref)
    shown = await effect_of(ask.uow, ask.caller.school, meeting, ask.now)
    if shown is None:
        raise Refused("no_before")
    return await effect_card(ask, shown)


@handing_on(MEETING_AGAIN)
async def plan(ask: Ask) -> Awaitable[Answer]:
    """Propose the same meeting again; from a channel, in personal chat."""
    await led_meeting(ask)
    if ask.incoming.scope != "personal":
        return _planned_elsewhere(ask)
    return begin_again(ask.services, ask.incoming.conversation_id, ask.caller, ask.press.ref)


async def _planned_elsewhere(ask: Ask) -> Answer:
    await begin_again_elsewhere(ask.services, ask.caller, ask.press.ref)
    return look_in_personal(ask.scene)


async def _walk(ask: Ask, meeting: Meeting, measure_id: str, note: str = "") -> Card:
    measures = await to_go_through(ask.uow, meeting)
    first = None if measure_id else 0
    at = next((place for place, measure in enumerate(measures) if measure.id == measure_id), first)
    if not measures or at is None:  # after the last one, or of a card whose measure is not among them any more
        return await seen_card(ask, meeting, measures, note)
    return await measure_card(ask, meeting, measures, at, note)


async def _meeting(ask: Ask, meeting_id: str) -> Meeting:
    """Return the meeting to a member of its school: a draft is its leaders' own."""
    meeting = await known(ask.uow, meeting_id)
    await (ask.leader if meeting.state is MeetingState.DRAFT else ask.member)(meeting.school_id)
    return meeting


def _noted(ask: Ask, measure: Measure) -> str:
    if measure.progress is Progress.DONE:
        return ask.tr("Noted: the measure is done.")
    if measure.progress is Progress.DROPPED:
        return ask.tr("Noted: the measure is put away.")
    return ask.tr("Noted: the measure is still right.")
