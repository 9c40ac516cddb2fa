"""An administrator fetches KOSTRA figures for a school, and the school's people see them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from administration import run
from administration.command_line import parser
from administration.figures import undo_import
from administration.statistics import Outcome, fetch_statistics
from bot.running.settings import Settings, read_settings
from domain.arriving.demo import plant
from domain.figures.figure import Figure
from domain.figures.imports import ImportState
from domain.figures.reading import read_all
from domain.people.school import School
from domain.unit_of_work import Units
from tests.support.machines.edge import environment
from tests.support.machines.pxweb import GROSS, SHARE, PxWebService
from tests.support.playing.world import a_world

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


class Office:
    """The administrator's desk."""

    def __init__(self, units: Units, service: PxWebService, school: School) -> None:
        self.units, self.service, self.school = units, service, school
        self.settings: Settings = read_settings(environment(SAMKLANG_STATISTICS_URL=service.url))
        self.now = NOW

    async def fetch(self, municipality: str = "4640", **more: str) -> Outcome:
        asked = {"municipality": municipality, "school": self.school.name, "group": "", "tables": "13135", **more}
        return await fetch_statistics(
            self.units, self.settings, Namespace(**asked), clock=lambda: self.now, sleep=self._sleep, timeout=5.0
        )

    async def _sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    async def figures(self) -> list[Figure]:
        async with self.units(write=False) as uow:
            found = await uow.figures.of_school(self.school.id)
        return [figure for figure in found if figure.source.startswith("Statistisk sentralbyrå, CC BY")]


@pytest.fixture
async def office(sqlite_units: Units) -> AsyncIterator[Office]:
    async with PxWebService() as service:
        yield Office(sqlite_units, service, await plant(sqlite_units, NOW))


async def test_figures_fetched_before_names_were_kept_have_the_name_once_they_are_fetched_again(office: Office) -> None:
    await office.fetch()
    named = await office.figures()
    assert all(figure.place for figure in named)
    async with office.units() as uow:
        await uow.figures.put([replace(figure, place="") for figure in named])
        await uow.commit()
    _status, lines = await office.fetch()
    assert not [line for line in lines if "→" in line], "no value is another"
    assert await office.figures() == named


async def test_figures_are_fetched_credited_and_read_by_the_school(office: Office) -> None:
    status, lines = await office.fetch()

    assert status == 0, lines
    assert lines[-2] == f"{office.school.name}: 36 figures read for Sogndal (KOSTRA-gruppe 7), 36 new or changed."
    assert lines[-1] == "Kilde: Statistisk sentralbyrå, CC BY 4.0."
    async with office.units(write=False) as uow:
        catalogue = await uow.catalogues.of(office.school.id)
        readings = {r.indicator.ssb: r for r in read_all(catalogue.indicators, await office.figures())}
    share = readings[SHARE]
    assert (share.newest.year, share.newest.value, share.newest.scope) == (2025, 15.8, "school")
    assert {figure.scope for figure in share.compared} == {"group", "country"}


async def test_the_same_figures_once_more_change_nothing(office: Office) -> None:
    await office.fetch()
    before = await office.figures()
    office.now += timedelta(days=1)

    status, lines = await office.fetch()

    assert (status, await office.figures()) == (0, before)
    assert "36 figures read" in lines[-2]
    assert "0 new or changed" in lines[-2]


async def test_revised_figures_take_the_place_of_provisional_ones_and_can_be_undone(office: Office) -> None:
    await office.fetch()
    office.now += timedelta(days=90)
    office.service.tables["13135"].values[GROSS, "4640", "2025"] = 22222.0

    _status, lines = await office.fetch()

    assert "1 new or changed" in lines[-2]
    async with office.units(write=False) as uow:
        last = await uow.imports.last_taken(office.school.id)
    assert last is not None
    assert (last.kind, last.state) == ("kostra", ImportState.TAKEN)
    (change,) = last.changes
    assert change.after.value == 22222.0
    assert change.before == replace(change.after, value=22100.0)

    status, lines = await undo_import(office.units, office.settings, Namespace(school=office.school.name))
    assert (status, "1 figures put back" in lines[0]) == (0, True)
    assert change.before in await office.figures()
    assert change.after not in await office.figures()


async def test_offline_it_uses_what_it_has_and_says_from_when(office: Office) -> None:
    await office.fetch()
    office.now += timedelta(days=3)
    office.service.down = True

    status, lines = await office.fetch()

    assert status == 1
    assert lines[0] == "Statistikkbanken hos SSB svarer ikke."
    assert lines[1] == "Jeg bruker tallene jeg hentet lørdag 21.\xa0november kl.\xa010.00."
    assert "36 figures read" in lines[2]
    assert await office.figures()


async def test_offline_with_nothing_kept_nothing_changes(office: Office) -> None:
    office.service.down = True

    assert await office.fetch() == (1, ["Statistikkbanken hos SSB svarer ikke."])
    assert await office.figures() == []


async def test_a_renamed_code_is_a_clear_line_and_the_good_ones_are_kept(office: Office) -> None:
    office.service.tables["13135"].rename(GROSS, "KOSnybrutto0000")

    status, lines = await office.fetch()

    assert status == 1
    assert lines[0].startswith("Brutto driftsutgifter per elev: Koden KOSbruttoelev0000 står ikke i tabell 13135.")
    assert "KOSnybrutto0000" in lines[0]
    assert len({figure.indicator_id for figure in await office.figures()}) == 3


@pytest.mark.parametrize(
    ("municipality", "more", "said"),
    [
        ("46", {}, "«46» er ikke et kommunenummer. Det har fire sifre, som 0301."),
        ("٤٦٤٠", {}, "er ikke et kommunenummer"),
        ("9999", {}, "Tabell 13135 har ingen kommune 9999. Har kommunen fått nytt nummer?"),
        ("4640", {"school": "Fjell"}, "Fjell"),
        ("4640", {"tables": "../config"}, "har ingenting under"),
        ("4640", {"tables": "99999"}, "har ingenting under"),
    ],
)
async def test_what_is_asked_wrongly_is_a_clear_line(
    office: Office, municipality: str, more: dict[str, str], said: str
) -> None:
    status, lines = await office.fetch(municipality, **more)

    assert (status, len(lines)) == (1, 1)
    assert said in lines[0]
    assert await office.figures() == []


async def test_the_command_line_knows_the_command(office: Office, sqlite_url: str) -> None:
    asked = parser().parse_args(["fetch-statistics", "--municipality", "4640", "--school", office.school.name])
    settings = read_settings(environment(SAMKLANG_DATABASE_URL=sqlite_url, SAMKLANG_STATISTICS_URL=office.service.url))

    status, lines = await run(settings, asked)

    assert status == 0, lines
    assert "36 new or changed" in lines[-2]


async def test_the_leader_sees_the_figure_beside_its_group_and_its_credit(sqlite_url: str) -> None:
    async with a_world(sqlite_url) as world, PxWebService() as service:
        solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
        asked = Namespace(municipality="4640", school="Solvik", group="", tables="13135")
        settings = read_settings(environment(SAMKLANG_STATISTICS_URL=service.url))
        assert (await fetch_statistics(world.services.units, settings, asked, clock=lambda: world.now))[0] == 0

        for somebody in (solvik["Ingrid"], solvik["Jonas"]):
            said = await somebody.says("tall 4.3")
            assert "15,8" in said
            assert "16,8" in said
            assert "Kilde: Statistisk sentralbyrå, CC BY 4.0" in said
