"""From a sentence to a meeting that everybody knows about, and what happens when it is moved or called off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.meetings.meeting import Meeting
from tests.support.playing.people import Team
from tests.support.playing.world import World

THURSDAY = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)  # 14 in Norway
WHOLE = "refleksjonsmøte om 1.4 torsdag kl 14"


@pytest.fixture
async def solvik(world: World) -> Team:
    return await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje", "Mikkel"])


async def invited(solvik: Team) -> None:
    await solvik["Ingrid"].says(WHOLE)
    await solvik["Ingrid"].presses("Send innkalling")


async def test_the_invitation_is_in_the_channel_and_each_colleague_has_one_copy(solvik: Team) -> None:
    await invited(solvik)

    post = solvik.channel_text().replace("\u00a0", " ")
    assert post.count("1.4 Samarbeid med hjemmet") == 1
    assert "Torsdag 26. november kl. 14.00–15.30" in post
    assert "Forbered deg" in post
    for name in ("Jonas", "Silje", "Mikkel"):
        assert solvik[name].personal_text().count("Velkommen til refleksjonsmøte") == 1
    assert "Velkommen til refleksjonsmøte" not in solvik["Ingrid"].personal_text()


async def test_in_the_channel_one_line_is_said_and_the_dialog_goes_on_in_personal_chat(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    said = await ingrid.says_in_channel("<at>Samklang</at> refleksjonsmøte om 1.4 torsdag kl 14")

    assert said == "Jeg har sendt deg et forslag i den personlige chatten vår."
    assert "Torsdag 26. november kl. 14.00" in ingrid.personal_text()
    assert "Fredag 27. november kl. 13.00" in await ingrid.says("heller fredag kl 13")
    await ingrid.presses("Send innkalling")
    assert "Fredag 27. november kl. 13.00" in solvik.channel_text()


async def test_what_the_channel_left_open_is_asked_in_personal_chat(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says_in_channel("<at>Samklang</at> planlegg møte om 2.2 31. november")

    assert "31. november finnes ikke" in ingrid.personal_text()
    assert "Torsdag 26. november" in await ingrid.presses("Lag et forslag", date="2026-11-26", time="14:00")


async def test_a_teacher_who_tries_is_told_who_can(solvik: Team) -> None:
    assert "Ingrid Lunde" in await solvik["Jonas"].says(WHOLE)
    assert "Ingrid Lunde" in await solvik["Jonas"].says_in_channel(f"<at>Samklang</at> {WHOLE}")


async def test_a_leader_of_two_schools_is_asked_which(world: World, solvik: Team) -> None:
    await world.school("Fjell", leader="Ingrid", teachers=["Amir"])
    ingrid = solvik["Ingrid"]

    assert "Fjell" in await ingrid.says(WHOLE)
    await ingrid.presses("Fjell")
    await ingrid.presses("Send innkalling")
    assert "1.4 Samarbeid med hjemmet" in world.all_teams[1].channel_text()
    assert "1.4 Samarbeid med hjemmet" not in solvik.channel_text()


async def test_a_moved_meeting_is_edited_and_said_in_the_thread_and_to_those_with_a_copy(solvik: Team) -> None:
    await invited(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Flytt møtet")
    said = await ingrid.presses("Flytt møtet", date="2026-12-01", time="13:30", place="Salen")

    assert "Møtet er flyttet" in said
    post = solvik.channel_text().replace("\u00a0", " ")
    assert "Tirsdag 1. desember kl. 13.30" in post or "tirsdag 1. desember kl. 13.30" in post
    assert post.count("er flyttet til tirsdag 1. desember kl. 13.30. Salen.") == 1
    assert "26. november" not in post
    assert "er flyttet til tirsdag 1. desember" in solvik["Jonas"].personal_text()
    assert "26. november" not in solvik["Jonas"].personal_text()


async def test_moving_to_a_holiday_takes_a_second_press_and_a_past_time_cannot_be(solvik: Team) -> None:
    await invited(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Flytt møtet")

    assert "er passert" in await ingrid.presses("Flytt møtet", date="2026-11-20", time="14:00")
    assert "helligdag" in await ingrid.presses("Flytt møtet", date="2026-12-25", time="14:00")
    assert "26. november" in solvik.channel_text()
    assert "Møtet er flyttet" in await ingrid.presses("Flytt møtet")
    assert "25. desember" in solvik.channel_text()


async def test_a_cancelled_meeting_says_so_and_why_and_nothing_more_comes(world: World, solvik: Team) -> None:
    await invited(solvik)
    ingrid = solvik["Ingrid"]
    await ingrid.says("møter")
    await ingrid.presses("Avlys møtet")
    said = await ingrid.presses("Avlys møtet", reason="Mange er *syke*")

    assert "Møtet er avlyst" in said
    assert "er avlyst. «Mange er" in solvik.channel_text()
    assert "er avlyst" in solvik["Silje"].personal_text()
    before = len(ingrid.personal())
    await world.at(THURSDAY + timedelta(days=2))
    assert len(ingrid.personal()) == before


async def test_a_teacher_and_an_outsider_can_neither_move_nor_cancel(world: World, solvik: Team) -> None:
    other = await world.school("Fjell", leader="Amir")
    await invited(solvik)
    async with world.services.units(write=False) as uow:
        (meeting,) = await uow.meetings.of_school(await solvik.school_id())
    for person in (solvik["Jonas"], other["Amir"]):
        for verb in ("meeting.move", "meeting.move_save", "meeting.cancel", "meeting.cancel_save"):
            data = {"v": 1, "verb": verb, "ref": meeting.id, "date": "2026-12-01", "time": "12:00"}
            body = await person.sends_press(data)
            assert body["statusCode"] == 200
    async with world.services.units(write=False) as uow:
        assert await uow.meetings.get(meeting.id) == meeting


async def test_who_wants_no_copies_gets_none_and_can_change_their_mind(solvik: Team) -> None:
    await invited(solvik)
    jonas = solvik["Jonas"]

    assert "Slutt å sende meg kopier" in await jonas.presses("Slutt å sende meg kopier")
    await solvik["Ingrid"].says("refleksjonsmøte om 2.2 fredag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    assert "2.2" not in jonas.personal_text()
    assert "Du får kopier igjen" in await jonas.presses("Send meg kopier igjen")


async def test_who_prepares_from_the_channel_reads_in_personal_chat(solvik: Team) -> None:
    await invited(solvik)
    silje = solvik["Silje"]
    await silje.presses_verb("copies.off")
    posts = solvik.posts()[-1]
    body = await silje.sends_press({"v": 1, "verb": "place.start", "ref": (await _meeting(solvik)).id}, message=posts)

    assert "personlige chatten" in body["value"]
    assert "kjenner du deg igjen" in silje.personal_text()
    assert "kjenner du deg igjen" not in solvik.channel_text()


async def test_the_leader_gets_their_own_card_half_an_hour_ahead(world: World, solvik: Team) -> None:
    await invited(solvik)
    await world.at(THURSDAY - timedelta(minutes=31))
    assert "Start møtet" not in solvik["Ingrid"].buttons()
    await world.at(THURSDAY - timedelta(minutes=30))
    assert "Start møtet" in solvik["Ingrid"].buttons()


async def test_drafts_are_listed_for_who_made_them_only(solvik: Team) -> None:
    await solvik["Ingrid"].says(WHOLE)

    assert "Utkast, ikke sendt" in await solvik["Ingrid"].says("møter")
    assert "1.4" not in await solvik["Jonas"].says("møter")


async def test_a_button_to_plan_about_one_characteristic_brings_the_form(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    body = await ingrid.sends_press({"v": 1, "verb": "meeting.plan", "ref": await solvik.school_id(), "arg": "2.2"})

    assert body["value"]["type"] == "AdaptiveCard"
    assert "2.2" in str(body["value"])
    assert "Torsdag 26. november kl. 14.00" in await ingrid.says("torsdag kl 14")


async def _meeting(solvik: Team) -> Meeting:
    async with solvik.world.services.units(write=False) as uow:
        (meeting,) = await uow.meetings.of_school(await solvik.school_id())
    return meeting
