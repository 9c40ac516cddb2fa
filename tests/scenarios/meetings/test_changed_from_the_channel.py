"""A meeting that is moved or cancelled by a sentence in the channel: understood there, pressed in one's own chat."""

from __future__ import annotations

import pytest

from domain.meetings.meeting import Meeting, MeetingState
from tests.support.machines.looking import texts_of, values_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.world import World

SENT = "Jeg har sendt deg skjemaet i den personlige chatten"


@pytest.fixture
async def solvik(world: World) -> Team:
    """A school with two meetings: 1.4 on Thursday at 14 and 2.1 the Friday of the week after."""
    team = await world.school("Solvik", "Ingrid", ["Jonas"])
    for asked in ("refleksjonsmøte om 1.4 torsdag kl 14", "refleksjonsmøte om 2.1 fredag 4. desember kl 14"):
        await team["Ingrid"].says(asked)
        await team["Ingrid"].presses("Send innkalling")
    return team


async def meetings(team: Team, *states: MeetingState) -> dict[str, Meeting]:
    async with team.world.services.units(write=False) as uow:
        return {
            one.characteristic_id: one for one in await uow.meetings.of_school(await team.school_id(), states=states)
        }


async def under_card(team: Team, who: Somebody, about: str, text: str) -> str:
    """Write in the thread under a meeting's card; returns the answer."""
    thread = next(post for post in team.posts() if post.cards and about in texts_of(post.card)).conversation_id
    before = len(team.posts())
    event = team.event("message", who, text=text)
    event["conversation"]["id"] = thread
    await team.world.post(event)
    return "\n".join(texts_of(post) for post in team.posts()[before:])


def form(who: Somebody) -> dict[str, str]:
    return values_of(who.personal()[-1].card)


@pytest.mark.parametrize(
    ("said", "field", "wanted"),
    [
        ("kan vi ta det fredag i stedet", "date", "2026-11-27"),
        ("kan vi ta møtet en uke senere", "date", "2026-12-03"),
        ("kan vi ta det ei veke seinare", "date", "2026-12-03"),
        ("can we do it on Friday instead", "date", "2026-11-27"),
        ("flytt møtet en halvtime senere", "time", "14:30"),
        ("60 minutter i stedet for 90", "minutes", "60.0"),
        ("møtet må bli en halvtime kortere", "minutes", "60.0"),
        ("forleng møtet med en halvtime", "minutes", "120.0"),
    ],
)
async def test_a_leader_gets_the_form_filled_in_and_nothing_changes_without_a_press(
    solvik: Team, said: str, field: str, wanted: str
) -> None:
    ingrid = solvik["Ingrid"]
    before = await meetings(solvik, MeetingState.INVITED)

    assert SENT in await ingrid.says_in_channel(f"<at>Samklang</at> {said}")
    await solvik.world.passes(minutes=1)

    assert form(ingrid)[field] == wanted
    assert not [post for post in solvik.posts() if post.cards and "Når skal vi møtes i stedet" in texts_of(post.card)]
    assert await meetings(solvik, MeetingState.INVITED) == before
    await ingrid.presses("Flytt møtet")
    assert "er flyttet til" in solvik.channel_text()


async def test_a_cancelling_edits_the_card_and_says_so_in_the_thread(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]

    assert SENT in await ingrid.says_in_channel("<at>Samklang</at> avlys møtet")
    await solvik.world.passes(minutes=1)
    assert "er avlyst" not in solvik.channel_text()
    await ingrid.presses("Avlys møtet", reason="Mange er syke")

    assert list(await meetings(solvik, MeetingState.CANCELLED)) == ["1.4"]
    assert "er avlyst. «Mange er syke»" in solvik.channel_text()


@pytest.mark.parametrize("said", ["kan vi ta det fredag i stedet", "avlys møtet", "flytt det en uke", "start møtet"])
async def test_a_teacher_is_told_who_can_do_it(solvik: Team, said: str) -> None:
    answer = await solvik["Jonas"].says_in_channel(f"<at>Samklang</at> {said}")

    assert "Ingrid Lunde kan hjelpe deg" in answer
    await solvik.world.passes(minutes=1)
    assert "Når skal vi møtes" not in solvik["Jonas"].personal_text() + solvik["Ingrid"].personal_text()


async def test_under_a_card_that_meeting_is_meant(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]

    assert SENT in await under_card(solvik, ingrid, "2.1", "kan vi ta det mandag 7. desember i stedet")
    await solvik.world.passes(minutes=1)
    await ingrid.presses("Flytt møtet")

    moved = (await meetings(solvik, MeetingState.INVITED))["2.1"].starts_at
    assert moved is not None
    assert moved.date().isoformat() == "2026-12-07"
    assert "2.1" in await under_card(solvik, solvik["Jonas"], "2.1", "hvor og når er møtet?")
    await under_card(solvik, solvik["Jonas"], "2.1", "jeg kommer ikke")
    async with solvik.world.services.units(write=False) as uow:
        jonas = await uow.people.by_aad(solvik.world.tenant, solvik["Jonas"].aad_id)
        assert jonas is not None
        answers = await uow.attendances.of_person(jonas.id)
    assert answers == {(await meetings(solvik, MeetingState.INVITED))["2.1"].id: False}


async def test_under_a_card_the_thread_decides_between_two_about_the_same(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag 3. desember kl 14")
    await ingrid.presses("Send innkalling")

    assert SENT in await under_card(solvik, ingrid, "3. desember", "kan vi ta møtet om 1.4 en uke senere")
    await solvik.world.passes(minutes=1)

    assert form(ingrid)["date"] == "2026-12-10"


async def test_the_day_that_is_named_decides_between_two_about_the_same(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 fredag 11. desember kl 14")
    await ingrid.presses("Send innkalling")

    await ingrid.says_in_channel("<at>Samklang</at> avlys møtet om 1.4 fredag 11. desember")
    await solvik.world.passes(minutes=1)

    assert "11. desember" in texts_of(ingrid.personal()[-1].card)


async def test_a_meeting_that_is_cancelled_is_not_moved_from_its_thread(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("avlys møtet")
    await ingrid.presses("Avlys møtet")

    answer = await under_card(solvik, ingrid, "1.4", "kan vi ta det fredag i stedet")

    assert "avlyst" in answer
    assert SENT not in answer


@pytest.mark.parametrize("said", ["en uke senere", "ei veke seinare", "a week later"])
async def test_a_few_words_are_enough_under_its_card(solvik: Team, said: str) -> None:
    assert SENT in await under_card(solvik, solvik["Ingrid"], "2.1", said)
    await solvik.world.passes(minutes=1)

    assert form(solvik["Ingrid"])["date"] == "2026-12-11"
