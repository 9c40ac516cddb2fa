"""What every message tells beside what it says: who wrote, from where, and that a team has us."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.elsewhere import is_from_outside
from bot.arriving import acquaint
from bot.arriving.arriving import make_school
from bot.edge.incoming import Incoming
from bot.handling.services import Services
from domain.unit_of_work import UnitOfWork


async def note(services: Services, uow: UnitOfWork, incoming: Incoming) -> None:
    """Keep it, in a unit of work under way."""
    if incoming.scope == "personal":
        await acquaint.wrote(uow, incoming)
    elif incoming.team_id and not is_from_outside(incoming):
        school = await uow.schools.in_channel(incoming.tenant_id, incoming.team_id, incoming.channel_id)
        if school is None or not school.active:  # we are here after all: an event was lost
            await make_school(services, uow, incoming)
        elif school.service_url != incoming.service_url:
            await uow.schools.save(replace(school, service_url=incoming.service_url))
