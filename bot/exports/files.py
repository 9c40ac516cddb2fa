"""The files of ``eksport``, made when their signed addresses are opened."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from collections.abc import Mapping

from bot.exports.desk import Desk, Made, Maker
from bot.exports.tables import TITLES, WHATS, sheet_of
from cards.exports.exports import ALL
from cards.kit.scene import Scene
from documents.exports.sheets import CSV, XLSX, csv_file, xlsx
from domain.calendar.clock_and_days import local_date
from domain.people.school import LANGUAGES
from locales import tr


async def _export(desk: Desk, subject: str, ending: str) -> Made | None:
    """``<school>-<what>-nb``: a table, or all of them in one workbook; None for anything else."""
    school_id, what, language = (["", "", "", *subject.rsplit("-", 2)])[-3:]
    whole = what == ALL and ending == ".xlsx"
    if language not in LANGUAGES or not (whole or (what in WHATS and ending == ".csv")):
        return None
    async with desk.units(write=False) as uow:
        school = await uow.schools.get(school_id)
        if school is None or not school.active:
            return None
        scene = Scene(language, school.zone, desk.clock(), desk.addresses, school.name, school.id)
        sheets = [await sheet_of(uow, scene, one) for one in (WHATS if whole else (what,))]
    day = local_date(scene.now, school.zone).isoformat()
    named = "samklang" if whole else plain(tr(language, TITLES[what]))
    name = f"{named}-{plain(school.name)}-{day}{ending}"
    if whole:
        return Made(await asyncio.to_thread(xlsx, sheets, school.name), XLSX, name)
    return Made(await asyncio.to_thread(csv_file, sheets[0]), CSV, name)


def plain(text: str) -> str:
    """In letters that every system takes in a file's name."""
    text = text.lower().translate(str.maketrans("øå", "oa")).replace("æ", "ae")
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:40] or "skole"


FILES: Mapping[str, Maker] = {"export": _export}
