"""Who is claimed first where more is due than is taken at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from domain.delivery.notices import Notice, NoticeKind
from domain.unit_of_work import Units
from tests.store.database.samples import NOW, SCHOOL, notice
from tests.store.delivery.test_notices import claim, put


async def schools(units: Units, count: int) -> list[str]:
    await put(units)
    ids = [f"school{number:03}" for number in range(count)]
    async with units() as uow:
        for school_id in ids:
            await uow.schools.add(replace(SCHOOL, id=school_id, team_id=school_id, channel_id=school_id))
        await uow.commit()
    return ids


async def due(units: Units, *rows: Notice) -> None:
    async with units() as uow:
        for row in rows:
            assert await uow.notices.add(row)
        await uow.commit()


def ask(number: int, school_id: str, **more: object) -> Notice:
    return notice(number, kind=NoticeKind.MEASURE_DUE, school_id=school_id, **more)


async def test_a_school_with_a_long_backlog_leaves_room_for_all_others(units: Units) -> None:
    ids = await schools(units, 5)
    long_ago = NOW - timedelta(hours=1)
    backlog = [ask(number, SCHOOL.id, due_at=long_ago) for number in range(100)]
    others = [ask(200 + number, school_id) for number, school_id in enumerate(ids)]
    await due(units, *backlog, *others)

    claimed = await claim(units, limit=10)

    assert Counter(each.school_id for each in claimed) == {SCHOOL.id: 5} | dict.fromkeys(ids, 1)
    assert {each.id for each in claimed} >= {f"n{number:03}" for number in range(5)}  # its own oldest


async def test_more_schools_than_room_all_come_before_long(units: Units) -> None:
    ids = await schools(units, 40)
    rows = [ask(number * 60 + turn, school_id) for number, school_id in enumerate(ids) for turn in range(60)]
    await due(units, *rows)

    seen: set[str] = set()
    for _ in range(25):
        seen |= {each.school_id for each in await claim(units, limit=80)}

    assert seen == {*ids}


async def test_what_somebody_pressed_for_goes_before_what_was_planned(units: Units) -> None:
    await put(units)
    planned = [ask(number, SCHOOL.id, due_at=NOW - timedelta(hours=1)) for number in range(30)]
    await due(units, *planned, notice(99, kind=NoticeKind.VOTE))

    assert "n099" in {each.id for each in await claim(units, limit=5)}
