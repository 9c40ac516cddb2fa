"""Leaders and owners who press about what is released, straight to their actions."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.answering.presses import actions
from bot.edge.links import Links
from bot.owners import announcements as said
from cards.verbs import Press, Verb
from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.errors import Refused
from domain.people.school import Caller, Person, Role
from domain.unit_of_work import Units
from tests.cards.every.everything import elements
from tests.support.arranged.owning import lived
from tests.support.arranged.small_school import NOW
from tests.support.playing.room import Room, as_card, incoming, room

LINKS = Links("https://samklang.example", b"s" * 32)
ACTIONS = actions()


async def owner_room(units: Units) -> Room:
    """A small school that has met, in a service whose links are real."""
    made = await room(units)
    settings = cast(Any, SimpleNamespace(is_local=True, language="nb", zone="Europe/Oslo"))
    made = Room(made.world, replace(made.services, settings=settings, addresses=LINKS), made.heard)
    await lived(made.world)
    return made


def at(here: Room, moment: Any) -> Room:
    return Room(here.world, replace(here.services, clock=lambda: moment), here.heard)


async def press(here: Room, who: Caller | Person | int, verb: Verb, ref: str = "", **more: Any) -> dict[str, Any]:
    caller = here.world.caller(who) if isinstance(who, int) else who
    if isinstance(caller, Person):
        caller = Caller(caller, here.world.school, Role.NONE, "nb")
    arg = more.pop("arg", "")
    message = replace(incoming(caller), scope="personal")
    return as_card(await ACTIONS[verb](here.services, message, Press(verb, ref, arg, inputs=more)))


async def refused(here: Room, who: Caller | Person | int, verb: Verb, ref: str = "", **more: Any) -> str:
    with pytest.raises(Refused) as found:
        await press(here, who, verb, ref, **more)
    return found.value.problem.key


def ticked(card: dict[str, Any], field: str) -> str:
    (found,) = [one for one in elements(card) if one.get("id") == field]
    return str(found.get("value", ""))


def offered(card: dict[str, Any], field: str) -> list[str]:
    return [choice["title"] for one in elements(card) if one.get("id") == field for choice in one["choices"]]


async def notices(here: Room, kind: NoticeKind) -> list[Notice]:
    async with here.world.units(write=False) as uow:
        found = await uow.notices.of_subject(here.world.school.id)
    return [one for one in found if one.kind is kind and one.state is NoticeState.PENDING]


async def rendered(here: Room, notice: Notice) -> Any:
    async with here.world.units() as uow:
        found = await said.RENDERERS[notice.kind](here.services, uow, notice, here.services.clock())
        await uow.notices.finish(notice.id, NoticeState.SENT, NOW)
        await uow.commit()
    return found
