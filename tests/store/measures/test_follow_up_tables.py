"""What follows a meeting, in both databases: measures with history, rhythms, plans, good practice, releases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.errors import Conflict
from domain.measures.measure import Change, Event, Hypothesis, Step
from domain.owners.releases import Part, Release
from domain.practice.practice import Practice
from domain.reminders.rhythms import Digest, ReminderPlan, Rhythm, Wants
from domain.unit_of_work import Units
from tests.store.database.samples import LEADER, MEASURE, NOW, OTHER, OUTSIDER, SCHOOL, TEACHER, settle


async def test_a_measure_keeps_its_steps_helpers_and_hypothesis_and_may_lose_its_owner(units: Units) -> None:
    await settle(units)
    whole = replace(
        MEASURE,
        helpers=(LEADER.id,),
        steps=(Step("Ring «alle»", done=True), Step("Skriv ned")),
        hypothesis=Hypothesis(2, 3, ("dialog_home",), date(2027, 5, 20)),
    )
    async with units() as uow:
        saved = await uow.measures.save(whole)
        saved = await uow.measures.save(replace(saved, owner_id="", answered_by=LEADER.id))
        await uow.commit()
    async with units(write=False) as uow:
        assert (
            await uow.measures.get(MEASURE.id) == saved == replace(whole, owner_id="", answered_by=LEADER.id, version=2)
        )
        assert await uow.measures.of_person(LEADER.id) == [saved]
        assert await uow.measures.of_person(TEACHER.id) == []
        assert await uow.measures.of_person("") == []
        assert await uow.measures.many([MEASURE.id, "nobody's"]) == {MEASURE.id: saved}
        assert await uow.measures.of_characteristic(SCHOOL.id, "1.4") == [saved]
        assert await uow.measures.of_characteristic(OTHER.id, "1.4") == []


async def test_the_history_of_a_measure_is_kept_in_order(units: Units) -> None:
    await settle(units)
    first = Event("e2", MEASURE.id, NOW, Change.AGREED, LEADER.id, after=TEACHER.id)
    second = Event("e1", MEASURE.id, NOW + timedelta(days=1), Change.PROGRESS, TEACHER.id, "none", "slow", "Ringt 9")
    async with units() as uow:
        await uow.measures.record([])
        await uow.measures.record([second, first])
        await uow.commit()
    async with units(write=False) as uow:
        assert await uow.measures.history(MEASURE.id) == [first, second]


async def test_a_rhythm_is_the_usual_one_until_it_is_stored(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        usual = await uow.rhythms.of(TEACHER.id, lock=True)
        assert usual == Rhythm(TEACHER.id)
        own = await uow.rhythms.save(replace(usual, days=(1, 3), begin=13, end=19, wants=Wants.DUE_ONLY))
        paused = await uow.rhythms.save(replace(own, paused_until=date(2027, 2, 1)))
        with pytest.raises(Conflict):
            await uow.rhythms.save(own)
        with pytest.raises(Conflict):
            await uow.rhythms.save(usual)
        today = [replace(one, reminded_on=NOW.date(), reminded_by="n1") for one in (paused, Rhythm(LEADER.id))]
        await uow.rhythms.remind(today)
        await uow.commit()
    async with units(write=False) as uow:
        found = await uow.rhythms.many([TEACHER.id, LEADER.id, OUTSIDER.id])
        assert found[TEACHER.id] == today[0]
        assert found[LEADER.id] == replace(today[1], version=1)
        assert found[OUTSIDER.id] == Rhythm(OUTSIDER.id)


async def test_a_school_keeps_its_own_plan(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        usual = await uow.rhythms.plan(SCHOOL.id)
        assert usual == ReminderPlan(SCHOOL.id)
        own = await uow.rhythms.save_plan(replace(usual, ahead=0, after=(), digest=Digest.WEEKLY))
        own = await uow.rhythms.save_plan(replace(own, after=(5, 20)))
        with pytest.raises(Conflict):
            await uow.rhythms.save_plan(usual)
        await uow.commit()
    async with units(write=False) as uow:
        assert await uow.rhythms.plans([SCHOOL.id, OTHER.id]) == {SCHOOL.id: own, OTHER.id: ReminderPlan(OTHER.id)}


async def test_good_practice_is_seen_from_schools_of_the_tenant_where_it_is_shared(units: Units) -> None:
    await settle(units)
    mine = Practice("p1", SCHOOL.id, "1.4", "Ring hjem", "Vi ringte", made_at=NOW)
    theirs = Practice("p2", OTHER.id, "1.4", "Åpen dag", "Vi inviterte", shared=True, made_at=NOW)
    secret = Practice("p3", OTHER.id, "1.1", "Egen", "Bare vår", made_at=NOW)
    async with units() as uow:
        for one in (mine, theirs, secret):
            assert await uow.practices.add(one)
        assert not await uow.practices.add(mine)
        assert await uow.practices.thank(theirs.id, LEADER.id)
        assert not await uow.practices.thank(theirs.id, LEADER.id)
        await uow.commit()
    async with units() as uow:
        thanked = replace(theirs, thanks=1)
        assert await uow.practices.get(theirs.id, lock=True) == thanked
        assert await uow.practices.seen_from(SCHOOL.id, SCHOOL.tenant_id) == [thanked, mine]
        assert await uow.practices.seen_from(SCHOOL.id, "another tenant") == [mine]
        await uow.practices.save(replace(thanked, shared=False))
        await uow.practices.drop(mine.id)
        await uow.commit()
    async with units(write=False) as uow:
        assert await uow.practices.seen_from(SCHOOL.id, SCHOOL.tenant_id) == []
        assert {one.id for one in await uow.practices.of_school(OTHER.id)} == {"p2", "p3"}


async def test_one_release_of_a_characteristic_is_in_force_until_it_is_revoked(units: Units) -> None:
    await settle(units)
    release = Release("r1", SCHOOL.id, "1.4", (Part.LEVELS, Part.AIMS), NOW, NOW + timedelta(days=5), LEADER.id)
    async with units() as uow:
        assert await uow.owners.add_release(release)
        assert not await uow.owners.add_release(replace(release, id="r2"))
        assert await uow.owners.releases([SCHOOL.id, OTHER.id]) == [release]
        revoked = await uow.owners.save_release(replace(release, revoked_at=NOW))
        assert await uow.owners.releases([SCHOOL.id]) == []
        assert await uow.owners.add_release(replace(release, id="r2"))
        await uow.commit()
    async with units(write=False) as uow:
        assert await uow.owners.get_release("r1") == revoked
        assert not revoked.open(NOW + timedelta(days=9))
        assert release.open(NOW + timedelta(days=5))
        assert not release.open(NOW)


async def test_owners_are_people_and_own_for_active_schools(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        for school_id in (SCHOOL.id, OTHER.id):
            await uow.owners.put_owner(school_id, OUTSIDER.id)
            await uow.owners.put_owner(school_id, OUTSIDER.id)
        other = await uow.schools.get(OTHER.id)
        assert other is not None
        await uow.schools.save(replace(other, active=False))
        await uow.commit()
    async with units() as uow:
        assert [person.id for person in await uow.owners.owners(SCHOOL.id)] == [OUTSIDER.id]
        assert [school.id for school in await uow.owners.schools_owned(OUTSIDER.id)] == [SCHOOL.id]
        await uow.owners.drop_owner(SCHOOL.id, OUTSIDER.id)
        assert await uow.owners.schools_owned(OUTSIDER.id) == []
