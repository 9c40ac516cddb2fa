"""Meetings that go oddly: over midnight, everybody leaves, nobody votes, one teacher in two, ninety people."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.meetings.meeting import MeetingState
from tests.scenarios.conducting.test_phases import phase_card, said
from tests.support.machines.looking import texts_of
from tests.support.playing.playing import TEACHERS, begun, can_vote, invited, meeting_id, person_id, started
from tests.support.playing.world import World


async def test_a_meeting_over_midnight_keeps_its_minutes(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=TEACHERS)
    ingrid = solvik["Ingrid"]
    await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 20")
    await ingrid.presses("Send innkalling")
    await world.at(datetime(2026, 11, 26, 22, 51, tzinfo=UTC))  # 23.51 in Norway, almost four hours late
    assert "Innledning til kl. 00.01" in await ingrid.presses("Start møtet")
    await world.passes(minutes=10)
    assert "Tiden for «Innledning» er ute" in solvik.channel_text()
    assert "Alene til kl. 00.11" in await ingrid.presses("Gå til neste")
    async with world.services.units(write=False) as uow:
        found = await uow.meetings.get(await meeting_id(world, solvik))
    assert found is not None
    assert found.state is MeetingState.RUNNING


async def test_everybody_leaves_and_the_meeting_is_ended_in_the_end(world: World) -> None:
    solvik, ingrid = await begun(world)
    for name in ("Jonas", "Silje"):
        await solvik[name].presses("Jeg er her")
    for name in [*TEACHERS, "Ingrid"]:
        solvik.leaves(name)
    await solvik.tells_who_left(*TEACHERS, "Ingrid")
    await world.passes(minutes=20)
    refused = await ingrid.sends_press({"v": 1, "verb": "phase.next", "ref": await meeting_id(world, solvik)})
    assert "ikke" in texts_of(refused["value"])
    await world.passes(hours=16)
    assert "Møtet er over" in solvik.channel_text()


async def test_nobody_votes_and_the_meeting_goes_on(world: World) -> None:
    solvik, ingrid = await started(world)
    assert "For få stemmer" in await ingrid.presses("Avslutt og vis resultat")
    await ingrid.presses("Gå tilbake")
    assert "Avstemningen er fortsatt åpen" in await ingrid.presses("Gå til neste")
    assert "Runde 1 er åpen" in await ingrid.presses("Gå videre likevel")  # it may still be voted in
    assert can_vote(solvik["Jonas"])
    await ingrid.presses("Mer")
    await ingrid.presses("Sett felles nivå")
    assert "Fra nivå 2 mot nivå 3" in await ingrid.presses("Sett felles nivå", level="2", aim="3", review="2027-05-20")
    assert not can_vote(solvik["Jonas"])


async def test_a_teacher_of_two_schools_is_at_the_meeting_they_said_last(world: World) -> None:
    solvik, _ingrid = await begun(world)
    vika = world.team("Vika", ["Olav", "Jonas", "Pia"])
    await vika.adds_the_bot(vika["Olav"])
    await vika["Olav"].presses_verb("lead.myself")
    await vika["Olav"].says("refleksjonsmøte om 1.4 i dag kl 16")
    await vika["Olav"].presses("Send innkalling")
    await vika["Olav"].says("møter")
    await vika["Olav"].presses("Start møtet")
    first, second = await meeting_id(world, solvik), await meeting_id(world, vika)
    jonas = solvik["Jonas"]
    assert "Du er med" in texts_of((await jonas.sends_press({"v": 1, "verb": "here.press", "ref": first}))["value"])
    moved = texts_of((await jonas.sends_press({"v": 1, "verb": "here.press", "ref": second}))["value"])
    assert "Du telles ikke lenger med i det andre møtet" in moved
    async with world.services.units(write=False) as uow:
        assert await uow.presences.of_meeting(first) == frozenset()
        assert await uow.presences.of_meeting(second) == {await person_id(world, jonas)}


async def test_ninety_people_meet_with_few_messages_and_small_cards(world: World) -> None:
    names = [f"Nr{number}" for number in range(89)]
    solvik, ingrid = await invited(world, *names)
    before = len(solvik.posts())
    await ingrid.presses("Start møtet")
    meeting = await meeting_id(world, solvik)
    press = {"v": 1, "verb": "here.press", "ref": meeting}
    for name in names:
        status, _body = await world.post(
            solvik[name]._activity(
                "invoke",
                solvik[name]._personal(),
                name="adaptiveCard/action",
                value={"action": {"type": "Action.Execute", "data": press}, "trigger": "manual"},
            ),
            settle=False,
        )
        assert status == 200
    await world.passes(seconds=20)
    assert "89 av 90 er her" in said(solvik)
    assert phase_card(solvik).edits == 1
    await ingrid.presses("Gå til neste")
    await ingrid.presses("Åpne avstemning")
    assert len(solvik.posts()) - before == 2  # the phases and the vote
