"""Sentences are ticked on the vote card itself, in the press that votes, and lie sealed with the vote."""

from __future__ import annotations

from tests.support.playing.people import Team
from tests.support.playing.playing import FIRST, meeting_id, person_id, started
from tests.support.playing.world import World, a_world


async def ticks_of(world: World, team: Team, name: str) -> tuple[str, ...]:
    async with world.services.units(write=False) as uow:
        box = await uow.boxes.open(await meeting_id(world, team), "round-1")
    assert box is not None
    ballot = box.of(await person_id(world, team[name]))
    assert ballot is not None
    return ballot.ticks


async def test_five_who_tick_where_they_vote_are_enough_for_a_sentence_to_talk_about(database_url: str) -> None:
    async with a_world(database_url) as world:
        solvik, ingrid = await started(world)
        ticks = {"Jonas": "3.1", "Silje": "3.1,3.2", "Mikkel": "3.1", "Hanne": "3.2", "Ida": "3.2"}
        for name, third in ticks.items():
            said = await solvik[name].presses(f"Nivå {FIRST[name]}", ticks2="2.1", ticks3=third)
            assert "Setningene dine er lagret" in said
            assert "3.1" not in said
        assert await ticks_of(world, solvik, "Silje") == ("2.1", "3.1", "3.2")
        assert "kjenner den igjen" not in solvik.channel_text()

        await ingrid.presses_verb("meeting.conduct")
        await ingrid.presses("Avslutt og vis resultat")

        result = solvik.channel_text().replace("\u00a0", " ").partition("Resultat av runde 1")[2]
        assert "Her er vi mest uenige" in result
        assert "Denne skiller oss fra nivå" in result
        assert not any(name in result for name in FIRST)


async def test_one_press_votes_and_a_card_without_fields_still_does(world: World) -> None:
    solvik, _ = await started(world)
    async with world.services.units(write=False) as uow:
        (round_,) = await uow.rounds.of_meeting(await meeting_id(world, solvik))

    await solvik["Jonas"].sends_press({"v": 1, "verb": "vote.cast", "ref": round_.id, "arg": "2"})  # posted before
    assert "Du har stemt" in await solvik["Silje"].presses("Nivå 3")

    assert await ticks_of(world, solvik, "Jonas") == ()
    assert await ticks_of(world, solvik, "Silje") == ()


async def test_a_vote_without_ticks_takes_none_away_and_new_ones_come_to_those_that_lie_there(world: World) -> None:
    solvik, _ = await started(world)
    jonas = solvik["Jonas"]
    async with world.services.units(write=False) as uow:
        (round_,) = await uow.rounds.of_meeting(await meeting_id(world, solvik))
    press = {"v": 1, "verb": "vote.cast", "ref": round_.id, "arg": "2"}

    await jonas.sends_press({**press, "ticks1": "1.1", "ticks3": "3.2,9.9,<b>"})
    await jonas.sends_press(press)
    assert await ticks_of(world, solvik, "Jonas") == ("1.1", "3.2")
    await jonas.sends_press({**press, "ticks2": "2.1"})

    assert sorted(await ticks_of(world, solvik, "Jonas")) == ["1.1", "2.1", "3.2"]


async def test_what_a_leader_ticked_before_their_turn_is_still_there(world: World) -> None:
    solvik, ingrid = await started(world)

    waits = await ingrid.presses("Nivå 2", ticks1="1.2")

    assert "Ledere stemmer sist" in waits
    assert "Setningene dine er lagret" in await ingrid.presses("Stem likevel nå", level="2")
    assert await ticks_of(world, solvik, "Ingrid") == ("1.2",)
