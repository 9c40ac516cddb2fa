"""The files of ``mine data``, made when their signed addresses are opened."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.exports.desk import Desk, Made, Maker
from documents.exports.sheets import XLSX
from documents.personal_data import file as my_data
from domain.people.school import LANGUAGES
from domain.personal_data.my_data import gather

JSON = "application/json; charset=utf-8"
ZONE = "Europe/Oslo"  # of somebody whom no school has


async def _my_data(desk: Desk, subject: str, ending: str) -> Made | None:
    """``<person>-nb``: what is kept about somebody. Only the person was ever given the address."""
    person_id, _, language = subject.rpartition("-")
    if language not in LANGUAGES or ending not in (".json", ".xlsx"):
        return None
    async with desk.units(write=False) as uow:
        person = await uow.people.get(person_id)
        if person is None:
            return None
        mine = await gather(uow, person)
    zone = next((school.zone for school, _ in mine.parts), ZONE)
    if ending == ".json":
        return Made(my_data.json_file(mine), JSON, "samklang-mine-data.json")
    body = await asyncio.to_thread(my_data.workbook, mine, language, zone)
    return Made(body, XLSX, "samklang-mine-data.xlsx")


FILES: Mapping[str, Maker] = {"mydata": _my_data}
