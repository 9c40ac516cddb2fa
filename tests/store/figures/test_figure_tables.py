"""Figures of several scopes, limits, imports, and answers of a table API, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.figures.figure import Figure
from domain.figures.imports import Change, Import, ImportState
from domain.figures.limits import Limits
from domain.unit_of_work import Units
from tests.store.database.samples import LEADER, NOW, OTHER, SCHOOL, settle

OWN = Figure(SCHOOL.id, "F1", 2025, 12.5, None, "GSI", date(2025, 10, 1), derived=True)
COUNTRY = replace(OWN, value=11.0, scope="country", derived=False)
THEIRS = replace(OWN, school_id=OTHER.id, value=99.0)
OFFER = Import(
    "i1", SCHOOL.id, "d1", "Tall <2025>.xlsx", "gsi", LEADER.id, NOW, ImportState.OFFERED, figures=(OWN, COUNTRY)
)


async def test_a_figure_of_the_country_stands_beside_the_schools_own(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        assert await uow.figures.put([OWN, COUNTRY, THEIRS]) == 3
        assert await uow.figures.of_school(SCHOOL.id) == [COUNTRY, OWN]
        assert await uow.figures.put([replace(COUNTRY, value=12.0), OWN]) == 1
        assert await uow.figures.of_school(SCHOOL.id, ["F1"]) == [replace(COUNTRY, value=12.0), OWN]


async def test_a_dropped_figure_takes_no_other_scope_year_or_school_with_it(units: Units) -> None:
    await settle(units)
    before = replace(OWN, year=2024)
    async with units() as uow:
        await uow.figures.put([OWN, before, COUNTRY, THEIRS])
        assert await uow.figures.drop([replace(OWN, value=1.0), replace(OWN, year=1999)]) == 1
        assert await uow.figures.drop([]) == 0
        assert await uow.figures.of_school(SCHOOL.id) == [before, COUNTRY]
        assert await uow.figures.of_school(OTHER.id) == [THEIRS]


async def test_figures_of_two_groups_two_surveys_and_a_place_are_kept_apart(units: Units) -> None:
    await settle(units)
    young = Figure(SCHOOL.id, "P1", 2026, 4.6, 23, "Microsoft Forms", instrument="samklang", group="pupils_young")
    older = replace(young, group="pupils_older", value=4.0, answers=31)
    other = replace(young, instrument="udir", group="", value=3.8)
    public = replace(OWN, place="Solvik")
    async with units() as uow:
        assert await uow.figures.put([young, older, other, public]) == 4
        assert await uow.figures.of_school(SCHOOL.id) == [public, older, young, other]
        assert await uow.figures.drop([older]) == 1
        offered = replace(OFFER, figures=(young, public))
        await uow.imports.put(offered)
        assert await uow.imports.get(offered.id) == offered
        assert await uow.figures.of_school(SCHOOL.id) == [public, young, other]


async def test_limits_are_set_replaced_and_cleared_for_one_school(units: Units) -> None:
    await settle(units)
    first = Limits(SCHOOL.id, "P1", 4.0, 3.5, set_by=LEADER.id, set_at=NOW)
    held = Limits(SCHOOL.id, "F1", None, None, "group", 0.2)
    async with units() as uow:
        for each in (first, held, replace(first, school_id=OTHER.id)):
            await uow.limits.put(each)
        await uow.limits.put(replace(first, good_from=4.2))
        assert await uow.limits.of_school(SCHOOL.id) == {"F1": held, "P1": replace(first, good_from=4.2)}
        await uow.limits.clear(SCHOOL.id, "P1")
        assert list(await uow.limits.of_school(SCHOOL.id)) == ["F1"]
        assert list(await uow.limits.of_school(OTHER.id)) == ["P1"]


async def test_an_import_is_kept_whole_and_the_newest_in_force_is_the_last(units: Units) -> None:
    await settle(units)
    changes = (Change(None, OWN), Change(COUNTRY, replace(COUNTRY, value=12.0)))
    taken = replace(OFFER, state=ImportState.TAKEN, figures=(), changes=changes)
    later = replace(taken, id="i2", digest="d2", at=NOW + timedelta(hours=1), changes=())
    async with units() as uow:
        await uow.imports.put(OFFER)
        assert await uow.imports.get("i1") == OFFER
        assert await uow.imports.get("i1", lock=True) == OFFER
        assert await uow.imports.last_taken(SCHOOL.id) is None
        await uow.imports.put(taken)
        assert await uow.imports.last_taken(SCHOOL.id) == taken
        await uow.imports.put(later)
        assert await uow.imports.last_taken(SCHOOL.id) == later
        await uow.imports.put(replace(later, state=ImportState.UNDONE))
        assert await uow.imports.last_taken(SCHOOL.id) == taken
        assert await uow.imports.last_taken(OTHER.id) is None
        assert await uow.imports.get("i3") is None


async def test_offers_that_nobody_took_are_forgotten_and_what_was_taken_is_not(units: Units) -> None:
    await settle(units)
    taken = replace(OFFER, id="i2", state=ImportState.TAKEN)
    theirs = replace(OFFER, id="i3", school_id=OTHER.id, figures=())
    async with units() as uow:
        for each in (OFFER, taken, theirs):
            await uow.imports.put(each)
        await uow.imports.drop_offers_before(SCHOOL.id, NOW)
        assert await uow.imports.get("i1") == OFFER
        await uow.imports.drop_offers_before(SCHOOL.id, NOW + timedelta(seconds=1))
        assert await uow.imports.get("i1") is None
        assert await uow.imports.get("i2") == taken
        assert await uow.imports.get("i3") == theirs


async def test_after_a_while_only_imports_in_force_are_left_of_all_schools(units: Units) -> None:
    await settle(units)
    taken = replace(OFFER, id="i2", state=ImportState.TAKEN)
    undone = replace(OFFER, id="i3", state=ImportState.UNDONE)
    theirs = replace(OFFER, id="i4", school_id=OTHER.id, figures=())
    later = replace(OFFER, id="i5", at=NOW + timedelta(days=1))
    async with units() as uow:
        for each in (OFFER, taken, undone, theirs, later):
            await uow.imports.put(each)
        await uow.imports.forget_before(NOW + timedelta(seconds=1))
        left = [await uow.imports.get(f"i{number}") for number in range(1, 6)]
        assert left == [None, taken, None, None, later]


async def test_an_import_holds_no_figure_of_another_school(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        with pytest.raises(ValueError, match="another school"):
            await uow.imports.put(replace(OFFER, figures=(OWN, THEIRS)))


async def test_an_answer_of_a_table_api_is_kept_with_its_time_however_long_its_address(units: Units) -> None:
    address = "https://tables.example/13135?" + "valueCodes=KOSmusikkandelba0000&" * 400
    async with units() as uow:
        assert await uow.statistics.get(address) is None
        await uow.statistics.put(address, "{}", NOW)
        await uow.statistics.put(address, '{"value": [1]}', NOW + timedelta(days=1))
        assert await uow.statistics.get(address) == ('{"value": [1]}', NOW + timedelta(days=1))
        assert await uow.statistics.get(address[:-1]) is None


async def test_what_four_people_answered_is_not_in_the_database(units: Units) -> None:
    await settle(units)
    small = Figure(SCHOOL.id, "P1", 2025, 4.75, 4, "survey")
    async with units() as uow:
        assert await uow.figures.put([small]) == 1
        assert await uow.figures.put([replace(small, value=1.25, answers=1)]) == 0
        await uow.imports.put(replace(OFFER, figures=(small,), changes=(Change(small, OWN),)))
        kept = replace(small, value=0.0, answers=0)
        assert await uow.figures.of_school(SCHOOL.id) == [kept]
        import_ = await uow.imports.get("i1")
        assert import_ is not None
        assert (import_.figures, import_.changes) == ((kept,), (Change(kept, OWN),))
