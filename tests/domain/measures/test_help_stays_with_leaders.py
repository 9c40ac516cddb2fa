"""Who asked for help is the leaders' to know: it is in nobody else's data and in no file that a school takes along."""

from __future__ import annotations

from bot.exports.tables import WHATS, sheet_of
from cards.kit.scene import Scene
from domain.measures.measure import Change, Measure
from domain.measures.progress import ask_for_help
from domain.personal_data.my_data import gather
from domain.unit_of_work import Units
from preview import school as samples
from tests.support.arranged.measuring import filled, save
from tests.support.arranged.small_school import NOW, small_school


async def test_a_call_for_help_is_in_ones_own_data_and_in_nothing_that_others_take_along(units: Units) -> None:
    world = await small_school(units)
    measure = await save(world, filled(world, helpers=world.people[2].id), outside=True)
    assert isinstance(measure, Measure)
    async with units() as uow:
        await ask_for_help(uow, measure.id, world.caller(1), NOW)
        await uow.commit()

    async with units(write=False) as uow:
        mine = await gather(uow, world.people[1])
        others = [await gather(uow, world.people[number]) for number in (0, 2, 3)]
        school = world.school
        scene = Scene("nb", school.zone, NOW, samples.scene("nb").addresses, school.name, school.id)
        sheets = [await sheet_of(uow, scene, what) for what in WHATS]

    assert [event.what for _, event in mine.changes] == [Change.HELP]
    assert not [event for one in others for _, event in one.changes if event.what is Change.HELP]
    assert "hjelp" not in str([sheet.rows for sheet in sheets]).lower().replace("hjelpere", "")
