"""Meetings that go another way: too few votes, a small school, nobody who ends it."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.support.playing.playing import FIRST, all_vote, can_vote, invited, meeting_id, person_id, started
from tests.support.playing.world import World


async def test_too_few_votes_reveal_nothing_and_the_leader_is_told_what_can_be_done(world: World) -> None:
    solvik, ingrid = await started(world)
    await all_vote(solvik, {"Jonas": 1, "Silje": 2, "Ida": 2, "Amir": 4})
    await ingrid.presses_verb("meeting.conduct")
    said = await ingrid.presses_verb("round.close")
    assert "For få stemmer" in said
    posts = len(solvik.posts())
    assert "Du har stemt" in await solvik["Hanne"].presses("Nivå 2")
    assert len(solvik.posts()) == posts


async def test_a_small_school_counts_hands(world: World) -> None:
    solvik, ingrid = await started(world, "Jonas", "Silje")
    assert not can_vote(solvik["Jonas"])
    await ingrid.presses("Legg inn håndsopprekking")
    wrong = await ingrid.presses_verb("hands.save", level2="7")
    assert "7" in wrong
    await ingrid.presses_verb("hands.save", level2="2", level3="1")
    assert "Håndsopprekking" in solvik.channel_text()


async def test_a_small_school_votes_openly_when_all_say_yes(world: World) -> None:
    solvik, ingrid = await started(world, "Jonas", "Silje")
    await ingrid.presses_verb("consent.ask")
    for name in ("Ingrid", "Jonas"):
        await solvik[name].presses_verb("consent.answer", "yes")
    assert not can_vote(solvik["Jonas"])
    await solvik["Silje"].presses_verb("consent.answer", "no")
    assert not can_vote(solvik["Jonas"])
    data = {"v": 1, "verb": "consent.answer", "ref": await meeting_id(world, solvik), "arg": "yes"}
    await solvik["Silje"].sends_press(data)
    assert can_vote(solvik["Jonas"])
    assert "Du har stemt" in await solvik["Jonas"].presses("Nivå 3")
    await ingrid.presses_verb("meeting.conduct")
    await ingrid.presses("Avslutt og vis resultat")
    assert "Resultat" in solvik.channel_text()


async def test_a_meeting_that_nobody_ended_is_ended_and_its_leader_told_in_the_morning(world: World) -> None:
    solvik, ingrid = await started(world)
    await all_vote(solvik, FIRST)
    await world.at(datetime(2026, 11, 27, 3, 0, tzinfo=UTC))
    async with world.services.units(write=False) as uow:
        assert await uow.boxes.open(await meeting_id(world, solvik), "round-1") is None
    assert "Jeg har avsluttet møtet" not in ingrid.personal_text()
    await world.at(datetime(2026, 11, 27, 10, 0, tzinfo=UTC))
    assert "Jeg har avsluttet møtet" in ingrid.personal_text()


async def test_a_leader_is_asked_about_a_meeting_that_was_never_started(world: World) -> None:
    _solvik, ingrid = await invited(world)
    await world.at(datetime(2026, 11, 27, 3, 0, tzinfo=UTC))
    assert "Møtet ble ikke startet" not in ingrid.personal_text()
    await world.at(datetime(2026, 11, 27, 10, 0, tzinfo=UTC))
    assert "Møtet ble ikke startet" in ingrid.personal_text()
    assert "Start møtet" in ingrid.buttons()


async def test_help_reaches_the_leader_alone(world: World) -> None:
    solvik, ingrid = await started(world)
    owner = await person_id(world, solvik["Jonas"])
    await ingrid.presses_verb("round.close")
    await ingrid.presses_verb("agree.form")
    await ingrid.presses_verb("agree.not", reasons="Vi ser det ulikt")
    await ingrid.presses("Legg til tiltak")
    await ingrid.presses_verb("measure.save", title="Ringe hjem", owner=owner, due="2026-12-18")
    await world.at(datetime(2026, 12, 18, 9, 1, tzinfo=UTC))
    await solvik["Jonas"].presses("Be lederen om hjelp")
    assert "Ringe hjem" in ingrid.personal_text()
    assert "Ringe hjem" not in solvik["Silje"].personal_text()
