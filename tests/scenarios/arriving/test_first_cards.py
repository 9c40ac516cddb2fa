"""The first card of each: who added the bot, a new leader, a new teacher; what it leads to in two presses at most."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.meetings.meeting import Meeting, MeetingState
from tests.support.machines.looking import buttons_of, texts_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.world import World


async def meetings(world: World, team: Team, state: MeetingState) -> list[Meeting]:
    async with world.services.units(write=False) as uow:
        return await uow.meetings.of_school(await team.school_id(), states=[state])


async def person_id(world: World, who: Somebody) -> str:
    async with world.services.units(write=False) as uow:
        person = await uow.people.by_aad(world.tenant, who.aad_id)
    assert person is not None
    return person.id


def newest(who: Somebody) -> list[str]:
    return [button.title for button in buttons_of(who.personal()[-1].card)]


async def test_who_added_the_bot_and_leads_has_a_meeting_to_send_in_two_presses(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    ingrid = solvik["Ingrid"]
    await solvik.adds_the_bot(ingrid)

    answer = await ingrid.presses_verb("lead.myself")
    assert "Torsdag 10. desember" in answer
    assert "1.4 Samarbeid med hjemmet" in answer
    assert await meetings(world, solvik, MeetingState.DRAFT) == [], "looking makes nothing"
    proposal = await ingrid.presses("Se forslaget")

    assert "Torsdag 10. desember" in proposal
    (draft,) = await meetings(world, solvik, MeetingState.DRAFT)
    assert (draft.characteristic_id, len(draft.questions)) == ("1.4", 2)
    assert draft.starts_at == datetime(2026, 12, 10, 13, tzinfo=UTC)
    assert "Innkallingen er" in await ingrid.presses("Send innkalling")
    (sent,) = await meetings(world, solvik, MeetingState.INVITED)
    assert sent.id == draft.id


async def test_the_card_that_asked_who_leads_keeps_the_meeting_that_is_ready(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    await solvik.adds_the_bot(solvik["Ingrid"])
    await solvik["Ingrid"].presses_verb("lead.myself")

    assert "Se forslaget" in solvik["Ingrid"].buttons(), "the edit that follows does not take it away"


async def test_a_leader_who_was_chosen_gets_a_meeting_that_is_ready(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
    await jonas.adds_the_app()
    await solvik.adds_the_bot(ingrid)
    await ingrid.presses("Overlat til denne", person=await person_id(world, jonas))
    assert "Se forslaget" in newest(jonas)

    await jonas.presses("Se forslaget")
    assert "Send innkalling" in newest(jonas)
    assert await meetings(world, solvik, MeetingState.INVITED) == []


async def test_who_says_in_the_channel_that_they_lead_begins_in_their_own_chat(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    await solvik.adds_the_bot(solvik["Ingrid"])

    assert "Du leder" in await solvik["Ingrid"].presses_verb("lead.claim")
    assert newest(solvik["Ingrid"])[0] == "Se forslaget"


async def test_a_new_teacher_may_try_a_placement_before_there_is_a_meeting(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    jonas = solvik["Jonas"]
    await jonas.adds_the_app()
    assert newest(jonas)[0] == "Prøv en plassering"

    assert "steg 1 av 4" in await jonas.presses("Prøv en plassering")


async def test_a_new_teacher_prepares_for_the_meeting_that_is_ahead(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    jonas = solvik["Jonas"]
    await jonas.adds_the_app()

    assert "Torsdag" in texts_of(jonas.personal()[-1].card)
    assert "steg 1 av 4" in await jonas.presses("Forbered deg")


@pytest.mark.parametrize(
    "said",
    ["hva skal jeg begynne med?", "lag et første møte for meg", "kva bør vi starte med", "what should I start with?",
     "lag eit første møte for oss", "Make a first meeting for me please"],
)  # fmt: skip
async def test_it_is_asked_for_in_words_too(world: World, said: str) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])

    await solvik["Ingrid"].says(said)
    assert begins(solvik["Ingrid"]) == 1
    await solvik["Jonas"].says(said)
    assert begins(solvik["Jonas"]) == 0
    assert solvik["Jonas"].personal()[-1].card
    assert await meetings(world, solvik, MeetingState.DRAFT) == []


def begins(who: Somebody) -> int:
    """How many buttons on the newest card lead to the meeting that is ready."""
    return sum(button.data.get("verb") == "meeting.ready" for button in buttons_of(who.personal()[-1].card))


async def test_there_is_one_proposal_however_often_it_is_asked_for(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid = solvik["Ingrid"]
    for _ in range(2):
        await ingrid.presses_verb("meeting.ready")

    assert len(await meetings(world, solvik, MeetingState.DRAFT)) == 1
    cards = [said.card for said in ingrid.personal() if said.card]
    assert sum("Send innkalling" in [button.title for button in buttons_of(card)] for card in cards) == 1


async def test_an_old_card_makes_no_second_meeting(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid = solvik["Ingrid"]
    await ingrid.presses_verb("meeting.ready")
    await ingrid.presses("Send innkalling")

    assert "planlagt" in await ingrid.presses_verb("meeting.ready")
    assert await meetings(world, solvik, MeetingState.DRAFT) == []


async def test_the_draft_is_changed_like_any_other(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid = solvik["Ingrid"]
    await ingrid.presses_verb("meeting.ready")

    assert "Fredag 11. desember" in await ingrid.says("heller fredag 11. desember kl 13")
    (draft,) = await meetings(world, solvik, MeetingState.DRAFT)
    assert draft.characteristic_id == "1.4"


async def test_it_is_for_leaders(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    fjell = await world.school("Fjell", "Hanne")

    for who in (solvik["Jonas"], fjell["Hanne"]):
        value = {"v": 1, "verb": "meeting.ready", "ref": await solvik.school_id()}
        await who.says("", value=value)
    assert await meetings(world, solvik, MeetingState.DRAFT) == []
