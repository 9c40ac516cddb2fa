"""Where levels do not compare: the sentences of the characteristic itself were changed between two meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.catalogue.new_criteria import meetings_with_new_criteria
from domain.catalogue.read import built_in
from domain.meetings.meeting import MeetingState
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW, SmallSchool, small_school

HEAD = '[[areas]]\nid = "1"\ntitle = "Vårt"\n'
CHARACTERISTIC = '[[areas.characteristics]]\nid = "{id}"\ntitle = "{title}"\n'
LEVEL = '[[areas.characteristics.criteria]]\nlevel = {n}\nnb = "{word} på trinn {n}."\n'


def own(word: str, other: str) -> str:
    """A catalogue with two characteristics of its own."""
    found = HEAD
    for number, title, sentence in (("1.4", "Samspill", word), ("1.5", "Annet", other)):
        found += CHARACTERISTIC.format(id=number, title=title)
        found += "".join(LEVEL.format(n=level, word=sentence) for level in (1, 2, 3, 4))
    return found


async def versions(world: SmallSchool, *sources: str) -> list[int]:
    async with world.units() as uow:
        found = [await uow.catalogues.put(world.school.id, source, NOW) for source in sources]
        await uow.commit()
        return found


async def renewed(world: SmallSchool, *numbers: int) -> list[int]:
    """Which of the meetings held with these catalogues came after new criteria, by their place."""
    held = replace(world.meeting, state=MeetingState.ENDED)
    meetings = [
        replace(held, id=f"m{place}", catalogue_version=number, ended_at=NOW + timedelta(days=place))
        for place, number in enumerate(numbers)
    ]
    async with world.units(write=False) as uow:
        found = await meetings_with_new_criteria(uow, world.school.id, meetings[::-1])
    return [place for place in range(len(numbers)) if f"m{place}" in found]


async def test_only_a_change_of_its_own_sentences_parts_two_meetings(units: Units) -> None:
    world = await small_school(units)
    first, same, changed = await versions(world, own("Vi øver", "a"), own("Vi øver", "b"), own("Vi spiller", "b"))

    assert await renewed(world, first, same, changed, changed) == [2]
    assert await renewed(world, built_in().version, first) == [1]
    assert await renewed(world, first, 99, 99) == [1], "a catalogue that nobody has any longer"
