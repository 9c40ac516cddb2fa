"""``GET`` and ``HEAD`` for ``/documents/…``: what people take away, for a quarter of an hour after they ask."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from aiohttp import web

from bot.edge.links import Links
from bot.exports.files import export
from bot.minutes.paper import as_page, paper
from bot.minutes.templates import KIND, trial_text
from bot.owners.files import owner_file
from bot.personal_data.files import my_data_file
from bot.practice.packages import package_document
from bot.running.logging_ import log_failure, new_code
from cards.kit.scene import Scene
from documents.figures import survey as survey_document
from documents.minutes import template as word_template
from documents.minutes import word as minutes_word
from documents.minutes.text import MinutesText
from domain.calendar.clock_and_days import local_date
from domain.minutes.facts import MinutesFacts, facts_of
from domain.minutes.minutes import Minutes, Template
from domain.people.school import LANGUAGES
from domain.unit_of_work import Clock, Units
from pages.minutes import minutes as minutes_pages

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Made:
    """A document: its bytes, its type, its name, and headers beyond the usual ones."""

    body: bytes
    kind: str
    name: str
    headers: Mapping[str, str] = field(default_factory=dict)


# How a document is made, by its kind: from the subject and the ending of the address; None where there is no such one.
Maker = Callable[["Documents", str, str], Awaitable[Made | None]]
KINDS: dict[str, Maker] = {}


class Documents:
    """Answers for signed addresses that still hold; 404 for everything else."""

    def __init__(self, links: Links, units: Units, clock: Clock) -> None:
        self.links, self.units, self.clock = links, units, clock

    async def answer(self, request: web.Request) -> web.Response:
        """The document of a signed address."""
        target = self.links.document_at(request.path, self.clock())
        make = KINDS.get(target[0]) if target else None
        ending = PurePosixPath(request.path).suffix
        made = await make(self, target[1], ending) if make and target else None
        if made is None:
            return web.Response(status=404)
        headers = {"Content-Type": made.kind, "Content-Disposition": f'attachment; filename="{made.name}"'}
        headers |= {"Cache-Control": "private, no-store", **made.headers}
        return web.Response(body=made.body, headers=headers)


async def _survey(documents: Documents, subject: str, _ending: str) -> Made | None:
    """``guardians-nb``: for whom, and in which language."""
    audience, _, language = subject.rpartition("-")
    body = await asyncio.to_thread(survey_document.survey_document, audience, language)
    return Made(body, WORD, survey_document.file_name(audience, language)) if body else None


async def _minutes(documents: Documents, subject: str, ending: str) -> Made | None:
    """``<meeting>-nb``: which meeting's, and in which language. Who may have the address is asked where it is made."""
    meeting_id, _, language = subject.rpartition("-")
    async with documents.units(write=False) as uow:
        minutes = await uow.minutes.get(meeting_id)
        facts = await facts_of(uow, minutes) if minutes else None
        own = await uow.minutes.template(minutes.school_id, KIND) if minutes and ending == ".docx" else None
    if minutes is None or facts is None or language not in LANGUAGES:
        return None
    text = paper(documents.links, minutes, facts, language, documents.clock())
    name = _file_name(minutes, facts, language)
    if ending == ".html":
        headers = {"Content-Disposition": f'inline; filename="{name}.html"'}
        headers["Content-Security-Policy"] = minutes_pages.policy()
        return Made(await asyncio.to_thread(minutes_pages.page, as_page(text)), PAGE, name, headers)
    if ending != ".docx":
        return None
    return Made(await asyncio.to_thread(_word, text, own), WORD, f"{name}.docx")


async def _trial(documents: Documents, subject: str, ending: str) -> Made | None:
    """``<school>-nb``: a made-up example in the school's own template, or in ours."""
    school_id, _, language = subject.rpartition("-")
    async with documents.units(write=False) as uow:
        school = await uow.schools.get(school_id)
        own = await uow.minutes.template(school_id, KIND)
    if school is None or language not in LANGUAGES or ending != ".docx":
        return None
    scene = Scene(language, school.zone, documents.clock(), documents.links, school.name, school.id)
    body = await asyncio.to_thread(_word, trial_text(scene), own)
    return Made(body, WORD, f"{_word_for(language)}.docx")


def _word(text: MinutesText, own: Template | None) -> bytes:
    """In the school's own template; in ours where it has none, or where theirs cannot be filled after all."""
    try:
        return word_template.fill(own.body, text) if own else minutes_word.word_file(text)
    except Exception as error:  # whatever python-docx meets: people get their minutes all the same
        log_failure("template not filled", error, new_code())
        return minutes_word.word_file(text)


def _file_name(minutes: Minutes, facts: MinutesFacts, language: str) -> str:
    """As "referat-1.4-2026-12-03", in letters that every system takes."""
    number = "".join(char for char in facts.number if char.isascii() and (char.isalnum() or char == "."))
    day = local_date(facts.held_at, facts.zone).isoformat() if facts.held_at else minutes.id
    return "-".join(part for part in (_word_for(language), number, day) if part)


def _word_for(language: str) -> str:
    return "minutes" if language == "en" else "referat"


async def _package(documents: Documents, subject: str, ending: str) -> Made | None:
    """``<school>-nb``: what the school hands on to others."""
    made = await package_document(documents.units, documents.clock, subject, ending)
    return Made(*made) if made else None


async def _export(documents: Documents, subject: str, ending: str) -> Made | None:
    """``<school>-<what>-nb``: a table, or all of them in one workbook."""
    made = await export(documents, subject, ending)
    return Made(*made) if made else None


async def _mydata(documents: Documents, subject: str, ending: str) -> Made | None:
    """``<person>-nb``: what is kept about somebody."""
    made = await my_data_file(documents, subject, ending)
    return Made(*made) if made else None


async def _owner(documents: Documents, subject: str, ending: str) -> Made | None:
    """``<person>-<school or all>-2026-nb``: an owner's report."""
    made = await owner_file(documents, subject, ending)
    return Made(*made) if made else None


KINDS |= {"owner": _owner, "survey": _survey, "minutes": _minutes, "trial": _trial}
KINDS |= {"export": _export, "package": _package, "mydata": _mydata}
