"""Sentences beside the level, leaders last: as each of them sees it."""

from __future__ import annotations

import pytest

from domain.people.school import LeadersVote
from tests.support.playing.people import Team
from tests.support.playing.playing import FIRST, all_vote, meeting_id, started
from tests.support.playing.world import World


async def leaders_vote(world: World, solvik: Team) -> LeadersVote:
    async with world.services.units(write=False) as uow:
        school = await uow.schools.get(await solvik.school_id())
    assert school is not None
    return school.leaders_vote


async def test_sentences_are_ticked_counted_and_talked_about(world: World) -> None:
    solvik, ingrid = await started(world)
    teachers = {name: level for name, level in FIRST.items() if name != "Ingrid"}
    await all_vote(solvik, teachers)
    ticks = {"Jonas": "3.1", "Silje": "3.1,3.2", "Mikkel": "3.1", "Hanne": "", "Ida": "", "Amir": "3.2"}
    for name, third in ticks.items():
        await solvik[name].presses("Vis stemmen min")
        said = await solvik[name].presses("Lagre setningene", ticks2="2.1,2.2", ticks3=third)
        assert "Setningene dine er lagret" in said
        assert "3.1" not in said
    assert "krysset" not in solvik.channel_text()
    await ingrid.presses_verb("meeting.conduct")
    await ingrid.presses("Avslutt og vis resultat")
    result = solvik.channel_text().replace("\u00a0", " ")
    assert "Her er vi mest uenige" in result
    assert "3 av de 6 som krysset av, kjenner den igjen" in result  # 3.1: half of those who ticked
    assert "Denne skiller oss fra nivå 3" in result
    assert "0 av de 6 som krysset av, kjenner den igjen" in result  # 3.3
    assert not any(name in result.partition("Resultat av runde 1")[2] for name in FIRST)


async def test_a_leader_waits_and_may_vote_all_the_same(world: World) -> None:
    solvik, ingrid = await started(world)
    assert "Ledere stemmer sist" in solvik.channel_text()
    waits = await ingrid.presses("Nivå 2")
    assert "La de andre stemme først" in waits
    await ingrid.presses("Stem likevel nå")
    assert "Du har stemt" in await ingrid.presses("Nivå 3")
    assert "Du har stemt" in await solvik["Jonas"].presses("Nivå 2")
    async with world.services.units(write=False) as uow:
        box = await uow.boxes.open(await meeting_id(world, solvik), "round-1")
    assert box is not None
    assert len(box.entries) == 2


@pytest.mark.parametrize(("how", "kept"), [("never", LeadersVote.NOT), ("with", LeadersVote.WITH)])
async def test_a_school_sets_how_its_leaders_vote(world: World, how: str, kept: LeadersVote) -> None:
    solvik, ingrid = await started(world)
    jonas = solvik["Jonas"]
    vika = await world.school("Vika", leader="Olav")
    school = await solvik.school_id()
    forged = {"v": 1, "verb": "settings.save", "ref": school, "leaders_vote": how}
    for person in (jonas, vika["Olav"]):
        await person.sends_press(forged)
    assert await leaders_vote(world, solvik) is LeadersVote.LAST
    assert "Hvordan ledere stemmer" not in await jonas.says("innstillinger")
    assert "Hvordan ledere stemmer" in await ingrid.says("innstillinger")
    assert "Velg fra lista" in await ingrid.presses_verb("settings.save", leaders_vote="sometimes")
    assert "Lagret" in await ingrid.presses_verb("settings.save", leaders_vote=how, limit="5")
    assert await leaders_vote(world, solvik) is kept
    pressed = await ingrid.presses_verb("vote.cast", "2")
    assert ("Du har stemt" in pressed) is (kept is LeadersVote.WITH)
