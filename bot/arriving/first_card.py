"""Loads the first card of a person: what they begin with as things stand in the school."""

from __future__ import annotations

from bot.handling.identity import scene_for
from bot.handling.services import Services
from bot.meetings.ahead import meetings_ahead
from bot.year.ready_views import offer_for
from cards.arriving.first import Start, first
from cards.kit.scene import Card
from domain.meetings.meeting import MeetingState
from domain.meetings.times import preparing_is_open
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


async def first_card(services: Services, uow: UnitOfWork, caller: Caller, led_by: str = "") -> Card:
    """Return the first card of somebody in a school; ``led_by`` where it stands in place of the question who leads."""
    start = await _start(services, uow, caller)
    scene = scene_for(services, caller, services.clock())
    return first(scene, caller.person, caller.school, caller.role, start, led_by)


async def _start(services: Services, uow: UnitOfWork, caller: Caller) -> Start:
    now, school = services.clock(), caller.school
    ahead = await meetings_ahead(uow, caller, now)
    if ahead:
        meeting = next((one for one in ahead if one.state is MeetingState.RUNNING), ahead[0])
        about = (await uow.catalogues.of(school.id)).characteristic(meeting.characteristic_id)
        open_now = meeting.state is MeetingState.INVITED and preparing_is_open(meeting, now)
        return Start(meeting, about, preparing=open_now)
    offer = await offer_for(services, uow, school, now)
    return Start(about=offer.about if offer else None, offer=offer)
