"""What people ask in passing, and what they change their mind about: each gets the answer that was meant."""

from __future__ import annotations

import pytest

from tests.scenarios.sentences.conftest import invited
from tests.support.machines.looking import buttons_of, values_of
from tests.support.playing.people import Somebody, Team


def newest(who: Somebody) -> dict[str, object]:
    return who.personal()[-1].card


def titles(who: Somebody) -> list[str]:
    return [button.title for button in buttons_of(newest(who))]


# Another room, another topic ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("vi tar det på rom 204 i stedet", "rom 204"),
        ("bytt rom til musikksalen", "musikksalen"),
        ("vi tek det i biblioteket i staden", "biblioteket"),
        ("let's take it in room 12 instead", "room 12"),
        ("nytt rom: Lille sal", "Lille sal"),
    ],
)
async def test_another_room_fills_in_the_form_of_what_is_sent_and_changes_a_draft(
    solvik: Team, said: str, place: str
) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    assert place in await ingrid.says(said)
    await ingrid.presses_verb("meeting.send")

    await ingrid.says(said)
    assert values_of(newest(ingrid))["place"] == place
    await ingrid.presses_verb("meeting.move_save")
    assert place in await ingrid.says("når er neste møte?")


@pytest.mark.parametrize("said", ["kan vi ta det i morgen i stedet?", "vi tar det på fredag i stedet", "på mandag"])
async def test_another_day_is_no_room(solvik: Team, said: str) -> None:
    await invited(solvik)
    await solvik["Ingrid"].says(said)

    assert values_of(newest(solvik["Ingrid"])).get("place", "") == ""


@pytest.mark.parametrize("said", ["bytt tema til 1.2", "change the topic to 1.2", "endre kjennetegn til 1.2"])
async def test_another_topic_changes_a_draft_and_offers_a_new_invitation_for_one_that_is_sent(
    solvik: Team, said: str
) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    assert "1.2 " in await ingrid.says(said)
    await ingrid.says("bytt tema til 1.4")
    await ingrid.presses("Send innkalling")

    await ingrid.says(said)
    await ingrid.presses_verb("meeting.plan", "1.2|" + await ahead(solvik))
    filled = values_of(next(view for view in ingrid.sees() if isinstance(view, dict) and values_of(view)))
    assert (filled["characteristic"], filled["date"], filled["time"]) == ("1.2", "2026-11-26", "14:00")


async def ahead(solvik: Team) -> str:
    async with solvik.world.services.units(write=False) as uow:
        meetings = await uow.meetings.of_school(await solvik.school_id())
    return next(one.id for one in meetings if one.state == "invited")


async def test_a_draft_that_no_dialog_waits_for_is_found_again(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.says("avbryt")

    for said in ("bytt tema til 1.2", "vi tar det på rom 204 i stedet"):
        assert "ikke sendt ennå" in await ingrid.says(said)
        assert titles(ingrid)[0] == "Endre"
    assert "Ingrid" in await solvik["Jonas"].says("bytt tema til 1.2"), "that is for leaders"


# What a level means, what to do now -----------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["hva betyr nivå 2", "kva tyder nivå to?", "what does level 2 mean?"])
async def test_a_level_alone_is_that_of_what_is_talked_about(solvik: Team, said: str) -> None:
    await invited(solvik)

    answer = await solvik["Jonas"].says(said)
    assert "1.4" in answer
    assert any(of in answer for of in ("Nivå 2 av 4", "Level 2 of 4"))
    assert "Nivå 3" not in answer
    assert "Level 3" not in answer
    assert "2.2" in await solvik["Jonas"].says("hva betyr nivå 3 i 2.2?")
    assert "1.4" in await solvik["Jonas"].says_in_channel(f"<at>Samklang</at> {said}")


@pytest.mark.parametrize("said", ["Hva gjør vi nå?", "kva gjer vi no", "what do we do now?", "hva skjer nå?"])
async def test_what_to_do_now_is_where_the_meeting_stands(solvik: Team, said: str) -> None:
    await invited(solvik)
    ingrid = solvik["Ingrid"]
    assert "Torsdag" in await solvik["Jonas"].says("Hva gjør vi nå?")
    await ingrid.says("møter")
    await ingrid.presses("Start møtet")

    await ingrid.says(said)
    assert "Åpne avstemningen" in " ".join(titles(ingrid)) or len(titles(ingrid)) > 1
    assert any(
        button.data.get("verb", "").startswith(("phase", "round", "agenda")) for button in buttons_of(newest(ingrid))
    )
    assert "1.4" in await solvik["Jonas"].says("Hva gjør vi nå?")


# Honest answers -------------------------------------------------------------------------------------------------------


async def test_who_would_like_a_topic_is_told_who_chooses(solvik: Team) -> None:
    for said in ("Kan jeg foreslå et tema?", "kan eg foreslå eit tema", "can I suggest a topic?"):
        assert "Ingrid Lunde" in await solvik["Jonas"].says(said)
    assert "Planlegg møte" in await solvik["Ingrid"].says("kan jeg foreslå et tema?")


async def test_the_price_is_not_made_up(solvik: Team) -> None:
    for said in ("Hva koster dette?", "kva kostar det", "er dette gratis?"):
        assert "betal" in await solvik["Jonas"].says(said)
    assert "pays" in await solvik["Jonas"].says("how much does this cost?")
    assert "betaler" not in await solvik["Jonas"].says("hva koster det per elev?")


async def test_nobody_is_told_who_is_ill(solvik: Team) -> None:
    await invited(solvik)
    for said in ("Er Silje syk?", "er noen syke i dag?"):
        await solvik["Ingrid"].says(said)
        assert titles(solvik["Ingrid"])[0] == "Se hvem som kommer"
    assert "Notert" not in solvik["Ingrid"].personal_text()


@pytest.mark.parametrize(
    "said", ["jeg skjønner ikke spørsmålet", "eg forstår ikkje dette", "I don't understand", "hva mener du med dette?"]
)
async def test_who_does_not_understand_a_placing_is_helped_and_stays(solvik: Team, said: str) -> None:
    await invited(solvik)
    jonas = solvik["Jonas"]
    await jonas.says("vurder 1.4")

    answer = await jonas.says(said)
    assert any(step in answer for step in ("steg 1 av 4", "step 1 of 4"))
    assert any(
        words in answer for words in ("Hver setning beskriver", "Kvar setning fortel", "Each sentence describes")
    )
    assert "steg 2 av 4" in await jonas.says("alle sjelden")
