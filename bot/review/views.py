"""What the cards of coming back are made from."""

from __future__ import annotations

from collections.abc import Sequence

from bot.agenda.views import characteristic_of
from cards import charts
from cards.kit import present
from cards.kit.scene import Card, Picture, Scene
from cards.review import came_back, effect
from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting
from domain.meetings.plan import AHEAD
from domain.people.school import Caller
from domain.review.effect import Effect
from domain.unit_of_work import UnitOfWork


async def effect_card(uow: UnitOfWork, scene: Scene, caller: Caller, shown: Effect) -> Card:
    """Before and now, with its picture. Writes what the picture's address draws."""
    about = await characteristic_of(uow, caller.school.id, shown.before.characteristic_id)
    ahead = await uow.meetings.of_school(caller.school.id, states=AHEAD)
    coming = any(one.characteristic_id == about.id for one in ahead)
    chart = await effect_picture(uow, scene, shown)
    return effect.effect(scene, caller, shown, about, chart, coming=coming)


async def effect_picture(uow: UnitOfWork, scene: Scene, shown: Effect) -> Picture:
    """The picture, what it draws written down first."""
    about = await characteristic_of(uow, shown.before.school_id, shown.before.characteristic_id)
    spec = charts.effect_spec(scene.language, shown, present.title(scene, about), scene.zone)
    await uow.charts.put(spec.digest, spec.to_json())
    return Picture(scene.addresses.chart(spec.digest), spec.alt)


async def measure_card(
    uow: UnitOfWork, scene: Scene, caller: Caller, meeting: Meeting, measures: Sequence[Measure], at: int, note: str
) -> Card:
    """One of last time's measures."""
    about = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    owners = await uow.people.many({measures[at].owner_id} - {""})
    return came_back.one(scene, caller, meeting, about, measures, at, owners, note)


async def seen_card(uow: UnitOfWork, scene: Scene, meeting: Meeting, measures: Sequence[Measure], note: str) -> Card:
    """All of them, after the last one."""
    about = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    return came_back.all_seen(scene, meeting, about, measures, note)
