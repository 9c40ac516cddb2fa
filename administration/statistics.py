"""``app.py fetch-statistics``: KOSTRA figures of a municipality from Statistics Norway, taken in for one school."""

from __future__ import annotations

import argparse
import asyncio
import re
from typing import TYPE_CHECKING

from administration.figures import plain_line
from bot.edge.links import Links
from bot.figures.fetch import Statistics
from bot.running.clock import system_clock
from bot.running.settings import Settings
from cards.figures.import_words import replaced
from cards.kit.scene import Scene
from cards.kit.sentences import sentence
from domain.errors import Problem
from domain.figures.school_meant import school_meant
from domain.figures.statistics import NoStatistics
from domain.figures.take_import import take_in
from domain.meetings.figures_gone import draw_anew
from domain.unit_of_work import Clock, Units
from sources.kostra import TABLES, Kostra, read_kostra
from sources.kostra_table import Asked
from sources.pxweb import CREDIT, PxWeb

if TYPE_CHECKING:
    from bot.edge.retry import Sleep

Outcome = tuple[int, list[str]]
NAME = "fetch-statistics"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], local: argparse.ArgumentParser) -> None:
    """What the command is asked with."""
    parser = commands.add_parser(NAME, parents=[local], help="fetch KOSTRA figures from Statistics Norway")
    parser.add_argument("--municipality", required=True, metavar="NNNN", help="the municipality's number, as 4640")
    parser.add_argument("--school", required=True, help="the school's name or id")
    parser.add_argument("--group", default="", metavar="CODE", help="its KOSTRA group, as EKG07, if it is not found")
    parser.add_argument("--tables", default=",".join(TABLES), help="where to look for the codes, comma separated")


async def fetch_statistics(
    units: Units,
    settings: Settings,
    asked: argparse.Namespace,
    *,
    clock: Clock = system_clock,
    sleep: Sleep = asyncio.sleep,
    timeout: float = 15.0,
) -> Outcome:
    """Fetch, take in, and tell what came of it; 1 where something needs attention."""
    now = clock()
    scene = Scene(settings.language, settings.zone, now, Links(settings.public_url, settings.secret))
    found = await school_meant(units, asked.school)
    if isinstance(found, Problem):
        return 1, [sentence(scene, found)]
    municipality = asked.municipality.strip()
    if not re.fullmatch(r"\d{4}", municipality, re.ASCII):
        return 1, [sentence(scene, Problem("kostra_municipality_form", {"code": municipality[:20]}))]
    async with units(write=False) as uow:
        catalogue = await uow.catalogues.of(found.id)
    async with Statistics(settings.statistics_url, units, clock, sleep, timeout) as get:
        api = PxWeb(settings.statistics_url, get)
        tables = [name.strip() for name in asked.tables.split(",") if name.strip()] or list(TABLES)
        whose = Asked(municipality, now.year, asked.group.strip().upper(), scene.language)
        try:
            kostra = await read_kostra(api, catalogue, found.id, whose, tables)
        except NoStatistics as none:
            return 1, [sentence(scene, none.problem)]
    async with units() as uow:
        name, data = f"KOSTRA {municipality}", repr(kostra.figures).encode()
        effect = await take_in(uow, found, "", name, data, "kostra", kostra.figures, now)
        await draw_anew(uow, found.id, effect.replaced, now)
        await uow.commit()
    changed = effect.new + effect.changed
    lines = _old(scene, api) + [sentence(scene, note) for note in kostra.notes]
    status = 1 if lines else 0
    lines += [plain_line(line) for line in replaced(scene, catalogue, effect.replaced)]  # corrected since last time
    lines.append(f"{found.name}: {len(kostra.figures)} figures read for {_names(kostra)}, {changed} new or changed.")
    return status, [*lines, sentence(scene, Problem("statistics_credit", {"credit": CREDIT}))]


def _old(scene: Scene, api: PxWeb) -> list[str]:
    """Why figures that were kept are used, and from when they are."""
    if api.offline is None or api.oldest is None:
        return []
    return [sentence(scene, api.offline), sentence(scene, Problem("statistics_from", {"at": api.oldest}))]


def _names(kostra: Kostra) -> str:
    return f"{kostra.municipality} ({kostra.group})" if kostra.group else kostra.municipality
