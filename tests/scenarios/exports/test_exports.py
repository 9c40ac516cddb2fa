"""What a school takes along: files read back as Excel would, with nothing in them that cards withhold."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from domain.figures.figure import Figure
from domain.measures.measure import Hypothesis, Measure, Progress, Step
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.minutes.minutes import Minutes, MinutesState
from domain.votes.rounds import Mode, Round, RoundState, Tally
from tests.support.machines.looking import nodes
from tests.support.playing.people import Somebody, Team
from tests.support.playing.playing import person_id
from tests.support.playing.world import World

HELD = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)


@pytest.fixture
async def solvik(world: World) -> Team:
    """A school that has met once, agreed on a measure, and has figures, one of them of four answers."""
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    school, jonas = await solvik.school_id(), await person_id(world, solvik["Jonas"])
    async with world.services.units() as uow:
        whole = Meeting("m1", school, "1.4", MeetingState.ENDED, jonas, HELD, HELD, agreement=Agreement(2, 3),
                        started_at=HELD, ended_at=HELD + timedelta(minutes=90))  # fmt: skip
        hidden = Meeting("m2", school, "1.1", MeetingState.ENDED, jonas, HELD, HELD, started_at=HELD, ended_at=HELD)
        for meeting in (whole, hidden):
            await uow.meetings.add(meeting)
        shown = Tally((1, 4, 1, 0), 1)
        await uow.rounds.add(Round("r1", "m1", 1, RoundState.CLOSED, Mode.SECRET, HELD, HELD, shown))
        await uow.rounds.add(Round("r2", "m2", 1, RoundState.CLOSED, Mode.SECRET, HELD, HELD, None))
        measure = Measure("t1", school, "m1", "1.4", "=HYPERLINK(1)", jonas, date(2027, 1, 15), "Flere svar",
                          Progress.SLOW, "Ringt 9", HELD, steps=(Step("Ring", done=True),),
                          hypothesis=Hypothesis(2, 3, ("gs_dialogue",), date(2027, 5, 20)))  # fmt: skip
        await uow.measures.add(measure)
        await uow.minutes.add(Minutes("m1", school, MinutesState.OPEN, "Vi ringer sjelden."))
        await uow.minutes.add(Minutes("m2", school, MinutesState.DRAFT, "Et utkast som bare lederen ser."))
        await uow.figures.put(
            [
                Figure(school, "gs_dialogue", 2025, 3.1, 60, "prøve", date(2025, 4, 24)),
                Figure(school, "gs_dialogue", 2026, 2.8, 4, "prøve", date(2026, 4, 24)),
                Figure(school, "gs_dialogue", 2026, 3.3, 6, "prøve", None, "municipality"),
            ]
        )
        await uow.commit()
    return solvik


async def links(somebody: Somebody) -> dict[str, str]:
    """Addresses by the titles of their buttons."""
    await somebody.says("eksport")
    card = next(view for view in somebody.sees() if isinstance(view, dict))
    return {node["title"]: node["url"] for node in nodes(card) if node.get("type") == "Action.OpenUrl"}


async def fetched(world: World, url: str) -> tuple[int, bytes, str]:
    path = re.sub(r"^https?://[^/]+", "", url)
    async with world.session.get(f"{world.origin}{path}") as response:
        return response.status, await response.read(), response.headers.get("Content-Disposition", "")


async def table(world: World, somebody: Somebody, title: str) -> list[dict[str, str]]:
    status, raw, _ = await fetched(world, (await links(somebody))[title])
    assert status == 200
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))


async def test_measures_are_written_with_their_hypothesis_and_never_as_formulas(world: World, solvik: Team) -> None:
    (row,) = await table(world, solvik["Jonas"], "Tiltak (CSV)")
    assert row["Tiltak"] == "'=HYPERLINK(1)"
    assert row["Ansvar"] == solvik["Jonas"].name
    assert (row["Fra nivå"], row["Til nivå"], row["Ser på det igjen"]) == ("2", "3", "2027-05-20")
    assert (row["Hvordan det går"], row["Steg"]) == ("Går tregt", "Ring (ferdig)")


async def test_levels_are_written_with_the_distribution_only_where_it_was_shown(world: World, solvik: Team) -> None:
    shown, hidden = sorted(await table(world, solvik["Jonas"], "Nivåer (CSV)"), key=lambda row: row["Runde"] == "")
    assert shown["Kjennetegn"].startswith("1.4")
    assert (shown["Felles nivå"], shown["Nivå vi vil til"], shown["Dato"]) == ("2", "3", "2026-10-08")
    assert [shown[f"Nivå\u00a0{level}"] for level in (1, 2, 3, 4)] == ["1", "4", "1", "0"]
    assert hidden["Kjennetegn"].startswith("1.1")
    assert {hidden[f"Nivå\u00a0{level}"] for level in (1, 2, 3, 4)} == {""}


async def test_withheld_figures_are_withheld_in_the_file_and_so_is_what_would_tell_them(
    world: World, solvik: Team
) -> None:
    rows = await table(world, solvik["Jonas"], "Tall (CSV)")
    by_year = {row["År"]: row for row in rows if row["Hvem tallet gjelder"] == "Solvik"}
    assert (by_year["2025"]["Verdi"], by_year["2025"]["Svar"]) == ("3,1", "60")
    assert (by_year["2026"]["Verdi"], by_year["2026"]["Svar"], by_year["2026"]["Farge"]) == ("", "", "Skjermet")
    _, raw, _ = await fetched(world, (await links(solvik["Jonas"]))["Alt i én fil (Excel)"])
    cells = [cell.value for page in load_workbook(io.BytesIO(raw)) for line in page.iter_rows() for cell in line]
    assert 2.8 not in cells
    assert 3.3 not in cells  # beside four withheld answers, the municipality's six would tell them
    assert 3.1 in cells


async def test_minutes_are_taken_along_once_they_are_open_and_drafts_are_not(world: World, solvik: Team) -> None:
    (row,) = await table(world, solvik["Jonas"], "Referat (CSV)")
    assert (row["Det vi fant"], row["Status"]) == ("Vi ringer sjelden.", "Åpent for merknader")


async def test_links_end_after_a_quarter_of_an_hour_and_belong_to_the_school(world: World, solvik: Team) -> None:
    url = (await links(solvik["Jonas"]))["Alt i én fil (Excel)"]
    status, _, disposition = await fetched(world, url)
    assert (status, disposition) == (200, 'attachment; filename="samklang-solvik-2026-11-23.xlsx"')
    assert (await fetched(world, url.replace("-all-", "-measures-")))[0] == 404
    await world.passes(minutes=16)
    assert (await fetched(world, url))[0] == 404
    vika = await world.school("Vika", leader="Olav", teachers=["Pia"])
    press = {"v": 1, "verb": "export.show", "ref": await solvik.school_id()}
    refused = str((await vika["Pia"].sends_press(press))["value"])
    assert "/documents/" not in refused
