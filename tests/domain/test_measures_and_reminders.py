"""Measures: agreed on once, asked about kindly, answered with one tap."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.agree_measure import NewMeasure, agree_measure, move_due
from domain.asking import decide_asking
from domain.errors import Problem, Refused
from domain.ids import new_id
from domain.measures import Measure, Progress
from domain.meetings import MeetingState
from domain.notices import Notice, NoticeKind, NoticeState
from domain.people import Caller, Member, Role
from domain.ports import Units
from domain.reminders import Drop, Send, Wait
from domain.report_progress import Overtaken, ask_for_help, report_progress
from domain.start_meeting import start_meeting
from tests.support.small_school import NOW, NoHolidays, SmallSchool, small_school

DUE = "2027-01-15"  # a Friday


async def started(units: Units) -> SmallSchool:
    world = await small_school(units)
    async with units() as uow:
        await start_meeting(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()
    return world


def filled(world: SmallSchool, **change: str) -> dict[str, str]:
    return {"title": "Ringe hjem", "owner": world.people[1].id, "due": DUE, "effect": ""} | change


async def save(
    world: SmallSchool,
    inputs: dict[str, str],
    leader: Caller | None = None,
    *,
    nonce: str = "",
    holidays: NoHolidays | None = None,
    outside: bool = False,
) -> Measure | list[Problem]:
    async with world.units() as uow:
        new = NewMeasure(nonce or new_id(), "" if outside else world.meeting.id, inputs)
        found = await agree_measure(uow, new, leader or world.leader, holidays or NoHolidays(), NOW)
        await uow.commit()
        return found


async def kept(world: SmallSchool, **change: str) -> Measure:
    found = await save(world, filled(world, **change))
    assert isinstance(found, Measure)
    return found


async def answer(
    world: SmallSchool, measure: Measure, progress: str, rev: int, *, note: str = "", who: Caller | None = None
) -> Measure | Overtaken:
    async with world.units() as uow:
        person = who or world.caller(1)
        found = await report_progress(uow, measure.id, progress, {"note": note}, person, NOW, rev=rev)
        await uow.commit()
        return found


async def asks(world: SmallSchool, measure: Measure) -> dict[NoticeKind, Notice]:
    async with world.units(write=False) as uow:
        found = await uow.notices.of_subject(measure.id)
    return {n.kind: n for n in found if n.state is NoticeState.PENDING}


async def test_the_same_form_sent_twice_is_one_measure(units: Units) -> None:
    world = await started(units)
    nonce = new_id()
    first = await save(world, filled(world), nonce=nonce)
    again = await save(world, filled(world, title="Noe annet"), nonce=nonce)
    assert first == again
    async with units(write=False) as uow:
        assert len(await uow.measures.of_meeting(world.meeting.id)) == 1


async def test_the_owner_is_asked_a_week_ahead_and_on_the_date_at_ten(units: Units) -> None:
    world = await started(units)
    found = await asks(world, await kept(world))
    assert found[NoticeKind.MEASURE_AHEAD].due_at == datetime(2027, 1, 8, 9, 0, tzinfo=UTC)
    assert found[NoticeKind.MEASURE_DUE].due_at == datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
    assert {n.person_id for n in found.values()} == {world.people[1].id}


async def test_dates_on_weekends_and_holidays_move_to_the_next_working_day(units: Units) -> None:
    world = await started(units)
    saved = await save(world, filled(world, due="2027-05-15"), holidays=NoHolidays(date(2027, 5, 17)))
    assert isinstance(saved, Measure)
    assert (await asks(world, saved))[NoticeKind.MEASURE_DUE].due_at == datetime(2027, 5, 18, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(("due", "kinds"), [("2026-12-04", 1), ("2026-12-10", 1), ("2026-12-11", 1), ("2026-12-14", 2)])
async def test_a_date_that_is_close_is_not_asked_about_ahead(units: Units, due: str, kinds: int) -> None:
    world = await started(units)
    assert len(await asks(world, await kept(world, due=due))) == kinds


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({"title": "  \n "}, [("title_missing", "title")]),
        ({"title": "x" * 10_000}, [("text_too_long", "title")]),
        ({"owner": ""}, [("owner_missing", "owner")]),
        ({"owner": "somebody"}, [("owner_unknown", "owner")]),
        ({"due": ""}, [("due_missing", "due")]),
        ({"due": "2027-02-29"}, [("not_a_day", "due")]),
        ({"due": "2026-12-02"}, [("day_is_over", "due")]),
        ({"due": "9999-12-31"}, [("day_too_far", "due")]),
        ({"effect": "x" * 10_000}, [("text_too_long", "effect")]),
        (
            {"title": "", "owner": "", "due": ""},
            [("title_missing", "title"), ("owner_missing", "owner"), ("due_missing", "due")],
        ),
    ],
)
async def test_what_is_wrong_with_the_form_stands_beside_the_field(
    sqlite_units: Units, change: dict[str, str], keys: list[tuple[str, str]]
) -> None:
    world = await started(sqlite_units)
    found = await save(world, filled(world, **change))
    assert isinstance(found, list)
    assert [(p.key, p.field) for p in found] == keys


async def test_somebody_from_another_school_or_who_left_cannot_own_a_measure(units: Units) -> None:
    world = await started(units)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[2].id, Role.TEACHER, here=False)
        await uow.people.put_member(world.school.id, world.people[3].id, Role.NONE)
        await uow.commit()
    for owner in (world.outsider.person.id, world.people[2].id, world.people[3].id):
        found = await save(world, filled(world, owner=owner))
        assert found == [Problem("owner_unknown", field="owner")]


async def test_only_leaders_of_the_school_agree_on_measures(units: Units) -> None:
    world = await started(units)
    for who, key in ((world.caller(1), "leaders_only"), (world.outsider, "gone")):
        with pytest.raises(Refused, match=key):
            await save(world, filled(world), who)


async def test_an_id_made_up_or_of_another_school_is_refused(units: Units) -> None:
    world = await started(units)
    mine = await kept(world)
    with pytest.raises(Refused, match="gone"):
        await save(world, filled(world), nonce="../etc")
    with pytest.raises(Refused, match="gone"):
        await save(world, filled(world), world.outsider, nonce=mine.id, outside=True)


async def test_a_meeting_that_was_not_held_gets_no_measures(units: Units) -> None:
    world = await small_school(units)
    with pytest.raises(Refused, match="meeting_not_started"):
        await save(world, filled(world))
    async with units() as uow:
        await uow.meetings.save(replace(world.meeting, state=MeetingState.CANCELLED))
        await uow.commit()
    with pytest.raises(Refused, match="meeting_cancelled"):
        await save(world, filled(world))


async def test_one_tap_is_kept_and_sent_twice_is_one(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    first = await answer(world, measure, "slow", measure.version, note="Ringt 9 av 14")
    assert isinstance(first, Measure)
    assert (first.progress, first.note, first.answered_at) == (Progress.SLOW, "Ringt 9 av 14", NOW)
    assert await answer(world, measure, "slow", measure.version, note="Ringt 9 av 14") == first


async def test_an_older_press_never_overwrites_a_newer_one(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    first = await answer(world, measure, "slow", measure.version)
    assert isinstance(first, Measure)
    newer = await answer(world, measure, "done", first.version)
    for rev in (measure.version, 0):
        late = await answer(world, measure, "stuck", rev)
        assert isinstance(late, Overtaken)
        assert late.measure == newer


async def test_only_the_owner_and_leaders_answer(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    with pytest.raises(Refused, match="owner_only"):
        await answer(world, measure, "done", measure.version, who=world.caller(2))
    with pytest.raises(Refused, match="gone"):
        await answer(world, measure, "done", measure.version, who=world.outsider)
    with pytest.raises(Refused, match="gone"):
        await answer(world, measure, "none", measure.version)
    assert isinstance(await answer(world, measure, "done", measure.version, who=world.leader), Measure)


async def test_a_measure_that_is_done_is_not_asked_about(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    await answer(world, measure, "done", measure.version)
    assert await asks(world, measure) == {}


async def test_moving_the_date_moves_the_questions(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    async with units() as uow:
        moved = await move_due(uow, measure.id, {"due": "2027-01-29"}, world.caller(1), NoHolidays(), NOW)
        await uow.commit()
    assert isinstance(moved, Measure)
    assert {n.data["due"] for n in (await asks(world, measure)).values()} == {"2027-01-29"}
    async with units() as uow:
        back = await move_due(uow, measure.id, {"due": DUE}, world.caller(1), NoHolidays(), NOW, rev=moved.version)
        await uow.commit()
    assert isinstance(back, Measure)
    assert len(await asks(world, measure)) == 2
    async with units() as uow:
        late = await move_due(
            uow, measure.id, {"due": "2027-03-01"}, world.leader, NoHolidays(), NOW, rev=moved.version
        )
        assert late == [Problem("changed_meanwhile")]
        with pytest.raises(Refused, match="owner_only"):
            await move_due(uow, measure.id, {"due": DUE}, world.caller(2), NoHolidays(), NOW)


async def test_help_goes_to_the_leaders_once_a_day(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    for _ in range(2):
        async with units() as uow:
            await ask_for_help(uow, measure.id, world.caller(1), NOW)
            await uow.commit()
    async with units() as uow:
        found = [n for n in await uow.notices.of_subject(measure.id) if n.kind is NoticeKind.MEASURE_HELP]
        assert [n.person_id for n in found] == [world.leader.person.id]
        for who, key in ((world.leader, "help_owner_only"), (world.outsider, "gone")):
            with pytest.raises(Refused, match=key):
                await ask_for_help(uow, measure.id, who, NOW)


async def test_the_question_is_looked_at_again_when_its_time_has_come(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    found = await asks(world, measure)
    ahead, due = found[NoticeKind.MEASURE_AHEAD], found[NoticeKind.MEASURE_DUE]
    owner = Member(world.school.id, world.people[1], Role.TEACHER)

    def decided(
        notice: Notice, it: Measure | None = measure, who: Member | None = owner, later: timedelta = timedelta()
    ) -> object:
        return decide_asking(notice, it, who, world.school, NoHolidays(), notice.due_at + later)

    assert isinstance(decided(ahead), Send)
    assert isinstance(decided(due), Send)
    assert isinstance(decided(due, None), Drop)
    assert isinstance(decided(due, replace(measure, progress=Progress.DONE)), Drop)
    assert isinstance(decided(due, measure, replace(owner, here=False)), Drop)
    assert isinstance(decided(due, replace(measure, due=date(2027, 2, 1))), Drop)
    assert decided(due, later=timedelta(hours=11)) == Wait(datetime(2027, 1, 18, 7, 0, tzinfo=UTC))  # Friday evening
    lately = replace(measure, progress=Progress.SLOW, answered_at=ahead.due_at - timedelta(days=1))
    assert isinstance(decided(ahead, lately), Drop)
    assert isinstance(decided(due, lately), Send)
    yesterday = replace(measure, progress=Progress.SLOW, answered_at=due.due_at - timedelta(days=1))
    assert decided(due, yesterday) == Wait(datetime(2027, 1, 18, 9, 0, tzinfo=UTC))
