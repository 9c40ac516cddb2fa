"""A picture goes with what it shows: figures that are undone, a meeting that is deleted, a school that is forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from administration.forgetting import forget
from domain.figures.figure import Figure
from domain.figures.take_import import take_in
from domain.personal_data.keep import keep
from tests.support.playing.people import Team
from tests.support.playing.pictures import pictures_of, status_of
from tests.support.playing.playing import all_vote, started
from tests.support.playing.world import World, a_world

VOTES = {"Jonas": 1, "Silje": 2, "Mikkel": 3, "Hanne": 2, "Ida": 1}


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    async with a_world(database_url) as running:
        yield running


async def with_figures(world: World, name: str = "Solvik", leader: str = "Ingrid") -> Team:
    """A school with an import that is in force, and an invitation that shows its figures."""
    team = await world.school(name, leader=leader, teachers=["Jonas"] if name == "Solvik" else ["Nils"])
    await takes(world, team, 60)
    await team[leader].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await team[leader].presses("Send innkalling")
    return team


async def takes(world: World, team: Team, answers: int) -> None:
    async with world.services.units() as uow:
        school = await uow.schools.get(await team.school_id())
        assert school is not None
        catalogue = await uow.catalogues.of(school.id)
        about = [one for one in catalogue.informing("1.4") if one.unit == "mean"]
        figures = [Figure(school.id, i.id, year, 3.1, answers, "prøve") for i in about for year in (2025, 2026)]
        await take_in(uow, school, "", f"{answers}.csv", str(answers).encode(), "survey", figures, world.now)
        await uow.commit()


async def undoes(world: World, team: Team) -> Team:
    """The leader takes the last import back."""
    await team["Ingrid"].sends_press({"v": 1, "verb": "import.undo", "ref": await team.school_id()})
    await world.settle()
    return team


async def undone(world: World) -> Team:
    """A school whose invitation showed figures that are not there any more."""
    return await undoes(world, await with_figures(world))


async def answered(world: World, pictures: list[str]) -> set[int]:
    return {await status_of(world, one) for one in pictures}


async def test_undone_figures_take_their_pictures_along_and_the_invitation_is_drawn_anew(world: World) -> None:
    solvik, fjell = await with_figures(world), await with_figures(world, "Fjellet", "Berit")
    ingrid = solvik["Ingrid"]
    await ingrid.says("tall om 1.4")
    theirs = pictures_of([one.card for one in fjell.posts() if one.cards])
    pictures = pictures_of([*ingrid.sees(), *(one.card for one in solvik.posts() if one.cards)])
    assert len(pictures) >= 2
    assert theirs
    assert not set(theirs) & set(pictures), "the same picture of another school has an address of its own"
    assert await answered(world, [*pictures, *theirs]) == {200}

    await undoes(world, solvik)

    assert await answered(world, pictures) == {404}
    assert await answered(world, theirs) == {200}
    assert pictures_of([one.card for one in solvik.posts() if one.cards]) == [], "its invitation shows no picture"


async def test_figures_that_must_not_be_shown_any_more_take_their_pictures_along(world: World) -> None:
    solvik = await with_figures(world)
    pictures = pictures_of([one.card for one in solvik.posts() if one.cards])
    assert await answered(world, pictures) == {200}
    await takes(world, solvik, 3)
    assert await answered(world, pictures) == {404}


async def test_the_result_of_a_meeting_goes_with_the_meeting(world: World) -> None:
    solvik, ingrid = await started(world)
    await all_vote(solvik, VOTES)
    await ingrid.presses("Avslutt og vis resultat")
    await ingrid.presses_verb("meeting.more")
    await ingrid.presses_verb("meeting.end")
    await ingrid.presses_verb("meeting.end_save")
    await world.passes(minutes=10)
    pictures = pictures_of(one.card for one in solvik.posts() if one.cards)
    assert pictures
    assert await answered(world, pictures) == {200}
    later = world.now + timedelta(days=11 * 365)
    for moment in (later, later + timedelta(days=8)):  # leaders have had word of it for a week
        await keep(world.services.units, moment)
    assert await answered(world, pictures) == {404}


async def test_a_forgotten_school_leaves_no_picture(world: World) -> None:
    solvik, fjell = await with_figures(world), await with_figures(world, "Fjellet", "Berit")
    pictures = pictures_of(one.card for one in solvik.posts() if one.cards)
    theirs = pictures_of(one.card for one in fjell.posts() if one.cards)
    assert await answered(world, [*pictures, *theirs]) == {200}
    await forget(world.services.units, await solvik.school_id(), sure=True)
    assert await answered(world, pictures) == {404}
    assert await answered(world, theirs) == {200}


async def test_a_draft_that_is_thrown_away_takes_its_pictures_along(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    await takes(world, solvik, 60)
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.presses("Vis innkallingen")
    pictures = pictures_of(ingrid.sees())
    assert await answered(world, pictures) == {200}
    await ingrid.presses_verb("meeting.discard")
    assert await answered(world, pictures) == {404}
