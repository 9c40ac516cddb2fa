"""What is read for many at once says the same as what is read for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.calendar.school_year import DayKind, SchoolDays
from domain.catalogue.read import built_in
from domain.unit_of_work import Units
from tests.store.database.samples import LEADER, NOW, OTHER, OUTSIDER, SCHOOL, TEACHER, settle
from tests.store.database.test_small_things import OWN


async def test_schools_and_parts_in_them_come_in_one_read_each(units: Units) -> None:
    await settle(units)
    async with units(write=False) as uow:
        schools = await uow.schools.many([SCHOOL.id, OTHER.id, "gone"])
        parts = await uow.people.members_many(
            [(SCHOOL.id, TEACHER.id), (OTHER.id, OUTSIDER.id), (OTHER.id, TEACHER.id), ("gone", LEADER.id)]
        )

        assert {*schools} == {SCHOOL.id, OTHER.id}
        assert schools[SCHOOL.id] == await uow.schools.get(SCHOOL.id)
        assert {*parts} == {(SCHOOL.id, TEACHER.id), (OTHER.id, OUTSIDER.id)}
        assert parts[SCHOOL.id, TEACHER.id] == await uow.people.member(SCHOOL.id, TEACHER.id)
        assert await uow.schools.many([]) == {}
        assert await uow.people.members_many([]) == {}


async def test_the_days_of_schools_come_in_one_read(units: Units) -> None:
    await settle(units)
    autumn = SchoolDays(SCHOOL.id, date(2026, 10, 5), date(2026, 10, 9), DayKind.HOLIDAY, "Høstferie")
    winter = replace(autumn, first=date(2027, 2, 15), last=date(2027, 2, 19), name="Vinterferie")
    async with units() as uow:
        await uow.calendars.put_days(SCHOOL.id, [winter, autumn])
        assert await uow.calendars.days_many([SCHOOL.id, OTHER.id]) == {SCHOOL.id: [autumn, winter], OTHER.id: []}


async def test_the_catalogue_in_force_is_found_for_each(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.catalogues.put(SCHOOL.id, OWN.read_text(encoding="utf-8"), NOW)
        await uow.catalogues.put(OTHER.id, OWN.read_text(encoding="utf-8"), NOW)
        await uow.catalogues.put(OTHER.id, "", NOW)
        found = await uow.catalogues.of_many([SCHOOL.id, OTHER.id])

        assert found[SCHOOL.id] == await uow.catalogues.of(SCHOOL.id) != built_in()
        assert found[OTHER.id] == built_in()
