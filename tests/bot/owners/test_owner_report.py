"""The owner's report as Word and as a workbook: what is in it, and what is not."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from docx import Document
from openpyxl import load_workbook

from bot.calendar.holidays import NorwegianHolidays
from bot.exports.pages import Documents
from cards.owners.verbs import OWNED_REPORT, RELEASE_REVOKE
from domain.owners.releases import Release
from domain.unit_of_work import Units
from tests.cards.every.everything import elements
from tests.support.arranged.owner_room import LINKS, at, offered, owner_room, press
from tests.support.arranged.owning import OPEN, a_measure, owner_of, released
from tests.support.arranged.small_school import NOW
from tests.support.playing.room import Room


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    return await owner_room(sqlite_units)


Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def fetched(here: Room, url: str) -> web.Response:
    path = url.removeprefix("https://samklang.example")
    documents = Documents(LINKS, here.world.units, here.services.clock, NorwegianHolidays())
    return await documents.answer(make_mocked_request("GET", path))


def links_of(card: dict[str, Any]) -> dict[str, str]:
    return {one["title"]: one["url"] for one in elements(card) if one["type"] == "Action.OpenUrl"}


@pytest.mark.parametrize(
    ("language", "heading", "level"), [("nb", "Hvor skolene står", "Nivå"), ("nn", "Kvar skulane står", "Nivå")]
)
async def test_the_report_has_levels_measures_criteria_and_dates_and_loses_what_is_taken_back(
    here: Room, language: str, heading: str, level: str
) -> None:
    marit = await owner_of(here.world.units, here.world.school, here.world.outsider.school)
    async with here.world.units() as uow:
        await uow.measures.add(a_measure(here.world, "=1+1", created_at=NOW - timedelta(days=2)))
        await uow.commit()
    (one,) = await released(here.world.units, here.world.leader)
    assert isinstance(one, Release)
    later = at(here, OPEN)
    form = await press(later, marit, OWNED_REPORT, arg="form")
    assert offered(form, "year") == ["2026", "2025"]
    assert await press(later, marit, OWNED_REPORT, language="de", year="2026") == form
    links = links_of(await press(later, marit, OWNED_REPORT, language=language, year="2026"))

    answer = await fetched(later, links["Word-fil"])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kvalitetsrapport-2026.docx"'
    document = Document(io.BytesIO(cast(bytes, answer.body)))
    text = "\n".join(each.text for each in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert heading in text
    assert "Vika" in text, "who has released nothing is said"
    assert "3 ▲ (2026)" in cells
    assert {"Ringe hjem", "1", level} <= set(cells)

    book = load_workbook(io.BytesIO(cast(bytes, (await fetched(later, links["Excel-fil"])).body)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [row[:6] for row in rows[1:3]] == [
        ("Solvik", "1.4", rows[1][2], rows[1][3], 2, 3),
        ("Solvik", "1.4", rows[1][2], rows[2][3], 3, 4),
    ]
    formula = next(cell for row in book.worksheets[1].iter_rows() for cell in row if cell.value == "=1+1")
    assert formula.data_type == "s"
    whole = text + repr(cells) + repr([list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets])
    for person in here.world.people:
        assert person.given_name not in whole

    await press(later, 0, RELEASE_REVOKE, here.world.school.id, releases=one.id)
    again = Document(io.BytesIO(cast(bytes, (await fetched(later, links["Word-fil"])).body)))
    assert "Ringe hjem" not in [cell.text for table in again.tables for row in table.rows for cell in row.cells]
    async with here.world.units() as uow:
        for school in (here.world.school, here.world.outsider.school):
            await uow.owners.drop_owner(school.id, marit.id)
        await uow.commit()
    assert (await fetched(later, links["Word-fil"])).status == 404


async def test_last_years_report_is_how_it_stood_then(here: Room) -> None:
    marit = await owner_of(here.world.units, here.world.school)
    await released(here.world.units, here.world.leader)
    later = at(here, OPEN)
    links = links_of(await press(later, marit, OWNED_REPORT, language="nb", year="2025"))
    document = Document(io.BytesIO(cast(bytes, (await fetched(later, links["Word-fil"])).body)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "2 (2025)" in cells
    assert not any("2026" in cell for cell in cells)
