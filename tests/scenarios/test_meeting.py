"""A meeting of eight people, from the invitation to the first reminder, as each of them sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from tests.support.looking import buttons_of, texts_of
from tests.support.people import Somebody, Team
from tests.support.world import World, a_world

TEACHERS = ("Jonas", "Silje", "Mikkel", "Hanne", "Ida", "Amir", "Sunniva")
FIRST = {"Ingrid": 2, "Jonas": 1, "Silje": 2, "Mikkel": 3, "Hanne": 2, "Ida": 1, "Amir": 3, "Sunniva": 2}
SECOND = {"Ingrid": 2, "Jonas": 2, "Silje": 2, "Mikkel": 3, "Hanne": 2, "Ida": 2, "Amir": 3, "Sunniva": 2}
START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)  # Thursday, 14 in Norway


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    async with a_world(sqlite_url) as running:
        yield running


async def invited(world: World, *teachers: str) -> tuple[Team, Somebody]:
    """A school whose leader has sent an invitation, on the day, when the leader's own card has come."""
    solvik = await world.school("Solvik", leader="Ingrid", teachers=teachers or TEACHERS)
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    await world.at(START)
    return solvik, solvik["Ingrid"]


async def started(world: World, *teachers: str) -> tuple[Team, Somebody]:
    solvik, ingrid = await invited(world, *teachers)
    await ingrid.presses("Start møtet")
    return solvik, ingrid


async def all_vote(solvik: Team, levels: dict[str, int]) -> None:
    for name, level in levels.items():
        said = await solvik[name].presses(f"Nivå {level}")
        assert "Du har stemt" in said


async def vote_data(person: Somebody, level: int) -> dict[str, object]:
    """What the button of a level carries for this person now."""
    for view in person.sees():
        if isinstance(view, dict):
            for button in buttons_of(view):
                if button.data.get("verb") == "vote.cast" and button.data.get("arg") == str(level):
                    return dict(button.data)
    raise AssertionError("no vote card is seen")


def can_vote(person: Somebody) -> bool:
    """Whether the person sees buttons to vote with."""
    cards = [view for view in person.sees() if isinstance(view, dict)]
    return any(button.data.get("verb") == "vote.cast" for card in cards for button in buttons_of(card))


async def meeting_id(world: World, solvik: Team) -> str:
    async with world.services.units(write=False) as uow:
        (meeting,) = await uow.meetings.of_school(await solvik.school_id())
    return meeting.id


async def test_eight_people_meet_agree_and_are_asked_how_it_goes(world: World) -> None:
    solvik, ingrid = await started(world)
    jonas, silje = solvik["Jonas"], solvik["Silje"]

    # The vote: everybody sees the count, nobody a level.
    await all_vote(solvik, FIRST)
    await world.passes(seconds=30)
    assert "8 av 8" in solvik.channel_text()
    own = await jonas.presses("Vis stemmen min")
    assert "nivå 1" in own
    await jonas.presses("Endre stemmen min")
    assert "Du har stemt" in await jonas.presses("Nivå 2")

    # The result comes to all at once, when the leader closes the round.
    await ingrid.presses_verb("meeting.conduct")
    await ingrid.presses("Avslutt og vis resultat")
    told = solvik.channel_text()
    assert "Resultat" in told
    assert "Start andre runde" in ingrid.buttons()

    # The second round.
    await ingrid.presses("Start andre runde")
    await all_vote(solvik, SECOND)
    await ingrid.presses_verb("meeting.conduct")
    await ingrid.presses("Avslutt og vis resultat")

    # Where are we, where do we want to be, what do we do to get there?
    await ingrid.presses("Sett felles nivå")
    form = await ingrid.presses_verb("agree.save", level="2", aim="3", review="2027-05-20")
    assert "Sett felles nivå" not in form.splitlines()[:2]
    await ingrid.presses("Legg til tiltak")
    async with world.services.units(write=False) as uow:
        owner = await uow.people.by_aad(world.tenant, jonas.aad_id)
    assert owner is not None
    kept = await ingrid.presses_verb("measure.save", title="Ringe hjem", owner=owner.id, due="2027-01-15")
    assert "Ringe hjem" in kept
    await ingrid.presses("Avslutt møtet")
    assert "Ringe hjem" in solvik.channel_text()

    # Nothing of who voted what is left.
    async with world.services.units(write=False) as uow:
        assert await uow.boxes.open(await meeting_id(world, solvik), "round-1") is None

    # The first reminder, a week ahead at ten, to the owner alone.
    await world.at(datetime(2027, 1, 8, 8, 59, tzinfo=UTC))
    assert "Hvordan går det med tiltaket?" not in jonas.personal_text()
    await world.at(datetime(2027, 1, 8, 9, 1, tzinfo=UTC))
    assert "Hvordan går det med tiltaket?" in jonas.personal_text()
    assert "Hvordan går det med tiltaket?" not in silje.personal_text()
    answered = await jonas.presses("Går tregt", note="Ringt 9 av 14")
    assert "Går tregt" in answered
    assert "Ringt 9 av 14" in answered
    listed = await silje.says("tiltak")
    assert "Ringe hjem" in listed
    assert "Går tregt" in listed


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
    async with world.services.units(write=False) as uow:
        owner = await uow.people.by_aad(world.tenant, solvik["Jonas"].aad_id)
    assert owner is not None
    await ingrid.presses_verb("round.close")
    await ingrid.presses_verb("agree.form")
    await ingrid.presses_verb("agree.not", reasons="Vi ser det ulikt")
    await ingrid.presses("Legg til tiltak")
    await ingrid.presses_verb("measure.save", title="Ringe hjem", owner=owner.id, due="2026-12-18")
    await world.at(datetime(2026, 12, 18, 9, 1, tzinfo=UTC))
    await solvik["Jonas"].presses("Be lederen om hjelp")
    assert "Ringe hjem" in ingrid.personal_text()
    assert "Ringe hjem" not in solvik["Silje"].personal_text()
