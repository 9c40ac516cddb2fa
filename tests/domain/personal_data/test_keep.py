"""The daily look at what is kept: one school's trouble is not the next one's, and years end on the same day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import Problem, Refused
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Person, Role
from domain.personal_data.clean_up import would_go, years_before
from domain.personal_data.keep import KEPT_LONG_ENOUGH, PERSON_LEFT, keep, set_years
from domain.unit_of_work import Units
from store.personal_data.keeping import KeepingRows
from tests.store.database.samples import LEADER, NOW, OTHER, SCHOOL, TEACHER, settle

OLD = NOW - timedelta(days=6 * 366)
TOLD_THEN = NOW - timedelta(days=8)  # when leaders had word of what goes


def ended(meeting_id: str, school_id: str) -> Meeting:
    return Meeting(meeting_id, school_id, "1.4", MeetingState.ENDED, "", OLD, OLD, started_at=OLD, ended_at=OLD)


def test_years_end_on_the_same_day_and_the_leap_day_on_the_day_before() -> None:
    leap = datetime(2028, 2, 29, 3, 0, tzinfo=UTC)
    assert years_before(leap, 4) == leap.replace(year=2024)
    assert years_before(leap, 1) == datetime(2027, 2, 28, 3, 0, tzinfo=UTC)
    assert years_before(NOW, 5).date().isoformat() == "2021-11-24"


async def test_where_one_school_cannot_be_tidied_the_others_are(
    sqlite_units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    await settle(sqlite_units)
    async with sqlite_units() as uow:
        await uow.meetings.add(ended("old-1", SCHOOL.id))
        await uow.meetings.add(ended("old-2", OTHER.id))
        await uow.commit()
    await keep(sqlite_units, TOLD_THEN)
    usual = KeepingRows.forget_meetings

    async def broken(self: KeepingRows, school_id: str, before: datetime) -> int:
        if school_id == OTHER.id:  # the first by id
            raise RuntimeError("the disk")
        return await usual(self, school_id, before)

    with monkeypatch.context() as patch:
        patch.setattr(KeepingRows, "forget_meetings", broken)
        with pytest.raises(ExceptionGroup) as caught:
            await keep(sqlite_units, NOW)
    assert len(caught.value.exceptions) == 1
    async with sqlite_units(write=False) as uow:
        assert await uow.meetings.get("old-1") is None
        assert await uow.meetings.get("old-2") is not None
        assert await uow.keeping.deletions(OTHER.id) == []
    await keep(sqlite_units, NOW)  # the next day
    async with sqlite_units(write=False) as uow:
        assert await uow.meetings.get("old-2") is None
        for school in (SCHOOL, OTHER):
            (line,) = await uow.keeping.deletions(school.id)
            assert (line.what, line.count, line.why, line.at) == ("meetings", 1, KEPT_LONG_ENOUGH, NOW)


async def test_a_second_look_the_same_day_says_nothing_new(sqlite_units: Units) -> None:
    await settle(sqlite_units)
    async with sqlite_units() as uow:
        await uow.meetings.add(ended("old-1", SCHOOL.id))
        await uow.commit()
    await keep(sqlite_units, TOLD_THEN)
    for _ in range(3):
        await keep(sqlite_units, NOW)
    async with sqlite_units(write=False) as uow:
        assert len(await uow.keeping.deletions(SCHOOL.id)) == 1


async def test_who_left_every_school_is_forgotten_after_a_year_and_not_before(sqlite_units: Units) -> None:
    await settle(sqlite_units)
    async with sqlite_units() as uow:
        await uow.people.add(Person("per", "tenant", "aad-per", "29:per", "Per Bø"))
        await uow.people.put_member(SCHOOL.id, "per", Role.TEACHER, here=False)
        await uow.commit()
    for days, there in ((0, True), (364, True), (366, False)):
        await keep(sqlite_units, NOW + timedelta(days=days))
        async with sqlite_units(write=False) as uow:
            assert (await uow.people.get("per") is not None) is there
            assert await uow.people.get(TEACHER.id) is not None
    async with sqlite_units(write=False) as uow:
        assert (PERSON_LEFT, 1) in {(line.why, line.count) for line in await uow.keeping.deletions("")}


async def test_fewer_years_are_said_yes_to_and_only_by_a_leader(sqlite_units: Units) -> None:
    await settle(sqlite_units)
    leader, teacher = Caller(LEADER, SCHOOL, Role.LEADER, "nb"), Caller(TEACHER, SCHOOL, Role.TEACHER, "nb")
    async with sqlite_units() as uow:
        await uow.meetings.add(ended("old-1", SCHOOL.id))
        assert await would_go(uow, SCHOOL, 3, NOW) == (1, 0)
        assert await would_go(uow, SCHOOL, 10, NOW) == (0, 0)
        with pytest.raises(Refused):
            await set_years(uow, teacher, "10", NOW, sure=True)
        for odd in ("", "0", "4", "-1", "٣", "99999999999999999999"):
            assert isinstance(await set_years(uow, leader, odd, NOW, sure=True), Problem)
        assert await set_years(uow, leader, "3", NOW, sure=False) == (3, 1, 0)
        kept = await set_years(uow, leader, "3", NOW, sure=True)
        assert kept == replace(SCHOOL, keep_years=3, version=1)
        assert await set_years(uow, leader, "3", NOW, sure=False) == kept
