"""An administrator takes in a file of figures from the command line, and undoes it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from administration.figures import Outcome, import_figures, undo_import
from bot.running.settings import read_settings
from domain.arriving.demo import plant
from domain.figures.figure import Figure
from domain.figures.settle_key import remember
from domain.figures.table_key import Asked
from domain.people.school import School
from domain.unit_of_work import Units
from sources.asking import signature
from tests.support.machines.edge import environment

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TIDY = "indikator;år;verdi;svar;kilde\nps_motivation;2015;3,7;41;prøve\nps_relation;2015;4,2;4;prøve\n"


class Desk:
    """The administrator's desk, with one school."""

    def __init__(self, units: Units, school: School, folder: Path) -> None:
        self.units, self.school, self.folder = units, school, folder
        self.settings = read_settings(environment())
        self.told: list[str] = []
        self.now = NOW

    async def takes(
        self, data: bytes | str, name: str = "tall.csv", school: str = "", *, replace: bool = False
    ) -> Outcome:
        path = self.folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        asked = Namespace(file=path, school=school or self.school.name, replace=replace)
        return await import_figures(self.units, self.settings, asked, clock=self.clock, tell=self.told.append)

    async def undoes(self) -> Outcome:
        return await undo_import(self.units, self.settings, Namespace(school=self.school.id), clock=self.clock)

    def clock(self) -> datetime:
        """A minute passes between any two looks."""
        self.now += timedelta(minutes=1)
        return self.now

    async def figures(self, year: int = 2015) -> dict[str, Figure]:
        async with self.units(write=False) as uow:
            found = await uow.figures.of_school(self.school.id)
        return {figure.indicator_id: figure for figure in found if figure.year == year}


@pytest.fixture
async def desk(sqlite_units: Units, tmp_path: Path) -> Desk:
    return Desk(sqlite_units, await plant(sqlite_units, NOW), tmp_path)


async def test_a_file_is_taken_in_once_and_undone_once(desk: Desk) -> None:
    assert await desk.takes(TIDY) == (0, [f"{desk.school.name}: 2 figures read, 2 new or changed, 0 lines refused."])
    assert (await desk.figures())["ps_motivation"].value == 3.7
    assert "2 figures read, 0 new or changed" in (await desk.takes(TIDY))[1][-1]

    status, lines = await desk.undoes()
    assert status == 0
    assert "the import of tall.csv" in lines[0]
    assert "2 figures put back" in lines[0]
    assert await desk.figures() == {}
    assert (await desk.undoes())[0] == 1
    assert "2 new or changed" in (await desk.takes(TIDY))[1][-1]


async def test_another_school_gets_nothing_of_it(desk: Desk) -> None:
    lia = replace(desk.school, id="lia", name="Lia", team_id="19:lia", channel_id="19:lia", version=0)
    async with desk.units() as uow:
        assert await uow.schools.add(lia)
        await uow.commit()
    await desk.takes(TIDY)
    async with desk.units(write=False) as uow:
        assert await uow.figures.of_school(lia.id) == []
    status, lines = await undo_import(desk.units, desk.settings, Namespace(school="Lia"), clock=lambda: NOW)
    assert (status, lines[0][:5]) == (1, "Lia: ")
    assert "ps_motivation" in await desk.figures()


async def test_what_a_file_replaced_comes_back(desk: Desk) -> None:
    await desk.takes(TIDY)
    before = await desk.figures()
    other = "indikator;år;verdi;svar\nps_motivation;2015;1,1;40\n"
    status, lines = await desk.takes(other, "feil.csv")
    assert (status, lines[0][-16:]) == (1, ", 2015: 3.7 → 1.1") or lines[0].endswith(", 2015: 3,7 → 1,1")
    assert "--replace" in lines[1]
    assert await desk.figures() == before
    await desk.takes(other, "feil.csv", replace=True)
    assert (await desk.figures())["ps_motivation"].value == 1.1
    assert "feil.csv" in (await desk.undoes())[1][0]
    assert await desk.figures() == before


async def test_what_four_pupils_answered_is_not_kept_anywhere(desk: Desk) -> None:
    await desk.takes(TIDY)
    kept = (await desk.figures())["ps_relation"]
    assert (kept.value, kept.answers, kept.suppressed) == (0.0, 0, True)
    async with desk.units(write=False) as uow:
        taken = await uow.imports.last_taken(desk.school.id)
    assert taken is not None
    assert replace(kept) in [change.after for change in taken.changes]
    assert 4.2 not in [change.after.value for change in taken.changes]


async def test_a_spreadsheet_is_taken_in_like_a_text_file(desk: Desk) -> None:
    from openpyxl import Workbook

    book, file = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (("indikator", "år", "verdi", "svar"), ("ps_motivation", 2015, 3.7, 41), ("tøv", 2015, 1, 9)):
        sheet.append(row)
    book.save(file)
    status, lines = await desk.takes(file.getvalue(), "tall.xlsx")
    assert status == 1
    assert lines[0].startswith("line 3: ")
    assert "1 figures read, 1 new or changed, 1 lines refused" in lines[-1]
    assert (await desk.figures())["ps_motivation"].answers == 41


async def test_of_a_large_file_it_is_told_how_far_it_is_and_only_the_first_refusals_are_listed(desk: Desk) -> None:
    status, lines = await desk.takes("indikator;år;verdi;svar\n" + "tøv;2015;3,7;41\n" * 5000)
    assert status == 1
    assert desk.told == ["2000 lines read", "4000 lines read"]
    assert "5000 lines refused" in lines[-1]
    assert len(lines) < 300
    assert "more lines that were refused" in lines[-2]


async def test_a_file_that_is_too_large_is_not_even_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("administration.figures.LARGEST_FILE", 10)
    status, lines = await desk.takes(TIDY)
    assert (status, len(lines)) == (1, 1)
    assert lines[0].startswith("tall.csv: ")
    assert await desk.figures() == {}


async def test_an_unknown_school_and_a_missing_file_are_said(desk: Desk, tmp_path: Path) -> None:
    status, lines = await desk.takes(TIDY, school="Fjell")
    assert status == 1
    assert "Fjell" in lines[0]
    asked = Namespace(file=tmp_path / "nei.csv", school=desk.school.id)
    assert (await import_figures(desk.units, desk.settings, asked))[0] == 1
    undo = Namespace(school="Fjell")
    assert (await undo_import(desk.units, desk.settings, undo))[0] == 1


async def test_undoing_where_nothing_was_taken_in_says_so(desk: Desk) -> None:
    status, lines = await desk.undoes()
    assert status == 1
    assert lines[0].startswith(f"{desk.school.name}: ")


async def test_what_the_school_has_said_of_its_columns_holds_for_the_command_too(desk: Desk) -> None:
    asked = Asked(signature(["År", "Mestringstro", "Svar"]), False, ("Mestringstro",))
    async with desk.units() as uow:
        key = await remember(uow, desk.school, asked, "tall.csv", NOW)
        await uow.table_keys.put(replace(key, columns=(("Mestringstro", "ps_mastery"),), at=NOW))
        await uow.commit()

    assert (await desk.takes("År;Mestringstro;Svar\n2015;3,7;41\n"))[0] == 0
    assert (await desk.figures())["ps_mastery"].value == 3.7
