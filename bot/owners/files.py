"""The files of the owner's report, made when their signed addresses are opened: what was taken back is not in them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping

from bot.exports.desk import WORD, Desk, Made, Maker
from bot.owners.paper import report_of
from cards.kit.scene import Scene
from documents.exports.sheets import XLSX
from documents.owners.text import OwnerReport
from domain.owners.see_owned import see_owned
from domain.people.school import LANGUAGES

ALL = "all"
_SUBJECT = re.compile(rf"([0-9a-f]{{16}})-([0-9a-f]{{16}}|{ALL})-(\d{{4}})-({'|'.join(LANGUAGES)})", re.ASCII)


async def _report(desk: Desk, subject: str, ending: str) -> Made | None:
    """``<person>-<school or all>-2026-nb``: an owner's report. Only the owner was ever given the address."""
    asked = _SUBJECT.fullmatch(subject)
    if asked is None or ending not in (".docx", ".xlsx"):
        return None
    person_id, school_id, year, language = asked.groups()
    now = desk.clock()
    async with desk.units(write=False) as uow:
        person = await uow.people.get(person_id)
        if person is None:
            return None
        schools = await see_owned(uow, person, desk.holidays, now, "" if school_id == ALL else school_id)
    if not schools:
        return None
    scene = Scene(language, schools[0].zone, now, desk.addresses)
    body = await asyncio.to_thread(lambda: _file(report_of(scene, schools, int(year)), ending))
    name = {"nb": "kvalitetsrapport", "nn": "kvalitetsrapport"}.get(language, "quality-report")
    return Made(body, WORD if ending == ".docx" else XLSX, f"{name}-{year}{ending}")


def _file(report: OwnerReport, ending: str) -> bytes:
    from documents.owners import word as owner_report_word
    from documents.owners import workbook as owner_report_xlsx

    return owner_report_word.word_file(report) if ending == ".docx" else owner_report_xlsx.workbook(report)


FILES: Mapping[str, Maker] = {"owner": _report}
