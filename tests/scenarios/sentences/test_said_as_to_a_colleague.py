"""What people write as they would to a colleague, and what they see: through the whole bot."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.machines.looking import texts_of
from tests.support.playing.people import Team
from tests.support.playing.world import World, a_world

# Said by a leader with one meeting ahead, and what stands in the answer.
BY_LEADER = {
    "hva kan du": "Hva vil du gjøre?",
    "kan du flytte møtet til fredag": "Når skal vi møtes i stedet?",
    "avlys møtet": "Skal møtet avlyses?",
    "når er neste møte": "Neste møte",
    "neste møte": "Neste møte",
    "hvem har forberedt seg?": "har forberedt seg",
    "hvem ser hva": "Hvem ser hva",
    "er det anonymt?": "Hvem ser hva",
    "hva ble vi enige om sist": "Det har ikke vært noe møte ennå",
    "1.4": "1.4",
    "kva er 2.2": "2.2",
    "slett dataene mine": "data",
    "hei samklang hvordan går det med tiltakene våre": "iltak",
    "takk!": "Bare hyggelig.",
    "bytt språk": "Hvilket språk skal jeg skrive til deg?",
    "how do I change language": "Which language shall I write to you?",
    "help": "What would you like to do?",
    "start møtet": "Start møtet",
    "personvern": "Hvem ser hva",
    "mine oppgaver": "tiltak",
    "hjlep": "Hva vil du gjøre?",
    "innstilinger": "nnstillinger",
    "årshjulet vårt": "rshjul",
}
BY_TEACHER = {
    "når er neste møte?": "Neste møte",
    "hvem ser det jeg stemmer?": "Ingen ser hva du stemmer",
    "flytt møtet til fredag": "Bare ledere",
    "tusen takk": "Bare hyggelig.",
    "hvem har ikke stemt?": "har forberedt seg",
}


@pytest.fixture
async def played(database_url: str) -> AsyncIterator[tuple[World, Team]]:
    async with a_world(database_url) as world:
        solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
        await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
        await solvik["Ingrid"].presses("Send innkalling")
        yield world, solvik


async def test_people_are_understood(played: tuple[World, Team]) -> None:
    _world, solvik = played
    wrong: dict[str, str] = {}
    for person, table in ((solvik["Ingrid"], BY_LEADER), (solvik["Jonas"], BY_TEACHER)):
        for said, wanted in table.items():
            answer = await person.says(said)
            if wanted not in answer:
                wrong[said] = answer[:120]
    assert wrong == {}


async def test_a_move_has_the_new_day_filled_in_and_needs_a_press(played: tuple[World, Team]) -> None:
    _world, solvik = played
    ingrid = solvik["Ingrid"]
    before = solvik.channel_text()

    await ingrid.says("kan vi ta møtet en uke senere")

    assert "Når skal vi møtes i stedet?" in texts_of(ingrid.personal()[-1].card)
    assert solvik.channel_text() == before
    await ingrid.presses("Flytt møtet")
    assert "flyttet" in solvik.channel_text()


async def test_a_question_in_the_middle_leaves_the_proposal_where_it_was(played: tuple[World, Team]) -> None:
    _world, solvik = played
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 2.1 tirsdag kl 13")

    answer = await ingrid.says("er det anonymt?")
    assert "Hvem ser hva" in answer
    assert "Du holder på å planlegge et møte om" in answer

    assert "Bare hyggelig." in await ingrid.says("tusen takk")
    changed = await ingrid.says("heller kl 14")
    assert "14.00" in changed
    assert "2.1" in changed


async def test_the_language_that_was_written_is_answered_and_can_be_kept(played: tuple[World, Team]) -> None:
    _world, solvik = played
    jonas = solvik["Jonas"]

    assert "What I keep about you" in await jonas.says("what do you know about me")
    assert "What I keep about you" in await jonas.says("delete everything you have about me")
    assert "Next meeting" in await jonas.says("when is the next meeting?")
    assert "Neste møte" in await jonas.says("når er neste møte?")

    await jonas.says("when is the next meeting?")
    await jonas.presses("Always in English")
    assert "Meetings ahead" in await jonas.says("møte")


async def test_two_or_three_guesses_are_one_press_away(played: tuple[World, Team]) -> None:
    _world, solvik = played
    ingrid = solvik["Ingrid"]

    answer = await ingrid.says("ting og tang om tallene og tiltakene")

    assert "Mente du dette?" in answer or "Det kan jeg ikke hjelpe med" in answer


async def test_a_yes_changes_nothing(played: tuple[World, Team]) -> None:
    _world, solvik = played
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 2.1 tirsdag kl 13")
    before = solvik.channel_text()

    assert "endrer ingenting før du trykker" in await ingrid.says("ja")

    assert solvik.channel_text() == before
