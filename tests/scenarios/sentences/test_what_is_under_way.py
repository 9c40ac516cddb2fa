"""The same words mean what fits what is under way, through the whole bot."""

from __future__ import annotations

from tests.support.machines.looking import texts_of
from tests.support.playing.playing import started
from tests.support.playing.world import World


async def test_with_a_vote_open_finished_is_about_the_vote(world: World) -> None:
    solvik, _ingrid = await started(world)

    levels = {"ferdig": "Hvilket nivå er vi oftest på?", "eg er ferdig": "Kva nivå er vi oftast på?"}
    for said, asked in levels.items():
        assert asked in (answer := await solvik["Jonas"].says(said)), said
        assert "tiltak" not in answer.lower(), said
    assert "Which level are we usually at?" in await solvik["Jonas"].says("I'm done")


async def test_what_is_done_in_a_meeting_says_when_it_is_done(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.presses("Send innkalling")

    for said in ("neste fase", "vis resultatet", "avslutt møtet"):
        answer = await ingrid.says(said)
        assert "Det er ikke noe møte akkurat nå" in answer, said
        assert "Start møtet" in answer, said
    assert "No meeting is going on now" in await ingrid.says("show the result")
    assert "Det er ingen avstemning nå" in await solvik["Jonas"].says("hvor stemmer jeg")


async def test_a_teacher_is_told_who_leads_and_never_gets_the_form(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")

    for said in ("flytt det en uke", "avlys møtet", "annenhver torsdag kl 14", "neste fase", "planlegg møte om 1.4"):
        assert "Ingrid Lunde" in await solvik["Jonas"].says(said), said


async def test_yes_belongs_to_what_was_asked_last_and_changes_nothing(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.presses("Send innkalling")
    await ingrid.says("hver måned første mandag kl 14 om 2.1")
    await ingrid.says("flytt møtet til fredag")
    before = solvik.channel_text()

    assert "Flytt møtet" in await ingrid.says("ja")
    await ingrid.says("avlys møtet")
    assert "Avlys møtet" in await ingrid.says("ja takk")
    await ingrid.presses("Avlys møtet")
    assert "Avlys møtet" not in await ingrid.says("yes")
    assert "er flyttet" not in solvik.channel_text()
    assert before != solvik.channel_text()


async def test_where_is_it_is_about_the_meeting_today(world: World) -> None:
    solvik, _ingrid = await started(world)

    await solvik["Jonas"].says("hvor er det")

    assert "1.4" in texts_of(solvik["Jonas"].personal()[-1])
