"""Minutes as text, with everything in them, and Word files made by hand, for tests of documents."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

from docx import Document

from bot.minutes.paper import text_of
from bot.minutes.templates import trial_text
from documents.minutes.text import MinutesText
from domain.minutes.facts import Agreed, Counted, MinutesFacts, Recognised, Remarked
from domain.minutes.minutes import MinutesState
from preview import minutes as minutes_samples
from preview import school as samples

EVIL = '<b>"Ringe" & hjem</b>\u0007'


def facts(language: str = "nb") -> MinutesFacts:
    """Facts of the sample meeting, people's words with everything that could break a document."""
    on = samples.scene(language)
    made, meeting, about = minutes_samples.minutes(on, MinutesState.OPEN)
    assert meeting.ended_at is not None
    sentence = about.levels[3][0]
    return MinutesFacts(
        school=samples.SCHOOL.name, zone="Europe/Oslo", number="1.4", title=about.title,
        held_at=meeting.started_at, ended_at=meeting.ended_at, place=EVIL, leader="Ingrid Lunde",
        level=2, aim=3, review_on=samples.NOW.date(), settled=True,
        rounds=(Counted(1, "secret", (2, 4, 2, 0)), Counted(2, "secret", (0, 5, 3, 0), 1)), tickers=8,
        recognised=(Recognised(3, sentence.text, 5),), findings=f"{made.findings}\n{EVIL}",
        measures=(Agreed(EVIL, "p", "Jonas Vik", samples.NOW.date() + timedelta(days=40)),),
        remarks=(Remarked("h", "Hanne Dahl", EVIL, meeting.ended_at),), remarks_until=made.remarks_until,
    )  # fmt: skip


def paper(language: str = "nb", told: MinutesFacts | None = None) -> MinutesText:
    on = samples.scene(language)
    return text_of(on, minutes_samples.minutes(on, MinutesState.OPEN)[0], told or facts(language))


def hardly_anything() -> MinutesText:
    bare = replace(facts(), rounds=(), tickers=0, recognised=(), findings="", measures=(), remarks=(), level=None)
    return paper(told=replace(bare, aim=None, settled=False, held_at=None, ended_at=None, place=""))


def trial() -> MinutesText:
    return trial_text(samples.scene("nb"))


def word(*lines: str) -> bytes:
    """A Word file with these paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, body: bytes) -> bytes:
    """The file with one part put in, in place of one of the same name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, body)
    return out.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name)
