"""The demo school: made up, planted once, worth talking about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from domain.arriving import demo
from domain.arriving.demo import figures, plant
from domain.catalogue.read import built_in
from domain.figures.reading import Status, read_all
from domain.people.school import Role
from domain.unit_of_work import Units
from sources.read import read_figures

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
COMPUTED = {"st_waiting_per_pupil", "st_hours_per_place", "st_places_per_pupil", "st_share_girls", "st_share_admin"}


def test_its_figures_are_a_file_that_the_import_takes_without_a_word() -> None:
    data = (Path(demo.__file__).parents[1] / "content" / "demo" / "figures.csv").read_bytes()

    found = read_figures("figures.csv", data, built_in(), "demo", date(2026, 11, 21))

    assert found.refusals == ()
    assert list(found.figures) == figures("demo")


def test_every_indicator_has_five_years_but_for_one_that_lacks_one() -> None:
    asked = [i for i in built_in().indicators if i.id not in COMPUTED]
    years = {i.id: [f.year for f in figures("demo") if f.indicator_id == i.id] for i in asked}

    assert [name for name, found in years.items() if len(found) != 5] == ["gs_arena"]
    assert years["gs_arena"] == [2022, 2023, 2025, 2026]
    assert years["gs_dialogue"] == [2022, 2023, 2024, 2025, 2026]


def test_every_figure_says_that_it_is_made_up_and_one_is_suppressed() -> None:
    assert {f.source for f in figures("demo")} == {"oppdiktet"}
    assert [(f.indicator_id, f.year) for f in figures("demo") if f.suppressed] == [("gs_channels", 2026)]


def test_cooperation_with_the_home_has_something_to_talk_about() -> None:
    readings = {r.indicator.id: r for r in read_all(built_in().informing("1.4"), figures("demo"))}

    told = {name: (round(readings[name].newest.value, 1), readings[name].status) for name in readings}
    assert told["gs_dialogue"] == (2.8, Status.LIFT)
    assert told["gs_feedback"] == (3.4, Status.WATCH)
    assert told["ps_home_support"] == (4.1, Status.GOOD)
    assert told["gs_channels"][1] is Status.SUPPRESSED


async def test_it_is_planted_once_and_what_people_changed_stays(sqlite_units: Units) -> None:
    school = await plant(sqlite_units, NOW)
    async with sqlite_units() as uow:
        await uow.figures.put([replace(f, value=5.0) for f in figures(school.id)[:1]])
        await uow.people.put_member(school.id, "demo-jonas", Role.NONE)
        await uow.commit()

    again = await plant(sqlite_units, NOW, service_url="http://127.0.0.1:56150/_connector")

    async with sqlite_units(write=False) as uow:
        members = await uow.people.members(school.id)
        found = await uow.figures.of_school(school.id)
    assert again.id == school.id
    assert again.service_url == "http://127.0.0.1:56150/_connector"
    assert len(members) == 8
    assert {m.person.name for m in members if m.role is Role.LEADER} == {"Ingrid Lunde"}
    assert {m.person.name for m in members if m.role is Role.NONE} == {"Jonas Vik"}
    assert {m.person.user_id for m in members} == {f"29:{m.person.aad_id}" for m in members}
    assert len(found) == len(figures(school.id))
    assert [f.value for f in found if f.indicator_id == "ps_home_support" and f.year == 2022] == [5.0]
