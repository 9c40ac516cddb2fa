"""A school's own questions in Forms: the leader says once what the columns are, and the next file reads itself."""

from __future__ import annotations

from typing import Any

from bot.edge.downloads import DOWNLOAD
from domain.figures.table_key import TableKey
from tests.bot.figures.test_intake import files, plain
from tests.domain.figures.test_table_keys import own_form
from tests.support.machines.looking import field_ids
from tests.support.playing.person import Somebody
from tests.support.playing.world import World, a_world

__all__ = ["files"]  # the fixture
MEANINGS = {"col_0": "ps_wellbeing", "col_1": "ps_relation", "col_2": "-", "col_3": "-"}
WORTH = {"word_0": "5", "word_1": "4", "word_2": "2"}


async def sends(who: Somebody, files: Any, name: str) -> str:
    file = {"contentType": DOWNLOAD, "name": name, "content": {"downloadUrl": await files(plain(own_form()))}}
    return await who.says("", attachments=[file])


async def kept(world: World, name: str) -> list[TableKey]:
    async with world.services.units(write=False) as uow:
        (school,) = await uow.schools.named(name)
        return await uow.table_keys.of_school(school.id)


async def test_a_school_says_once_what_its_own_questions_are_about(database_url: str, files: Any) -> None:
    async with a_world(database_url, local=True) as world:
        solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
        lia = await world.school("Lia", leader="Berit")
        ingrid, jonas, berit = solvik["Ingrid"], solvik["Jonas"], lia["Berit"]

        asked = await sends(ingrid, files, "elever høst.xlsx")
        card: Any = ingrid.sees()[0]
        assert "Hva står i filen?" in asked
        assert set(field_ids(card)) == {*MEANINGS, *WORTH}

        read = await ingrid.presses("Lagre og les filen", **MEANINGS, **WORTH)
        assert "Trivsel (elever): 2026/27 **3,7**" in read
        assert "Ingenting er endret ennå." in read
        await ingrid.presses("Ta inn tallene")
        assert "3,7" in await ingrid.says("tall")

        again = await sends(ingrid, files, "elever høst igjen.xlsx")
        assert "Hva står i filen?" not in again
        assert "Disse tallene er her fra før" in again

        assert "Hva står i filen?" not in await sends(jonas, files, "elever.xlsx")
        assert "Hva står i filen?" in await sends(berit, files, "elever.xlsx")
        assert (len(await kept(world, "Solvik")), len(await kept(world, "Lia"))) == (1, 1)
        assert "elever høst.xlsx" not in berit.sees_text()

        assert "Filer dere har forklart" in await ingrid.says("siste import")
        await ingrid.presses("Se svarene")
        await ingrid.presses("Glem svarene")
        assert await kept(world, "Solvik") == []
        assert "Hva står i filen?" in await sends(ingrid, files, "elever høst.xlsx")


async def test_a_file_of_which_no_column_is_used_is_asked_about_again(database_url: str, files: Any) -> None:
    async with a_world(database_url, local=True) as world:
        ingrid = (await world.school("Solvik", leader="Ingrid"))["Ingrid"]
        await sends(ingrid, files, "elever.xlsx")
        unused = dict.fromkeys(MEANINGS, "-")

        for _ in range(2):
            again = await ingrid.presses("Lagre og les filen", **unused, **WORTH)
            assert "Ingen av kolonnene er i bruk, så jeg fant ingen tall" in again
        assert "Ingen av kolonnene er i bruk" in await sends(ingrid, files, "elever igjen.xlsx")

        read = await ingrid.presses("Lagre og les filen", **(unused | {"col_0": MEANINGS["col_0"]}))
        assert "Trivsel (elever): 2026/27 **3,7**" in read
        assert "1 tall: 1 nytt." in read
