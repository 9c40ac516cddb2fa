"""Taking a meeting through its phases, as the leader presses and as everybody sees it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.people.school import Role
from tests.support.machines.looking import buttons_of, texts_of
from tests.support.machines.seen import Message
from tests.support.playing.people import Team
from tests.support.playing.playing import START, TEACHERS, begun, can_vote, meeting_id, person_id
from tests.support.playing.world import World, a_world


def phase_card(team: Team) -> Message:
    """The card of the phases, as it is by now."""
    return next(post for post in team.posts() if post.cards and "catch_up.show" in str(post.card))


def said(team: Team) -> str:
    return texts_of(phase_card(team))


async def test_the_leader_takes_the_meeting_from_one_phase_to_the_next_and_the_channel_follows(world: World) -> None:
    solvik, ingrid = await begun(world)
    posts = len(solvik.posts())
    assert "Innledning til kl. 14.10" in said(solvik)
    assert not can_vote(solvik["Jonas"])

    card = await ingrid.presses("Gå til neste")
    assert "Alene til kl. 14.10" in card
    assert "Kl. 14.00 var det 10 minutter igjen" in card
    assert "Alene til kl. 14.10" in said(solvik)
    assert len(solvik.posts()) == posts  # edited in place

    await world.passes(minutes=4)
    assert "Alene til kl. 14.15" in await ingrid.presses("Gi 5 minutter til")
    assert "Alene: pause" in await ingrid.presses("Ta pause")
    assert "11 minutter er igjen når dere fortsetter" in said(solvik)
    await world.passes(minutes=20)
    assert "Alene til kl. 14.35" in await ingrid.presses("Fortsett")
    assert "Runde 1 er åpen til kl. 14.29" in await ingrid.presses("Åpne avstemning")
    assert can_vote(solvik["Jonas"])
    assert "Avstemning til kl. 14.29" in said(solvik)
    await ingrid.presses("Mer")
    assert "Runde 1 er åpen" in await ingrid.presses("Gå en fase tilbake")
    assert "Alene til kl. 14.34" in said(solvik)
    assert can_vote(solvik["Jonas"])  # going back takes no vote away


async def test_a_quiet_line_says_that_the_time_is_up_once_and_nothing_ends_by_itself(world: World) -> None:
    solvik, ingrid = await begun(world)
    up = "Tiden for «Innledning» er ute"
    await world.at(START + timedelta(minutes=9, seconds=59))
    assert up not in solvik.channel_text()
    await world.at(START + timedelta(minutes=10))
    assert solvik.channel_text().count(up) == 1
    await world.passes(minutes=30)
    assert solvik.channel_text().count(up) == 1
    assert "30 minutter over tiden" in await ingrid.presses_verb("meeting.more") + await ingrid.presses(
        "Tilbake til møtet"
    )
    assert not can_vote(solvik["Jonas"])
    assert up not in ingrid.personal_text()


async def test_the_line_waits_for_a_phase_that_was_made_longer_and_is_not_said_in_a_break(world: World) -> None:
    solvik, ingrid = await begun(world)
    await world.passes(minutes=9)
    await ingrid.presses("Gi 5 minutter til")
    await world.at(START + timedelta(minutes=14))
    assert "er ute" not in solvik.channel_text()
    await ingrid.presses("Ta pause")
    await world.at(START + timedelta(minutes=40))
    assert "er ute" not in solvik.channel_text()
    await ingrid.presses("Fortsett")
    await world.passes(seconds=60)
    assert "Tiden for «Innledning» er ute" in solvik.channel_text()


async def test_the_phases_survive_a_restart_to_the_second(sqlite_url: str) -> None:
    async with a_world(sqlite_url) as before:
        solvik, ingrid = await begun(before)
        await before.passes(minutes=3, seconds=7)
        await ingrid.presses("Gå til neste")
        await before.passes(minutes=2, seconds=11)
        await ingrid.presses("Ta pause")
        await before.passes(minutes=5)
        await ingrid.presses("Fortsett")
        meeting, ends = await meeting_id(before, solvik), START + timedelta(minutes=18, seconds=7)
        await ingrid.presses("Tid og faser")
        cards = [view for view in ingrid.sees() if isinstance(view, dict)]
        press = next(b.data for card in cards for b in buttons_of(card) if b.title == "Ta pause")
        now = before.now
    async with a_world(sqlite_url) as after:
        after.now = now
        back = after.team("Solvik", ["Ingrid", *TEACHERS])
        async with after.services.units() as uow:
            kept = await uow.agendas.get(meeting)
            assert kept is not None
            assert (kept.phase, kept.ends_at, kept.version) == (1, ends, 3)
            found = await uow.meetings.get(meeting)
            assert found is not None
            school = await uow.schools.get(found.school_id)
            assert school is not None
            await uow.schools.save(replace(school, service_url=after.teams.service_url))  # a port of today's
            await uow.commit()
        await after.at(ends - timedelta(seconds=1))
        assert "er ute" not in back.channel_text()
        await after.at(ends)
        assert back.channel_text().count("Tiden for «Alene» er ute") == 1
        paused = texts_of((await back["Ingrid"].sends_press(press))["value"])
        assert "Alene: pause" in paused  # the card from before the restart still holds


async def test_two_leaders_who_press_different_ways_at_once_get_one_of_them_and_are_told(world: World) -> None:
    solvik, ingrid = await begun(world)
    jonas = solvik["Jonas"]
    await make_leader(world, solvik, "Jonas")
    meeting = await meeting_id(world, solvik)
    await ingrid.presses("Gå til neste")
    presses = [
        (ingrid, {"v": 1, "verb": "phase.next", "ref": meeting, "rev": 1}),
        (jonas, {"v": 1, "verb": "phase.back", "ref": meeting, "rev": 1}),
    ]
    answers = await asyncio.gather(*(who.sends_press(press) for who, press in presses))
    words = [texts_of(answer["value"]) for answer in answers]
    assert sum("Noen hadde allerede trykket" in one for one in words) == 1
    now = "Avstemning til kl." in said(solvik)
    assert now != ("Innledning til kl." in said(solvik))
    for one in words:  # both see what it came to
        assert ("Runde 1 er åpen" in one) == now


async def test_who_may_not_lead_moves_nothing(world: World) -> None:
    solvik, _ingrid = await begun(world)
    vika = await world.school("Vika", leader="Olav", teachers=["Pia"])
    meeting = await meeting_id(world, solvik)
    for verb in ("phase.next", "phase.pause", "phase.longer", "meeting.more"):
        press = {"v": 1, "verb": verb, "ref": meeting}
        assert "Ingrid" in texts_of((await solvik["Jonas"].sends_press(press))["value"])
        for stranger in (vika["Pia"], vika["Olav"]):
            assert "Samarbeid" not in texts_of((await stranger.sends_press(press))["value"])
    press = {"v": 1, "verb": "here.press", "ref": meeting}
    assert "Samarbeid" not in texts_of((await vika["Pia"].sends_press(press))["value"])
    assert "Innledning til kl. 14.10" in said(solvik)


async def test_people_say_that_they_are_here_and_the_card_counts_them_without_names(world: World) -> None:
    solvik, ingrid = await begun(world)
    answer = await solvik["Jonas"].presses("Jeg er her")
    assert "Du er med" in answer
    assert "Jeg er her" not in answer
    await solvik["Silje"].presses("Jeg er her")
    assert "1 av 8 er her" not in said(solvik)
    await world.passes(seconds=15)
    assert "2 av 8 er her" in said(solvik)
    assert phase_card(solvik).edits == 1
    assert "Jonas" not in said(solvik)
    assert "2 er her" in await ingrid.presses("Gå til neste")


async def test_the_card_that_everybody_sees_says_when_the_meeting_is_over(world: World) -> None:
    solvik, ingrid = await begun(world)
    await ingrid.presses("Mer")
    await ingrid.presses("Avslutt møtet")
    await ingrid.presses_verb("meeting.end_save")
    await world.passes(minutes=10)
    card = next(post for post in solvik.posts() if "oppsummeringen her i tråden" in texts_of(post))
    assert "Møtet er over" in texts_of(card)
    assert not buttons_of(card.card)
    late = await ingrid.sends_press({"v": 1, "verb": "phase.next", "ref": await meeting_id(world, solvik)})
    assert "Møtet er over" in texts_of(late["value"])


async def test_a_meeting_opens_with_what_was_agreed_before(world: World) -> None:
    solvik, ingrid = await begun(world)
    assert "Før:" not in said(solvik)
    meeting = await meeting_id(world, solvik)
    press = {"v": 1, "verb": "agree.save", "ref": meeting, "level": "2", "aim": "3", "review": "2027-05-20"}
    await ingrid.sends_press(press)
    await ingrid.sends_press({"v": 1, "verb": "meeting.end_save", "ref": meeting})
    await world.at(datetime(2027, 5, 20, 9, 0, tzinfo=UTC))
    await ingrid.says("refleksjonsmøte om 1.4 i dag kl 14")
    await ingrid.presses("Send innkalling")
    await world.at(datetime(2027, 5, 20, 12, 0, tzinfo=UTC))
    await ingrid.presses("Start møtet")
    assert "Før: 2026: nivå 2, vil til nivå 3" in solvik.channel_text()


async def make_leader(world: World, team: Team, name: str) -> None:
    person = await person_id(world, team[name])
    async with world.services.units() as uow:
        await uow.people.put_member(await team.school_id(), person, Role.LEADER)
        await uow.commit()
