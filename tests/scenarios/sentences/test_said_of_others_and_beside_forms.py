"""What is said of somebody else, and what is asked while a form waits: nothing is noted or changed by it."""

from __future__ import annotations

import pytest

from tests.scenarios.sentences.conftest import invited
from tests.support.machines.looking import texts_of
from tests.support.playing.people import Team


@pytest.mark.parametrize(
    "said", ["Silje kommer ikke på torsdag", "Silje er syk på torsdag", "Silje kan ikke komme i uka her, hun er syk"]
)
async def test_who_tells_of_a_colleague_is_not_noted_as_away(solvik: Team, said: str) -> None:
    await invited(solvik)
    ingrid = solvik["Ingrid"]

    assert "Notert" not in await ingrid.says(said)
    assert "Notert" not in await ingrid.says_in_channel(f"<at>Samklang</at> {said}")

    assert "Ingen har sagt ja ennå" in await ingrid.says("hvem kommer?")
    assert "Kommer ikke: Ingrid" not in await ingrid.says("hvem kommer?")


async def test_a_leader_without_meetings_is_not_told_to_wait_for_the_leader(solvik: Team) -> None:
    assert "Planlegg møte" in await solvik["Ingrid"].says("hvem skal på møtet?")
    assert "når lederen kaller inn" in await solvik["Jonas"].says("hvem skal på møtet?")


async def test_a_question_does_not_change_the_proposal(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 2.3 tirsdag kl 13")

    for said in ("hvorfor foreslår du 2.1?", "får alle beskjed?"):
        assert "Du holder på å planlegge et møte om 2.3" in await ingrid.says(said)
    assert "Onsdag" in await ingrid.says("blir onsdag bedre?")


async def test_a_question_in_the_placing_is_no_failed_answer(solvik: Team) -> None:
    await invited(solvik)
    jonas = solvik["Jonas"]
    await jonas.says("vurder 1.4")

    for said in ("hva betyr «sjelden»?", "kan jeg hoppe over dette?"):
        answer = await jonas.says(said)
        assert "Jeg fant ikke noe svar" not in answer
        assert "Gå videre" in texts_of(jonas.personal()[-1].card)
    assert "steg 2 av 4" in await jonas.says("alle sjelden")


async def test_words_around_a_meeting_are_no_subject(solvik: Team) -> None:
    answer = await solvik["Ingrid"].says("Kan vi få til et møte neste onsdag klokka ti om tilpasset opplæring?")

    assert "«få til" not in answer
