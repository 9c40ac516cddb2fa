"""A file of somebody who is in several schools: it waits while they are asked for which one it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from bot.card_actions import act
from bot.incoming import Incoming
from bot.intake import keep_file
from bot.settings import read_settings
from cards.verbs import Press, Verb, decode
from domain.errors import Refused
from domain.ids import new_id
from domain.people import Caller, Role, School
from domain.ports import Units
from tests.bot.test_intake import OWN, files, plain, sent
from tests.cards.everything import buttons, titles, words
from tests.support.edge import SECRET
from tests.support.room import Room, incoming, room

__all__ = ["files"]  # a fixture


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    made = await room(sqlite_units)
    settings = read_settings({}, local=True, local_secret=SECRET)
    return Room(made.world, replace(made.services, settings=settings), made.heard)


async def joins(here: Room, who: Caller, name: str, role: Role) -> School:
    school = replace(here.world.school, id=new_id(), name=name, team_id=name, channel_id=name)
    async with here.services.units() as uow:
        await uow.schools.add(school)
        await uow.people.put_member(school.id, who.person.id, role)
        await uow.commit()
    return school


async def pressed(here: Room, message: Incoming, data: Any) -> Any:
    press = decode(data)
    assert isinstance(press, Press)
    return await act(here.services, message, press)


async def origin(here: Room, school: School) -> str:
    async with here.services.units(write=False) as uow:
        return (await uow.catalogues.of(school.id)).origin


async def test_the_answer_which_school_goes_on_with_the_file(here: Room, files: Any) -> None:
    lead = here.world.leader
    fjell = await joins(here, lead, "Fjell", Role.LEADER)
    await joins(here, lead, "Dal", Role.TEACHER)

    asked: Any = await keep_file(here.services, sent(lead, await files(plain(OWN))))
    assert titles(asked) == ["Fjell", "Solvik"]  # not where they only teach
    shown = await pressed(here, incoming(lead), buttons(asked)[0]["data"])
    assert "- 1.4 Samspill" in words(shown)
    assert any("Fjell" in line for line in words(shown))
    assert await origin(here, fjell) == "built-in"
    await pressed(here, incoming(lead), buttons(shown)[0]["data"])

    assert (await origin(here, fjell), await origin(here, here.world.school)) == ("school", "built-in")


async def test_who_leads_only_one_of_their_schools_is_not_asked(here: Room, files: Any) -> None:
    lead = here.world.leader
    await joins(here, lead, "Dal", Role.TEACHER)

    shown: Any = await keep_file(here.services, sent(lead, await files(plain(OWN))))

    assert "- 1.4 Samspill" in words(shown)
    assert any("Solvik" in line for line in words(shown))


async def test_who_leads_none_is_told_so_and_a_message_without_a_file_is_none_of_this(here: Room, files: Any) -> None:
    teacher = here.world.caller(3)
    await joins(here, teacher, "Dal", Role.TEACHER)

    with pytest.raises(Refused, match="leaders_only_unnamed"):
        await keep_file(here.services, sent(teacher, await files(plain(OWN))))
    assert await keep_file(here.services, incoming(teacher)) is None


async def test_nobody_sees_a_file_of_a_school_that_they_do_not_lead(here: Room, files: Any) -> None:
    lead, stranger = here.world.leader, here.world.outsider
    await joins(here, lead, "Fjell", Role.LEADER)
    asked: Any = await keep_file(here.services, sent(lead, await files(plain(OWN))))
    go_on = orjson.loads(buttons(asked)[0]["data"]["arg"])

    for who in (stranger, here.world.caller(3)):
        for ref in (who.school.id, stranger.school.id):
            answer = await pressed(here, incoming(who), {**go_on, "ref": ref})
            assert not any("Samspill" in line for line in words(answer))
    made_up = Press(Verb.CATALOGUE_PREVIEW, lead.school.id, f"{lead.school.id}:{new_id()}")
    assert not any("Samspill" in line for line in words(await act(here.services, incoming(lead), made_up)))
