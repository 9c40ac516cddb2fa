"""How long things are kept: set by a leader, carried out by the heartbeat, with a log; a school forgotten."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date, timedelta

import pytest

from administration import run
from domain.measures.measure import Measure, Progress
from domain.meetings.meeting import Meeting, MeetingState
from tests.support.playing.world import START, World


async def school_id_of(world: World, name: str = "Solvik") -> str:
    async with world.services.units(write=False) as uow:
        (found,) = await uow.schools.named(name)
        return found.id


async def an_old_meeting(world: World, years: int = 4, name: str = "Solvik") -> str:
    """A meeting so many years ago, with a finished measure and one that is still under way."""
    school_id = await school_id_of(world, name)
    then = START - timedelta(days=366 * years)
    meeting = Meeting(f"m-{name}", school_id, "1.4", MeetingState.ENDED, "", then, then, started_at=then, ended_at=then)
    done = Measure(f"d-{name}", school_id, meeting.id, "1.4", "Ringt hjem", "", date(2027, 1, 1), created_at=then,
                   progress=Progress.DONE, answered_at=then)  # fmt: skip
    async with world.services.units() as uow:
        await uow.meetings.add(meeting)
        await uow.measures.add(done)
        await uow.measures.add(Measure(f"o-{name}", school_id, meeting.id, "1.4", "Ring", "", date(2027, 1, 1)))
        await uow.commit()
    return meeting.id


async def test_a_leader_chooses_fewer_years_and_is_asked_first(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    await an_old_meeting(world)
    ingrid = solvik["Ingrid"]
    await ingrid.says("mine data")
    await ingrid.presses_verb("keeping.show")

    asked = await ingrid.presses("Lagre", years="3")

    assert "1 møte og 1 tiltak" in asked
    async with world.services.units(write=False) as uow:
        school = await uow.schools.get(await school_id_of(world))
        assert school is not None
        assert school.keep_years == 5
    assert "Lagret" in await ingrid.presses("Slett det som er eldre")

    await world.passes(days=1, minutes=1)

    async with world.services.units(write=False) as uow:
        assert await uow.meetings.get("m-Solvik") is None
        assert await uow.measures.get("d-Solvik") is None
        under_way = await uow.measures.get("o-Solvik")
        assert under_way is not None
        assert under_way.meeting_id is None
    await solvik["Jonas"].says("mine data")
    log = await solvik["Jonas"].presses_verb("keeping.show")
    assert "1 møte." in log
    assert "1 tiltak." in log
    assert "Tiden skolen har valgt" in log


async def test_more_years_need_no_question_and_odd_ones_are_said_to_be(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid")
    ingrid = solvik["Ingrid"]
    await ingrid.says("mine data")
    await ingrid.presses_verb("keeping.show")

    assert "Lagret" in await ingrid.presses("Lagre", years="10")
    assert "Velg hvor mange år" in await ingrid.presses("Lagre", years="0")
    assert "Velg hvor mange år" in await ingrid.presses("Lagre", years="évig")
    async with world.services.units(write=False) as uow:
        school = await uow.schools.get(await school_id_of(world))
        assert school is not None
        assert school.keep_years == 10


async def test_a_teacher_sees_how_long_but_does_not_choose_and_an_outsider_sees_nothing(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    lia = await world.school("Lia", leader="Ada")
    await solvik["Jonas"].says("mine data")
    card = await solvik["Jonas"].presses_verb("keeping.show")
    assert "5 år" in card
    assert "Lagre" not in solvik["Jonas"].buttons()[:3]
    press = {"v": 1, "verb": "keeping.save", "ref": await school_id_of(world), "years": "1", "arg": "1"}
    for somebody in (solvik["Jonas"], lia["Ada"]):
        await somebody.sends_press(press)
    async with world.services.units(write=False) as uow:
        school = await uow.schools.get(await school_id_of(world))
        assert school is not None
        assert school.keep_years == 5


async def test_what_another_school_wants_is_not_this_ones_business(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid")
    lia = await world.school("Lia", leader="Ada")
    for name in ("Solvik", "Lia"):
        await an_old_meeting(world, name=name)
    async with world.services.units() as uow:
        school = await uow.schools.get(await school_id_of(world, "Lia"))
        assert school is not None
        await uow.schools.save(replace(school, keep_years=1))
        await uow.commit()

    await world.passes(days=1, minutes=1)

    said = lia["Ada"].personal_text()
    assert "Jeg sletter snart det som er gammelt" in said
    assert "1 møte og 1 tiltak" in said
    async with world.services.units(write=False) as uow:
        assert await uow.meetings.get("m-Lia") is not None
    await world.passes(days=8)

    assert said.count("sletter snart") == lia["Ada"].personal_text().count("sletter snart")
    assert "sletter snart" not in solvik["Ingrid"].personal_text()
    async with world.services.units(write=False) as uow:
        assert await uow.meetings.get("m-Lia") is None
        assert await uow.meetings.get("m-Solvik") is not None


async def test_a_school_that_the_bot_was_taken_out_of_is_forgotten_a_week_after_its_leaders_were_told(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    await world.school("Lia", leader="Ada", teachers=["Jonas"])
    await an_old_meeting(world, years=1)
    school_id = await school_id_of(world)
    await world.passes(days=1, minutes=1)
    await solvik.removes_the_bot(solvik["Ingrid"])

    for _ in range(30):
        await world.passes(days=1, minutes=1)
    async with world.services.units(write=False) as uow:
        assert await uow.schools.get(school_id) is not None
    assert "blir slettet" not in solvik["Ingrid"].personal_text()
    await world.passes(days=2)
    assert "Det skolen har her, blir slettet" in solvik["Ingrid"].personal_text()
    assert "lørdag 2. januar" in solvik["Ingrid"].personal_text()
    assert "blir slettet" not in solvik["Jonas"].personal_text()
    assert "a school will be deleted in so many days" in caplog.messages
    await world.passes(days=6)
    async with world.services.units(write=False) as uow:
        assert await uow.schools.get(school_id) is not None
    await world.passes(days=2)
    assert "a school is deleted" in caplog.messages

    async with world.services.units(write=False) as uow:
        assert await uow.schools.get(school_id) is None
        assert await uow.measures.get("o-Solvik") is None  # though it was under way
        assert await uow.people.by_aad(world.tenant, "aad-ingrid") is None
        assert await uow.people.by_aad(world.tenant, "aad-jonas") is not None
        log = {(one.what, one.count, one.why) for one in await uow.keeping.deletions(school_id)}
        assert ("measures", 2, "school_left") in log
        assert ("school", 1, "school_left") in log


async def test_a_school_that_came_back_in_time_is_kept(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid")
    school_id = await school_id_of(world)
    await solvik.removes_the_bot(solvik["Ingrid"])
    await world.passes(days=20)
    await solvik.adds_the_bot(solvik["Ingrid"])
    for _ in range(8):
        await world.passes(days=5)

    async with world.services.units(write=False) as uow:
        assert await uow.schools.get(school_id) is not None


async def test_a_school_that_came_back_after_the_leaders_were_told_is_kept_and_told_anew_another_time(
    world: World,
) -> None:
    solvik = await world.school("Solvik", leader="Ingrid")
    school_id = await school_id_of(world)
    await solvik.removes_the_bot(solvik["Ingrid"])
    await world.passes(hours=1)
    await world.passes(days=31)
    assert solvik["Ingrid"].personal_text().count("blir slettet") == 1

    await solvik.adds_the_bot(solvik["Ingrid"])
    await world.passes(days=20)
    await solvik.removes_the_bot(solvik["Ingrid"])
    await world.passes(days=1)
    await world.passes(days=20)
    assert solvik["Ingrid"].personal_text().count("blir slettet") == 1
    await world.passes(days=11)

    assert solvik["Ingrid"].personal_text().count("blir slettet") == 2
    async with world.services.units(write=False) as uow:
        assert await uow.schools.get(school_id) is not None


async def test_a_service_that_was_away_deletes_no_school_before_its_leaders_were_told(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid")
    school_id = await school_id_of(world)
    await solvik.removes_the_bot(solvik["Ingrid"])
    await world.passes(hours=1)
    await world.passes(days=100)

    async with world.services.units(write=False) as uow:
        assert await uow.schools.get(school_id) is not None
    assert "blir slettet" in solvik["Ingrid"].personal_text()


async def test_an_administrator_forgets_a_school_when_they_are_sure(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    await world.school("Lia", leader="Ada")
    await an_old_meeting(world)
    school_id = await school_id_of(world)
    settings = world.services.settings

    status, lines = await run(settings, Namespace(command="forget", school="solvik", sure=False))
    assert status == 1
    assert "  measures: 2, 1 of them under way" in lines
    assert lines[-1].endswith(f"forget {school_id} --sure")
    assert await run(settings, Namespace(command="forget", school="Fjell", sure=True)) == (
        1,
        ["No school is called 'Fjell'."],
    )
    assert await school_id_of(world) == school_id

    status, lines = await run(settings, Namespace(command="forget", school="solvik", sure=True))
    assert (status, lines[0]) == (0, "Solvik is forgotten.")
    async with world.services.units(write=False) as uow:
        assert await uow.schools.named("Solvik") == []
        assert len(await uow.schools.named("Lia")) == 1
        assert {one.why for one in await uow.keeping.deletions(school_id)} == {"administrator"}

    # A button of before, a word now: nothing breaks, and writing begins the school anew.
    await solvik["Jonas"].sends_press({"v": 1, "verb": "measure.list", "ref": school_id})
    await solvik["Jonas"].says("tiltak")
    await solvik["Jonas"].says_in_channel("hjelp")
    async with world.services.units(write=False) as uow:
        assert len(await uow.schools.named("Solvik")) == 1
