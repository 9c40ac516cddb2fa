"""Through the whole service: when people are asked, how they set it, and what the channel hears."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.ids import new_id
from domain.measures.asking import plan_asking
from domain.measures.measure import Measure, Progress
from tests.support.playing.people import Team
from tests.support.playing.world import World

TUESDAY = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)


async def a_measure(world: World, team: Team, owner: str, title: str, due: datetime) -> Measure:
    """Agreed on, with its reminders."""
    async with world.services.units() as uow:
        school = await uow.schools.get(await team.school_id())
        person = await uow.people.by_aad(world.tenant, team[owner].aad_id)
        assert school is not None
        assert person is not None
        measure = Measure(
            new_id(), school.id, None, "1.4", title, person.id, due.date(), created_at=world.now, version=1
        )
        await uow.measures.add(measure)
        await plan_asking(uow, measure, school, world.services.holidays, world.now)
        await uow.commit()
    return measure


async def test_several_measures_on_a_day_are_one_card_and_are_answered_on_it(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas = solvik["Jonas"]
    await jonas.says("hjelp")
    first = await a_measure(world, solvik, "Jonas", "Ringe hjem", TUESDAY)
    second = await a_measure(world, solvik, "Jonas", "Skrive brev", TUESDAY)
    before = len(jonas.personal())
    await world.at(TUESDAY - timedelta(days=7))
    assert len(jonas.personal()) == before + 1

    answers = {f"p_{first.id}": "on_track", f"p_{second.id}": "stuck"}
    await jonas.presses("Send svarene", **answers)

    async with world.services.units(write=False) as uow:
        kept = await uow.measures.many([first.id, second.id])
    assert [kept[one.id].progress for one in (first, second)] == [Progress.ON_TRACK, Progress.STUCK]


async def test_a_person_sets_days_and_a_pause_and_is_left_alone_until_then(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas = solvik["Jonas"]
    await jonas.says("hjelp")
    await a_measure(world, solvik, "Jonas", "Ringe hjem", TUESDAY)
    await jonas.says("innstillinger")
    await jonas.presses("Når jeg blir spurt")
    await jonas.presses("Lagre", days="2,3", begin="15", end="19", wants="due_only", pause="2027-01-14")
    before = len(jonas.personal())
    for day in range(16):
        await world.at(TUESDAY + timedelta(days=day - 8))
    assert len(jonas.personal()) == before
    await world.at(TUESDAY + timedelta(days=8, hours=5))  # Wednesday at three
    assert len(jonas.personal()) == before + 1


async def test_a_leader_sets_how_the_school_asks_and_a_teacher_may_not(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid = solvik["Ingrid"]
    await ingrid.says("innstillinger")
    await ingrid.presses("Hvordan skolen spør")
    await ingrid.presses("Lagre", ahead="3", after="never", overdue="5", digest="weekly")
    async with world.services.units(write=False) as uow:
        plan = await uow.rhythms.plan(await solvik.school_id())
    assert (plan.ahead, plan.after, plan.overdue_to_leader, plan.digest.value) == (3, (), 5, "weekly")
    await solvik["Jonas"].says("innstillinger")
    assert "Hvordan skolen spør" not in solvik["Jonas"].buttons()


async def test_the_channel_hears_of_measures_and_not_of_people_each_month(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Jonas"].says("hjelp")
    measure = await a_measure(world, solvik, "Jonas", "Ringe hjem", TUESDAY)
    posts = len(solvik.posts())
    await world.at(datetime(2026, 12, 1, 12, 0, tzinfo=UTC))
    assert len(solvik.posts()) == posts  # nothing to tell
    async with world.services.units() as uow:
        kept = (await uow.measures.many([measure.id]))[measure.id]
        answered = datetime(2026, 12, 2, 12, 0, tzinfo=UTC)
        await uow.measures.save(replace(kept, progress=Progress.DONE, answered_at=answered))
        await uow.commit()
    await world.at(datetime(2027, 1, 4, 12, 0, tzinfo=UTC))
    assert len(solvik.posts()) == posts + 1
    assert "Ringe hjem" in solvik.channel_text()
    assert "Jonas" not in solvik.channel_text().split("Ringe hjem")[-1]
    await world.at(datetime(2027, 2, 2, 12, 0, tzinfo=UTC))
    assert len(solvik.posts()) == posts + 1


async def test_a_reminder_to_somebody_who_blocked_the_bot_becomes_a_line_to_the_leader(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Jonas"].says("hjelp")
    await a_measure(world, solvik, "Jonas", "Ringe hjem", TUESDAY)
    async with world.services.units() as uow:
        person = await uow.people.by_aad(world.tenant, solvik["Jonas"].aad_id)
        assert person is not None
        await uow.people.save(replace(person, reachable=False))
        await uow.commit()
    before = len(solvik["Ingrid"].personal())
    await world.at(TUESDAY - timedelta(days=7))
    assert len(solvik["Ingrid"].personal()) == before + 1
