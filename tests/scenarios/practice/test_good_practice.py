"""Through the whole service: what worked at one school is found, thanked for and used at another."""

from __future__ import annotations

from tests.support.playing.playing import person_id
from tests.support.playing.world import World


async def test_what_worked_at_one_school_is_used_at_another(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])
    fjell = await world.school("Fjell", "Frode", ["Eva"])
    ingrid, jonas, silje, frode, eva = solvik["Ingrid"], solvik["Jonas"], solvik["Silje"], fjell["Frode"], fjell["Eva"]

    await ingrid.says("tiltak")
    await ingrid.presses("Legg til tiltak")
    owner = await person_id(world, jonas)
    await ingrid.presses_verb("measure.save", title="Ringe hjem", due="2027-01-15", owner=owner, about="1.4")
    await jonas.says("mine tiltak")
    await jonas.presses("Se tiltaket")
    await jonas.presses("Ferdig")
    await jonas.presses("Endre svaret")
    assert "Hva virket?" in await jonas.presses("Skriv hva som virket")
    warned = await jonas.presses("Lagre", did="Silje ringte alle nye.", changed="Færre sluttet.")
    assert "Her står et navn: Silje" in warned
    assert "ikke delt" in await jonas.presses("Lagre", did="Vi ringte alle nye.")
    assert "Ingen god praksis" in await frode.says("god praksis 1.4")

    await ingrid.says("god praksis")
    await ingrid.presses("Les", practice=await practice_id(world, "Solvik"))
    await ingrid.presses("Del med andre skoler")

    assert "Ringe hjem" in await eva.says_in_channel("<at>Samklang</at> god praksis ringe")
    assert "Ringe hjem" in await eva.says("god praksis 1.4")
    await eva.presses("Les", practice=await practice_id(world, "Solvik"))
    assert "Bruk som tiltak" not in eva.buttons()
    await eva.presses("Si takk")
    assert "Fjell takker" in ingrid.personal_text()
    assert "Eva" not in ingrid.personal_text()
    assert "Fjell takker" not in silje.personal_text()

    await frode.says("god praksis")
    await frode.presses("Les", practice=await practice_id(world, "Solvik"))
    form = await frode.presses("Bruk som tiltak")
    assert "Hvordan kommer vi dit?" in form
    kept = await frode.presses("Legg til tiltak", owner=await person_id(world, eva), due="2027-02-01")
    assert "Ringe hjem" in kept

    packed = await ingrid.says("pakke")
    assert "1 eksempel på god praksis" in packed
    assert "Bare ledere" in await jonas.says("pakke")
    assert "Skriv til meg" in await ingrid.says_in_channel("<at>Samklang</at> pakke")


async def practice_id(world: World, school: str) -> str:
    """The only one that the school has."""
    async with world.services.units(write=False) as uow:
        (home,) = await uow.schools.named(school)
        (practice,) = await uow.practices.of_school(home.id)
    return practice.id
