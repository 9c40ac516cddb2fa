"""Packages on their way in: what a leader sends in chat."""

from __future__ import annotations

import asyncio

from bot.handling.identity import scene_for
from bot.handling.services import Answer, Services
from cards.practice import package as cards
from domain.errors import Problem, Refused
from domain.people.school import Caller
from domain.practice.read_package import read_package


async def sent_package(services: Services, leader: Caller, text: str) -> Answer | None:
    """The preview of a package that was sent; None where the file is something else."""
    found = await asyncio.to_thread(read_package, text)  # a large file takes a while to read
    if found is None:
        return None
    if isinstance(found, Problem):
        raise Refused(found.key, **found.params)
    now = services.clock()
    async with services.units() as uow:
        offer = await uow.catalogues.offer(leader.school.id, text, now)
        await uow.commit()
    return cards.preview(scene_for(services, leader, now), found, offer)
