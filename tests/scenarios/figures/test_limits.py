"""A leader decides what is good at their school, and from then on every card says so."""

from __future__ import annotations

import pytest

from domain.arriving.demo import figures
from domain.figures.figure import Figure
from tests.support.playing.people import Team
from tests.support.playing.world import World

WHOLE = "refleksjonsmøte om 1.4 torsdag kl 14"


@pytest.fixture
async def solvik(world: World) -> Team:
    team = await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje"])
    school_id = await team.school_id()
    async with world.services.units() as uow:
        beside = Figure(school_id, "gs_dialogue", 2026, 3.2, 410, "oppdiktet", None, "municipality")
        await uow.figures.put([*figures(school_id), beside])
        await uow.commit()
    return team


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


async def test_limits_that_a_leader_sets_colour_the_proposal_and_the_invitation(solvik: Team) -> None:
    ingrid = solvik["Ingrid"]
    assert "Bør løftes" in await ingrid.says("tall 1.4")

    await ingrid.says("innstillinger")
    await ingrid.presses("Grenser for farger")
    await ingrid.presses("Endre grensene", indicator="gs_dialogue")
    saved = await ingrid.presses_verb("limits.save", against="numbers", good="2,5", lift="2", reach="source")
    assert "God fra 2,5, bør løftes under 2,0. Satt av skolen." in plain(saved)

    await ingrid.says(WHOLE)
    await ingrid.presses("Send innkalling")
    post = plain(solvik.channel_text())
    assert "Bør løftes" not in post
    assert "Skolen har satt noen av grensene." in post


async def test_the_municipality_as_yardstick_is_told_to_everybody(solvik: Team) -> None:
    ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
    await ingrid.says("innstillinger")
    await ingrid.presses("Grenser for farger")
    form = await ingrid.presses("Endre grensene", indicator="gs_dialogue")
    assert "Tallet for kommunen" in form
    assert "Tallet for KOSTRA-gruppen" not in form
    await ingrid.presses_verb("limits.save", against="municipality", apart="20")

    seen = plain(await jonas.says("tall 1.4"))
    assert "Følg med. Ned 0,3 fra 2025." in seen
    assert "Holdt opp mot kommunen: 3,2." in seen
    told = plain(await jonas.presses("Forklar tallene"))
    assert "mer enn 20 % under. Satt av skolen." in told
    assert "Endre grensene" not in jonas.buttons()


async def test_a_teacher_has_no_way_to_the_limits(solvik: Team) -> None:
    jonas = solvik["Jonas"]
    await jonas.says("innstillinger")

    assert "Grenser for farger" not in jonas.buttons()
    data = {
        "v": 1,
        "verb": "limits.save",
        "ref": await solvik.school_id(),
        "arg": "gs_dialogue",
        "good": "1",
        "lift": "1",
    }
    assert "Ingrid Lunde" in str(await jonas.sends_press(data))
