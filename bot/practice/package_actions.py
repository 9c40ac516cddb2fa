"""Presses about packages: what the school can hand on, and taking in another school's."""

from __future__ import annotations

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.practice import package as cards
from cards.practice.verbs import PACKAGE_SHOW, PACKAGE_TAKE
from domain.errors import Problem, Refused
from domain.practice.pack import pack
from domain.practice.read_package import ReadPackage, read_package
from domain.practice.take_package import take_package


@reading(PACKAGE_SHOW)
async def show(ask: Ask) -> Answer:
    """Return what a package of this school holds now, and the file."""
    leader = await ask.leader()
    packing = await pack(ask.uow, leader.school, ask.now)
    scene = ask.scene
    address = scene.addresses.document("package", f"{leader.school.id}-{scene.language}", ask.now, ".json")
    return cards.show(scene, leader, packing, address)


@writing(PACKAGE_TAKE)
async def take(ask: Ask) -> Answer:
    """Take in what was chosen; return the preview again where nothing was."""
    leader, offer_id = await ask.leader(), ask.press.arg
    parts = [part.strip() for part in ask.press.inputs.get("parts", "").split(",") if part.strip()]
    if not parts:
        text = await ask.uow.catalogues.offered(leader.school.id, offer_id)
        read = read_package(text) if text else None
        if not isinstance(read, ReadPackage):
            raise Refused("package_offer_gone")
        return cards.preview(ask.scene, read, offer_id, [Problem("package_nothing_chosen", field="parts")])
    read, came = await take_package(ask.uow, offer_id, parts, leader, ask.now)
    return cards.taken(ask.scene, read.package, came)
