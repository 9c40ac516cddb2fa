"""Reading who is in a team: once for all who ask, and never twice for the same stranger."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from domain.errors import TransportError
from tests.support.playing.world import World


def reads(world: World) -> int:
    return sum("/pagedmembers" in request.path for request in world.teams.requests)


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
