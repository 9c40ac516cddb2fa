"""Schools, people and who is what where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.errors import Conflict
from domain.people.school import Member, Role, School
from domain.unit_of_work import Units
from tests.store.database.samples import LEADER, NOW, OTHER, OUTSIDER, SCHOOL, TEACHER, settle


async def test_every_field_of_a_school_and_a_person_comes_back(units: Units) -> None:
    school = School(
        "s", "t", "Æøå", "team", "channel", "https://u/", "28:b", "nn", "Europe/Paris", False, False, 7, "i", "c", NOW
    )
    person = replace(
        LEADER, given_name="Ingrid", language="nn", conversation_id="a:1", service_url="https://u/", reachable=False
    )
    person = replace(person, personal_copies=False, welcomed=True)
    async with units() as uow:
        assert await uow.schools.add(school)
        assert await uow.people.add(person)
        await uow.commit()
    async with units(write=False) as uow:
        assert await uow.schools.get("s") == school
        assert await uow.people.get(person.id) == person
        assert await uow.schools.get("nowhere") is None
        assert await uow.people.get("nobody", lock=True) is None


async def test_a_team_is_a_school_once_and_each_of_its_channels_may_be_one(units: Units) -> None:
    await settle(units)
    drama = replace(SCHOOL, id="drama", name="Drama", channel_id="19:drama", whole_team=False)
    async with units() as uow:
        assert not await uow.schools.add(replace(SCHOOL, id="again", channel_id="19:elsewhere"))
        assert await uow.schools.add(drama)
        assert not await uow.schools.add(replace(drama, id="again"))
        assert await uow.schools.add(replace(SCHOOL, id="abroad", tenant_id="another"))
        assert await uow.schools.in_channel("tenant", "19:team", "19:drama") == drama
        assert await uow.schools.in_channel("tenant", "19:team", "19:dance") == SCHOOL
        assert await uow.schools.in_channel("tenant", "19:nowhere", "19:dance") is None
        assert await uow.schools.of_team("tenant", "19:team") == [SCHOOL, drama]
        assert await uow.schools.of_team("another", "19:lia") == []


async def test_a_school_is_found_by_its_name_in_any_case(units: Units) -> None:
    async with units() as uow:
        await uow.schools.add(replace(SCHOOL, name="Øvre Ål kulturskole"))
        assert [school.id for school in await uow.schools.named("øvre ål KULTURSKOLE ")] == [SCHOOL.id]
        assert await uow.schools.named("Øvre") == []


async def test_active_schools_only_are_listed_as_such(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.schools.save(replace(OTHER, active=False))
        assert [school.id for school in await uow.schools.all_active()] == [SCHOOL.id]
        assert await uow.people.schools_of(OUTSIDER.id) == []


async def test_a_person_is_once_in_a_tenant(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        assert not await uow.people.add(replace(LEADER, id="again"))
        assert await uow.people.add(replace(LEADER, id="elsewhere", tenant_id="another"))
        assert await uow.people.by_aad("tenant", LEADER.aad_id) == LEADER
        assert await uow.people.by_aad("third", LEADER.aad_id) is None
        assert await uow.people.many([LEADER.id, LEADER.id, "nobody"]) == {LEADER.id: LEADER}
        assert await uow.people.many([]) == {}
        saved = await uow.people.save(replace(LEADER, welcomed=True))
        with pytest.raises(Conflict):
            await uow.people.save(LEADER)
        assert await uow.people.get(LEADER.id) == saved


async def test_each_school_has_its_own_people_by_name(units: Units) -> None:
    await settle(units)
    names = ["Zoe", "Åse", "Ærlend", "Øyvind", "Élise", "adam"]
    async with units() as uow:
        for name in names:
            await uow.people.add(replace(TEACHER, id=name, aad_id=name, name=name))
            await uow.people.put_member(SCHOOL.id, name, Role.TEACHER)
        found = [member.person.name for member in await uow.people.members(SCHOOL.id)]
        assert found == ["adam", "Élise", LEADER.name, TEACHER.name, "Zoe", "Ærlend", "Øyvind", "Åse"]
        assert await uow.people.members(OTHER.id) == [Member(OTHER.id, OUTSIDER, Role.TEACHER)]
        assert await uow.people.member(SCHOOL.id, LEADER.id) == Member(SCHOOL.id, LEADER, Role.LEADER)
        assert await uow.people.member(SCHOOL.id, OUTSIDER.id) is None


async def test_who_left_is_kept_but_not_listed(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.people.put_member(OTHER.id, LEADER.id, Role.NONE)
        await uow.people.put_member(OTHER.id, TEACHER.id, Role.TEACHER, here=False)
        assert [m.role for m in await uow.people.members(OTHER.id)] == [Role.TEACHER, Role.NONE]
        assert [m.person.id for m in await uow.people.members(OTHER.id)] == [OUTSIDER.id, LEADER.id]
        assert len(await uow.people.members(OTHER.id, here_only=False)) == 3
        gone = await uow.people.member(OTHER.id, TEACHER.id)
        assert gone is not None
        assert not gone.here
        assert await uow.people.schools_of(TEACHER.id) == [(SCHOOL, Role.TEACHER)]
        assert await uow.people.schools_of(LEADER.id) == [(OTHER, Role.NONE), (SCHOOL, Role.LEADER)]
