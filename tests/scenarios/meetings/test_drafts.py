"""Drafts: named as such, gathered under ``møter``, discarded together, and planned nowhere until they are sent."""

from __future__ import annotations

import pytest

from domain.meetings.meeting import MeetingState
from tests.support.machines.looking import texts_of
from tests.support.playing.people import Team
from tests.support.playing.world import World


@pytest.fixture
async def solvik(world: World) -> Team:
    """A school with one meeting and three drafts."""
    team = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid = team["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.presses("Send innkalling")
    for about, day in (("2.1", "fredag 4. desember"), ("3.1", "mandag 7. desember"), ("1.2", "tirsdag 8. desember")):
        await ingrid.says(f"refleksjonsmøte om {about} {day} kl 14")
    return team


async def states(team: Team) -> dict[str, MeetingState]:
    async with team.world.services.units(write=False) as uow:
        found = await uow.meetings.of_school(await team.school_id())
    return {one.characteristic_id: one.state for one in found}


async def test_they_are_gathered_last_and_discarded_together_after_one_question(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    listed = await ingrid.says("møter")
    assert listed.index("1.4") < listed.index("3 utkast til møter, ikke sendt") < listed.index("2.1")

    asked = await ingrid.presses("Forkast alle utkast")
    assert "Skal 3 utkast forkastes?" in asked
    assert all(about in asked for about in ("2.1", "3.1", "1.2"))
    assert len(await states(solvik)) == 4

    assert "3 utkast er forkastet" in await ingrid.presses("Forkast alle utkast")
    assert await states(solvik) == {"1.4": MeetingState.INVITED}
    assert "Send innkalling" not in ingrid.buttons()
    assert sum("Forkastet" in texts_of(said.card) for said in ingrid.personal() if said.card) >= 1
    assert "0 utkast" not in await ingrid.presses("Se møter")


async def test_what_was_made_after_the_question_stays(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Forkast alle utkast")
    await solvik.world.passes(minutes=5)
    await ingrid.says("refleksjonsmøte om 4.1 onsdag 9. desember kl 14")

    await ingrid.presses_verb("drafts.discard")

    assert await states(solvik) == {"1.4": MeetingState.INVITED, "4.1": MeetingState.DRAFT}


async def test_only_ones_own_go_and_teachers_have_none(solvik: Team) -> None:
    school = await solvik.school_id()
    press = {"v": 1, "verb": "drafts.discard", "ref": school, "arg": "2030-01-01T00:00:00+00:00"}
    stranger = (await solvik.world.school("Fjell", "Astrid", []))["Astrid"]
    for somebody in (solvik["Jonas"], stranger):
        await somebody.sends_press(press)
        await somebody.sends_press(press | {"verb": "drafts.ask"})
    await solvik["Ingrid"].sends_press(press | {"arg": "soon"})

    assert len(await states(solvik)) == 4
    assert "utkast" not in (await solvik["Jonas"].says("møter")).lower()


async def test_they_count_as_planned_nowhere(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]

    home = await ingrid.says("hjelp")
    assert "3 utkast til møter er ikke sendt" in home
    mine = await ingrid.says("mine data")
    assert "1 møte du har planlagt" in mine
    assert "3 utkast til møter, ikke sendt" in mine
    assert "1.4" in await ingrid.says("når er neste møte")
    async with solvik.world.services.units(write=False) as uow:
        before = await uow.years.slots(await solvik.school_id(), 2026)
    await ingrid.says("årshjul")
    async with solvik.world.services.units(write=False) as uow:
        slots = await uow.years.slots(await solvik.school_id(), 2026)
    assert before == []
    # Never talked about, so the year proposes them first: their drafts do not stand in for them.
    assert {"2.1", "3.1"} <= {slot.characteristic_id for slot in slots}
    assert "1.4" not in {slot.characteristic_id for slot in slots}


async def test_a_draft_that_the_year_made_is_proposed_again_once_it_is_discarded(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("årshjul")
    async with solvik.world.services.units(write=False) as uow:
        slot = (await uow.years.slots(await solvik.school_id(), 2026))[0]
    await ingrid.presses("Lagre", **{f"do_{slot.id}": "accept"})
    await solvik.world.passes(minutes=1)
    await ingrid.says("møter")
    await ingrid.presses("Forkast alle utkast")
    await ingrid.presses("Forkast alle utkast")

    await ingrid.says("årshjul")

    async with solvik.world.services.units(write=False) as uow:
        again = {one.id: one for one in await uow.years.slots(await solvik.school_id(), 2026)}[slot.id]
    assert (again.state, again.meeting_id) == ("proposed", None)
