"""Reading who is in a team: once for all who ask, and never twice for the same stranger."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from domain.arriving.roster import SETTLES
from domain.errors import TransportError
from domain.people.school import Member, Role
from tests.support.playing.world import World

NAMELESS = (Path(__file__).parents[2] / "field" / "guest-without-name.json").read_text("utf-8")


def reads(world: World) -> int:
    return sum("/pagedmembers" in request.path for request in world.teams.requests)


async def members(world: World, school_id: str) -> dict[str, Member]:
    async with world.services.units(write=False) as uow:
        return {member.person.name: member for member in await uow.people.members(school_id)}


async def test_who_asks_while_a_reading_is_under_way_shares_it(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    school_id, before = await solvik.school_id(), reads(world)

    found = await asyncio.gather(*(world.services.roster.refresh(school_id) for _ in range(20)))

    assert found == [True] * 20
    assert reads(world) == before + 1


async def test_one_who_gives_up_waiting_does_not_stop_it_for_the_others(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    school_id = await solvik.school_id()
    impatient = asyncio.ensure_future(world.services.roster.refresh(school_id))
    patient = asyncio.ensure_future(world.services.roster.refresh(school_id))
    await asyncio.to_thread(lambda: None)

    impatient.cancel()

    assert await patient is True


async def test_a_stranger_costs_one_reading_in_ten_minutes(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    school_id, before = await solvik.school_id(), reads(world)

    for _ in range(5):
        await world.services.roster.look_up(school_id, "aad-stranger")
    assert reads(world) == before + 1

    world.now += timedelta(minutes=11)
    await world.services.roster.look_up(school_id, "aad-stranger")
    assert reads(world) == before + 2


async def test_a_roster_that_cannot_be_read_changes_nothing_and_is_read_again(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    school_id = await solvik.school_id()
    solvik.joins("Hanne")
    world.teams.fail_next(503, times=4, method="GET")

    with pytest.raises(TransportError):
        await world.services.roster.refresh(school_id)
    await world.passes(hours=25)

    async with world.services.units(write=False) as uow:
        members = await uow.people.members(school_id)
    assert [member.person.first_name for member in members] == ["Hanne", "Ingrid", "Jonas"]


async def test_guests_without_an_identity_and_people_of_other_tenants_are_left_out(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    world.teams.add_member(solvik.id, "29:anonymous", "", "Anonym", objectId="", tenantId=world.tenant)
    world.teams.add_member(solvik.id, "29:guest", "aad-guest", "Gjest Gjestesen", tenantId="another-tenant")

    await world.services.roster.refresh(await solvik.school_id())

    async with world.services.units(write=False) as uow:
        members = await uow.people.members(await solvik.school_id())
    assert [member.person.first_name for member in members] == ["Ingrid"]


async def test_a_guest_without_a_name_has_one_to_be_known_by_and_takes_part_when_a_leader_says_so(
    world: World,
) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    school_id = await solvik.school_id()
    (guest,) = json.loads(NAMELESS.replace("TENANT", world.tenant))["members"]
    roster = world.teams.members[solvik.id]
    roster += [guest, guest | {"id": "29:GUEST2", "objectId": "SECOND", "aadObjectId": "SECOND"}]
    roster.append(guest | {"id": "29:NEW", "objectId": "NEW", "aadObjectId": "NEW", "userRole": "user"})
    await world.services.roster.refresh(school_id)

    found = await members(world, school_id)
    assert sorted(found) == ["Gjest uten navn", "Gjest uten navn 2", "Ingrid Lunde", "Kollega uten navn"]
    unnamed = found["Gjest uten navn"]
    assert (unnamed.role, unnamed.takes_part) == (Role.NONE, False)
    assert found["Kollega uten navn"].role is Role.TEACHER

    assert "Gjest uten navn" in await solvik["Ingrid"].says("hvem er med")
    await solvik["Ingrid"].presses("Lagre", **{f"role_{unnamed.person.id}": "teacher"})
    guest["name"] = "Kari Vik"  # they have signed in
    await world.services.roster.refresh(school_id)

    assert (await members(world, school_id))["Kari Vik"].role is Role.TEACHER


async def test_forty_who_join_one_by_one_cost_one_reading(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid")
    school_id, before = await solvik.school_id(), reads(world)
    joining = [f"Lærer{number}" for number in range(40)]

    for name in joining:
        person = solvik.joins(name)
        came = [{"id": person.user_id, "aadObjectId": person.aad_id}]
        event = solvik.event("conversationUpdate", solvik["Ingrid"], membersAdded=came, what="teamMemberAdded")
        await world.post(event)
        world.now += timedelta(milliseconds=400)
    await world.passes(seconds=SETTLES.total_seconds())

    assert len(await members(world, school_id)) == 41
    assert reads(world) == before + 1
