"""Somebody, or a program in their name, who sends more than a person can: told plainly, and nobody else notices."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.answering.pace import PERSON, TENANT, Bound, Pace
from tests.support.playing.world import World, a_world

SAID = "Det ble veldig mye på én gang"
HELP = {"v": 1, "verb": "help.show"}


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
async def world(database_url: str, seconds: Seconds) -> AsyncIterator[World]:
    async with a_world(database_url) as world:
        await world.stops()
        world.pace = Pace(seconds, Bound(20, 2.0), Bound(100, 20.0))
        await world.starts()
        yield world


async def test_presses_beyond_the_bound_are_answered_with_words_and_the_others_go_on(
    world: World, seconds: Seconds
) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
    jonas, silje = solvik["Jonas"], solvik["Silje"]
    seconds.now += 60
    answers = [await jonas.sends_press(HELP) for _ in range(25)]
    assert [SAID in str(answer) for answer in answers] == [False] * 20 + [True] * 5
    assert answers[-1]["statusCode"] == 200
    assert SAID not in str(await silje.sends_press(HELP))
    by_itself = await jonas.sends_press(HELP, trigger="automatic")
    assert by_itself["statusCode"] == 429  # the card that is there stays
    seconds.now += 1
    assert SAID not in str(await jonas.sends_press(HELP))


async def test_messages_beyond_the_bound_are_told_so_once_a_minute(world: World, seconds: Seconds) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas = solvik["Jonas"]
    await jonas.adds_the_app()
    seconds.now += 60
    for _ in range(40):
        await jonas.says("hjelp")
    assert jonas.personal_text().count(SAID) == 1
    seconds.now += 61
    for _ in range(40):
        await jonas.says("hjelp")
    assert jonas.personal_text().count(SAID) == 2


async def test_what_one_person_sends_in_vain_is_not_counted_for_their_tenant(world: World, seconds: Seconds) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
    seconds.now += 60
    for _ in range(200):
        await solvik["Jonas"].sends_press(HELP)
    assert SAID not in str(await solvik["Silje"].sends_press(HELP))


async def test_a_school_that_is_added_while_its_leader_is_held_back_is_there(world: World, seconds: Seconds) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    for _ in range(40):
        await solvik["Ingrid"].sends_press(HELP)
    bergheim = world.team("Bergheim", ["Ingrid"])
    await bergheim.adds_the_bot(bergheim["Ingrid"])
    assert await bergheim.school_id()


def test_a_planning_day_is_far_below_the_bounds() -> None:
    assert PERSON.at_once >= 100
    assert PERSON.a_second >= 1
    assert TENANT.at_once >= 6_000  # everybody in a region in the same second
    assert TENANT.a_second >= 6_000 / 60
