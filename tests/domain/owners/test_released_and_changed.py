"""Releases when the catalogue changes, and for very many schools."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.meetings.meeting import Agreement
from domain.owners.owned import Move
from domain.owners.releases import Release
from domain.unit_of_work import Units
from tests.support.arranged.owning import (
    OPEN,
    YEAR,
    held,
    keys,
    lived,
    only,
    owner_of,
    release_in,
    released,
    revoked,
    sees,
)
from tests.support.arranged.small_school import NOW, SmallSchool, small_school

OWN_CATALOGUE = """
[basis]
nb = "Vår egen"

[[areas]]
id = "9"
title = "Eget"

[[areas.characteristics]]
id = "9.1"
title = "Noe eget"
levels.1 = ["Vi gjør det ikke."]
levels.2 = ["Vi gjør det litt."]
levels.3 = ["Vi gjør det."]
levels.4 = ["Vi gjør det hele tida."]
"""


async def test_what_the_catalogue_has_lost_cannot_be_released_but_stays_seen_and_can_be_taken_back(
    units: Units,
) -> None:
    world = await small_school(units)
    await lived(world)
    marit = await owner_of(units, world.school)
    one = release_in(await released(units, world.leader))
    async with units() as uow:
        await uow.catalogues.put(world.school.id, OWN_CATALOGUE, NOW)
        await uow.commit()
    (subject,) = only(await sees(units, marit)).subjects
    assert (subject.number, subject.lost) == ("1.4", True)
    assert subject.title["nb"] == "Samarbeid med hjemmet", "as it was called in the meeting"
    assert keys(await released(units, world.leader, "1.4,1.1")) == ["release_lost"]
    assert [each.id for each in await revoked(units, world.leader, [one.id])] == [one.id]


async def test_a_level_by_other_criteria_is_no_movement(units: Units) -> None:
    world = await small_school(units)
    async with units() as uow:
        version = await uow.catalogues.put(world.school.id, OWN_CATALOGUE.replace("9.1", "1.4"), NOW)
        await uow.meetings.add(held(world.school, "1.4", Agreement(2, 3), NOW - YEAR))
        await uow.meetings.add(held(world.school, "1.4", Agreement(3, 3), NOW - timedelta(days=9), version))
        await uow.commit()
    marit = await owner_of(units, world.school)
    release_in(await released(units, world.leader, parts="levels"))
    (subject,) = only(await sees(units, marit)).subjects
    assert [each.renewed for each in subject.levels] == [False, True]
    assert subject.move is Move.NEW_CRITERIA


async def test_three_hundred_schools_are_read_in_a_handful_of_statements(sqlite_units: Units) -> None:
    world: SmallSchool = await small_school(sqlite_units)
    await lived(world)
    many = [
        replace(world.school, id=f"{n:016x}", name=f"Skole {n}", team_id=f"t{n}", channel_id=f"19:{n}@thread")
        for n in range(300)
    ]
    async with sqlite_units() as uow:
        for n, school in enumerate(many):
            await uow.schools.add(school)
            await uow.meetings.add(held(school, "1.4", Agreement(1 + n % 4, 4), NOW - timedelta(days=40)))
            await uow.owners.add_release(Release(f"r{n}", school.id, "1.4", (), NOW, OPEN))
        await uow.commit()
    marit = await owner_of(sqlite_units, world.school, *many)
    found = await sees(sqlite_units, marit)
    assert len(found) == 301
    assert sum(bool(one.subjects) for one in found) == 300
