"""Writing up what worked, sharing it, thanking for it, finding it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.catalogue.read import built_in
from domain.delivery.notices import Notice, NoticeKind
from domain.errors import Problem, Refused
from domain.ids import new_id
from domain.measures.measure import Progress
from domain.people.school import Caller
from domain.practice.find import find_practices, look_at, of_characteristic, seen_from
from domain.practice.practice import LONGEST_PART
from domain.practice.write import Writing, as_measure, drop, share, subject_of, thank, write_practice
from domain.unit_of_work import Units
from tests.support.arranged.practices import COLLEAGUE, FORM, HELPER, LATER, OWNER, a_measure, a_practice, elsewhere
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, small_school

OWN_CATALOGUE = (
    '[[areas]]\nid = "1"\ntitle = "Vårt"\n[[areas.characteristics]]\nid = "1.9"\ntitle = "Samarbeid med hjemmet"\n'
    '[[areas.characteristics]]\nid = "1.4"\ntitle = "Noe helt annet"\n'
)


@pytest.fixture
async def world(sqlite_units: Units) -> SmallSchool:
    return await small_school(sqlite_units)


async def writes(world: SmallSchool, ref: str, who: Caller | int, nonce: str = "", **more: object) -> Writing:
    inputs = FORM | {name: str(text) for name, text in more.items() if name in FORM}
    caller = world.caller(who) if isinstance(who, int) else who
    async with world.units() as uow:
        sure, rev = bool(more.get("sure")), int(str(more.get("rev", 0)))
        found = await write_practice(uow, ref, nonce or new_id(), inputs, caller, NOW, rev=rev, sure=sure)
        await uow.commit()
        return found


async def refused(doing: object) -> str:
    with pytest.raises(Refused) as found:
        await doing  # type: ignore[misc]
    return found.value.problem.key


async def notices(world: SmallSchool, subject: str) -> list[Notice]:
    async with world.units(write=False) as uow:
        return await uow.notices.of_subject(subject)


async def test_whoever_saw_to_a_measure_writes_it_up_and_the_measure_knows(world: SmallSchool) -> None:
    measure = await a_measure(world)
    made = (await writes(world, measure.id, HELPER)).subject

    assert made.practice is not None
    assert made.measure is not None
    assert (made.practice.characteristic_id, made.practice.shared) == ("1.4", False)
    assert made.measure.practice_id == made.practice.id
    async with world.units(write=False) as uow:
        again = await subject_of(uow, measure.id, world.leader)  # from the measure one comes to what is written
        assert again.practice == made.practice
        assert again.values() == FORM


async def test_the_form_begins_with_what_the_measure_says(world: SmallSchool) -> None:
    measure = await a_measure(world)
    async with world.units(write=False) as uow:
        subject = await subject_of(uow, measure.id, world.caller(OWNER))

    assert subject.values() == {"title": "Ringe hjem", "did": "Lag liste\nRing"}


async def test_who_may_not_write_it_up(world: SmallSchool) -> None:
    measure = await a_measure(world)
    going = await a_measure(world, Progress.SLOW)

    assert await refused(writes(world, measure.id, COLLEAGUE)) == "practice_not_yours"
    assert await refused(writes(world, measure.id, world.outsider)) == "gone"
    assert await refused(writes(world, "nobody's", 0)) == "gone"
    assert await refused(writes(world, going.id, OWNER)) == "practice_not_done"


async def test_the_same_form_sent_twice_is_one_write_up(world: SmallSchool) -> None:
    measure, nonce = await a_measure(world), new_id()
    first = await writes(world, measure.id, OWNER, nonce)
    second = await writes(world, measure.id, OWNER, nonce)

    assert (second.problems, second.subject.practice) == ((), first.subject.practice)
    async with world.units(write=False) as uow:
        assert len(await uow.practices.of_school(world.school.id)) == 1


async def test_of_two_who_write_at_once_the_second_is_asked_before_the_first_is_written_over(
    world: SmallSchool,
) -> None:
    measure = await a_measure(world)
    await writes(world, measure.id, OWNER)
    other = await writes(world, measure.id, HELPER, did="Vi sendte brev.")

    assert [one.key for one in other.problems] == ["practice_meanwhile"]
    assert other.subject.practice is not None
    after = await writes(world, other.subject.ref, HELPER, did="Vi sendte brev.", rev=other.subject.practice.version)
    assert after.subject.practice is not None
    assert after.subject.practice.did == "Vi sendte brev."


async def test_a_colleague_who_is_named_is_pointed_out_once_and_kindly(world: SmallSchool) -> None:
    measure = await a_measure(world)
    warned = await writes(world, measure.id, OWNER, did="Mikkel ringte alle.", again="Be Silje igjen.")

    assert warned.problems == (
        Problem("names_somebody", {"names": "Mikkel"}, "did"),
        Problem("names_somebody", {"names": "Silje"}, "again"),
    )
    assert (await writes(world, measure.id, OWNER, did="Jonas ringte.")).problems == ()  # one's own name is one's own
    second = await a_measure(world)
    assert (await writes(world, second.id, OWNER, did="Mikkel ringte alle.", sure=True)).problems == ()


async def test_what_is_missing_or_too_long_is_said_beside_its_field(world: SmallSchool) -> None:
    measure = await a_measure(world)
    found = await writes(world, measure.id, OWNER, title=" ", did="", changed="x" * (LONGEST_PART + 1))

    assert [(one.key, one.field) for one in found.problems] == [
        ("practice_title_missing", "title"), ("practice_did_missing", "did"), ("text_too_long", "changed"),
    ]  # fmt: skip


async def test_only_leaders_share_and_what_they_have_not_read_is_not_shared(world: SmallSchool) -> None:
    practice = await a_practice(world, shared=False)
    async with world.units() as uow:
        assert await refused(share(uow, practice.id, world.caller(OWNER), shared=True, rev=1)) == "leaders_only_unnamed"
        assert await refused(share(uow, practice.id, world.outsider, shared=True, rev=1)) == "gone"
        assert await refused(share(uow, practice.id, world.leader, shared=True, rev=7)) == "practice_changed"
        shared = await share(uow, practice.id, world.leader, shared=True, rev=1)
        assert shared.shared
        assert await share(uow, practice.id, world.leader, shared=True, rev=1) == shared  # pressed twice
        await uow.commit()


async def test_what_others_read_is_changed_by_leaders_only(world: SmallSchool) -> None:
    measure = await a_measure(world)
    made = (await writes(world, measure.id, OWNER)).subject.practice
    assert made is not None
    async with world.units() as uow:
        await share(uow, made.id, world.leader, shared=True, rev=made.version)
        await uow.commit()

    assert await refused(writes(world, made.id, OWNER, did="Annet", rev=2)) == "practice_shared_leaders"
    assert (await writes(world, made.id, 0, did="Annet", rev=made.version + 1)).problems == ()


async def test_others_of_the_tenant_see_what_is_shared_until_it_is_not_or_the_school_is_gone(
    world: SmallSchool,
) -> None:
    practice, far = await a_practice(world), await elsewhere(world)
    kept = await a_practice(world, shared=False, title="Bare vårt")
    async with world.units(write=False) as uow:
        assert [one.id for one in await seen_from(uow, world.outsider.school)] == [practice.id]
        assert {one.id for one in await seen_from(uow, world.school)} == {practice.id, kept.id}
        assert await seen_from(uow, far.school) == []
        assert (await look_at(uow, practice.id, world.outsider.school)).practice == practice
        assert await refused(look_at(uow, kept.id, world.outsider.school)) == "practice_withdrawn"
        assert await refused(look_at(uow, practice.id, far.school)) == "practice_withdrawn"
    async with world.units() as uow:
        await uow.schools.save(replace(world.school, active=False))
        await uow.commit()
    async with world.units(write=False) as uow:
        assert await seen_from(uow, world.outsider.school) == []
        assert await refused(look_at(uow, practice.id, world.outsider.school)) == "practice_withdrawn"


async def test_thanks_are_said_once_a_person_and_told_to_leaders_once_a_day(world: SmallSchool) -> None:
    practice = await a_practice(world)
    async with world.units() as uow:
        seen = await look_at(uow, practice.id, world.outsider.school)
        assert await thank(uow, seen, world.outsider, NoHolidays(), NOW)
        assert not await thank(uow, seen, world.outsider, NoHolidays(), NOW)
        await uow.commit()
    async with world.units(write=False) as uow:
        own = await look_at(uow, practice.id, world.school)
        assert own.practice.thanks == 1
        assert await refused(thank(uow, own, world.leader, NoHolidays(), NOW)) == "practice_own"
    (told,) = await notices(world, practice.id)
    assert (told.kind, told.person_id, dict(told.data)) == (
        NoticeKind.PRACTICE_THANKED, world.leader.person.id, {"from": "Vika"},
    )  # fmt: skip


async def test_thanks_in_the_evening_wait_until_leaders_are_at_work(world: SmallSchool) -> None:
    practice = await a_practice(world)
    evening = NOW.replace(hour=20)  # a Thursday
    async with world.units() as uow:
        seen = await look_at(uow, practice.id, world.outsider.school)
        await thank(uow, seen, world.outsider, NoHolidays(LATER.date()), evening)
        await uow.commit()

    (told,) = await notices(world, practice.id)
    assert told.due_at.isoformat() == "2026-12-07T07:00:00+00:00"  # Friday is a holiday, then a weekend


async def test_deleting_takes_thanks_along_and_leaves_the_measure(world: SmallSchool) -> None:
    measure = await a_measure(world)
    made = (await writes(world, measure.id, OWNER)).subject.practice
    assert made is not None
    async with world.units() as uow:
        await uow.practices.thank(made.id, world.outsider.person.id)
        assert await refused(drop(uow, made.id, world.caller(OWNER))) == "leaders_only_unnamed"
        await drop(uow, made.id, world.leader)
        await uow.commit()

    assert (await writes(world, measure.id, OWNER)).problems == ()  # it can be written anew


async def test_found_by_number_as_the_reader_numbers_and_by_word(world: SmallSchool) -> None:
    async with world.units() as uow:
        await uow.catalogues.put(world.outsider.school.id, OWN_CATALOGUE, NOW)
        await uow.commit()
    theirs = await a_practice(world, world.outsider.school, characteristic_id="1.9", title="Kaffe med foresatte")
    other = await a_practice(world, world.outsider.school, characteristic_id="1.4", title="Noter på nett")
    own = await a_practice(world, title="Ventelister som krymper", did="Vi <b>ringte</b> de på ventelista.")
    async with world.units(write=False) as uow:
        seen = await seen_from(uow, world.school)

    def found(asked: str) -> set[str]:
        return {one.id for one in find_practices(seen, built_in(), asked, "nb")}

    assert {one.id for one in of_characteristic(seen, built_in(), "1.4")} == {theirs.id, own.id}
    assert found("1.4") == found("1,4") == found("om 1.4") == {theirs.id, own.id}
    assert found("venteliste") == {own.id}
    assert found("ringe ventelista") == {own.id}
    assert found("noter") == {other.id}
    assert {theirs.id, own.id} <= found("samarbeid med hjemmet")
    assert found("korps") == found("%_' OR 1=1") == found("!!!") == set()
    assert found("") == {theirs.id, other.id, own.id}


async def test_a_write_up_fills_the_form_of_a_measure_and_no_more_than_it_has_room_for(world: SmallSchool) -> None:
    practice = await a_practice(world, changed="x" * 1000, did="Lag liste\n\nRing\n")

    assert as_measure(practice)["steps"] == "Lag liste\nRing"
    assert len(as_measure(practice)["effect"]) == 300
    assert "steps" not in as_measure(replace(practice, did="y" * 900))
