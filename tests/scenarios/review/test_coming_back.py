"""A school whose bot was taken away and put back: what still lies ahead is said."""

from __future__ import annotations

from tests.support.playing.playing import START
from tests.support.playing.world import World


async def test_a_meeting_that_still_lies_ahead_gets_its_card_after_all(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
    await ingrid.presses("Send innkalling")
    posts = len(solvik.posts())

    await solvik.removes_the_bot(ingrid)
    await solvik.adds_the_bot(ingrid)
    await world.at(START)

    assert "Start møtet" in ingrid.buttons()
    assert len(solvik.posts()) == posts  # nothing that was said is said again


async def test_a_message_in_the_channel_revives_a_school_whose_return_nobody_announced(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik.removes_the_bot(solvik["Ingrid"])

    answer = await solvik["Jonas"].says_in_channel("<at>Samklang</at> hjelp")

    assert "Jonas" in answer
