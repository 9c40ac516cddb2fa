"""KOSTRA figures, read from a loopback service that answers as Statistics Norway's does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import aiohttp
import pytest
from yarl import URL

from domain.catalogue.read import built_in
from domain.figures.statistics import Fetched, NoStatistics
from sources.kostra import Kostra, read_kostra
from sources.kostra_table import Asked
from sources.pxweb import PxWeb
from tests.support.machines.pxweb import GROSS, NET, SHARE, WAITING, PxWebService, Table

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
async def service() -> AsyncIterator[PxWebService]:
    async with PxWebService() as running:
        yield running


async def read(
    service: PxWebService, municipality: str = "4640", group: str = "", tables: tuple[str, ...] = ("13135",)
) -> Kostra:
    async with aiohttp.ClientSession() as session:

        async def get(url: str) -> Fetched:
            async with session.get(URL(url, encoded=True)) as response:
                if response.status != 200:
                    raise NoStatistics("statistics_refused", what=url[-20:])
                return Fetched(await response.text(), NOW)

        whose = Asked(municipality, NOW.year, group)
        return await read_kostra(PxWeb(service.url, get), built_in(), "school", whose, tables)


def by_scope(kostra: Kostra, indicator: str, year: int) -> dict[str, float]:
    return {f.scope: f.value for f in kostra.figures if (f.indicator_id, f.year) == (indicator, year)}


async def test_the_municipality_its_group_and_the_country_are_read_for_every_code(service: PxWebService) -> None:
    kostra = await read(service)

    assert kostra.notes == ()
    assert (kostra.municipality, kostra.group) == ("Sogndal", "KOSTRA-gruppe 7")
    assert by_scope(kostra, "st_share_pupils", 2025) == {"school": 15.8, "group": 16.8, "country": 18.8}
    assert {f.indicator_id for f in kostra.figures} == {
        "st_share_pupils", "st_share_waiting", "st_net_cost", "st_gross_cost",
    }  # fmt: skip
    assert {f.year for f in kostra.figures} == {2023, 2024, 2025}
    newest = next(f for f in kostra.figures if f.year == 2025)
    assert newest.source == "Statistisk sentralbyrå, CC BY 4.0"
    assert newest.counted_on == date(2025, 12, 31)
    assert newest.answers is None


async def test_what_the_table_holds_is_asked_before_any_value(service: PxWebService) -> None:
    await read(service)

    parts = [URL(asked).path.rsplit("/", 1)[-1] for asked in service.asked]
    assert parts == ["metadata", "correspondsAt", "data"]
    assert "date=2026-01-01" in service.asked[1]
    query = URL(service.asked[-1]).query
    assert query["valueCodes[KOKkommuneregion0000]"] == "4640,EKG07,EAK"
    assert query["valueCodes[Tid]"] == "top(10)"
    assert query["outputFormat"] == "json-stat2"
    assert query["valueCodes[ContentsCode]"].split(",") == [SHARE, WAITING, NET, GROSS]


async def test_values_may_be_sparse(service: PxWebService) -> None:
    service.sparse = True
    service.tables["13135"].values[SHARE, "4640", "2025"] = None

    kostra = await read(service)

    assert by_scope(kostra, "st_share_pupils", 2025) == {"group": 16.8, "country": 18.8}
    assert by_scope(kostra, "st_share_pupils", 2024)["school"] == 15.5


async def test_a_renamed_code_is_a_line_and_the_rest_is_read(service: PxWebService) -> None:
    service.tables["13135"].rename(GROSS, "KOSbruttoelevny0000")

    kostra = await read(service)

    (note,) = kostra.notes
    assert note.key == "kostra_code_gone"
    assert note.params["code"] == GROSS
    assert "KOSbruttoelevny0000" in str(note.params["there"])  # whoever looks for it sees what it may be called now
    assert "KOSbibliotek0000" not in str(note.params["there"])
    assert by_scope(kostra, "st_net_cost", 2025)


async def test_a_code_may_be_in_another_table(service: PxWebService) -> None:
    main = service.tables["13135"]
    service.tables["12362"] = Table(
        main.regions, {GROSS: main.contents.pop(GROSS)}, main.years, main.groups, dict(main.values)
    )

    kostra = await read(service, tables=("13135", "12362"))

    assert kostra.notes == ()
    assert by_scope(kostra, "st_gross_cost", 2025)["country"] == 23600.0


async def test_a_table_that_is_gone_does_not_take_the_other_one_with_it(service: PxWebService) -> None:
    kostra = await read(service, tables=("99999", "13135"))

    assert [note.key for note in kostra.notes] == ["statistics_refused"]
    assert kostra.figures


async def test_thousands_of_kroner_are_kroner(service: PxWebService) -> None:
    table = service.tables["13135"]
    table.contents[NET] = (table.contents[NET][0], "1 000 kr")
    table.values[NET, "4640", "2025"] = 2.7

    assert by_scope(await read(service), "st_net_cost", 2025)["school"] == 2700.0


async def test_a_code_that_measures_something_else_now_is_not_taken(service: PxWebService) -> None:
    table = service.tables["13135"]
    table.contents[SHARE] = (table.contents[SHARE][0], "antall")

    kostra = await read(service)

    assert [(note.key, note.params["unit"]) for note in kostra.notes] == [("kostra_unit", "antall")]
    assert not by_scope(kostra, "st_share_pupils", 2025)
    assert by_scope(kostra, "st_share_waiting", 2025)


async def test_a_share_beyond_a_hundred_is_not_taken(service: PxWebService) -> None:
    service.tables["13135"].values[SHARE, "4640", "2025"] = 158.0

    kostra = await read(service)

    assert [(note.key, note.params["year"]) for note in kostra.notes] == [("kostra_outside", "2025")]
    assert "school" not in by_scope(kostra, "st_share_pupils", 2025)


async def test_a_municipality_without_figures_is_told_so(service: PxWebService) -> None:
    for year in ("2023", "2024", "2025"):
        service.tables["13135"].values[WAITING, "4640", year] = None

    kostra = await read(service)

    assert [(note.key, note.params["place"]) for note in kostra.notes] == [("kostra_no_values", "Sogndal")]


async def test_a_municipality_that_has_another_number_now_is_asked_about(service: PxWebService) -> None:
    with pytest.raises(NoStatistics) as none:
        await read(service, "1420")

    assert none.value.problem.key == "kostra_no_municipality"
    assert not any("/data" in asked for asked in service.asked)


async def test_a_number_that_is_not_in_use_any_more_leads_to_the_new_one(service: PxWebService) -> None:
    service.tables["13135"].regions |= {"1420": "Sogndal (-2019)", "3099": "Viken (2020-2023)"}

    with pytest.raises(NoStatistics) as renumbered:
        await read(service, "1420")
    with pytest.raises(NoStatistics) as gone:
        await read(service, "3099")

    assert renumbered.value.problem.key == gone.value.problem.key == "kostra_old_number"
    assert (renumbered.value.problem.params["now"], gone.value.problem.params["now"]) == ("4640", "")


async def test_the_table_s_own_groupings_are_asked_where_there_are_no_standards(service: PxWebService) -> None:
    service.has_standards = False

    kostra = await read(service)

    assert (kostra.group, kostra.notes) == ("KOSTRA-gruppe 7", ())
    assert any("agg_KostraGrupper" in asked for asked in service.asked)


async def test_the_group_is_given_where_the_table_does_not_know_it(service: PxWebService) -> None:
    service.tables["13135"].groups = {}

    unknown = await read(service)
    given = await read(service, group="EKG13")
    wrong = await read(service, group="EKG99")

    assert [note.key for note in unknown.notes] == ["kostra_group_missing"]
    assert "group" not in by_scope(unknown, "st_net_cost", 2025)
    assert given.group == "KOSTRA-gruppe 13"
    assert "group" in by_scope(given, "st_net_cost", 2025)
    assert [note.key for note in wrong.notes] == ["kostra_group_unknown"]
    assert by_scope(wrong, "st_net_cost", 2025)


@pytest.mark.parametrize("table", ["../config", "13135/data", "", ".."])
def test_a_table_name_never_climbs(table: str) -> None:
    async def get(url: str) -> Fetched:
        raise AssertionError(url)

    coroutine = PxWeb("https://tables.example/v2", get).metadata(table)
    with pytest.raises(NoStatistics):
        coroutine.send(None)
