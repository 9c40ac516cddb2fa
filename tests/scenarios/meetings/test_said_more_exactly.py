"""Sentences that say more than one thing about a meeting that is to be changed: nothing of it is lost or mixed up."""

from __future__ import annotations

import pytest

from tests.support.machines.looking import texts_of, values_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.world import World


@pytest.fixture
async def solvik(world: World) -> Team:
    """A school with three meetings: 1.4 on Thursday and on Friday of the next week, and 2.1 on the Friday after."""
    team = await world.school("Solvik", "Ingrid", ["Jonas"])
    for asked in ("1.4 torsdag kl 14", "1.4 fredag 4. desember kl 14", "2.1 fredag 11. desember kl 14"):
        await team["Ingrid"].says(f"refleksjonsmøte om {asked}")
        await team["Ingrid"].presses("Send innkalling")
    return team


def form(who: Somebody) -> dict[str, str]:
    return values_of(who.personal()[-1].card)


async def under_first_card(team: Team, who: Somebody, text: str) -> None:
    thread = next(post for post in team.posts() if post.cards and "1.4" in texts_of(post.card)).conversation_id
    event = team.event("message", who, text=text)
    event["conversation"]["id"] = thread
    await team.world.post(event)
    await team.world.passes(minutes=1)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("flytt møtet til fredag kl 13 i 45 minutter", ("2026-11-27", "13:00", "45.0")),
        ("flytt møtet til fredag 14 til 15.15", ("2026-11-27", "14:00", "75.0")),
        ("move the meeting to Friday 1pm to 2pm", ("2026-11-27", "13:00", "60.0")),
        ("flytt møtet en uke fram til kl 13", ("2026-12-03", "13:00", "90.0")),
        ("flytt møtet ei veke fram, og kl 15", ("2026-12-03", "15:00", "90.0")),
        ("flytt møtet en time senere", ("2026-11-26", "15:00", "90.0")),
        ("flytt møtet fra kl 14 til kl 15", ("2026-11-26", "15:00", "90.0")),
        ("flytt møtet frå 14 til 15.30", ("2026-11-26", "15:30", "90.0")),
        ("flytt møtet fra torsdag til fredag", ("2026-11-27", "14:00", "90.0")),
        ("flytt møtet fra torsdag kl 14 til fredag kl 13", ("2026-11-27", "13:00", "90.0")),
    ],
)
async def test_day_time_and_length_all_go_into_the_form(solvik: Team, said: str, wanted: tuple[str, str, str]) -> None:
    await solvik["Ingrid"].says(said)

    found = form(solvik["Ingrid"])
    assert (found["date"], found["time"], found["minutes"]) == wanted


@pytest.mark.parametrize("said", ["avlys møtet om 1.4 fredag 4. desember", "avlys møtet fredag 4. desember"])
async def test_a_day_that_is_named_in_the_channel_tells_which_meeting(solvik: Team, said: str) -> None:
    await solvik["Ingrid"].says_in_channel(f"<at>Samklang</at> {said}")
    await solvik.world.passes(minutes=1)

    assert "4. desember" in texts_of(solvik["Ingrid"].personal()[-1].card)


@pytest.mark.parametrize("said", ["avlys møtet fredag 4. desember", "avlys møtet om 1.4 fredag 4. desember"])
async def test_a_day_that_is_named_under_another_card_tells_which_meeting(solvik: Team, said: str) -> None:
    await under_first_card(solvik, solvik["Ingrid"], said)

    assert "4. desember" in texts_of(solvik["Ingrid"].personal()[-1].card)


async def test_what_it_is_about_does_not_lead_away_from_the_card_it_is_said_under(solvik: Team) -> None:
    second = [post for post in solvik.posts() if post.cards and "1.4" in texts_of(post.card)][1]
    event = solvik.event("message", solvik["Ingrid"], text="avlys møtet om 1.4")
    event["conversation"]["id"] = second.conversation_id
    await solvik.world.post(event)
    await solvik.world.passes(minutes=1)

    assert "4. desember" in texts_of(solvik["Ingrid"].personal()[-1].card)


@pytest.mark.parametrize("said", ["flytt møtet til fredag fra 14 til 15", "flytt møtet til fredag frå kl 13 til 14.30"])
async def test_the_hours_of_a_new_day_are_no_old_time(solvik: Team, said: str) -> None:
    await solvik["Ingrid"].says(said)

    found = form(solvik["Ingrid"])
    hours = ("14:00", "60.0") if "15" in said else ("13:00", "90.0")
    assert (found["date"], found["time"], found["minutes"]) == ("2026-11-27", *hours)


async def test_the_first_day_of_all_calendars_is_a_day_to_put_right(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("flytt møtet")

    answer = await ingrid.presses("Flytt møtet", date="0001-01-01", time="00:00", minutes="90")

    assert "Når skal vi møtes i stedet" in answer, answer
