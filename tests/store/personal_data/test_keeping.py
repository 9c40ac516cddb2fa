"""Forgetting in both databases: a school, old meetings and measures, people who left; nothing of anybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.delivery.notices import NoticeKind, NoticeState, Post
from domain.measures.measure import Change, Event
from domain.people.school import Person, Role
from domain.personal_data.deletion import Deletion
from domain.unit_of_work import Units
from store.database.engine import Database
from tests.store.database.samples import LEADER, MEASURE, NOW, OTHER, OUTSIDER, SCHOOL, TEACHER, notice, settle
from tests.store.personal_data.traces_left import ABROAD, FINISHED, OLD, fill, rows_with


async def test_a_forgotten_school_is_in_no_table_and_its_people_stay_where_another_has_them(
    database: Database, units: Units
) -> None:
    await fill(units)
    async with units() as uow:
        await uow.keeping.log(Deletion("d1", SCHOOL.id, NOW, "school", 1, "school_left"))
        counts = await uow.keeping.forget_school(SCHOOL.id)
        await uow.commit()
    assert counts == {"meetings": 2, "minutes": 1, "measures": 2, "school": 1, "people": 1}
    assert await rows_with(database, SCHOOL.id) == {"deletions"}
    assert await rows_with(database, LEADER.id) == set()
    async with units() as uow:
        assert await uow.people.get(TEACHER.id) is not None  # was once in the other school, which may name them
        assert await uow.people.get(OUTSIDER.id) is not None
        assert [m.id for m in await uow.measures.of_school(OTHER.id)] == [ABROAD.id]
        assert [note[0] for note in await uow.private_notes.of_person(TEACHER.id)] == [OTHER.id]
        assert await uow.keeping.forget_school(SCHOOL.id) == {}


async def test_old_meetings_go_with_all_that_is_theirs_and_their_measures_stay(
    database: Database, units: Units
) -> None:
    await fill(units)
    async with units() as uow:
        await uow.notices.add(notice(3, key="a", subject_id="meeting-two"))
        await uow.posts.put(Post("summary", "meeting-two", "", SCHOOL.id, "c", "1", ""))
        assert await uow.keeping.forget_meetings(SCHOOL.id, OLD) == 0  # to the second: not yet
        assert await uow.keeping.forget_meetings(OTHER.id, NOW) == 0
        assert await uow.keeping.forget_meetings(SCHOOL.id, NOW) == 1
        await uow.commit()
    assert await rows_with(database, "meeting-two") == set()
    async with units(write=False) as uow:
        assert await uow.meetings.get("m1") is not None  # it is running
        measure = await uow.measures.get("t2")
        assert measure is not None
        assert measure.meeting_id is None


async def test_old_measures_that_are_over_go_and_open_ones_stay_however_old(units: Units) -> None:
    await fill(units)
    ancient = replace(MEASURE, id="t3", meeting_id=None, due=OLD.date(), created_at=OLD)
    undated = replace(FINISHED, id="t4", answered_at=None)
    async with units() as uow:
        for one in (ancient, undated):
            await uow.measures.add(one)
        await uow.measures.record([Event("e2", "t2", OLD, Change.AGREED)])
        assert await uow.keeping.forget_measures(SCHOOL.id, NOW - timedelta(days=365)) == 2
        await uow.commit()
    async with units(write=False) as uow:
        assert {m.id for m in await uow.measures.of_school(SCHOOL.id)} == {"t1", "t3"}
        assert await uow.measures.history("t2") == []
        practice = await uow.practices.get("p1")
        assert practice is not None
        assert practice.measure_id == ""


async def test_old_notices_go_but_not_what_keeps_something_from_being_said_again(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        for number, more in enumerate(
            (
                {},
                {"kind": NoticeKind.WELCOME_CHANNEL, "subject_id": SCHOOL.id},
                {"kind": NoticeKind.MEASURE_DUE, "subject_id": MEASURE.id},
            )
        ):
            await uow.notices.add(notice(number, **more))
            await uow.notices.finish(f"n{number:03}", NoticeState.SENT, OLD)
        await uow.notices.add(notice(7, due_at=OLD))
        assert await uow.keeping.forget_notices(NOW - timedelta(days=400)) == 1
        await uow.commit()
    async with units(write=False) as uow:
        assert [n.id for n in await uow.notices.of_subject("r1")] == ["n007"]  # still to be said


def ids(found: Sequence[object]) -> list[str]:
    return [one.id for one in found]  # type: ignore[attr-defined]


async def test_a_school_rests_from_the_first_look_and_begins_anew_when_it_comes_back(units: Units) -> None:
    await settle(units)
    for active, days, found in ((False, 0, []), (False, 31, [SCHOOL.id]), (True, 32, []), (False, 33, [])):
        async with units() as uow:
            school = await uow.schools.get(SCHOOL.id)
            assert school is not None
            await uow.schools.save(replace(school, active=active))
            await uow.keeping.mark_gone(NOW + timedelta(days=days))
            assert ids(await uow.keeping.schools_gone(NOW + timedelta(days=days - 30))) == found
            assert await uow.keeping.schools() == [OTHER.id, SCHOOL.id]
            await uow.commit()


async def test_who_has_left_for_long_goes_unless_something_agreed_stands_with_their_name(units: Units) -> None:
    await fill(units)
    unnamed = Person("per", "tenant", "aad-per", "29:per", "Per Bø")
    owning = Person("eva", "tenant", "aad-eva", "29:eva", "Eva Moe")
    async with units() as uow:
        for person in (unnamed, owning):
            await uow.people.add(person)
        await uow.owners.put_owner(SCHOOL.id, owning.id)
        await uow.owners.drop_owner(OTHER.id, TEACHER.id)
        for who in (unnamed.id, TEACHER.id):
            await uow.people.put_member(SCHOOL.id, who, Role.TEACHER, here=False)
        await uow.keeping.mark_gone(OLD)
        assert await uow.keeping.forget_people(OLD) == 0
        assert await uow.keeping.forget_people(NOW) == 1
        await uow.commit()
    async with units(write=False) as uow:
        left = await uow.people.many(["per", "eva", TEACHER.id, LEADER.id, OUTSIDER.id])
        assert set(left) == {"eva", TEACHER.id, LEADER.id, OUTSIDER.id}


async def test_who_asked_to_be_forgotten_is_left_out_without_being_named(database: Database, units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.keeping.leave_out("tenant", "aad-jonas", NOW)
        await uow.keeping.leave_out("tenant", "aad-jonas", NOW)
        await uow.commit()
    assert "left_out" not in await rows_with(database, "aad-jonas")
    async with units() as uow:
        assert await uow.keeping.left_out("tenant", ["aad-jonas", "aad-ingrid"]) == {"aad-jonas"}
        assert await uow.keeping.left_out("another", ["aad-jonas"]) == frozenset()
        assert await uow.keeping.left_out("tenant", []) == frozenset()
        assert await uow.keeping.let_in("tenant", "aad-jonas")
        assert not await uow.keeping.let_in("tenant", "aad-jonas")
        assert await uow.keeping.left_out("tenant", ["aad-jonas"]) == frozenset()


async def test_the_log_is_read_newest_first(units: Units) -> None:
    await settle(units)
    lines = [
        Deletion(f"d{n}", SCHOOL.id, NOW + timedelta(days=n), "meetings", n, "kept_long_enough") for n in (1, 2, 3)
    ]
    async with units() as uow:
        for line in lines:
            await uow.keeping.log(line)
        await uow.keeping.log(replace(lines[0], id="d9", school_id=""))
        await uow.commit()
    async with units(write=False) as uow:
        assert await uow.keeping.deletions(SCHOOL.id, 2) == [lines[2], lines[1]]
