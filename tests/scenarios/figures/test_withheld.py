"""Four guardians answered. Nothing that anybody sees tells what: not the chat, not the channel, not a picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import text

from domain.figures.figure import Figure
from store.database.engine import open_database
from tests.support.playing.people import Team
from tests.support.playing.world import World

FEW = 4.73  # shown it would be 4,7, which is not among the other values
YEARS = (2023, 2024, 2025, 2026)


async def solvik_with(world: World, url: str, value: float, answers: int) -> Team:
    """A school whose guardians' figures of 2024 and 2026 about 1.4 are these, written past the store's own gate."""
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    async with world.services.units() as uow:
        (school,) = await uow.schools.named("Solvik")
        catalogue = await uow.catalogues.of(school.id)
        about = [one for one in catalogue.informing("1.4") if one.unit == "mean"]
        assert {one.source for one in about} >= {"guardian_survey"}
        for one in about:
            plain = [Figure(school.id, one.id, year, 3.1, 60, "prøve", date(year, 4, 24)) for year in YEARS]
            wide = [replace(figure, scope="municipality", value=value, answers=61) for figure in plain]
            await uow.figures.put([*plain, *wide])
        await uow.commit()
    database = open_database(url)
    async with database.engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        statement = (
            "UPDATE figures SET value = :value, answers = :answers"
            " WHERE scope = 'school' AND year IN (2024, 2026) AND indicator_id LIKE 'gs%'"
        )
        done = await connection.execute(text(statement), {"value": value, "answers": answers})
        assert done.rowcount >= 2
    await database.close()
    return solvik


async def everything(world: World, solvik: Team, url: str) -> str:
    """All that the leader, a teacher and the channel see on the way to a meeting, and all pictures as they are kept."""
    ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
    seen = [
        await ingrid.says("tall"),
        await ingrid.says("tall om 1.4"),
        await ingrid.presses("Forklar tallene"),
        await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14"),
        await ingrid.presses("Endre"),
        await ingrid.presses("Tall og spørsmål"),
        await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 15"),
        await ingrid.presses("Vis innkallingen"),
        await ingrid.presses("Send innkalling"),
        await jonas.says("tall om 1.4"),
        solvik.channel_text(),
        ingrid.sees_text(),
        jonas.sees_text(),
    ]
    database = open_database(url)
    async with database.engine.connect() as connection:
        seen += [row[0] for row in await connection.execute(text("SELECT spec FROM charts"))]
    await database.close()
    return "\n".join(seen).replace("\u00a0", " ")


async def test_what_four_guardians_answered_is_nowhere_to_be_seen(world: World, sqlite_url: str) -> None:
    solvik = await solvik_with(world, sqlite_url, FEW, 4)
    seen = await everything(world, solvik, sqlite_url)
    assert "kjermet" in seen
    assert "3,1" in seen
    assert '"kind":"trend"' in seen
    for trace in ("4,7", "4.7", "4 svar"):
        assert trace not in seen


async def test_the_same_search_finds_what_five_guardians_answered(world: World, sqlite_url: str) -> None:
    """So that the test above would see a trace."""
    solvik = await solvik_with(world, sqlite_url, FEW, 5)
    seen = await everything(world, solvik, sqlite_url)
    assert "5 svar" in seen
    assert "4,7" in seen
