"""The disk is full: nobody is told that something was done, the buttons stay, and it is done when there is room."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from store.database.engine import Database, open_database
from store.database.sqlite_writer import SharedWriter
from tests.support.playing.world import World, a_world

GROWS = (
    "CREATE TABLE large (words TEXT)",
    "CREATE TRIGGER grows AFTER INSERT ON notices BEGIN INSERT INTO large VALUES (hex(zeroblob(100000))); END",
)
REFUSES = (
    "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE SQLSTATE '53100'; END $$",
    "CREATE TRIGGER full_disk BEFORE INSERT ON notices EXECUTE FUNCTION full_disk()",
)


async def run(database: Database, *statements: str) -> None:
    async with database.engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


async def states(world: World, school: str) -> list[str]:
    async with world.services.units(write=False) as uow:
        return [str(each.state) for each in await uow.meetings.of_school(school)]


async def test_a_press_on_a_full_disk_is_refused_and_works_when_there_is_room(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    writers: list[SharedWriter] = []
    began = SharedWriter.__init__

    def noted(self: SharedWriter, *arguments: object) -> None:
        writers.append(self)
        began(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(SharedWriter, "__init__", noted)
    async with a_world(database_url) as world:
        of_service, database = writers[:1], open_database(database_url)
        solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
        ingrid, school = solvik["Ingrid"], await solvik.school_id()
        await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
        before = await states(world, school)
        await run(database, *(GROWS if of_service else REFUSES))
        for writer in of_service:  # no page can be added to the file
            (await writer._opened()).raw.execute("PRAGMA max_page_count=1")

        assert "prøv igjen" in await ingrid.presses("Send innkalling")
        assert await states(world, school) == before
        assert "1.4" not in solvik.channel_text()

        for writer in of_service:
            (await writer._opened()).raw.execute("PRAGMA max_page_count=1000000")
        if not of_service:
            await run(database, "DROP TRIGGER full_disk ON notices")
        await ingrid.presses("Send innkalling")
        assert "1.4" in solvik.channel_text()
        await database.close()
