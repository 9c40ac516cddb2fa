"""Two who press about the same measure at the same moment: one of them is first, and the other is told."""

from __future__ import annotations

import asyncio

from domain.measures.measure import Change
from tests.scenarios.conducting.test_phases import make_leader
from tests.support.machines.looking import texts_of
from tests.support.playing.playing import person_id
from tests.support.playing.world import World


async def test_two_who_hand_a_measure_on_at_once_make_one_change_and_one_is_told(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas", "Silje", "Hanne"])
    ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
    silje, hanne = await person_id(world, solvik["Silje"]), await person_id(world, solvik["Hanne"])
    await make_leader(world, solvik, "Jonas")
    await ingrid.says("tiltak")
    await ingrid.presses("Legg til tiltak")
    owner = await person_id(world, jonas)
    await ingrid.presses_verb("measure.save", title="Ringe hjem", due="2027-01-15", owner=owner)
    async with world.services.units(write=False) as uow:
        (measure,) = await uow.measures.of_school(await solvik.school_id())

    give = {"v": 1, "verb": "measure.give", "ref": measure.id, "rev": measure.version}
    answers = await asyncio.gather(
        ingrid.sends_press({**give, "owner": silje}), jonas.sends_press({**give, "owner": hanne})
    )
    await world.settle()

    async with world.services.units(write=False) as uow:
        (after,) = await uow.measures.of_school(await solvik.school_id())
        changes = [one for one in await uow.measures.history(measure.id) if one.what is Change.OWNER]
    assert len(changes) == 1
    assert after.owner_id == changes[0].after in (silje, hanne)
    told = ["endret dette etter at du" in texts_of(answer["value"]) for answer in answers]
    assert sorted(told) == [False, True]
    got, not_got = ("Silje", "Hanne") if after.owner_id == silje else ("Hanne", "Silje")
    assert "Ringe hjem" in solvik[got].personal_text()
    assert "Ringe hjem" not in solvik[not_got].personal_text()
