"""What gives a figure its colour: the suggested limits, the school's own, or the figure of a group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.catalogue.areas import Better
from domain.catalogue.read import built_in
from domain.figures import comparison
from domain.figures.figure import Figure
from domain.figures.limits import Limits
from domain.figures.limits_in_force import bounds, in_force, limited
from domain.figures.reading import Reading, Status, read
from domain.unit_of_work import Units
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.support.arranged.small_school import small_school
from tests.support.machines.databases import SECRET

CATALOGUE = built_in()


def limits(name: str, good: float | None = None, lift: float | None = None, yardstick: str = "") -> Limits:
    return Limits("s", name, good, lift, yardstick)


def told(name: str, value: float, own: Limits | None = None, better: Better | None = None, **others: float) -> Reading:
    indicator = CATALOGUE.indicator(name)
    assert indicator is not None
    figures = [Figure("s", name, 2026, value, 50 if name[0] in "pg" else None)]
    figures += [Figure("s", name, 2026, other, None, scope=scope) for scope, other in others.items()]
    found = read(limited(replace(indicator, better=better or indicator.better), own), tuple(figures))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "status"),
    [(4.0, Status.GOOD), (3.96, Status.GOOD), (3.94, Status.WATCH), (2.96, Status.WATCH), (2.94, Status.LIFT)],
)
def test_a_figure_has_the_colour_of_what_people_read(value: float, status: Status) -> None:
    assert told("gs_dialogue", value).status is status


def test_the_limits_of_the_school_stand_in_for_the_suggested_ones() -> None:
    assert told("gs_dialogue", 3.1).status is Status.WATCH
    assert told("gs_dialogue", 3.1, limits("gs_dialogue", 3.0, 2.0)).status is Status.GOOD
    assert told("gs_dialogue", 3.1, limits("gs_dialogue", 4.5, 3.5)).status is Status.LIFT


def test_a_school_may_choose_no_colour() -> None:
    assert told("gs_dialogue", 1.2, limits("gs_dialogue")).status is Status.PLAIN


@pytest.mark.parametrize(
    ("value", "status"), [(13.0, Status.GOOD), (12.9, Status.WATCH), (11.7, Status.WATCH), (11.6, Status.LIFT)]
)
def test_another_group_can_be_the_yardstick(value: float, status: Status) -> None:
    own = limits("st_share_pupils", yardstick="group")

    assert told("st_share_pupils", value, own, group=13.0, country=20.0).status is status


@pytest.mark.parametrize(
    ("value", "status"), [(5.0, Status.GOOD), (5.5, Status.WATCH), (5.6, Status.LIFT), (0.0, Status.GOOD)]
)
def test_where_less_is_better_more_than_the_others_needs_lifting(value: float, status: Status) -> None:
    own = limits("st_share_waiting", yardstick="country")

    assert told("st_share_waiting", value, own, country=5.0).status is status


def test_without_a_figure_of_that_year_the_yardstick_gives_no_colour() -> None:
    own = limits("st_share_pupils", yardstick="group")

    assert told("st_share_pupils", 13.0, own, country=9.0).status is Status.PLAIN


def test_what_never_has_a_colour_gets_none_from_limits() -> None:
    assert told("st_pupils", 200, limits("st_pupils", 100, 50)).status is Status.PLAIN
    indicator = CATALOGUE.indicator("st_pupils")
    assert indicator is not None
    assert bounds(indicator, 2026) is None


def test_earlier_years_are_held_against_the_others_of_their_year() -> None:
    indicator = CATALOGUE.indicator("st_share_pupils")
    assert indicator is not None
    made = [Figure("s", indicator.id, year, 13.0) for year in (2024, 2025)]
    made += [Figure("s", indicator.id, 2024, 20.0, scope="group"), Figure("s", indicator.id, 2025, 12.0, scope="group")]

    found = read(limited(indicator, limits(indicator.id, yardstick="group")), tuple(made))

    assert found is not None
    assert [found.status_in(one) for one in found.history] == [Status.LIFT, Status.GOOD]
    assert [one.scope for one in found.history] == ["school", "school"]


def test_a_withheld_figure_is_held_against_nothing() -> None:
    few = (Figure("s", "gs_dialogue", 2026, 4.9, 3), Figure("s", "gs_dialogue", 2026, 3.2, 400, scope="municipality"))
    indicator = CATALOGUE.indicator("gs_dialogue")
    assert indicator is not None
    found = read(limited(indicator, limits("gs_dialogue", yardstick="municipality")), few)

    assert found is not None
    assert found.status is Status.SUPPRESSED
    assert comparison.held_against(found.newest, found.compared) == []


def test_the_nearest_year_that_is_not_newer_is_told_beside_a_figure() -> None:
    newest = Figure("s", "x", 2025, 1.0)
    others = comparison.others(
        Figure("s", "x", year, value, scope=scope)
        for year, value, scope in [
            (2023, 1, "country"), (2024, 2, "country"), (2026, 3, "country"), (2025, 4, "group"), (2025, 9, "moon"),
        ]
    )  # fmt: skip

    assert [(one.scope, one.value) for one in comparison.held_against(newest, others)] == [("group", 4), ("country", 2)]


def test_a_catalogue_without_limits_of_the_school_is_the_same_one() -> None:
    assert in_force(CATALOGUE, {}) is CATALOGUE
    changed = in_force(CATALOGUE, {"gs_dialogue": limits("gs_dialogue", 3.5, 2.5)})
    one, other = changed.indicator("gs_dialogue"), changed.indicator("gs_feedback")
    assert one is not None
    assert other is not None
    assert (one.good_from, one.limits_by) == (3.5, "school")
    assert (other.good_from, other.limits_by) == (4.0, "")
    assert changed.characteristic("1.4") is CATALOGUE.characteristic("1.4")


async def test_the_catalogue_of_a_school_has_its_limits_and_is_made_once(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    async with sqlite_units() as uow:
        await uow.limits.put(Limits(world.school.id, "gs_dialogue", 3.5, 2.5))
        first = await uow.catalogues.with_limits(world.school.id)
        assert await uow.catalogues.with_limits(world.school.id) is first
        await uow.limits.put(Limits(world.school.id, "gs_dialogue", 3.6, 2.5))
        newer = (await uow.catalogues.with_limits(world.school.id)).indicator("gs_dialogue")
        other = await uow.catalogues.with_limits(world.outsider.school.id)

    assert newer is not None
    assert newer.good_from == 3.6
    assert other == CATALOGUE


async def test_two_services_in_one_process_share_no_catalogue_with_limits(sqlite_url: str) -> None:
    opened = open_database(sqlite_url)
    one, other = make_units(opened, Sealer(SECRET)), make_units(opened, Sealer(SECRET))
    world = await small_school(one)
    async with one() as uow:
        await uow.limits.put(Limits(world.school.id, "gs_dialogue", 3.5, 2.5))
        await uow.commit()
    async with one(write=False) as here, other(write=False) as there:
        first = await here.catalogues.with_limits(world.school.id)
        second = await there.catalogues.with_limits(world.school.id)
    await opened.close()

    assert first == second
    assert first is not second
