"""Loads what is offered to a leader who has no meeting ahead."""

from __future__ import annotations

from datetime import datetime

from bot.handling.services import Services
from cards.year.ready import Offer
from domain.calendar.calendar_of import calendar_of
from domain.meetings.forms import FORMS, USUAL
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from domain.year.propose_ready import ready_for, start_of


async def offer_for(services: Services, uow: UnitOfWork, school: School, now: datetime) -> Offer | None:
    """Return the meeting that is ready; None where no day is free."""
    found = await ready_for(uow, school, now, await calendar_of(uow, school, services.holidays))
    if found is None:
        return None
    about = (await uow.catalogues.of(school.id)).characteristic_or_lost(found.characteristic_id)
    return Offer(about, start_of(found, school), FORMS[USUAL].minutes, found.why, found.first)
