"""The files of ``mine data``, made when their signed addresses are opened."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from documents import my_data
from documents.sheets import XLSX
from domain.my_data import gather
from domain.people import LANGUAGES

if TYPE_CHECKING:
    from bot.documents import Documents

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
