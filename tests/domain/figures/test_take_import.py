"""Taking a file in, the same one again, and undoing the last one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import Refused
from domain.figures import take_import
from domain.figures.figure import Figure
from domain.figures.imports import ImportState
from domain.figures.instruments import OLDER, YOUNG
from domain.figures.take_import import Effect
from domain.unit_of_work import Units
from tests.support.arranged.small_school import SmallSchool, small_school

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Desk:
    def __init__(self, there: SmallSchool) -> None:
        self.there, self.minutes = there, 0

    def figure(self, value: float, year: int = 2026, answers: int = 20) -> Figure:
        return Figure(self.there.school.id, "ps_relation", year, value, answers, "prøve")

    async def takes(self, *figures: Figure, name: str = "tall.csv") -> Effect:
        self.minutes += 1
        async with self.there.units() as uow:
            effect = await take_import.take_in(
                uow,
                self.there.school,
                "p",
                name,
                name.encode(),
                "survey",
                figures,
                NOW + timedelta(minutes=self.minutes),
            )
            await uow.commit()
        return effect

    async def undoes(self, import_id: str = "") -> int:
        async with self.there.units() as uow:
            _, count = await take_import.undo_last(uow, self.there.school, NOW, import_id)
            await uow.commit()
        return count

    async def values(self) -> dict[int, float]:
        async with self.there.units(write=False) as uow:
            return {f.year: f.value for f in await uow.figures.of_school(self.there.school.id)}


@pytest.fixture
async def desk(sqlite_units: Units) -> Desk:
    return Desk(await small_school(sqlite_units))


async def test_the_same_file_twice_changes_nothing(desk: Desk) -> None:
    first = await desk.takes(desk.figure(4.0), desk.figure(3.9, 2025))
    again = await desk.takes(desk.figure(4.0), desk.figure(3.9, 2025))

    assert (first.new, first.changed, first.same) == (2, 0, 0)
    assert (again.new, again.changed, again.same, again.anything) == (0, 0, 2, False)
    async with desk.there.units(write=False) as uow:
        last = await uow.imports.last_taken(desk.there.school.id)
    assert last is not None
    assert last.id == first.import_.id


async def test_undoing_puts_back_what_stood_before_and_takes_away_what_was_new(desk: Desk) -> None:
    await desk.takes(desk.figure(4.0))
    second = await desk.takes(desk.figure(4.5), desk.figure(3.9, 2025), name="ny.csv")
    assert (second.new, second.changed) == (1, 1)

    assert await desk.undoes(second.import_.id) == 2
    assert await desk.values() == {2026: 4.0}
    assert await desk.undoes() == 1
    assert await desk.values() == {}
    with pytest.raises(Refused, match="import_none"):
        await desk.undoes()


async def test_what_was_changed_since_is_left_as_it_is(desk: Desk) -> None:
    await desk.takes(desk.figure(4.0), desk.figure(3.9, 2025))
    async with desk.there.units() as uow:
        await uow.figures.put([desk.figure(4.4)])
        await uow.commit()

    assert await desk.undoes() == 1
    assert await desk.values() == {2026: 4.4}


async def test_an_older_card_does_not_undo_a_newer_import(desk: Desk) -> None:
    first = await desk.takes(desk.figure(4.0))
    await desk.takes(desk.figure(4.5), name="ny.csv")

    with pytest.raises(Refused, match="import_not_last"):
        await desk.undoes(first.import_.id)
    assert await desk.values() == {2026: 4.5}


async def test_taken_twice_it_is_taken_once_and_undone_it_cannot_be_taken_again(desk: Desk) -> None:
    first = await desk.takes(desk.figure(4.0))
    school = desk.there.school
    async with desk.there.units() as uow:
        again = await take_import.take(uow, school, first.import_.id, NOW)
        await uow.commit()
    assert (again.new, again.import_.state) == (1, ImportState.TAKEN)

    await desk.undoes()
    async with desk.there.units() as uow:
        with pytest.raises(Refused, match="import_gone"):
            await take_import.take(uow, school, first.import_.id, NOW)


async def test_another_schools_offer_is_not_there(desk: Desk) -> None:
    first = await desk.takes(desk.figure(4.0))

    async with desk.there.units() as uow:
        with pytest.raises(Refused, match="import_gone"):
            await take_import.take(uow, desk.there.outsider.school, first.import_.id, NOW)
        with pytest.raises(Refused, match="import_none"):
            await take_import.undo_last(uow, desk.there.outsider.school, NOW)


async def test_a_figure_of_few_answers_leaves_no_value_in_offers_or_changes(desk: Desk) -> None:
    effect = await desk.takes(desk.figure(4.37, answers=3))

    assert await desk.values() == {2026: 0.0}
    assert "4.37" not in repr(effect)
    async with desk.there.units(write=False) as uow:
        assert "4.37" not in repr(await uow.imports.get(effect.import_.id))


async def test_the_older_pupils_answers_leave_the_younger_ones_where_they_are(desk: Desk) -> None:
    young = replace(desk.figure(4.6, answers=23), instrument="samklang", group=YOUNG)
    older = replace(desk.figure(4.0, answers=31), instrument="samklang", group=OLDER)
    await desk.takes(young, name="yngre.csv")
    second = await desk.takes(older, name="eldre.csv")

    assert (second.new, second.changed, second.replaced) == (1, 0, ())
    async with desk.there.units(write=False) as uow:
        assert set(await uow.figures.of_school(desk.there.school.id)) == {young, older}
    assert await desk.undoes() == 1
    async with desk.there.units(write=False) as uow:
        assert await uow.figures.of_school(desk.there.school.id) == [young]


async def test_a_file_that_names_no_survey_is_of_the_one_that_is_there(desk: Desk) -> None:
    await desk.takes(replace(desk.figure(4.0), instrument="udir"))
    again = await desk.takes(desk.figure(4.2), name="uten.csv")
    assert (again.new, again.changed) == (0, 1)
    assert [(one.before and one.before.value, one.after.value, one.after.instrument) for one in again.replaced] == [
        (4.0, 4.2, "udir")
    ]


async def test_what_has_changed_since_it_was_looked_at_is_not_replaced_unseen(desk: Desk) -> None:
    await desk.takes(desk.figure(4.0))
    async with desk.there.units() as uow:
        offered = await take_import.offer(
            uow, desk.there.school, "p", "ny.csv", b"ny", "survey", [desk.figure(4.5)], NOW
        )
        await uow.commit()
    await desk.takes(desk.figure(3.0), name="imellom.csv")
    with pytest.raises(Refused, match="import_changed"):
        async with desk.there.units() as uow:
            await take_import.take(uow, desk.there.school, offered.import_.id, NOW)
    assert await desk.values() == {2026: 3.0}


async def test_the_same_value_without_a_source_is_no_change(desk: Desk) -> None:
    known = replace(desk.figure(4.0), counted_on=date(2026, 5, 8))
    await desk.takes(known)

    again = await desk.takes(replace(known, source="", counted_on=None), name="uten kilde.csv")
    other = await desk.takes(replace(known, source="", value=4.1), name="ny verdi.csv")

    assert (again.changed, again.same, again.anything) == (0, 1, False)
    assert other.changed == 1
