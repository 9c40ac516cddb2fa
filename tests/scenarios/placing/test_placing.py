"""Placing the school through the whole service: buttons, commands in between, my answers, and who may what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.heartbeat import Heartbeat
from domain.people.school import Role
from domain.placing.placement import Placement
from tests.support.arranged.placing import placement_of
from tests.support.playing.people import Team
from tests.support.playing.world import START, World

THURSDAY = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


@pytest.fixture
async def solvik(world: World) -> Team:
    return await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje"])


async def invited(solvik: Team) -> str:
    """The meeting's id; everybody has the invitation and may prepare."""
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    await solvik.world.passes(days=2)
    async with solvik.world.services.units(write=False) as uow:
        (meeting,) = await uow.meetings.of_school(await solvik.school_id())
    return meeting.id


async def placed(solvik: Team, name: str, meeting_id: str) -> Placement | None:
    async with solvik.world.services.units(write=False) as uow:
        person = await uow.people.by_aad(solvik.world.tenant, solvik[name].aad_id)
        assert person is not None
        return await placement_of(uow, meeting_id, person.id)


async def test_a_teacher_places_by_command_with_other_commands_in_the_middle(solvik: Team) -> None:
    meeting = await invited(solvik)
    jonas = solvik["Jonas"]

    assert "steg 1 av 4" in await jonas.says("vurder 1.4")
    assert "steg 2 av 4" in await jonas.says("alle sjelden")
    assert "vurder" in (await jonas.says("hjelp")).lower()
    assert "1.4" in await jonas.says("møter")
    assert "steg 3 av 4" in await jonas.says("ofte, av og til")
    assert "tatt vare på svarene" in await jonas.says("avbryt")
    assert "forsto" in await jonas.says("hm hm")  # nothing waits
    assert "steg 3 av 4" in await jonas.presses("Fortsett nå")
    assert "steg 4 av 4" in await jonas.says("1 ofte 2 ofte 3 vet ikke")
    assert "siste steg" in await jonas.says("alle av og til")
    assert "lagret" in await jonas.presses("Lagre", level="2", thought="Ringe hjem i august.")

    kept = await placed(solvik, "Jonas", meeting)
    assert kept is not None
    assert (kept.level, kept.thought, kept.done) == (2, "Ringe hjem i august.", True)
    assert "Ringe hjem" not in solvik.channel_text()
    assert "Ringe hjem" not in solvik["Ingrid"].personal_text()


@pytest.mark.parametrize(
    "thought",
    [
        "Møter med foresatte hver høst",
        "Tall som viser hvor mange som slutter",
        "Tiltak: ringe hjem til nye elever",
        "Planlegg året sammen med foresatte",
        "Stopp med å sende alt på papir",
    ],
)
async def test_a_thought_that_begins_as_a_command_does_is_a_thought(solvik: Team, thought: str) -> None:
    meeting = await invited(solvik)
    jonas = solvik["Jonas"]
    await jonas.says("vurder 1.4")
    for text in ("alle sjelden", "alle ofte", "alle ofte", "alle sjelden"):
        await jonas.says(text)

    assert thought in await jonas.says(thought)
    assert "lagret" in await jonas.says("nivå 2")

    kept = await placed(solvik, "Jonas", meeting)
    assert kept is not None
    assert (kept.level, kept.thought) == (2, thought)


@pytest.mark.parametrize(
    ("command", "answer"),
    [("møter", "Møter"), ("tall 1.4", "1.4"), ("hjelp meg litt", "vurder"), ("avbryt nå", "tatt vare på svarene")],
)
async def test_a_command_is_one_where_a_thought_is_asked_for(solvik: Team, command: str, answer: str) -> None:
    meeting = await invited(solvik)
    jonas = solvik["Jonas"]
    await jonas.says("vurder 1.4")
    for text in ("alle sjelden", "alle ofte", "alle ofte", "alle sjelden"):
        await jonas.says(text)

    assert answer in await jonas.says(command)

    kept = await placed(solvik, "Jonas", meeting)
    assert kept is not None
    assert kept.thought == ""


async def test_my_answers_are_shown_to_me_changed_and_deleted(solvik: Team) -> None:
    meeting = await invited(solvik)
    jonas = solvik["Jonas"]
    await jonas.says("vurder 1.4")
    for text in ("alle sjelden", "alle ofte", "alle ofte", "alle sjelden"):
        await jonas.says(text)
    await jonas.presses("Lagre", level="3", thought="Ringe hjem.")

    shown = await jonas.presses("Vis svarene mine")
    assert "Nivå 3" in shown.replace("\u00a0", " ")
    assert "Ringe hjem." in shown
    assert "steg 1 av 4" in await jonas.presses("Endre svarene mine")
    await jonas.presses("Vis svarene mine")
    assert "Svarene dine er slettet" in await jonas.presses("Slett svarene mine")

    assert await placed(solvik, "Jonas", meeting) is None
    assert "steg 1 av 4" in await jonas.presses("Begynn på nytt")


async def test_an_outsider_and_who_does_not_take_part_place_nothing(world: World, solvik: Team) -> None:
    other = await world.school("Fjell", leader="Amir")
    meeting = await invited(solvik)
    amir, silje = other["Amir"], solvik["Silje"]
    for verb in ("place.start", "place.show", "place.delete", "place.answer", "place.save"):
        body = await amir.sends_press({"v": 1, "verb": verb, "ref": meeting, "arg": f"{meeting}|1", "level": "2"})
        assert "kjenner du deg igjen" not in str(body)
    async with world.services.units() as uow:
        person = await uow.people.by_aad(world.tenant, silje.aad_id)
        assert person is not None
        await uow.people.put_member(await solvik.school_id(), person.id, Role.NONE)
        await uow.commit()

    assert "Les alle fire" in await silje.says("vurder 1.4")
    assert await placed(solvik, "Silje", meeting) is None


async def test_a_teacher_of_two_schools_goes_on_in_the_one_they_began_in(world: World, solvik: Team) -> None:
    meeting = await invited(solvik)
    await world.school("Fjell", leader="Amir", teachers=["Jonas"])
    jonas = solvik["Jonas"]

    assert "Fjell" in await jonas.says("vurder 1.4")  # which of the two?
    assert "steg 1 av 4" in await jonas.presses("Solvik")
    assert "steg 2 av 4" in await jonas.says("alle sjelden")
    assert await placed(solvik, "Jonas", meeting) is not None


async def test_nothing_of_it_is_left_once_the_meeting_is_cancelled(solvik: Team) -> None:
    meeting = await invited(solvik)
    await solvik["Jonas"].says("vurder 1.4")
    await solvik["Jonas"].says("alle sjelden")
    await solvik["Ingrid"].says("møter")
    await solvik["Ingrid"].presses("Avlys møtet")
    await solvik["Ingrid"].presses("Avlys møtet", reason="")

    assert await placed(solvik, "Jonas", meeting) is None
    assert "avlyst" in await solvik["Jonas"].says("alle ofte")


async def test_in_the_channel_nobody_is_asked_anything(solvik: Team) -> None:
    await invited(solvik)

    await solvik["Jonas"].says_in_channel("vurder 1.4")

    assert "kjenner du deg igjen" not in solvik.channel_text()


async def test_private_answers_are_swept_away_after_half_a_year(world: World, solvik: Team) -> None:
    jonas = solvik["Jonas"]
    assert "slettes de av seg selv" in await jonas.says("vurder 2.2")
    await jonas.says("alle sjelden")
    units = world.services.units

    async def sweep(days: int) -> int:
        mouth = None
        await Heartbeat(units, lambda: START + timedelta(days=days), mouth)._forget()  # type: ignore[arg-type]
        async with units(write=False) as uow:
            person = await uow.people.by_aad(world.tenant, jonas.aad_id)
            assert person is not None
            return len(await uow.private_notes.of_person(person.id))

    assert await sweep(179) == 1
    assert await sweep(182) == 0
