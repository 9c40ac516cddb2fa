"""Packages on their way out and in: the file behind its address, and what a leader sends in chat."""

from __future__ import annotations

import asyncio

from bot.handling.identity import scene_for
from bot.handling.services import Answer, Services
from cards.practice import package as cards
from documents.practice.package import TYPE, file_name, package_file
from domain.errors import Problem, Refused
from domain.people.school import LANGUAGES, Caller
from domain.practice.pack import pack
from domain.practice.read_package import read_package
from domain.unit_of_work import Clock, Units


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


async def package_document(units: Units, clock: Clock, subject: str, ending: str) -> tuple[bytes, str, str] | None:
    """``<school>-nb``: bytes, type and name. Who may have the address is asked where it is made."""
    school_id, _, language = subject.rpartition("-")
    async with units(write=False) as uow:
        school = await uow.schools.get(school_id)
        if school is None or not school.active or language not in LANGUAGES or ending != ".json":
            return None
        packing = await pack(uow, school, clock())
    body = await asyncio.to_thread(package_file, packing.package)
    return body, TYPE, file_name(packing.package, language)
