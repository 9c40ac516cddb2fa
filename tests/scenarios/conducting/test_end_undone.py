"""The end of a meeting can be undone for ten minutes, by its leaders, and takes nothing with it."""

from __future__ import annotations

from datetime import timedelta

from tests.scenarios.conducting.test_cards_follow import VOTES, ending, out_of_date
from tests.support.playing.playing import START, all_vote, can_vote, meeting_id, started
from tests.support.playing.world import World


async def test_an_end_can_be_undone_for_ten_minutes_and_takes_nothing_with_it(world: World) -> None:
    solvik, ingrid = await started(world)
    await all_vote(solvik, VOTES)
    await ingrid.presses("Mer")
    await ingrid.presses_verb("meeting.end")
    summary = await ingrid.presses_verb("meeting.end_save")
    assert "Du kan angre avslutningen til kl. 14.10. Etterpå slettes hver enkelt stemme" in summary
    assert not can_vote(solvik["Sunniva"])
    await world.restarts()
    await world.at(START + timedelta(minutes=9, seconds=59))
    await ingrid.presses("Angre avslutningen")
    assert "5 av 8 stemt" in ingrid.personal_text()
    await solvik["Sunniva"].presses("Nivå 2")
    await ingrid.presses("Avslutt og vis resultat")
    assert "Oppsummering" not in solvik.channel_text()
    await world.passes(minutes=20)  # the first end has no say any more
    assert can_vote(solvik["Ida"]) is False
    assert "Oppsummering" not in solvik.channel_text()


async def test_after_ten_minutes_the_end_is_final_also_when_the_service_was_away(world: World) -> None:
    solvik, ingrid = await started(world)
    await all_vote(solvik, VOTES)
    await ingrid.presses("Mer")
    await ingrid.presses_verb("meeting.end")
    await ingrid.presses_verb("meeting.end_save")
    async with world.services.units(write=False) as uow:
        assert await uow.boxes.open(await meeting_id(world, solvik), "round-1") is not None
    await world.stops()
    world.now += timedelta(minutes=30)
    await world.starts()
    await world.settle()
    async with world.services.units(write=False) as uow:
        meeting = await meeting_id(world, solvik)
        assert await uow.boxes.open(meeting, "round-1") is None
        assert await uow.agendas.get(meeting) is None
        assert (await uow.rounds.of_meeting(meeting))[0].tally is not None
    assert "Oppsummering" in solvik.channel_text()
    refused = await ingrid.sends_press({"v": 1, "verb": "meeting.undo_end", "ref": meeting})
    assert "Angre avslutningen" not in str(refused)
    assert await out_of_date(world, solvik) == []


async def test_only_a_leader_of_the_school_undoes_an_end(world: World) -> None:
    solvik = await ending(world)
    other = await world.school("Fjellvik", leader="Berit", teachers=["Odd"])
    press = {"v": 1, "verb": "meeting.undo_end", "ref": await meeting_id(world, solvik)}
    for person in (solvik["Jonas"], other["Berit"]):
        await person.sends_press(press)
        async with world.services.units(write=False) as uow:
            meeting = await uow.meetings.get(str(press["ref"]))
            assert meeting is not None
            assert meeting.state == "ended"
