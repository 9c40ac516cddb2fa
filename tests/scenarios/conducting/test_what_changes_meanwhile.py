"""People come, leave and change their part between what was planned and when it is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.ids import new_id
from tests.support.machines.looking import buttons_of, texts_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import FIRST, START, TEACHERS, all_vote, meeting_id, person_id, started
from tests.support.playing.world import World


async def invited(world: World) -> tuple[Team, Somebody, Somebody]:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=TEACHERS)
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    return solvik, solvik["Ingrid"], solvik["Jonas"]


async def makes_leader(world: World, by: Somebody, who: Somebody) -> None:
    await by.says("hvem er med")
    await by.presses("Lagre", **{f"role_{await person_id(world, who)}": "leader"})


async def test_a_leader_appointed_after_the_invitation_gets_the_card_half_an_hour_ahead(world: World) -> None:
    solvik, ingrid, jonas = await invited(world)
    await makes_leader(world, ingrid, jonas)
    await world.at(START - timedelta(minutes=31))
    assert "Start møtet" not in jonas.personal_text() + str(jonas.buttons())

    await world.at(START - timedelta(minutes=30))

    assert "Start møtet" in jonas.buttons()
    assert "Start møtet" in ingrid.buttons()
    assert "Start møtet" not in solvik["Silje"].buttons()
    await world.at(START - timedelta(minutes=5))
    assert sum("Start møtet" in str(message.activity) for message in jonas.personal()) == 1


async def test_a_leader_appointed_within_the_half_hour_gets_it_at_once(world: World) -> None:
    _solvik, ingrid, jonas = await invited(world)
    await world.at(START - timedelta(minutes=10))

    await makes_leader(world, ingrid, jonas)

    assert "Start møtet" in jonas.buttons()
    assert sum("Start møtet" in str(message.activity) for message in ingrid.personal()) == 1


async def test_one_who_no_longer_leads_does_not_get_it(world: World) -> None:
    _solvik, ingrid, jonas = await invited(world)
    await makes_leader(world, ingrid, jonas)
    await ingrid.says("hvem er med")
    await ingrid.presses("Lagre", **{f"role_{await person_id(world, jonas)}": "teacher"})

    await world.at(START)

    assert "Start møtet" not in jonas.buttons()


async def test_a_round_that_is_closed_once_more_after_the_end_is_answered_with_the_summary(world: World) -> None:
    solvik, ingrid = await started(world)
    await all_vote(solvik, FIRST)
    await ingrid.presses_verb("meeting.conduct")
    cards = [view for view in ingrid.sees() if isinstance(view, dict)]
    close = next(b.data for card in cards for b in buttons_of(card) if b.data.get("verb") == "round.close")
    await ingrid.presses("Avslutt og vis resultat")
    await ingrid.sends_press({"v": 1, "verb": "meeting.end_save", "ref": await meeting_id(world, solvik)})

    late = texts_of((await ingrid.sends_press(close))["value"])

    assert "Oppsummering" in late
    assert "Start møtet" not in late


async def a_measure_of_jonas(world: World, ingrid: Somebody, jonas: Somebody, title: str) -> None:
    form = {"title": title, "owner": await person_id(world, jonas), "due": "2027-01-15"}
    ref = await meeting_id(world, ingrid.home)
    await ingrid.sends_press({"v": 1, "verb": "measure.save", "ref": ref, "n": new_id(), **form})


async def test_the_leader_is_told_once_when_the_owner_of_a_measure_has_left(world: World) -> None:
    solvik, ingrid = await started(world)
    jonas, told = solvik["Jonas"], "Hvem har ansvaret for tiltaket nå?"
    await a_measure_of_jonas(world, ingrid, jonas, "Ringe hjem")
    solvik.leaves("Jonas")
    await solvik.tells_who_left("Jonas")

    await world.at(datetime(2027, 1, 8, 9, 1, tzinfo=UTC))

    assert "Hvordan går det" not in jonas.personal_text()
    seen = ingrid.personal_text()
    assert told in seen
    assert "Ringe hjem" in seen
    assert "Jonas Lunde er ikke lenger" in seen
    assert told not in solvik["Silje"].personal_text() + solvik.channel_text()
    await world.at(datetime(2027, 1, 15, 9, 1, tzinfo=UTC))
    assert ingrid.personal_text().count(told) == 1
    kept = await ingrid.presses_verb("measure.give", owner=await person_id(world, solvik["Silje"]))
    assert "Silje Lunde har ansvaret fra nå av" in kept
    assert "Du har ansvaret for dette tiltaket nå" in solvik["Silje"].personal_text()


async def test_a_measure_that_is_added_after_the_meeting_comes_into_its_posted_summary(world: World) -> None:
    solvik, ingrid = await started(world)
    await world.at(START + timedelta(hours=14))
    await world.at(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))  # nobody ended it, so it was ended
    assert "Jeg har avsluttet møtet" in ingrid.personal_text()
    posts = len(solvik.posts())
    assert "Vi avtalte ingen tiltak" in texts_of(solvik.posts()[-1])

    await a_measure_of_jonas(world, ingrid, solvik["Jonas"], "Ringe hjem")

    assert len(solvik.posts()) == posts
    summary = solvik.posts()[-1]
    assert summary.edits == 1
    assert "Ringe hjem" in texts_of(summary)
    assert "Vi avtalte ingen tiltak" not in texts_of(summary)
