"""Changing a measure: words, date, helpers, steps, hypothesis; who may, what is wrong, and what its history says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.delivery.notices import NoticeKind
from domain.errors import Problem, Refused
from domain.measures.change import change_measure, tick_steps
from domain.measures.history import event
from domain.measures.measure import Change, Hypothesis, Measure, Step
from domain.meetings.meeting import Agreement
from domain.people.school import Caller, Role
from domain.unit_of_work import Units
from tests.support.arranged.measuring import DUE, asks, filled, kept, save
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool
from tests.support.playing.conducting import started

STEPS = "Lage liste\n\n  Ringe   hjem \nSkrive ned"


def form(**change: str) -> dict[str, str]:
    return {"title": "Ringe hjem", "due": DUE, "effect": ""} | change


async def change(
    world: SmallSchool, measure: Measure, inputs: dict[str, str], who: Caller | int = 1, rev: int = 0
) -> Measure | list[Problem]:
    caller = world.caller(who) if isinstance(who, int) else who
    async with world.units() as uow:
        found = await change_measure(uow, measure.id, form(**inputs), caller, NoHolidays(), NOW, rev=rev)
        await uow.commit()
        return found


async def changed(world: SmallSchool, measure: Measure, **inputs: str) -> Measure:
    found = await change(world, measure, inputs)
    assert isinstance(found, Measure), found
    return found


async def tick(world: SmallSchool, measure: Measure, steps: str, who: int = 1, rev: int = 0) -> Measure | list[Problem]:
    async with world.units() as uow:
        found = await tick_steps(uow, measure.id, {"steps": steps}, world.caller(who), NOW, rev=rev)
        await uow.commit()
        return found


async def test_a_new_measure_carries_what_the_group_agreed_on(units: Units) -> None:
    world = await started(units)
    async with units() as uow:
        meeting = await uow.meetings.get(world.meeting.id)
        assert meeting is not None
        await uow.meetings.save(replace(meeting, agreement=Agreement(2, 3, date(2027, 5, 20))))
        figure = (await uow.catalogues.of(world.school.id)).informing("1.4")[0].id
        await uow.commit()
    silje, ida = world.people[2].id, world.people[5].id
    measure = await kept(world, helpers=f"{silje},{ida}", steps=STEPS, seen_in=f"{figure},made-up")
    assert measure.hypothesis == Hypothesis(2, 3, (figure,), date(2027, 5, 20))
    assert measure.helpers == (silje, ida)
    assert measure.steps == (Step("Lage liste"), Step("Ringe hjem"), Step("Skrive ned"))
    async with units(write=False) as uow:
        assert await uow.measures.get(measure.id) == measure


async def test_everything_may_be_changed_and_the_history_says_what(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    after = await changed(
        world,
        measure,
        title="Ringe alle hjem",
        due="2027-02-01",
        effect="De svarer",
        helpers=world.people[2].id,
        steps=STEPS,
        **{"from": "2", "to": "3", "look": "2027-05-20"},
    )
    assert (after.title, after.due, after.effect) == ("Ringe alle hjem", date(2027, 2, 1), "De svarer")
    assert after.hypothesis == Hypothesis(2, 3, (), date(2027, 5, 20))
    assert {one.data["due"] for one in (await asks(world, after)).values()} == {"2027-02-01"}
    async with units(write=False) as uow:
        found = {one.what: one for one in await uow.measures.history(measure.id)}
    assert found[Change.WORDS].after == "title,effect,steps,helpers,hypothesis"
    assert found[Change.WORDS].note == "Ringe hjem"
    assert (found[Change.DUE].before, found[Change.DUE].after) == (DUE, "2027-02-01")


async def test_a_field_that_was_not_sent_stays_and_one_that_was_emptied_is_empty(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, helpers=world.people[2].id, steps=STEPS)
    same = await changed(world, measure)
    assert same == measure
    emptied = await changed(world, measure, helpers="", steps="")
    assert (emptied.helpers, emptied.steps) == ((), ())


async def test_a_date_that_is_past_may_stay_when_words_are_put_right(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    async with units() as uow:
        await uow.measures.save(replace(measure, due=date(2026, 11, 1)))
        await uow.commit()
    after = await changed(world, measure, title="Ringe", due="2026-11-01")
    assert (after.title, after.due) == ("Ringe", date(2026, 11, 1))


@pytest.mark.parametrize(
    ("inputs", "problems"),
    [
        ({"title": " "}, [("title_missing", "title")]),
        ({"due": "2026-12-02"}, [("day_is_over", "due")]),
        ({"due": "9999-12-31"}, [("day_too_far", "due")]),
        ({"due": ""}, [("due_missing", "due")]),
        ({"helpers": "somebody"}, [("helper_unknown", "helpers")]),
        ({"steps": "\n".join(str(n) for n in range(9))}, [("too_many_steps", "steps")]),
        ({"steps": "x" * 141}, [("step_too_long", "steps")]),
        ({"from": "3", "to": "2"}, [("aim_below_level", "to")]),
        ({"to": "9"}, [("level_missing", "to")]),
        ({"look": "2026-12-01"}, [("day_is_over", "look")]),
        ({"look": "soon"}, [("not_a_day", "look")]),
    ],
)
async def test_what_is_wrong_stands_beside_its_field_and_nothing_is_changed(
    sqlite_units: Units, inputs: dict[str, str], problems: list[tuple[str, str]]
) -> None:
    world = await started(sqlite_units)
    measure = await kept(world)
    found = await change(world, measure, inputs)
    assert isinstance(found, list)
    assert [(one.key, one.field) for one in found] == problems
    async with sqlite_units(write=False) as uow:
        assert await uow.measures.get(measure.id) == measure


async def test_helpers_are_people_who_take_part_here(units: Units) -> None:
    world = await started(units)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[4].id, Role.NONE)
        await uow.commit()
    for stranger in (world.outsider.person.id, world.people[4].id):
        found = await save(world, filled(world, helpers=stranger))
        assert found == [Problem("helper_unknown", field="helpers")]
    measure = await kept(world, helpers=f"{world.people[1].id},{world.people[2].id}")
    assert measure.helpers == (world.people[2].id,)  # the owner is not a helper too
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[2].id, Role.TEACHER, here=False)
        await uow.commit()
    assert (await changed(world, measure, helpers=world.people[2].id)).helpers == ()


async def test_the_owner_and_leaders_change_it_helpers_do_not(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, helpers=world.people[2].id)
    for who, key in ((2, "owner_only"), (3, "owner_only"), (world.outsider, "gone")):
        with pytest.raises(Refused, match=key):
            await change(world, measure, {"title": "Noe annet"}, who)
    assert isinstance(await change(world, measure, {"title": "Noe annet"}, 0), Measure)


async def test_of_two_who_change_it_at_once_the_second_is_shown_what_the_first_wrote(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    first = await change(world, measure, {"title": "Den første"}, 0, rev=measure.version)
    assert isinstance(first, Measure)
    late = await change(world, measure, {"title": "Den andre"}, 1, rev=measure.version)
    assert late == [Problem("changed_meanwhile")]
    assert await change(world, measure, {"title": "Den første"}, 0, rev=measure.version) == first  # delivered twice


async def test_steps_are_ticked_by_helpers_too_and_stay_done_when_others_are_added(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, helpers=world.people[2].id, steps=STEPS)
    ticked = await tick(world, measure, "2", who=2, rev=measure.version)
    assert isinstance(ticked, Measure)
    assert [step.done for step in ticked.steps] == [False, True, False]
    assert (ticked.answered_at, ticked.answered_by) == (NOW, world.people[2].id)
    assert await tick(world, measure, "1", rev=measure.version) == [Problem("changed_meanwhile")]
    with pytest.raises(Refused, match="owner_only"):
        await tick(world, measure, "1", who=3)
    more = await changed(world, measure, steps="Noe først\nRinge hjem\nLage liste")
    assert more.steps == (Step("Noe først"), Step("Ringe hjem", True), Step("Lage liste"))


async def test_a_measure_outside_a_meeting_may_be_about_a_characteristic_and_its_owner_is_told(units: Units) -> None:
    world = await started(units)
    found = await save(world, filled(world, about="1.4"), outside=True)
    made_up = await save(world, filled(world, about="9.99"), outside=True)
    assert isinstance(found, Measure)
    assert isinstance(made_up, Measure)
    assert (found.characteristic_id, made_up.characteristic_id) == ("1.4", "")
    in_meeting = await kept(world)
    async with units(write=False) as uow:
        told = [one for one in await uow.notices.of_subject(found.id) if one.kind is NoticeKind.MEASURE_GIVEN]
        not_told = [one for one in await uow.notices.of_subject(in_meeting.id) if one.kind is NoticeKind.MEASURE_GIVEN]
    assert [one.person_id for one in told] == [world.people[1].id]
    assert not_told == []


def test_a_change_is_known_by_the_version_that_it_made() -> None:
    measure = Measure("m", "s", None, "1.4", "Ringe", "p", date(2027, 1, 15), version=7)
    assert event(measure, Change.DUE, "p", NOW).id == "m.7.due"
