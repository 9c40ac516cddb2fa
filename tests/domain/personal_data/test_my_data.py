"""Deleting one's own data, pressed by two hands at once, and what is gathered about whom."""

from __future__ import annotations

import asyncio

from domain.delivery.notices import NoticeKind
from domain.errors import Conflict
from domain.people.school import Role
from domain.personal_data.my_data import delete_mine, gather, warned
from domain.unit_of_work import Units
from tests.store.database.samples import LEADER, NOW, OTHER, OUTSIDER, SCHOOL, TEACHER, settle
from tests.store.personal_data.traces_left import fill


async def test_pressed_twice_at_the_same_moment_it_is_done_and_told_once(units: Units) -> None:
    await settle(units)

    async def press() -> None:
        for _ in range(3):
            try:
                async with units() as uow:
                    leader = await uow.people.get(LEADER.id)
                    if leader is not None:
                        await delete_mine(uow, leader, NOW)
                    await uow.commit()
                return
            except Conflict:
                continue
        raise AssertionError("never came through")

    await asyncio.gather(*(press() for _ in range(4)))
    async with units(write=False) as uow:
        assert await uow.people.get(LEADER.id) is None
        assert len(await uow.keeping.deletions(SCHOOL.id)) == 1
        asked = [n for n in await uow.notices.of_subject(SCHOOL.id) if n.kind is NoticeKind.CLAIM]
        assert len(asked) == 1
        assert await uow.keeping.left_out(LEADER.tenant_id, [LEADER.aad_id]) == {LEADER.aad_id}


async def test_what_is_gathered_is_ones_own_and_nobody_elses(units: Units) -> None:
    await fill(units)
    async with units(write=False) as uow:
        teacher, outsider = await uow.people.get(TEACHER.id), await uow.people.get(OUTSIDER.id)
        assert teacher is not None
        assert outsider is not None
        mine, theirs = await gather(uow, teacher), await gather(uow, outsider)
    assert [(school.id, member.here) for school, member in mine.parts] == [(OTHER.id, False), (SCHOOL.id, True)]
    assert [school.id for school in mine.owned] == [OTHER.id]
    assert {one.id for one in mine.measures} == {"t1", "t2"}
    assert [event.id for _, event in mine.changes] == ["e1"]
    assert [meeting.id for meeting in mine.meetings] == ["meeting-two"]
    assert [remark.id for _, remark in mine.remarks] == ["k1"]
    assert sorted(one.text for one in mine.placed) == ["min plassering", "privat", "privat"]
    assert [(meeting.id, coming) for meeting, coming in mine.attendances] == [("m1", False)]
    assert mine.traces == {"messages": 2, "thanks": 1}
    assert mine.rhythm is not None
    assert {one.id for one in theirs.measures} == {"t9"}
    assert [
        *theirs.changes,
        *theirs.meetings,
        *theirs.remarks,
        *theirs.placed,
        *theirs.owned,
        *theirs.attendances,
    ] == []
    assert theirs.rhythm is None
    assert "min plassering" not in repr(mine)


async def test_only_the_last_leader_is_warned_of_leaving_the_school_without_one(units: Units) -> None:
    await fill(units)
    async with units() as uow:
        assert [school.id for school in (await warned(uow, LEADER)).leaderless] == [SCHOOL.id]
        assert (await warned(uow, LEADER)).running
        about_teacher = await warned(uow, TEACHER)
        assert (about_teacher.leaderless, about_teacher.open_measures) == ([], 1)
        await uow.people.put_member(SCHOOL.id, TEACHER.id, Role.LEADER)
        assert (await warned(uow, LEADER)).leaderless == []
        await delete_mine(uow, TEACHER, NOW)
        helped = [n for n in await uow.notices.of_subject("t1") if n.kind is NoticeKind.MEASURE_HELP]
        assert [notice.person_id for notice in helped] == [LEADER.id]  # not the one who is gone
        assert TEACHER.id not in repr(helped)
