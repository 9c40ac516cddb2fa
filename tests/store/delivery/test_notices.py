"""Notices: claimed by one, claimed again when the lease has run out, said once."""

from __future__ import annotations

import asyncio
from datetime import UTC, timedelta

from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.unit_of_work import Units
from tests.store.database.samples import NOW, OTHER, ROUND, notice, settle

LEASE = timedelta(seconds=60)


async def put(units: Units, *notices: Notice) -> None:
    await settle(units)
    async with units() as uow:
        for each in notices:
            assert await uow.notices.add(each)
        await uow.commit()


async def claim(units: Units, now=NOW, limit: int = 100) -> list[Notice]:  # type: ignore[no-untyped-def]
    async with units() as uow:
        claimed = await uow.notices.claim_due(now, now + LEASE, limit)
        await uow.commit()
    return claimed


async def test_the_same_thing_is_never_said_twice(units: Units) -> None:
    await put(units, notice())
    async with units() as uow:
        assert not await uow.notices.add(notice(id="another"))


async def test_what_is_due_is_claimed_oldest_first_and_what_is_not_waits(units: Units) -> None:
    late = notice(1)
    early = notice(2, due_at=NOW - timedelta(hours=1), data={"what": "æøå"}, person_id="ingrid")
    future = notice(3, due_at=NOW + timedelta(microseconds=1))
    await put(units, late, early, future)
    claimed = await claim(units)
    assert [each.id for each in claimed] == [early.id, late.id]
    assert claimed[0].data == {"what": "æøå"}
    assert claimed[0].lease_until == NOW + LEASE
    assert claimed[0].due_at.tzinfo is UTC
    assert await claim(units) == []


async def test_no_more_are_claimed_than_asked_for(units: Units) -> None:
    await put(units, *(notice(number) for number in range(10)))
    assert [each.id for each in await claim(units, limit=3)] == ["n000", "n001", "n002"]
    assert len(await claim(units, limit=30)) == 7


async def test_two_claimers_never_get_the_same_row(units: Units) -> None:
    await put(units, *(notice(number) for number in range(60)))
    batches = await asyncio.gather(*(claim(units, limit=7) for _ in range(12)))
    ids = [each.id for batch in batches for each in batch]
    assert len(ids) == len(set(ids))
    rest = await claim(units)
    assert sorted(ids + [each.id for each in rest]) == [f"n{number:03}" for number in range(60)]


async def test_an_expired_lease_is_claimed_again(units: Units) -> None:
    await put(units, notice())
    assert len(await claim(units)) == 1
    assert await claim(units, NOW + LEASE - timedelta(seconds=1)) == []
    assert len(await claim(units, NOW + LEASE)) == 1


async def test_a_claim_that_was_not_committed_is_nobodys(units: Units) -> None:
    await put(units, notice())
    async with units() as uow:
        assert len(await uow.notices.claim_due(NOW, NOW + LEASE, 10)) == 1
    assert len(await claim(units)) == 1


async def test_finished_notices_are_not_claimed_and_keep_their_key(units: Units) -> None:
    await put(units, notice(1), notice(2), notice(3))
    await claim(units)
    async with units() as uow:
        await uow.notices.finish("n001", NoticeState.FAILED, NOW, "403 blocked")
        await uow.notices.finish_many(["n002", "n003"], NoticeState.SENT, NOW)
        await uow.notices.finish_many([], NoticeState.SENT, NOW)
        await uow.notices.finish("gone", NoticeState.SENT, NOW)
        await uow.notices.finish("n002", NoticeState.SKIPPED, NOW)
        await uow.commit()
    assert await claim(units, NOW + timedelta(days=1)) == []
    async with units() as uow:
        one, two, _ = await uow.notices.of_subject(ROUND.id)
        assert (one.state, one.error, one.finished_at, one.lease_until) == (
            NoticeState.FAILED,
            "403 blocked",
            NOW,
            None,
        )
        assert two.state is NoticeState.SENT
        assert not await uow.notices.add(notice(1))


async def test_a_failure_counts_an_attempt_and_waiting_does_not(units: Units) -> None:
    await put(units, notice(1), notice(2))
    await claim(units)
    later = NOW + timedelta(minutes=5)
    async with units() as uow:
        await uow.notices.postpone("n001", later, failed=True, error="502")
        await uow.notices.postpone("n002", later, failed=False)
        await uow.commit()
    assert await claim(units, later - timedelta(seconds=1)) == []
    one, two = await claim(units, later)
    assert (one.attempts, one.error) == (1, "502")
    assert (two.attempts, two.error) == (0, "")


async def test_what_is_dropped_is_only_what_still_waits(units: Units) -> None:
    about = {"subject_id": "m1"}
    rows = [
        notice(1, kind=NoticeKind.VOTE),
        notice(2, kind=NoticeKind.MEETING_NEAR, **about),
        notice(3, kind=NoticeKind.INVITATION, **about),
        notice(4, kind=NoticeKind.INVITATION_COPY, **about),
        notice(5, school_id=OTHER.id, subject_id="x"),
    ]
    await put(units, *rows)
    async with units() as uow:
        await uow.notices.finish("n003", NoticeState.SENT, NOW)
        assert await uow.notices.drop("m1", [NoticeKind.MEETING_NEAR]) == 1
        assert await uow.notices.drop("m1") == 1
        assert await uow.notices.drop("m1") == 0
        assert await uow.notices.drop_school(OTHER.id) == 1
        assert [each.id for each in await uow.notices.of_subject("m1")] == ["n003"]
        assert len(await uow.notices.of_subject(ROUND.id)) == 1


async def test_when_something_is_to_be_done_next(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        assert await uow.notices.next_due() is None
        await uow.notices.add(notice(1, due_at=NOW + timedelta(hours=2)))
        await uow.notices.add(notice(2, due_at=NOW + timedelta(hours=1)))
        assert await uow.notices.next_due() == NOW + timedelta(hours=1)
        then = NOW + timedelta(hours=1)
        await uow.notices.claim_due(then, then + LEASE, 10)
        assert await uow.notices.next_due() == then + LEASE
        await uow.notices.finish("n002", NoticeState.SENT, then)
        assert await uow.notices.next_due() == NOW + timedelta(hours=2)
