"""Minutes from the draft to their freezing: who may do what, what is kept, and what changes nothing any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.calendar.school_calendar import of_days
from domain.calendar.school_year import DayKind, SchoolDays
from domain.delivery.notices import NoticeKind
from domain.errors import Problem, Refused
from domain.groups.groups import LONGEST_FINDING, Group
from domain.minutes.draft import UNSHARED_FOR, drafted
from domain.minutes.facts import MinutesFacts, facts_of
from domain.minutes.minutes import LONGEST_FINDINGS, Minutes, MinutesState, Remark
from domain.minutes.share import correct_minutes, freeze_minutes, minutes_for, remark, share_minutes
from domain.people.school import Caller, Role
from domain.unit_of_work import Units
from tests.support.arranged.minutes import FINDING, MEASURE, REASONS, ended
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, small_school

ID = "a" * 16


async def there(world: SmallSchool) -> Minutes:
    async with world.units(write=False) as uow:
        found = await uow.minutes.get(world.meeting.id)
        assert found is not None
        return found


async def corrected(
    world: SmallSchool, text: str, rev: int, *, sure: str = "", now: datetime = NOW
) -> Minutes | list[Problem]:
    async with world.units() as uow:
        found = await correct_minutes(uow, world.meeting.id, {"findings": text}, world.leader, now, rev=rev, sure=sure)
        await uow.commit()
        return found


async def share(world: SmallSchool, who: Caller | None = None, *, rev: int = 0, days: tuple[SchoolDays, ...] = ()):  # type: ignore[no-untyped-def]
    calendar = of_days(world.school, NoHolidays(date(2026, 12, 7)), days)
    async with world.units() as uow:
        found = await share_minutes(uow, world.meeting.id, who or world.leader, calendar, NOW, rev=rev)
        await uow.commit()
        return found


async def remarked(
    world: SmallSchool, text: str, who: Caller | None = None, *, now: datetime = NOW, key: str = ID, sure: str = ""
) -> Remark | list[Problem]:
    async with world.units() as uow:
        by = who or world.caller(3)
        found = await remark(uow, world.meeting.id, key, {"remark": text}, by, now, sure=sure)
        await uow.commit()
        return found


async def frozen(world: SmallSchool, at: datetime) -> Minutes | None:
    async with world.units() as uow:
        found = await freeze_minutes(uow, world.meeting.id, at)
        await uow.commit()
        return found


async def facts(world: SmallSchool) -> MinutesFacts:
    async with world.units(write=False) as uow:
        found = await facts_of(uow, await there(world))
        assert found is not None
        return found


async def test_the_draft_has_what_weighed_and_what_each_group_found_and_nobodys_name(units: Units) -> None:
    world = await small_school(units)
    made = await ended(world)

    assert made.state is MinutesState.DRAFT
    assert made.findings == f"{REASONS}\n\n1. {FINDING}\n\n2. Vi øver for lite."
    async with world.units(write=False) as uow:
        rows = {row.kind: row for row in await uow.notices.of_subject(world.meeting.id)}
    assert rows[NoticeKind.MINUTES_DRAFT].person_id == world.people[0].id
    assert rows[NoticeKind.MINUTES_FREEZE].due_at == NOW + UNSHARED_FOR


def test_long_findings_are_cut_so_that_every_group_is_heard() -> None:
    groups = [Group(str(n), "m", n, finding=("ord " * 400)[: LONGEST_FINDING - 1]) for n in range(1, 12)]
    text = drafted("Kort.", [*groups, Group("x", "m", 12, finding="Et kort funn.")])

    assert len(text) <= LONGEST_FINDINGS
    assert text.startswith("Kort.\n\n1. ord ord")
    assert text.endswith("12. Et kort funn.")
    assert text.count("ord…") == 11


def test_one_group_needs_no_number_and_none_leaves_the_draft_empty() -> None:
    assert drafted("", [Group("x", "m", 1, finding="Funn")]) == "Funn"
    assert drafted(" ", [Group("x", "m", 1)]) == ""


async def test_leaders_see_a_draft_and_others_hear_that_it_is_coming(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    await ended(world)
    async with world.units(write=False) as uow:
        assert (await minutes_for(uow, world.meeting.id, world.leader)).state is MinutesState.DRAFT
        for who, key in ((world.caller(2), "minutes_draft"), (world.outsider, "no_minutes")):
            with pytest.raises(Refused, match=key):
                await minutes_for(uow, world.meeting.id, who)


async def test_two_leaders_correct_at_once_and_the_second_loses_nothing_of_the_firsts(units: Units) -> None:
    world = await small_school(units)
    rev = (await ended(world)).version
    first = await corrected(world, "Den enes tekst", rev)
    second = await corrected(world, "Den andres tekst", rev)

    assert isinstance(first, Minutes)
    assert second == [Problem("minutes_changed", field="findings")]
    assert (await there(world)).findings == "Den enes tekst"
    assert await corrected(world, "Den enes tekst", rev) == first, "the same press again"
    assert isinstance(await corrected(world, "Begge", first.version), Minutes)


async def test_a_colleagues_name_in_the_text_is_asked_about_once(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    rev = (await ended(world)).version
    found = await corrected(world, "Vi hørte at Silje ringer.", rev)

    assert found == [Problem("names_somebody", {"names": "Silje"}, "findings")]
    assert isinstance(await corrected(world, "Vi hørte at Silje ringer.", rev, sure="sure"), Minutes)


async def test_only_leaders_of_the_school_correct_and_share(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    await ended(world)
    for who, key in ((world.caller(1), "leaders_only"), (world.outsider, "no_minutes")):
        with pytest.raises(Refused, match=key):
            await share(world, who)
        async with world.units() as uow:
            with pytest.raises(Refused, match=key):
                await correct_minutes(uow, world.meeting.id, {"findings": "x"}, who, NOW, rev=0, sure="")


async def test_remarks_are_open_for_five_days_that_are_worked(units: Units) -> None:
    world = await small_school(units)
    await ended(world)
    away = SchoolDays(world.school.id, date(2026, 12, 9), date(2026, 12, 9), DayKind.HOLIDAY)
    shared = await share(world, days=(away,))

    # From Thursday the 3rd: Friday, not Monday (a holiday), Tuesday, not Wednesday, Thursday, Friday, Monday the 14th.
    assert shared.remarks_until == datetime(2026, 12, 14, 22, 59, tzinfo=UTC)
    assert await share(world, days=(away,)) == shared, "twice is once"
    async with world.units(write=False) as uow:
        rows = [row for row in await uow.notices.of_subject(world.meeting.id) if "minutes" in row.key]
    assert sorted(row.kind.value for row in rows) == ["minutes_freeze", "minutes_open", "summary"]
    assert {row.due_at for row in rows if row.kind is NoticeKind.MINUTES_FREEZE} == {shared.remarks_until}


async def test_sharing_what_another_leader_has_just_changed_asks_to_read_it_first(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    rev = (await ended(world)).version
    await corrected(world, "Ny tekst", rev)

    assert await share(world, rev=rev) == [Problem("changed_meanwhile")]
    assert (await there(world)).state is MinutesState.DRAFT


async def test_a_remark_stands_once_under_its_name_and_warns_of_a_colleagues(units: Units) -> None:
    world = await small_school(units)
    await ended(world)
    with pytest.raises(Refused, match="minutes_draft"):
        await remarked(world, "For tidlig.")
    await share(world)
    warned = await remarked(world, "Jonas sa noe annet.")
    assert warned == [Problem("names_somebody", {"names": "Jonas"}, "remark")]
    for _ in range(2):
        assert isinstance(await remarked(world, "Jonas sa noe annet.", sure="sure"), Remark)
    assert isinstance(await remarked(world, "Jeg, Mikkel, var enig.", key="e" * 16), Remark), (
        "one's own name is no news"
    )

    found = (await facts(world)).remarks
    assert [(one.name, one.text) for one in found] == [
        ("Mikkel Nordmann", "Jonas sa noe annet."), ("Mikkel Nordmann", "Jeg, Mikkel, var enig."),
    ]  # fmt: skip
    with pytest.raises(Refused, match="no_minutes"):
        await remarked(world, "Utenfra", world.outsider)
    with pytest.raises(Refused, match="not_taking_part"):
        await remarked(world, "Bare ser på", replace(world.caller(2), role=Role.NONE))
    assert await remarked(world, " ", key="f" * 16) == [Problem("remark_missing", field="remark")]
    long = await remarked(world, "x" * 601, key="f" * 16)
    assert long == [Problem("text_too_long", {"most": 600, "given": 601}, "remark")]
    with pytest.raises(Refused, match="gone"):
        await remarked(world, "x", key="made up")


async def test_nothing_changes_after_freezing_whatever_happens_elsewhere(units: Units) -> None:
    world = await small_school(units)
    await ended(world)
    shared = await share(world)
    until = shared.remarks_until
    assert await frozen(world, until - timedelta(minutes=1)) is None, "not before its time"
    done = await frozen(world, until)
    assert done is not None
    assert done.state is MinutesState.FROZEN
    before = await facts(world)
    async with world.units() as uow:
        measure = await uow.measures.get(MEASURE)
        person = await uow.people.get(world.people[1].id)
        assert measure is not None
        assert person is not None
        await uow.measures.save(replace(measure, title="Noe helt annet", due=date(2027, 6, 1)))
        await uow.people.save(replace(person, name="Nytt Navn"))
        await uow.commit()

    assert await facts(world) == before
    assert before.measures[0].title == "Ringe hjem"
    assert before.measures[0].owner == "Jonas Nordmann"
    with pytest.raises(Refused, match="minutes_frozen"):
        await remarked(world, "For sent.", now=until)
    with pytest.raises(Refused, match="minutes_frozen"):
        await corrected(world, "For sent.", done.version)
    assert await frozen(world, until + timedelta(days=1)) is None


async def test_the_time_is_out_although_the_freezing_is_late(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    await ended(world)
    until = (await share(world)).remarks_until

    with pytest.raises(Refused, match="minutes_frozen"):
        await remarked(world, "Ett minutt for sent.", now=until)
    with pytest.raises(Refused, match="minutes_frozen"):
        await corrected(world, "Ett minutt for sent.", 2, now=until)
    assert (await there(world)).state is MinutesState.OPEN


async def test_minutes_that_nobody_shared_are_frozen_with_the_leaders_text(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    rev = (await ended(world)).version
    await corrected(world, "Lederens ord", rev)
    await frozen(world, NOW + UNSHARED_FOR)

    assert (await facts(world)).findings == "Lederens ord"
    async with world.units(write=False) as uow:
        assert (await minutes_for(uow, world.meeting.id, world.caller(2))).state is MinutesState.FROZEN
        kinds = {row.kind for row in await uow.notices.of_subject(world.meeting.id)}
    assert NoticeKind.MINUTES_EDIT not in kinds, "there is no card to edit"
