"""A meeting of eight people, from the invitation to the first reminder, as each of them sees it."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.support.machines.looking import texts_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import FIRST, SECOND, all_vote, meeting_id, person_id, started, vote_data
from tests.support.playing.world import World, a_world


async def test_eight_people_meet_agree_and_are_asked_how_it_goes(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik, ingrid = await started(world)
        await two_rounds(world, solvik, ingrid)
        await agree_and_end(world, solvik, ingrid)
        await the_first_reminder(world, solvik)


async def two_rounds(world: World, solvik: Team, ingrid: Somebody) -> None:
    """Everybody sees the count and nobody a level, until the result comes to all at once."""
    await all_vote(solvik, FIRST)
    await world.passes(seconds=30)
    assert "8 av 8 har stemt" in solvik.channel_text()
    assert "nivå 1" in await solvik["Jonas"].presses("Vis stemmen min")
    await solvik["Jonas"].presses("Endre stemmen min")
    assert "Du har stemt" in await solvik["Jonas"].presses("Nivå 2")
    assert "Fordeling" not in solvik.channel_text()

    assert "8 av 8" in await ingrid.presses("Oppdater")
    assert "1 på nivå 1, 5 på nivå 2 og 2 på nivå 3" in await ingrid.presses("Avslutt og vis resultat")
    assert "Flest stemte på nivå 2" in solvik.channel_text()

    await ingrid.presses("Start andre runde")
    await all_vote(solvik, SECOND)
    await ingrid.presses("Oppdater")
    await ingrid.presses("Avslutt og vis resultat")
    result = texts_of(solvik.posts()[-1])
    assert "Resultat av runde 2" in result
    assert "begge ganger" not in result  # one moved: telling it would point at somebody


async def agree_and_end(world: World, solvik: Team, ingrid: Somebody) -> None:
    """Where are we, where do we want to be, what do we do to get there?"""
    await ingrid.presses("Sett felles nivå")
    wrong = await ingrid.presses("Sett felles nivå", level="3", aim="2")
    assert "kan ikke være lavere" in wrong
    agreed = await ingrid.presses("Sett felles nivå", level="2", aim="3", review="2027-05-20")
    assert "Fra nivå 2 mot nivå 3" in agreed
    await ingrid.presses("Legg til tiltak")
    missing = await ingrid.presses_verb("measure.save", title="Ringe hjem", due="2027-01-15")
    assert "Velg hvem som har ansvaret" in missing
    kept = await ingrid.presses_verb("measure.save", owner=await person_id(world, solvik["Jonas"]))
    assert "Ringe hjem" in kept
    await ingrid.presses("Avslutt møtet")
    await world.passes(minutes=10)
    summary = texts_of(solvik.posts()[-1])
    for said in ("fra nivå 2 mot nivå 3", "Ringe hjem", "Jonas · frist 15. januar", "20. mai"):
        assert said in summary
    async with world.services.units(write=False) as uow:
        for box in ("round-1", "round-2"):
            assert await uow.boxes.open(await meeting_id(world, solvik), box) is None


async def the_first_reminder(world: World, solvik: Team) -> None:
    """A week ahead, at ten, to the owner alone; answered with one tap, and shown to the school."""
    jonas, silje, asked = solvik["Jonas"], solvik["Silje"], "Hvordan går det med tiltaket?"
    await world.at(datetime(2027, 1, 8, 8, 59, tzinfo=UTC))
    assert asked not in jonas.personal_text()
    await world.at(datetime(2027, 1, 8, 9, 1, tzinfo=UTC))
    assert jonas.personal_text().count(asked) == 1
    assert asked not in silje.personal_text()
    answered = await jonas.presses("Går tregt", note="Ringt 9 av 14")
    assert "Går tregt" in answered
    assert "Ringt 9 av 14" in answered
    listed = await silje.says("tiltak")
    assert "Ringe hjem" in listed
    assert "Går tregt" in listed
    await world.at(datetime(2027, 1, 15, 9, 1, tzinfo=UTC))
    assert jonas.personal_text().count(asked) == 1  # the first question has been answered, this is the second
    await jonas.presses("Ferdig")
    await world.at(datetime(2027, 3, 1, 9, 1, tzinfo=UTC))
    assert asked not in jonas.personal_text()


async def test_movement_is_told_where_no_count_is_small(world: World) -> None:
    solvik, ingrid = await started(world)
    async with world.services.units() as uow:
        meeting = await uow.meetings.get(await meeting_id(world, solvik))
        assert meeting is not None
        school = await uow.schools.get(meeting.school_id)
        assert school is not None
        await uow.schools.save(replace(school, ballot_limit=3))
        await uow.commit()
    await all_vote(solvik, FIRST)
    await ingrid.presses("Oppdater")
    await ingrid.presses("Avslutt og vis resultat")
    await ingrid.presses("Start andre runde")
    await all_vote(solvik, SECOND | {"Sunniva": 3})
    await ingrid.presses("Oppdater")
    await ingrid.presses("Avslutt og vis resultat")
    assert "gikk tre opp, fem ble stående og ingen gikk ned" in texts_of(solvik.posts()[-1])


async def test_nothing_that_is_logged_says_who_voted(world: World, caplog: pytest.LogCaptureFixture) -> None:
    solvik, _ingrid = await started(world)
    jonas = solvik["Jonas"]
    caplog.set_level(logging.DEBUG)
    await jonas.presses("Nivå 4")
    await jonas.presses("Vis stemmen min")
    round_data = await vote_data(solvik["Silje"], 4)
    logged = "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    for secret in (jonas.aad_id, jonas.user_id, jonas.name, str(round_data["ref"]), "vote.cast"):
        assert secret not in logged


async def test_no_level_is_seen_by_anybody_while_the_round_is_open(world: World) -> None:
    solvik, ingrid = await started(world)
    jonas = solvik["Jonas"]
    first = await jonas.presses("Nivå 4")
    posted = solvik.channel_text()
    conductor = await ingrid.presses_verb("meeting.conduct")
    assert "4" not in first.replace("1.4", "")
    await jonas.presses("Vis stemmen min")
    await jonas.presses("Endre stemmen min")
    assert await jonas.presses("Nivå 1") == first
    await world.passes(seconds=30)
    assert solvik.channel_text() == posted
    assert "nivå 1" not in conductor


async def test_a_late_press_gets_the_closed_card(world: World) -> None:
    solvik, ingrid = await started(world)
    late = await vote_data(solvik["Sunniva"], 3)
    await all_vote(solvik, {name: level for name, level in FIRST.items() if name != "Sunniva"})
    await ingrid.presses_verb("meeting.conduct")
    await world.passes(minutes=40)
    await ingrid.presses("Avslutt og vis resultat")
    body = await solvik["Sunniva"].sends_press(late)
    assert body["statusCode"] == 200
    assert "14.40" in texts_of(body["value"])


async def test_presses_by_those_who_may_not_are_answered_with_one_sentence(world: World) -> None:
    solvik, ingrid = await started(world)
    vika = await world.school("Vika", leader="Olav", teachers=["Pia"])
    vote = await vote_data(ingrid, 3)
    start = {"v": 1, "verb": "meeting.start", "ref": await meeting_id(world, solvik)}
    for press in (vote, start):
        assert "ikke" in texts_of((await vika["Pia"].sends_press(press))["value"])
    assert "Ingrid" in texts_of((await solvik["Jonas"].sends_press(start))["value"])
    solvik.leaves("Amir")
    await solvik.tells_who_left("Amir")
    assert "ikke" in texts_of((await solvik["Amir"].sends_press(vote))["value"])
    async with world.services.units(write=False) as uow:
        box = await uow.boxes.open(await meeting_id(world, solvik), "round-1")
    assert box is not None
    assert not box.entries


async def test_one_who_joined_a_minute_ago_votes_after_one_look_at_the_roster(world: World) -> None:
    solvik, ingrid = await started(world)
    vote = await vote_data(ingrid, 3)
    new = solvik.joins("Tora")
    assert "Du har stemt" in texts_of((await new.sends_press(vote))["value"])
