"""Reminders of a small school: measures with their rows, and a beat that says what is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from domain.delivery.decide import Wait
from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.ids import new_id
from domain.measures.asking import plan_asking
from domain.measures.measure import Measure
from domain.people.school import School
from domain.reminders.remind import Reminder, remind
from domain.reminders.rhythms import Rhythm
from tests.support.arranged.small_school import NoHolidays, SmallSchool

AGREED = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)  # a Thursday
DUE = date(2027, 1, 12)  # a Tuesday
TEN = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
AHEAD, ON_DATE, AFTER, STUCK = (
    NoticeKind.MEASURE_AHEAD,
    NoticeKind.MEASURE_DUE,
    NoticeKind.MEASURE_AFTER,
    NoticeKind.MEASURE_STUCK,
)


async def agreed(
    world: SmallSchool, title: str = "Ringe hjem", due: date = DUE, school: School | None = None, owner: int = 1
) -> Measure:
    where = school or world.school
    measure = Measure(new_id(), where.id, None, "1.4", title, world.people[owner].id, due, created_at=AGREED, version=1)
    async with world.units() as uow:
        assert await uow.measures.add(measure)
        await plan_asking(uow, measure, where, NoHolidays(), AGREED)
        await uow.commit()
    return measure


async def rows(world: SmallSchool, measure: Measure, kind: NoticeKind) -> list[Notice]:
    async with world.units(write=False) as uow:
        return [one for one in await uow.notices.of_subject(measure.id) if one.kind is kind]


async def beat(world: SmallSchool, now: datetime, most: int = 50) -> list[Reminder]:
    """Everything that is due is said; what was claimed is marked as delivery marks it."""
    said: list[Reminder] = []
    async with world.units() as uow:
        claimed = of_measures(await uow.notices.claim_due(now, now + timedelta(minutes=1), most))
        for notice, out in zip(claimed, await remind(uow, claimed, NoHolidays(), now), strict=True):
            if isinstance(out, Reminder):
                said.append(out)
                await uow.notices.finish(notice.id, NoticeState.SENT, now)
            elif isinstance(out, Wait):
                await uow.notices.postpone(notice.id, out.until, failed=False)
            else:
                await uow.notices.finish(notice.id, NoticeState.SKIPPED, now, out.reason)
        await uow.commit()
    return said


def of_measures(claimed: Sequence[Notice]) -> list[Notice]:
    return [one for one in claimed if one.kind is not NoticeKind.MEASURE_DIGEST]


async def claim(world: SmallSchool, now: datetime) -> list[Notice]:
    async with world.units() as uow:
        claimed = of_measures(await uow.notices.claim_due(now, now, 50))
        await uow.commit()
    return claimed


async def set_own(world: SmallSchool, rhythm: Rhythm) -> None:
    async with world.units() as uow:
        await uow.rhythms.save(rhythm)
        await uow.commit()
