"""Coming or not: by the invitation, by the own copy and by a sentence; what leader, channel and those away see."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.machines.looking import texts_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import meeting_id, person_id
from tests.support.playing.world import World, a_world

TEACHERS = ("Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir")


async def planned(world: World) -> tuple[Team, Somebody]:
    """It is Monday, and a meeting on Thursday at two is announced."""
    solvik = await world.school("Solvik", leader="Ingrid", teachers=TEACHERS)
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    return solvik, solvik["Ingrid"]


async def answers(world: World, solvik: Team) -> dict[str, bool]:
    """What is kept, by first name."""
    async with world.services.units(write=False) as uow:
        found = await uow.attendances.of_meeting(await meeting_id(world, solvik))
    return {
        name: found[key] for name in ("Ingrid", *TEACHERS) if (key := await person_id(world, solvik[name])) in found
    }


def data(meeting: str, arg: str, nonce: str = "") -> dict[str, Any]:
    return {"v": 1, "verb": "attendance.say", "ref": meeting, "arg": arg} | ({"n": nonce} if nonce else {})


async def means(person: Somebody, text: str, guess: str) -> str:
    """Say something; where the bot asks whether this was meant, press the guess."""
    said = await person.says(text)
    return await person.presses(guess) if "Mente du" in said else said


async def test_from_the_answer_to_the_digest_of_who_was_away(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik, ingrid = await planned(world)
        meeting = await meeting_id(world, solvik)
        invitation = solvik.posts()[-1]

        said = await solvik["Jonas"].sends_press(data(meeting, "no"), message=invitation)
        assert said["type"] == "application/vnd.microsoft.activity.message", "the card of all stays as it is"
        assert said["value"].startswith("Notert: Du kommer ikke.")
        copy = texts_of(solvik["Silje"].personal()[-1])
        assert "Jeg kommer ikke" in copy
        assert "Du har sagt at du kommer." in await solvik["Silje"].presses("Jeg kommer")
        assert "Du har sagt at du ikke kommer." in solvik["Jonas"].personal_text(), "the copy follows"
        noted = await solvik["Mikkel"].says("jeg kommer ikke på torsdag")
        assert "Notert: Du kommer ikke" in noted
        assert await answers(world, solvik) == {"Jonas": False, "Silje": True, "Mikkel": False}

        line = "1 kommer. Kommer ikke: Jonas Lunde og Mikkel Lunde. 4 har ikke svart."
        assert line in await ingrid.says("neste møte")
        assert line in await ingrid.says("møter")
        public = await solvik["Hanne"].says_in_channel("<at>Samklang</at> kven kjem på møtet?")
        assert "Kommer ikke: Jonas Lunde og Mikkel Lunde." in public
        await means(solvik["Mikkel"], "jeg kommer likevel", "Jeg kommer")
        await world.passes(minutes=1)
        assert await answers(world, solvik) == {"Jonas": False, "Silje": True, "Mikkel": True}

        await world.at(world.now.replace(day=26, hour=12, minute=45))
        assert "Kommer ikke: Jonas Lunde." in ingrid.personal_text()
        await ingrid.presses("Start møtet")
        await ingrid.sends_press({"v": 1, "verb": "meeting.end_save", "ref": meeting})
        await world.passes(minutes=11)
        assert "Du kunne ikke være med på møtet. Dette skjedde." in solvik["Jonas"].personal_text()
        assert "Du kunne ikke være med" not in solvik["Mikkel"].personal_text()
        assert await answers(world, solvik) == {}


async def test_what_was_noted_is_taken_back_with_one_press(world: World) -> None:
    solvik, _ingrid = await planned(world)
    jonas = solvik["Jonas"]
    assert "Notert: Du kommer ikke" in await jonas.says("jeg kan dessverre ikke komme på møtet")
    assert "Det er tatt tilbake" in await jonas.presses("Ta det tilbake")
    assert await answers(world, solvik) == {}


async def test_ill_today_is_not_coming_today_and_else_a_kind_word(world: World) -> None:
    solvik, _ingrid = await planned(world)
    jonas = solvik["Jonas"]
    said = await means(jonas, "jeg er syk i dag", "Jeg er syk")
    assert "God bedring" in said
    assert "ikke planlagt noe refleksjonsmøte i dag" in said
    assert await answers(world, solvik) == {}
    await world.at(world.now.replace(day=25))
    assert "Notert: Du kommer ikke" in await means(jonas, "jeg er syk i morgen", "Jeg er syk")
    await world.at(world.now.replace(day=26))
    assert "Notert: Du kjem ikkje" in await solvik["Silje"].says("eg er sjuk i dag")
    assert await answers(world, solvik) == {"Jonas": False, "Silje": False}


async def test_in_the_channel_it_is_noted_without_saying_why(world: World) -> None:
    solvik, _ingrid = await planned(world)
    await world.at(world.now.replace(day=26))
    said = await solvik["Jonas"].says_in_channel("<at>Samklang</at> eg er sjuk i dag")
    assert said.startswith("Notert: Jonas kommer ikke på møtet ")
    assert "bedring" not in said
    assert await answers(world, solvik) == {"Jonas": False}


async def test_a_day_without_a_meeting_notes_nothing_and_offers_the_next_one(world: World) -> None:
    solvik, _ingrid = await planned(world)
    jonas = solvik["Jonas"]
    said = await jonas.says("jeg kommer ikke på fredag")
    assert "Det er ikke planlagt noe møte fredag 27. november" in said
    assert await answers(world, solvik) == {}
    assert "Notert: Du kommer ikke" in await jonas.presses("Jeg kommer ikke")
    assert await answers(world, solvik) == {"Jonas": False}


async def test_without_a_meeting_ahead_nothing_is_noted(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=TEACHERS)
    assert "ingen møter" in (await solvik["Jonas"].says("jeg kommer ikke på møtet")).lower()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Eg kjem ikkje på møtet", "Notert: Du kjem ikkje"),
        ("I am not coming to the meeting", "Noted: you are not coming"),
    ],
)
async def test_the_answer_is_in_the_language_that_was_written(world: World, text: str, words: str) -> None:
    solvik, _ingrid = await planned(world)
    assert words in await solvik["Jonas"].says(text)


async def test_somebody_from_another_school_answers_for_nobody_here(world: World) -> None:
    solvik, _ingrid = await planned(world)
    fjell = await world.school("Fjell", leader="Solveig", teachers=["Petter"])
    meeting = await meeting_id(world, solvik)
    for arg in ("no", "maybe"):
        await fjell["Petter"].sends_press(data(meeting, arg, "copy"))
    await solvik["Jonas"].sends_press(data(meeting, "maybe"))
    assert await answers(world, solvik) == {}


async def test_who_is_not_coming_is_not_nudged(world: World) -> None:
    solvik, _ingrid = await planned(world)
    for name in TEACHERS[:2]:
        await solvik[name].says("jeg kommer ikke på torsdag")
    await world.at(world.now.replace(day=26, hour=8))
    nudged = [name for name in TEACHERS if "fem minutter" in solvik[name].personal_text().lower()]
    assert not set(nudged) & set(TEACHERS[:2])
