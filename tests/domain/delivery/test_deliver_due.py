"""What is due is said at least once, whatever fails, dies or comes twice."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.delivery.decide import MOST_ATTEMPTS, Drop, Wait
from domain.delivery.deliver_due import IN_FLIGHT, LEASE, deliver_due
from domain.delivery.notices import Notice, NoticeKind, NoticeState, planned
from domain.delivery.outcomes import Said
from domain.errors import TransportError
from domain.people.school import Person, Role, School
from domain.unit_of_work import UnitOfWork, Units

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Voice:
    """A mouth that remembers what it said, and fails when told to."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.said: list[str] = []
        self.failures: Iterator[Exception | None] = iter(())
        self.given_up: list[str] = []
        self.rendering_fails: set[str] = set()

    async def render(self, uow: UnitOfWork, due: Sequence[tuple[Notice, School]], now: datetime) -> list[Any]:
        if any(notice.key in self.rendering_fails for notice, _ in due):
            raise ValueError("a mistake in a renderer")
        return [notice for notice, _ in due]

    async def send(self, message: Notice) -> Said | Drop | Wait:
        error = next(self.failures, None)
        if error is not None:
            raise error
        self.said.append(message.key)
        return Said()

    def failed(self, notice: Notice, error: Exception, *, for_good: bool) -> None:
        if for_good:
            self.given_up.append(notice.key)


async def a_school(units: Units, name: str = "solvik") -> School:
    school = School(f"s-{name}", "t", name, f"19:{name}", f"19:{name}", "https://x/", "28:bot")
    async with units() as uow:
        await uow.schools.add(school)
        for role in (Role.LEADER, Role.TEACHER):
            who = Person(f"{name}-{role}", "t", f"aad-{name}-{role}", f"29:{name}-{role}", role.value)
            await uow.people.add(who)
            await uow.people.put_member(school.id, who.id, role)
        await uow.commit()
    return school


async def plan(units: Units, school: School, *keys: str, person_id: str | None = None) -> list[Notice]:
    notices = [
        planned(NoticeKind.MEASURE_DUE, school.id, f"m-{key}", NOW, key=key, person_id=person_id) for key in keys
    ]
    async with units() as uow:
        for notice in notices:
            await uow.notices.add(notice)
        await uow.commit()
    return notices


async def state_of(units: Units, notice: Notice) -> Notice:
    async with units(write=False) as uow:
        (found,) = await uow.notices.of_subject(notice.subject_id)
    return found


# Leases and processes -------------------------------------------------------------------------------------------------


async def test_two_processes_share_the_work_and_say_everything_once(units: Units) -> None:
    school = await a_school(units)
    keys = [f"n{number:02}" for number in range(60)]
    await plan(units, school, *keys)
    voices = [Voice("one"), Voice("two"), Voice("three")]

    for _ in range(3):
        await asyncio.gather(*(deliver_due(units, lambda: NOW, voice) for voice in voices))

    assert sorted(itertools.chain(*(voice.said for voice in voices))) == keys


async def test_what_a_killed_process_had_claimed_is_said_when_its_lease_has_ended(units: Units) -> None:
    school = await a_school(units)
    await plan(units, school, "first")
    async with units() as uow:  # claimed, committed, and then the power went
        assert len(await uow.notices.claim_due(NOW, NOW + LEASE, 10)) == 1
        await uow.commit()
    voice = Voice()

    await deliver_due(units, lambda: NOW + timedelta(seconds=30), voice)
    assert voice.said == []

    await deliver_due(units, lambda: NOW + LEASE + timedelta(seconds=1), voice)
    assert voice.said == ["first"]


async def test_a_process_killed_between_sending_and_marking_says_it_again_and_no_more(units: Units) -> None:
    school = await a_school(units)
    await plan(units, school, *(f"n{number:02}" for number in range(40)))
    voice = Voice()

    sent = itertools.count()

    async def until_it_dies(message: Notice) -> Said | Drop | Wait:
        if next(sent) == 20:
            raise asyncio.CancelledError
        return await Voice.send(voice, message)

    dying = Voice()
    dying.send = until_it_dies  # type: ignore[method-assign]
    with pytest.raises(asyncio.CancelledError):
        await deliver_due(units, lambda: NOW, dying)
    await deliver_due(units, lambda: NOW + LEASE + timedelta(seconds=1), voice)

    assert {*voice.said} == {f"n{number:02}" for number in range(40)}
    assert len(voice.said) - len({*voice.said}) <= IN_FLIGHT


async def test_what_was_sent_while_others_were_being_marked_is_marked_too(units: Units) -> None:
    school = await a_school(units)
    await plan(units, school, *(f"n{number:02}" for number in range(40)))

    class Slow(Voice):
        async def send(self, message: Notice) -> Said | Drop | Wait:
            for _ in range(int(message.key[1:]) % 7):
                await asyncio.sleep(0)
            return await super().send(message)

    await deliver_due(units, lambda: NOW, Slow())

    async with units(write=False) as uow:
        assert await uow.notices.next_due() is None


async def test_a_short_rest_of_the_lease_begins_nothing_new(units: Units) -> None:
    school = await a_school(units)
    await plan(units, school, *(f"n{number:02}" for number in range(3)))
    slow = iter([NOW, *([NOW + timedelta(seconds=50)] * 50)])
    voice = Voice()

    await deliver_due(units, lambda: next(slow), voice)

    assert voice.said == []


# Failures -------------------------------------------------------------------------------------------------------------


async def test_what_fails_for_now_is_tried_again_later_and_later_and_then_given_up(units: Units) -> None:
    school = await a_school(units)
    (notice,) = await plan(units, school, "once", person_id="solvik-teacher")
    voice = Voice()
    voice.failures = itertools.repeat(TransportError("away", permanent=False, status=503))
    now, pauses = NOW, []

    for _ in range(MOST_ATTEMPTS):
        await deliver_due(units, lambda: now, voice)  # noqa: B023
        found = await state_of(units, notice)
        pauses.append((found.due_at - now).total_seconds())
        now = max(now, found.due_at)

    assert (found.state, voice.given_up) == (NoticeState.FAILED, ["once"])
    assert 5 < pauses[0] < 15 < pauses[1] < pauses[2]
    assert max(pauses) < 4400


async def test_one_mistake_in_a_renderer_holds_up_nobody_else(units: Units) -> None:
    school = await a_school(units)
    bad, *_ = await plan(units, school, "bad", "good", "fine")
    voice = Voice()
    voice.rendering_fails = {"bad"}

    await deliver_due(units, lambda: NOW, voice)

    assert sorted(voice.said) == ["fine", "good"]
    found = await state_of(units, bad)
    assert (found.state, found.attempts, found.error) == (NoticeState.PENDING, 1, "ValueError")


async def test_a_permanent_failure_is_told_to_a_leader_and_marks_the_person(units: Units) -> None:
    school = await a_school(units)
    (notice,) = await plan(units, school, "once", person_id="solvik-teacher")
    voice = Voice()
    voice.failures = iter([TransportError("no", permanent=True, status=403, code="ConversationBlockedByUser")])

    await deliver_due(units, lambda: NOW, voice)
    await deliver_due(units, lambda: NOW, voice)

    assert (await state_of(units, notice)).state is NoticeState.FAILED
    assert voice.said == [f"unreachable:{school.id}:solvik-teacher:1"]
    async with units(write=False) as uow:
        person = await uow.people.get("solvik-teacher")
    assert person is not None
    assert not person.reachable


async def test_a_leader_who_cannot_be_told_is_not_told_about_that(units: Units) -> None:
    school = await a_school(units)
    await plan(units, school, "once", person_id="solvik-teacher")
    voice = Voice()
    voice.failures = itertools.repeat(TransportError("no", permanent=True, status=403))

    for _ in range(4):
        await deliver_due(units, lambda: NOW, voice)

    assert len(voice.given_up) == 2  # the notice, and the line about it; nothing more comes of that


async def test_nothing_is_said_for_a_school_that_is_not_active(units: Units) -> None:
    school = await a_school(units)
    (notice,) = await plan(units, school, "once")
    async with units() as uow:
        fresh = await uow.schools.get(school.id)
        assert fresh is not None
        await uow.schools.save(replace(fresh, active=False))
        await uow.commit()
    voice = Voice()

    await deliver_due(units, lambda: NOW, voice)

    assert voice.said == []
    assert (await state_of(units, notice)).state is NoticeState.SKIPPED
