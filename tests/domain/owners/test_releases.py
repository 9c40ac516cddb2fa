"""What a school releases to its owner, when it is seen, what is taken back, and what is never in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.delivery.notices import NoticeKind, NoticeState
from domain.errors import Problem, Refused
from domain.figures.figure import Figure
from domain.measures.measure import Progress
from domain.meetings.meeting import Agreement
from domain.owners.owned import Move
from domain.people.school import Role
from domain.practice.practice import Practice
from domain.unit_of_work import Units
from tests.support.arranged.owning import (
    OPEN,
    YEAR,
    a_measure,
    held,
    keys,
    lived,
    only,
    owner_of,
    release_in,
    released,
    revoked,
    sees,
)
from tests.support.arranged.small_school import NOW, small_school


async def test_the_owner_sees_what_is_released_after_staff_have_had_it_for_five_working_days(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    marit = await owner_of(units, world.school)
    assert only(await sees(units, marit)).subjects == ()
    one = release_in(await released(units, world.leader))
    assert one.open_from.isoformat() == "2026-12-10T07:00:00+00:00", "five working days after a Thursday, at 8"
    assert only(await sees(units, marit, one.open_from - timedelta(seconds=1))).subjects == ()

    (subject,) = only(await sees(units, marit, one.open_from)).subjects
    assert [(each.level, each.aim) for each in subject.levels] == [(2, 3), (3, 4)]
    assert subject.move is Move.UP
    assert {each.title: each.progress for each in subject.measures} == {
        "Ringe hjem": Progress.DONE, "Spørre foresatte": Progress.STUCK, "Dele maler": Progress.NONE,
    }  # fmt: skip
    assert subject.stuck == 2, "one stands still, one is past its date"
    assert [each.did for each in subject.practices] == ["Vi ringte alle"]


async def test_nothing_personal_and_no_figure_reaches_the_owner(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    async with units() as uow:
        await uow.figures.put([Figure(world.school.id, "gs_dialogue", 2026, 1.23456, 4)])
        await uow.commit()
    marit = await owner_of(units, world.school)
    await released(units, world.leader)
    told = repr(await sees(units, marit))
    for each in world.people:
        assert each.id not in told
        assert each.given_name not in told
    assert "1.23456" not in told
    assert "imot" not in told, "what weighed stays with those who weighed it"


async def test_only_the_parts_that_are_released_are_seen(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    marit = await owner_of(units, world.school)
    await released(units, world.leader, parts="aims,secrets")
    (subject,) = only(await sees(units, marit)).subjects
    assert (subject.newest, subject.aim, subject.move) == (None, 4, None)
    assert all(each.level is None for each in subject.levels)
    assert (subject.measures, subject.practices) == ((), ())


async def test_what_comes_after_the_release_staff_have_for_as_long_before_the_owner_sees_it(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    marit = await owner_of(units, world.school)
    await released(units, world.leader)
    later = OPEN + timedelta(days=30)
    async with units() as uow:
        await uow.meetings.add(held(world.school, "1.4", Agreement(1, 2), later))
        await uow.measures.add(a_measure(world, "Nytt", created_at=later))
        await uow.practices.add(Practice("p-late", world.school.id, "1.4", "Ny", "Ny", made_at=later))
        await uow.commit()
    (before,) = only(await sees(units, marit, later + timedelta(days=2))).subjects
    assert (len(before.levels), len(before.measures), len(before.practices)) == (2, 3, 1)
    (after,) = only(await sees(units, marit, later + timedelta(days=8))).subjects
    assert (len(after.levels), len(after.measures), len(after.practices)) == (3, 4, 2)
    assert after.move is Move.DOWN


async def test_a_release_is_taken_back_before_and_after_and_twice_is_once(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    marit = await owner_of(units, world.school)
    early = release_in(await released(units, world.leader))
    assert [one.id for one in await revoked(units, world.leader, [early.id])] == [early.id]
    assert await revoked(units, world.leader, [early.id]) == []
    assert only(await sees(units, marit)).subjects == ()

    again = release_in(await released(units, world.leader, now=OPEN))
    assert only(await sees(units, marit, OPEN)).subjects == (), "what is released anew begins anew"
    assert len(only(await sees(units, marit, again.open_from)).subjects) == 1
    await revoked(units, world.leader, [again.id, again.id], now=again.open_from)
    assert only(await sees(units, marit, again.open_from)).subjects == ()
    for stranger in (world.caller(1), world.outsider):
        with pytest.raises(Refused):
            await revoked(units, stranger, [again.id])
    with pytest.raises(Refused):
        await revoked(units, world.leader, ["nothing"])


async def test_the_same_form_sent_twice_is_one_release_and_told_once(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    await owner_of(units, world.school)
    first = release_in(await released(units, world.leader))
    assert await released(units, world.leader, "1.4,1.4", "levels") == []
    async with units(write=False) as uow:
        assert await uow.owners.releases([world.school.id]) == [first]
        told = await uow.notices.of_subject(world.school.id)
    assert sorted(one.kind for one in told) == [NoticeKind.RELEASE_OPEN, NoticeKind.RELEASE_TOLD]


async def test_the_channel_is_not_told_of_taking_back_what_it_has_not_heard_of(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    await owner_of(units, world.school)
    quick = release_in(await released(units, world.leader))
    await revoked(units, world.leader, [quick.id])
    second = release_in(await released(units, world.leader))
    async with units() as uow:
        for one in await uow.notices.of_subject(world.school.id):
            assert one.data.get("what", "") == ""
            await uow.notices.finish(one.id, NoticeState.SENT, NOW)
        await uow.commit()
    await revoked(units, world.leader, [second.id])
    async with units(write=False) as uow:
        pending = [n for n in await uow.notices.of_subject(world.school.id) if n.state is NoticeState.PENDING]
    assert [(n.kind, n.data["what"], n.data["ids"]) for n in pending] == [
        (NoticeKind.RELEASE_TOLD, "revoked", second.id)
    ]


async def test_a_title_that_names_a_colleague_is_said_first_and_never_passed_on(units: Units) -> None:
    world = await small_school(units)
    await lived(world, a_measure(world, "Silje ringer hjem"), a_measure(world, "Dele maler"))
    marit = await owner_of(units, world.school)
    found = await released(units, world.leader)
    assert [(one.key, one.params) for one in found if isinstance(one, Problem)] == [
        ("release_names", {"names": "Silje"})
    ]
    assert only(await sees(units, marit)).subjects == (), "nothing was sent yet"
    assert keys(await released(units, world.leader, parts="levels,aims")) == [], "what is not in it is not asked about"
    async with units(write=False) as uow:
        (one,) = await uow.owners.releases([world.school.id])
    await revoked(units, world.leader, [one.id])

    release_in(await released(units, world.leader, sure="sure"))
    async with units() as uow:  # somebody who has left is not named either, nor in what is written afterwards
        await uow.people.put_member(world.school.id, world.people[3].id, Role.TEACHER, here=False)
        await uow.measures.add(a_measure(world, "Mikkels perm", created_at=NOW))
        practice = Practice("p-named", world.school.id, "1.4", "Perm", "Vi spurte Hanne", made_at=NOW - YEAR)
        await uow.practices.add(practice)
        await uow.commit()
    (subject,) = only(await sees(units, marit)).subjects
    assert sorted(each.title for each in subject.measures) == ["", "", "Dele maler"]
    assert sorted(each.did for each in subject.practices) == ["", "Vi ringte alle"]


async def test_only_leaders_release_and_only_what_makes_sense(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    for stranger in (world.caller(1), replace(world.leader, role=Role.NONE)):
        with pytest.raises(Refused):
            await released(units, stranger)
    assert keys(await released(units, world.leader)) == ["release_no_owner"]
    await owner_of(units, world.school)
    assert keys(await released(units, world.leader, "", "")) == ["release_nothing", "release_no_parts"]
    assert keys(await released(units, world.leader, "1.4, 77,", "votes")) == ["release_no_parts", "release_lost"]


async def test_an_owner_sees_only_schools_that_are_theirs_now(units: Units) -> None:
    world = await small_school(units)
    await lived(world)
    marit = await owner_of(units, world.school, world.outsider.school)
    foreign = await owner_of(units, world.school, name="Fremmed", tenant="another tenant")
    await released(units, world.leader)
    assert [one.name for one in await sees(units, marit)] == ["Solvik", "Vika"]
    assert [one.name for one in await sees(units, marit, school_id=world.school.id)] == ["Solvik"]
    assert await sees(units, foreign) == []
    assert await sees(units, world.people[0]) == [], "to lead is not to own"
    async with units() as uow:
        await uow.owners.drop_owner(world.outsider.school.id, marit.id)
        school = await uow.schools.get(world.school.id)
        assert school is not None
        await uow.schools.save(replace(school, active=False))
        await uow.commit()
    assert await sees(units, marit) == [], "one left out, one removed"
