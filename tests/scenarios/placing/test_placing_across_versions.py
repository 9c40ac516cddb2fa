"""A placing goes on where it was: the service stopped and started anew, and its state that of another version."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.support.arranged.placing import placement_of
from tests.support.playing.people import Somebody
from tests.support.playing.playing import START, invited, meeting_id, person_id
from tests.support.playing.world import World, a_world


async def state_of(world: World, who: Somebody, change: dict[str, Any] | None = None) -> dict[str, Any]:
    """Where somebody is in a dialog, as it lies in the database; rewritten as another version would have it."""
    person = await person_id(world, who)
    async with world.services.units() as uow:
        found: dict[str, Any] = json.loads(await uow.dialogs.get(who.chat, person) or "{}")
        if change:
            await uow.dialogs.put(who.chat, person, json.dumps({**found, **change}), world.now)
            await uow.commit()
    return found


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"version": 0, "step": "the third"},
        {"version": 99, "step": {"level": 3}, "mood": [1]},
        {"version": 99, "dialog": "place", "values": None},
    ],
    ids=["the same version", "an older one", "a newer one", "one that cannot be read"],
)
async def test_a_placing_is_taken_up_days_later_after_a_restart_and_another_version(
    database_url: str, change: dict[str, Any]
) -> None:
    async with a_world(database_url) as world:
        solvik, _ingrid = await invited(world)
        jonas = solvik["Jonas"]
        await jonas.presses("Forbered deg")
        assert "steg 2 av 4" in await jonas.says("alle sjelden")
        assert "steg 3 av 4" in await jonas.says("ofte, av og til")
        state = await state_of(world, jonas, change)
        assert "often" not in json.dumps(state), "answers lie sealed, not in the state"

        await world.restarts()
        await world.at(START + timedelta(hours=1))

        said = await jonas.says("alle av og til")
        if "steg 4 av 4" not in said:  # what was on the card nobody can know: asked once more, from where it stood
            taken_up = said if "steg 3 av 4" in said else await jonas.says("vurder 1.4")
            assert "steg 3 av 4" in taken_up
            said = await jonas.says("alle av og til")
        assert "steg 4 av 4" in said
        assert "siste steg" in await jonas.says("alle sjelden")
        assert "lagret" in await jonas.presses("Lagre", level="2", thought="Ringe hjem.")
        async with world.services.units(write=False) as uow:
            kept = await placement_of(uow, await meeting_id(world, solvik), await person_id(world, jonas))
        assert kept is not None
        assert (kept.level, kept.thought, kept.done, len(kept.answers)) == (2, "Ringe hjem.", True, 10)
