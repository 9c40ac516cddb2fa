"""What a leader is told of one measure on one day is one card, whatever it is and in whichever order it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from tests.scenarios.reminders.test_reminders import TUESDAY, a_measure
from tests.support.machines.looking import texts_of
from tests.support.playing.people import Team
from tests.support.playing.world import World, a_world

TITLE = "Ringe hjem"


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """A running service on each kind of database."""
    async with a_world(database_url) as running:
        yield running


async def stuck(world: World) -> Team:
    """A school with one measure, whose owner is being asked about it."""
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Jonas"].says("hjelp")
    await a_measure(world, solvik, "Jonas", TITLE, TUESDAY)
    await world.at(TUESDAY - timedelta(days=7))
    return solvik


def told(team: Team) -> list[str]:
    """The leader's cards about the measure."""
    return [text for one in team["Ingrid"].personal() if TITLE in (text := texts_of(one))]


async def test_a_call_for_help_takes_the_place_of_what_was_told_the_same_day(world: World) -> None:
    solvik = await stuck(world)
    await solvik["Jonas"].presses("Står fast")
    assert len(told(solvik)) == 1

    await world.passes(hours=2)
    await solvik["Jonas"].presses("Be lederen om hjelp")

    (one,) = told(solvik)
    assert "hjelp" in one
    assert world.teams.requests[-1].method == "DELETE"


async def test_that_a_measure_is_stuck_is_not_told_on_the_day_of_a_call_for_help(world: World) -> None:
    solvik = await stuck(world)
    await solvik["Jonas"].presses("Be lederen om hjelp")
    assert len(told(solvik)) == 1

    await solvik["Jonas"].presses("Se tiltaket")
    await solvik["Jonas"].presses("Står fast")
    await world.passes(days=1)

    assert len(told(solvik)) == 1


async def test_a_call_for_help_on_another_day_is_a_card_of_its_own(world: World) -> None:
    solvik = await stuck(world)
    await solvik["Jonas"].presses("Står fast")
    await world.passes(days=1)

    await solvik["Jonas"].presses("Be lederen om hjelp")

    assert len(told(solvik)) == 2
