"""Figures, posts, dialogs, the inbox, catalogues, charts; and text that a database cannot hold."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.catalogue import read as read_catalogue
from domain.delivery.notices import Post
from domain.figures.figure import Figure
from domain.unit_of_work import Units
from tests.store.database.samples import LEADER, NOW, OTHER, SCHOOL, settle
from tests.support.arranged.receipts import first_time

OWN = Path(read_catalogue.__file__).parents[1] / "content" / "catalogue.toml"


async def test_figures_are_replaced_by_indicator_and_year_and_only_changes_count(units: Units) -> None:
    await settle(units)
    old = Figure(SCHOOL.id, "P1", 2024, 3.25, 40, "survey", date(2024, 10, 1))
    new = Figure(SCHOOL.id, "P1", 2025, 3.5)
    theirs = Figure(OTHER.id, "P1", 2025, 9.0)
    async with units() as uow:
        assert await uow.figures.put([new, old, theirs]) == 3
        assert await uow.figures.put([new, old]) == 0
        assert await uow.figures.put([replace(new, value=3.6), old]) == 1
        assert await uow.figures.put([]) == 0
        assert await uow.figures.of_school(SCHOOL.id) == [old, replace(new, value=3.6)]
        assert await uow.figures.of_school(SCHOOL.id, ["P2"]) == []
        assert await uow.figures.of_school(OTHER.id, ["P1", "P2"]) == [theirs]


async def test_of_a_message_the_newest_place_is_known(units: Units) -> None:
    await settle(units)
    first = Post("vote", "r1", "", SCHOOL.id, "19:team;messageid=1", "a1", "https://u/")
    copy = replace(first, person_id=LEADER.id, activity_id="a2")
    async with units() as uow:
        await uow.posts.put(first)
        await uow.posts.put(copy)
        await uow.posts.put(replace(first, activity_id="a3"))
        assert await uow.posts.get("vote", "r1") == replace(first, activity_id="a3")
        assert await uow.posts.get("vote", "r1", LEADER.id) == copy
        assert await uow.posts.get("result", "r1") is None
        assert [post.activity_id for post in await uow.posts.of_subject("r1")] == ["a3", "a2"]


async def test_a_dialog_belongs_to_one_person_in_one_conversation(units: Units) -> None:
    async with units() as uow:
        await uow.dialogs.put("a:1", "ingrid", '{"step": 1}', NOW)
        await uow.dialogs.put("a:1", "ingrid", '{"step": 2}', NOW)
        assert await uow.dialogs.get("a:1", "ingrid") == '{"step": 2}'
        assert await uow.dialogs.get("a:1", "jonas") is None
        assert await uow.dialogs.get("a:2", "ingrid") is None
        await uow.dialogs.put("a:1", "ingrid", None, NOW)
        assert await uow.dialogs.get("a:1", "ingrid") is None
        with pytest.raises(ValueError):
            await uow.dialogs.put("a:1", "ingrid", "æ" * 16_385, NOW)


async def test_a_message_is_new_once(units: Units) -> None:
    async def first(activity_id: str) -> bool:
        async with units() as uow:
            new = await first_time(uow, "a:1", activity_id, NOW)
            await uow.commit()
        return new

    assert sorted(await asyncio.gather(*(first("x") for _ in range(6)))) == [False] * 5 + [True]
    async with units() as uow:
        assert await first_time(uow, "a:2", "x", NOW)
        await uow.inbox.forget_before(NOW)
        assert not await first_time(uow, "a:1", "x", NOW)
        await uow.inbox.forget_before(NOW + timedelta(seconds=1))
        assert await first_time(uow, "a:1", "x", NOW)


async def test_a_message_whose_handling_failed_is_new_again(units: Units) -> None:
    async with units() as uow:
        assert await first_time(uow, "a:1", "x", NOW)
    async with units() as uow:
        assert await first_time(uow, "a:1", "x", NOW)


async def test_a_school_has_the_built_in_catalogue_until_it_has_its_own_and_after(units: Units) -> None:
    await settle(units)
    source = OWN.read_text(encoding="utf-8")
    async with units() as uow:
        built_in = await uow.catalogues.of(SCHOOL.id)
        assert built_in.origin == "built-in"
        version = await uow.catalogues.put(SCHOOL.id, source, NOW)
        own = await uow.catalogues.of(SCHOOL.id)
        assert (own.origin, own.version) == ("school", version)
        assert version > built_in.version
        assert await uow.catalogues.of(SCHOOL.id) is own
        assert (await uow.catalogues.of(OTHER.id)).origin == "built-in"
        assert await uow.catalogues.put(SCHOOL.id, source, NOW) == version + 1
        assert await uow.catalogues.put(SCHOOL.id, "", NOW) == built_in.version
        assert await uow.catalogues.of(SCHOOL.id) == built_in
        assert await uow.catalogues.put(SCHOOL.id, source, NOW) == version + 3


async def test_a_kept_catalogue_that_cannot_be_read_any_more_gives_the_built_in(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.catalogues.put(SCHOOL.id, "= nonsense", NOW)
        assert (await uow.catalogues.of(SCHOOL.id)).origin == "built-in"


async def test_a_catalogue_that_is_looked_at_is_the_schools_own_business(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        first = await uow.catalogues.offer(SCHOOL.id, "one", NOW)
        theirs = await uow.catalogues.offer(OTHER.id, "two", NOW)
        second = await uow.catalogues.offer(SCHOOL.id, "three", NOW)
        assert await uow.catalogues.offered(SCHOOL.id, first) is None
        assert await uow.catalogues.offered(SCHOOL.id, second) == "three"
        assert await uow.catalogues.offered(SCHOOL.id, theirs) is None


async def test_what_to_draw_is_kept_once(units: Units) -> None:
    async with units() as uow:
        once, again = [await uow.charts.put('{"a": 1}', ()) for _ in range(2)]
        assert once == again
        assert await uow.charts.get(once) == '{"a": 1}'
        assert await uow.charts.get("e") is None


async def test_text_that_a_database_cannot_hold_is_held_without_what_it_cannot(units: Units) -> None:
    async with units() as uow:
        await uow.schools.add(replace(SCHOOL, name="Sol\0vik \ud83d kulturskole 🎻"))
        kept = await uow.schools.get(SCHOOL.id)
        assert kept is not None
        assert kept.name == "Solvik ? kulturskole 🎻"
        assert await uow.schools.get("a\0\udfff") is None
