"""The files of minutes and of a template's trial, made when their signed addresses are opened."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.exports.desk import PAGE, WORD, Desk, Made, Maker
from bot.minutes.paper import as_page, paper
from bot.minutes.templates import KIND, trial_text
from bot.running.logging_ import log_failure, new_code
from cards.kit.scene import Scene
from documents.minutes import template as word_template
from documents.minutes import word as minutes_word
from documents.minutes.text import MinutesText
from domain.calendar.clock_and_days import local_date
from domain.minutes.facts import MinutesFacts, facts_of
from domain.minutes.minutes import Minutes, Template
from domain.people.school import LANGUAGES
from pages.minutes import minutes as minutes_pages


async def _minutes(desk: Desk, subject: str, ending: str) -> Made | None:
    """``<meeting>-nb``: which meeting's, and in which language. Who may have the address is asked where it is made."""
    meeting_id, _, language = subject.rpartition("-")
    async with desk.units(write=False) as uow:
        minutes = await uow.minutes.get(meeting_id)
        school = await uow.schools.get(minutes.school_id) if minutes else None
        facts = await facts_of(uow, minutes) if minutes and school and school.active else None
        own = await uow.minutes.template(minutes.school_id, KIND) if minutes and ending == ".docx" else None
    if minutes is None or facts is None or language not in LANGUAGES:
        return None
    text = paper(desk.addresses, minutes, facts, language, desk.clock())
    name = _file_name(minutes, facts, language)
    if ending == ".html":
        headers = {"Content-Disposition": f'inline; filename="{name}.html"'}
        headers["Content-Security-Policy"] = minutes_pages.policy()
        return Made(await asyncio.to_thread(minutes_pages.page, as_page(text)), PAGE, name, headers)
    if ending != ".docx":
        return None
    return Made(await asyncio.to_thread(_word, text, own), WORD, f"{name}.docx")


async def _trial(desk: Desk, subject: str, ending: str) -> Made | None:
    """``<school>-nb``: a made-up example in the school's own template, or in ours."""
    school_id, _, language = subject.rpartition("-")
    async with desk.units(write=False) as uow:
        school = await uow.schools.get(school_id)
        own = await uow.minutes.template(school_id, KIND)
    if school is None or not school.active or language not in LANGUAGES or ending != ".docx":
        return None
    scene = Scene(language, school.zone, desk.clock(), desk.addresses, school.name, school.id)
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


FILES: Mapping[str, Maker] = {"minutes": _minutes, "trial": _trial}
