"""Leaders hear of what is going to be deleted because it is old, have a week for it, and are not told day after day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.delivery.notices import Notice, NoticeKind
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Role
from domain.personal_data.keep import keep, set_years
from domain.unit_of_work import Units
from tests.store.database.samples import LEADER, NOW, SCHOOL, settle

YEARS = timedelta(days=5 * 365 + 2)


async def ended(units: Units, meeting_id: str, at: datetime) -> None:
    async with units() as uow:
        await uow.meetings.add(
            Meeting(meeting_id, SCHOOL.id, "1.4", MeetingState.ENDED, "", at, at, started_at=at, ended_at=at)
        )
        await uow.commit()


async def words(units: Units) -> list[Notice]:
    async with units(write=False) as uow:
        return [one for one in await uow.notices.of_subject(SCHOOL.id) if one.kind is NoticeKind.CLEAN_UP]


async def there(units: Units) -> set[str]:
    async with units(write=False) as uow:
        return {one.id for one in await uow.meetings.of_school(SCHOOL.id) if one.id.startswith("old")}


async def test_leaders_have_a_week_before_anything_goes(units: Units) -> None:
    await settle(units)
    await ended(units, "old-1", NOW - YEARS - timedelta(days=300))
    await keep(units, NOW)
    (word,) = await words(units)
    assert word.person_id == LEADER.id
    for days in (1, 3, 6):
        await keep(units, NOW + timedelta(days=days))
        assert await there(units) == {"old-1"}
    await keep(units, NOW + timedelta(days=7))
    assert await there(units) == set()
    assert await words(units) == [word]


async def test_one_word_is_about_a_month(units: Units) -> None:
    await settle(units)
    for days in range(0, 60, 3):
        await ended(units, f"old-{days}", NOW - YEARS + timedelta(days=days))
    for day in range(64):
        await keep(units, NOW + timedelta(days=day))
    assert len(await words(units)) == 2
    assert "old-0" not in await there(units)
    assert "old-27" not in await there(units)


async def test_who_keeps_more_years_meanwhile_loses_nothing(units: Units) -> None:
    await settle(units)
    await ended(units, "old-1", NOW - YEARS)
    await keep(units, NOW)
    async with units() as uow:
        assert not isinstance(await set_years(uow, leader(), "10", NOW, sure=False), tuple)
        await uow.commit()
    for days in (7, 40):
        await keep(units, NOW + timedelta(days=days))
    assert await there(units) == {"old-1"}


async def test_what_a_leader_has_said_yes_to_goes_within_a_day(units: Units) -> None:
    await settle(units)
    await ended(units, "old-1", NOW - timedelta(days=4 * 366))
    async with units() as uow:
        await set_years(uow, leader(), "3", NOW, sure=True)
        await uow.commit()
    await keep(units, NOW + timedelta(hours=20))
    assert await there(units) == set()


async def test_a_school_that_rests_loses_nothing_by_its_age(units: Units) -> None:
    await settle(units)
    await ended(units, "old-1", NOW - YEARS)
    await keep(units, NOW)
    async with units() as uow:
        school = await uow.schools.get(SCHOOL.id)
        assert school is not None
        await uow.schools.save(replace(school, active=False))
        await uow.commit()
    for days in (7, 20):
        await keep(units, NOW + timedelta(days=days))
    assert await there(units) == {"old-1"}


def leader() -> Caller:
    return Caller(LEADER, SCHOOL, Role.LEADER, "nb")
