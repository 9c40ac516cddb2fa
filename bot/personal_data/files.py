"""The files of ``mine data``, made when their signed addresses are opened."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from documents.exports.sheets import XLSX
from documents.personal_data import file as my_data
from domain.people.school import LANGUAGES
from domain.personal_data.my_data import gather

if TYPE_CHECKING:
    from bot.exports.pages import Documents

JSON = "application/json; charset=utf-8"
ZONE = "Europe/Oslo"  # of somebody whom no school has


async def my_data_file(documents: Documents, subject: str, ending: str) -> tuple[bytes, str, str] | None:
    """``<person>-nb``: bytes, type and file name. Only the person was ever given the address."""
    person_id, _, language = subject.rpartition("-")
    if language not in LANGUAGES or ending not in (".json", ".xlsx"):
        return None
    async with documents.units(write=False) as uow:
        person = await uow.people.get(person_id)
        if person is None:
            return None
        mine = await gather(uow, person)
    zone = next((school.zone for school, _ in mine.parts), ZONE)
    if ending == ".json":
        return my_data.json_file(mine), JSON, "samklang-mine-data.json"
    body = await asyncio.to_thread(my_data.workbook, mine, language, zone)
    return body, XLSX, "samklang-mine-data.xlsx"
