"""What the cards of coming back are made from."""

from __future__ import annotations

from collections.abc import Sequence

from bot.agenda.views import characteristic_of
from bot.handling.ask import Ask
from cards.charts.words.effect import effect_spec
from cards.kit import present
from cards.kit.scene import Card, Picture, Scene
from cards.review import came_back, effect
from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting
from domain.meetings.plan import AHEAD
from domain.review.effect import Effect
from domain.shown import of_figures, of_meeting
from domain.unit_of_work import UnitOfWork


async def effect_card(ask: Ask, shown: Effect) -> Card:
    """Return before and now, with its picture. Writes what the picture's address draws."""
    school_id = ask.caller.school.id
    about = await characteristic_of(ask.uow, school_id, shown.before.characteristic_id)
    ahead = await ask.uow.meetings.of_school(school_id, states=AHEAD)
    coming = any(meeting.characteristic_id == about.id for meeting in ahead)
    chart = await effect_picture(ask.uow, ask.scene, shown)
    return effect.effect(ask.scene, ask.caller, shown, about, chart, coming=coming)


async def effect_picture(uow: UnitOfWork, scene: Scene, shown: Effect) -> Picture:
    """Write down what the picture draws, and return the picture."""
    about = await characteristic_of(uow, shown.before.school_id, shown.before.characteristic_id)
    spec = effect_spec(scene.language, shown, present.title(scene, about), scene.zone)
    met = [one for one in (shown.before, shown.after) if one is not None]
    shows = [of_meeting(one.school_id, one.id) for one in met]
    shows += of_figures(shown.before.school_id, [one.reading.indicator.id for one in shown.figures])
    address = await uow.charts.put(spec.to_json(), shows)
    return Picture(scene.addresses.chart(address), spec.alt)


async def measure_card(ask: Ask, meeting: Meeting, measures: Sequence[Measure], at: int, note: str) -> Card:
    """Return one of last time's measures."""
    about = await characteristic_of(ask.uow, meeting.school_id, meeting.characteristic_id)
    owners = await ask.uow.people.many({measures[at].owner_id} - {""})
    return came_back.one(ask.scene, ask.caller, meeting, about, measures, at, owners, note)


async def seen_card(ask: Ask, meeting: Meeting, measures: Sequence[Measure], note: str) -> Card:
    """Return all of last time's measures, after the last one."""
    about = await characteristic_of(ask.uow, meeting.school_id, meeting.characteristic_id)
    return came_back.all_seen(ask.scene, meeting, about, measures, note)
