"""The year and skoleruta, through the whole service."""

from __future__ import annotations

from datetime import date

import pytest

from domain.calendar.school_year import SchoolDays
from domain.meetings.meeting import MeetingState
from domain.year.slot import YearSlot
from tests.support.playing.people import Team
from tests.support.playing.world import World

ROUTE = "21.12–1.1 juleferie\n4.1 planleggingsdag\nuke 8 vinterferie"


@pytest.fixture
async def solvik(world: World) -> Team:
    return await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])


async def slots(solvik: Team, state: str = "proposed") -> list[YearSlot]:
    async with solvik.world.services.units(write=False) as uow:
        return [one for one in await uow.years.slots(await solvik.school_id(), 2026) if one.state == state]


async def days(solvik: Team) -> list[SchoolDays]:
    async with solvik.world.services.units(write=False) as uow:
        return await uow.calendars.days(await solvik.school_id())


async def test_skoleruta_is_entered_once_and_a_wrong_line_is_shown_with_all_that_was_typed(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    assert "Skoleruta" in await ingrid.says("skoleruta")
    said = await ingrid.presses("Lagre", days=f"{ROUTE}\n31.2 <at>ferie</at>")
    assert "har en dato som ikke finnes" in said
    assert "uke 8 vinterferie" in str(ingrid.sees()[0])
    assert await days(solvik) == []
    said = await ingrid.presses("Lagre", days=ROUTE)
    assert "Lagret" in said
    assert "planleggingsdag, passer til møter" in said
    assert len(await days(solvik)) == 3


async def test_the_year_is_proposed_and_each_is_accepted_moved_or_dropped_on_one_card(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("skoleruta")
    await ingrid.presses("Lagre", days=ROUTE)
    said = await ingrid.presses("Vis årshjulet")
    assert "Årshjulet 2026/27" in said
    first, second, third, *_ = await slots(solvik)
    assert first.day == date(2027, 1, 4)

    said = await ingrid.presses(
        "Lagre",
        **{f"do_{first.id}": "accept", f"do_{second.id}": "drop", f"day_{third.id}": "2027-02-23"},
    )
    assert "Ingen er på jobb tirsdag 23. februar" in said.replace("\u00a0", " ")
    (accepted,) = await slots(solvik, "accepted")
    assert [one.id for one in await slots(solvik, "dropped")] == [second.id]
    async with solvik.world.services.units(write=False) as uow:
        draft = await uow.meetings.get(accepted.meeting_id or "")
    assert draft is not None
    assert (draft.state, draft.characteristic_id) == (MeetingState.DRAFT, first.characteristic_id)
    assert draft.starts_at is not None
    assert draft.starts_at.isoformat() == "2027-01-04T08:00:00+00:00"

    await ingrid.presses("Lagre", **{f"day_{third.id}": "2027-03-02"})
    moved = next(one for one in await slots(solvik) if one.id == third.id)
    assert moved.day == date(2027, 3, 2)
    await ingrid.says("møter")
    assert "Mandag 4. januar" in ingrid.sees_text().replace("\u00a0", " ")


async def test_accepting_all_twice_makes_each_draft_once(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("årshjul")
    count = len(await slots(solvik))
    assert count > 0
    school = await solvik.school_id()
    for _ in range(2):
        await ingrid.sends_press({"v": 1, "verb": "year.save", "ref": school, "arg": "2026:all"})
    assert len(await slots(solvik, "accepted")) == count
    async with solvik.world.services.units(write=False) as uow:
        assert len(await uow.meetings.of_school(school, states=[MeetingState.DRAFT])) == count


async def test_what_was_dropped_is_not_proposed_again(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("årshjul")
    first, *_ = await slots(solvik)
    await ingrid.presses("Lagre", **{f"do_{first.id}": "drop"})
    await ingrid.presses("Foreslå på nytt")
    assert first.characteristic_id not in {one.characteristic_id for one in await slots(solvik)}


async def test_a_teacher_and_an_outsider_can_neither_see_nor_change_the_year(world: World, solvik: Team) -> None:
    other = await world.school("Fjell", leader="Amir")
    await solvik["Ingrid"].says("årshjul")
    before = await slots(solvik)
    assert "Årshjul" not in await solvik["Jonas"].says("årshjul")  # the meetings that are announced
    school = await solvik.school_id()
    for person in (solvik["Jonas"], other["Amir"]):
        for verb in ("year.show", "year.save", "year.propose", "days.show", "days.save"):
            data = {"v": 1, "verb": verb, "ref": school, "arg": "2026:all", "days": "16.11 plandag"}
            body = await person.sends_press(data)
            assert "Årshjulet" not in str(body)
            assert "Skoleruta:" not in str(body)
    assert await slots(solvik) == before
    assert await days(solvik) == []


async def test_a_meeting_in_a_school_holiday_is_warned_about_and_on_a_planning_day_it_is_not(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("skoleruta")
    await ingrid.presses("Lagre", days=ROUTE)
    said = (await ingrid.says("refleksjonsmøte om 1.4 22. desember kl 14")).replace("\u00a0", " ")
    assert "Skolen har fri tirsdag 22. desember: juleferie." in said
    assert "har fri" not in await ingrid.says("refleksjonsmøte om 2.2 4. januar kl 10")


async def test_proposals_that_are_not_sent_are_not_called_settled_and_proposing_again_says_what_came_of_it(
    solvik: Team,
) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("årshjul")
    assert "foreslår det samme som før" in await ingrid.presses("Foreslå på nytt")
    said = await ingrid.presses("Godta alle")
    assert "utkast er ikke sendt ennå" in said
    assert "Alt i dette skoleåret" not in said
    assert "har ikke mer å foreslå" in await ingrid.presses("Foreslå på nytt")
