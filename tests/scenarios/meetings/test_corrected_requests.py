"""A message that asked for a card and is corrected: the earlier card says so, and the new one stands."""

from __future__ import annotations

import pytest

from bot.handling.asked_for import CORRECTED, LEFT_AS_IT_IS
from dialogs.understanding.intents import INTENTS, Effect
from domain.meetings.meeting import MeetingState
from domain.people.school import Role
from tests.scenarios.meetings.test_edited_messages import FIRST, ONCE, edits, says
from tests.support.machines.looking import texts_of, values_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.world import World

# Asked for, corrected to, and what the newer card says.
REQUESTS = (
    ("hver måned første mandag kl 14 om 1.4", "hver måned første tirsdag kl 14 om 1.4", "En serie"),
    ("flytt møtet til fredag", "flytt møtet til mandag 30. november", "Når skal vi møtes i stedet?"),
    ("avlys møtet", "flytt møtet en uke", "Når skal vi møtes i stedet?"),
    ("planlegg møte om 2.1 fredag 4. desember kl 13", "annenhver torsdag kl 14 fram til påske", "En serie"),
    ("hver måned første mandag kl 14 om 1.4", "planlegg møte om 2.1 fredag 4. desember kl 13", "2.1"),
)


@pytest.fixture
async def solvik(world: World) -> Team:
    team = await world.school("Solvik", "Ingrid", ["Jonas"])
    await team["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await team["Ingrid"].presses("Send innkalling")
    return team


def cards_of(who: Somebody) -> list[str]:
    return [texts_of(said) for said in who.personal()]


async def test_the_earlier_card_is_replaced_whatever_was_asked_for(solvik: Team) -> None:
    ingrid, wrong = solvik["Ingrid"], []
    for asked, corrected, newer in REQUESTS:
        message = await says(solvik.world, ingrid, asked)
        before = len(ingrid.personal())
        answer = await edits(solvik.world, ingrid, message, corrected)
        if newer not in answer or "Erstattet" not in texts_of(ingrid.personal()[before - 1].card):
            wrong.append((asked, corrected, answer[:80]))
    assert wrong == []


async def test_a_form_of_a_measure_and_of_reminders_too(solvik: Team) -> None:
    for who, asked, corrected in (
        (solvik["Ingrid"], "legg til et tiltak: ringe de foresatte", "legg til et tiltak: skrive til de foresatte"),
        (solvik["Jonas"], "ikke mas på meg", "ikke mas på meg denne uka"),
        (solvik["Jonas"], "forberede 1.4", "forberede 2.1"),
    ):
        message = await says(solvik.world, who, asked)
        before = len(who.personal())
        await edits(solvik.world, who, message, corrected)
        assert "Erstattet" in texts_of(who.personal()[before - 1].card), asked
        assert len(who.personal()) == before + 1, asked


async def test_what_was_done_is_not_undone_by_correcting_its_message(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    message = await says(solvik.world, ingrid, "hver måned første mandag kl 14 om 1.4")
    await ingrid.presses("Lag forslagene")

    assert ONCE in await edits(solvik.world, ingrid, message, "hver måned første tirsdag kl 14 om 1.4")
    assert not any("Erstattet" in card for card in cards_of(ingrid))


async def test_a_form_that_came_back_with_something_to_put_right_is_still_replaced(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    asked = await says(solvik.world, ingrid, "flytt møtet til fredag kl 13")
    first = ingrid.personal()[-1]
    await ingrid.presses("Flytt møtet", date="2020-01-01")

    await edits(solvik.world, ingrid, asked, "flytt møtet til mandag kl 13")

    assert "Erstattet" in texts_of(first.card)


async def test_a_correction_to_something_else_is_left_and_said(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    message = await says(solvik.world, ingrid, "flytt møtet til fredag")

    assert ONCE in await edits(solvik.world, ingrid, message, "takk")
    assert not any("Erstattet" in card for card in cards_of(ingrid))


async def test_a_proposal_that_became_a_series_is_gone(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    message = await says(solvik.world, ingrid, FIRST.replace("torsdag", "fredag"))
    await edits(solvik.world, ingrid, message, "annenhver torsdag kl 14 fram til påske")

    async with solvik.world.services.units(write=False) as uow:
        assert await uow.meetings.of_school(await solvik.school_id(), states=[MeetingState.DRAFT]) == []


async def test_a_request_in_the_channel_is_corrected_in_ones_own_chat(solvik: Team) -> None:
    ingrid, world = solvik["Ingrid"], solvik.world
    event = solvik.event("message", ingrid, text="kan vi ta det fredag i stedet")
    event["conversation"]["id"] = f"{solvik.id};messageid=1"
    before = len(ingrid.personal())
    await world.post(event)
    data = event["channelData"] | {"eventType": "editMessage"}
    await world.post(event | {"type": "messageUpdate", "text": "kan vi ta det onsdag i stedet", "channelData": data})

    await world.passes(minutes=1)
    said = ingrid.personal()[before:]
    assert [("Erstattet" in texts_of(one.card)) for one in said] == [True, False]
    assert values_of(said[-1].card)["date"] == "2026-11-25"


async def test_a_message_corrected_again_and_again_replaces_the_card_before_each_time(solvik: Team) -> None:
    ingrid, world, wrong = solvik["Ingrid"], solvik.world, []
    for number, asked in enumerate(
        (
            ("avlys møtet", "flytt møtet en uke", "flytt møtet til mandag 30. november"),
            ("annenhver torsdag kl 14 fram til påske", "flytt møtet en uke", "avlys møtet"),
            ("avlys møtet", "planlegg møte om 2.1 fredag 4. desember kl 13", "flytt møtet en uke"),
        )
    ):
        message = await says(world, ingrid, asked[0])
        for minute, corrected in enumerate(asked[1:]):
            last = len(ingrid.personal()) - 1
            when = f"2027-01-{12 + number}T09:0{minute}:00.000Z"
            await edits(world, ingrid, message, corrected, timestamp=when)
            await world.passes(minutes=1)
            if "Erstattet" not in texts_of(ingrid.personal()[last].card):
                wrong.append((corrected, texts_of(ingrid.personal()[last].card)[:60]))
    assert wrong == []


async def test_who_leads_no_longer_throws_no_proposal_away_by_correcting(solvik: Team) -> None:
    ingrid, world = solvik["Ingrid"], solvik.world
    message = await says(world, ingrid, FIRST.replace("torsdag", "fredag"))
    async with world.services.units() as uow:
        person = await uow.people.by_aad(world.tenant, ingrid.aad_id)
        assert person is not None
        await uow.people.put_member(await solvik.school_id(), person.id, Role.TEACHER)
        await uow.commit()

    assert ONCE in await edits(world, ingrid, message, "forberede 1.4")

    async with world.services.units(write=False) as uow:
        assert len(await uow.meetings.of_school(await solvik.school_id(), states=[MeetingState.DRAFT])) == 1


def test_every_request_that_leaves_a_card_is_corrected_or_says_why_not() -> None:
    opens = {name for name, intent in INTENTS.items() if intent.effect is Effect.OPENS}

    assert opens - CORRECTED - set(LEFT_AS_IT_IS) == set()
    assert CORRECTED & set(LEFT_AS_IT_IS) == set()
