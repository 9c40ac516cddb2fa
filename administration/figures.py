"""``app.py import`` and ``app.py undo-import``: a file of figures taken in for one school, and the last one undone."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable
from pathlib import Path

from bot.edge.links import Links
from bot.running.clock import system_clock
from bot.running.settings import Settings
from cards.figures.import_words import replaced
from cards.kit import present
from cards.kit.scene import Scene
from cards.kit.sentences import sentence
from domain.errors import Problem, Refused
from domain.figures.file import LARGEST_FILE
from domain.figures.school_meant import school_meant
from domain.figures.take_figures import Refusal
from domain.figures.take_import import offer, take, undo_last
from domain.meetings.figures_gone import draw_anew
from domain.unit_of_work import Clock, Units

Outcome = tuple[int, list[str]]
Tell = Callable[[str], None]
NAMES = ("import", "undo-import")


def add_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser], local: argparse.ArgumentParser) -> None:
    """What the commands are asked with."""
    figures = commands.add_parser("import", parents=[local], help="take in figures from a CSV or XLSX file")
    figures.add_argument("file", type=Path)
    figures.add_argument("--replace", action="store_true", help="also replace figures that are there with other values")
    undo = commands.add_parser("undo-import", parents=[local], help="put back what stood before the last import")
    for parser in (figures, undo):
        parser.add_argument("--school", required=True, help="the school's name or id")


async def import_figures(
    units: Units,
    settings: Settings,
    asked: argparse.Namespace,
    *,
    clock: Clock = system_clock,
    tell: Tell | None = None,
) -> Outcome:
    """Take in a file; tell what was understood and, line by line, what was refused. ``tell`` is told how far it is."""
    from sources.read import read_figures

    path: Path = asked.file
    now, scene = clock(), _scene(settings, clock)
    try:
        if (await asyncio.to_thread(path.stat)).st_size > LARGEST_FILE:
            large = Problem("figures_file_large", {"kilobytes": LARGEST_FILE // 1000})
            return 1, [f"{path.name}: {sentence(scene, large)}"]
        data = await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        return 1, [f"{path}: {error.strerror}"]
    school = await school_meant(units, asked.school)
    if isinstance(school, Problem):
        return 1, [f"{path.name}: {sentence(scene, school)}"]
    async with units(write=False) as uow:
        catalogue = await uow.catalogues.of(school.id)
        keys = await uow.table_keys.of_school(school.id)

    def progress(lines: int) -> None:
        if tell:
            tell(f"{lines} lines read")

    # In a thread, so that Ctrl-C is heard while a large file is read.
    file = await asyncio.to_thread(read_figures, path.name, data, catalogue, school.id, now.date(), progress, keys)
    changed, old_and_new = 0, []
    if file.figures:
        async with units() as uow:
            offered = await offer(uow, school, "", path.name, data, file.kind, file.figures, now)
            old_and_new = [plain_line(line) for line in replaced(scene, catalogue, offered.replaced)]
            if not old_and_new or asked.replace:
                effect = await take(uow, school, offered.import_.id, now)
                await draw_anew(uow, school.id, effect.replaced, now)
                await uow.commit()
                changed = effect.new + effect.changed
    lines = old_and_new
    if old_and_new and not asked.replace:
        lines.append("Nothing was taken in. To replace these figures, run the command again with --replace.")
    lines += [f"{path.name}: {sentence(scene, note)}" for note in file.notes]
    lines += [f"{_where(path, refusal)}: {sentence(scene, refusal.problem)}" for refusal in file.refusals]
    if (more := file.refused - len(file.refusals)) > 0:
        lines.append(f"… and {more} more lines that were refused.")
    told = f"{school.name}: {len(file.figures)} figures read, {changed} new or changed"
    held = bool(old_and_new) and not asked.replace
    return (1 if file.refused or held else 0), [*lines, f"{told}, {file.refused} lines refused."]


async def undo_import(
    units: Units, settings: Settings, asked: argparse.Namespace, *, clock: Clock = system_clock
) -> Outcome:
    """Put back what stood before the last import."""
    now, scene = clock(), _scene(settings, clock)
    school = await school_meant(units, asked.school)
    if isinstance(school, Problem):
        return 1, [sentence(scene, school)]
    try:
        async with units() as uow:
            undone, back = await undo_last(uow, school, now)
            await draw_anew(uow, school.id, undone.changes, now)
            await uow.commit()
    except Refused as refused:
        return 1, [f"{school.name}: {sentence(scene, refused.problem)}"]
    what = f"{undone.file_name or undone.kind} ({present.when(scene, undone.at, capital=False)})"
    return 0, [f"{school.name}: the import of {what} is undone, {back} figures put back."]


def plain_line(line: str) -> str:
    """A line of a card as a terminal shows it."""
    return line.replace("**", "").replace("\\", "")


def _where(path: Path, refusal: Refusal) -> str:
    line = f"line {refusal.line}" if refusal.line else path.name
    return f"{refusal.sheet}, {line}" if refusal.sheet else line


def _scene(settings: Settings, clock: Clock) -> Scene:
    return Scene(settings.language, settings.zone, clock(), Links(settings.public_url, settings.secret))
