"""Presses about packages: what the school can hand on, and taking in another school's."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.kit.scene import Card
from cards.practice import package as cards
from cards.practice.verbs import PACKAGE_SHOW, PACKAGE_TAKE
from cards.verbs import Press, Verb
from domain.errors import Problem, Refused
from domain.practice.pack import pack
from domain.practice.read_package import ReadPackage, read_package
from domain.practice.take_package import take_package
from domain.unit_of_work import UnitOfWork


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What a package of this school holds now, and the file."""
    now = services.clock()
    async with services.units(write=False) as uow:
        leader = await require_leader(uow, incoming, press.ref)
        packing = await pack(uow, leader.school, now)
    scene = scene_for(services, leader, now)
    address = scene.addresses.document("package", f"{leader.school.id}-{scene.language}", now, ".json")
    return cards.show(scene, leader, packing, address)


async def take(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Take in what was chosen; the preview again where nothing was."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await require_leader(uow, incoming, press.ref)
        now = services.clock()
        scene = scene_for(services, leader, now)
        parts = [part.strip() for part in press.inputs.get("parts", "").split(",") if part.strip()]
        if not parts:
            text = await uow.catalogues.offered(leader.school.id, press.arg)
            read = read_package(text) if text else None
            if not isinstance(read, ReadPackage):
                raise Refused("package_offer_gone")
            return cards.preview(scene, read, press.arg, [Problem("package_nothing_chosen", field="parts")])
        read, came = await take_package(uow, press.arg, parts, leader, now)
        return cards.taken(scene, read.package, came)

    return await effect(services, do)


ACTIONS: dict[Verb, Action] = {
    PACKAGE_SHOW: show,
    PACKAGE_TAKE: take,
}
