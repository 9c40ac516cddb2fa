"""What is still to come of a school is planned again when it is back after the bot was taken out."""

from __future__ import annotations

from domain.arriving.revive import plan_anew
from domain.delivery.notices import NoticeKind, NoticeState
from domain.unit_of_work import Units
from tests.support.arranged.minutes import ended
from tests.support.arranged.owning import lived, owner_of, release_in, released
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, small_school


async def waiting(world: SmallSchool, subject: str, kind: NoticeKind) -> list[tuple[str, str]]:
    async with world.units(write=False) as uow:
        rows = [row for row in await uow.notices.of_subject(subject) if row.kind is kind]
    return [(row.due_at.isoformat(), row.data.get("ids", "")) for row in rows if row.state is NoticeState.PENDING]


async def rests_and_is_back(world: SmallSchool) -> None:
    async with world.units() as uow:
        await uow.notices.drop_school(world.school.id)
        for _ in range(2):
            await plan_anew(uow, world.school.id, NoHolidays(), NOW)
        await uow.commit()


async def test_minutes_are_frozen_at_their_time_all_the_same(units: Units) -> None:
    world = await small_school(units)
    await ended(world)
    before = await waiting(world, world.meeting.id, NoticeKind.MINUTES_FREEZE)

    await rests_and_is_back(world)

    assert len(before) == 1
    assert await waiting(world, world.meeting.id, NoticeKind.MINUTES_FREEZE) == before


async def test_the_channel_and_the_owner_hear_of_a_release_all_the_same(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    await owner_of(units, world.school)
    one = release_in(await released(units, world.leader))
    told = await waiting(world, world.school.id, NoticeKind.RELEASE_TOLD)
    opens = await waiting(world, world.school.id, NoticeKind.RELEASE_OPEN)

    await rests_and_is_back(world)

    assert [ids for _, ids in told] == [one.id]
    assert await waiting(world, world.school.id, NoticeKind.RELEASE_TOLD) == told
    assert (one.open_from.isoformat(), "") in opens
    assert (one.open_from.isoformat(), "") in await waiting(world, world.school.id, NoticeKind.RELEASE_OPEN)
