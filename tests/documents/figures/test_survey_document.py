"""The question sets: complete in three languages, and a document that can be fetched for a quarter of an hour."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from docx import Document

from bot.calendar.holidays import NorwegianHolidays
from bot.edge.links import Links
from bot.exports.desk import WORD
from bot.exports.pages import Documents
from documents.figures.survey import survey_document
from domain.catalogue.read import built_in
from domain.figures.surveys import AUDIENCES, own_surveys
from domain.unit_of_work import Units
from sources.headings import plain

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LINKS = Links("https://samklang.example", b"s" * 32)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_construct_of_the_group_has_two_statements(audience: str) -> None:
    source = "guardian_survey" if audience == "guardians" else "pupil_survey"
    asked = [statement.indicator_id for statement in own_surveys().surveys[audience].statements]

    assert sorted(set(asked)) == sorted(one.id for one in built_in().indicators if one.source == source)
    assert all(asked.count(one) == 2 for one in asked)


def test_no_statement_means_two_things_and_all_are_short_statements() -> None:
    seen: dict[str, str] = {}
    for survey in own_surveys().surveys.values():
        for statement in survey.statements:
            for text in statement.text.values():
                assert seen.setdefault(plain(text), statement.indicator_id) == statement.indicator_id
                assert re.fullmatch(r"[A-ZÅÆØ].{9,89}\.", text), text


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_document_has_numbered_questions_with_lettered_answers(audience: str, language: str) -> None:
    body = survey_document(audience, language)
    assert body is not None
    lines = [paragraph.text for paragraph in Document(io.BytesIO(body)).paragraphs]
    survey, ours = own_surveys().surveys[audience], own_surveys()

    assert lines[0] == survey.title[language]
    for number, statement in enumerate(survey.statements, 1):
        at = lines.index(f"{number}. {statement.text[language]}")
        answers = [words[language] for words in (*ours.scale, ours.unsure)]
        assert lines[at + 1 : at + 7] == [f"{x}. {y}" for x, y in zip("ABCDEF", answers, strict=True)]


def test_there_is_no_document_for_others() -> None:
    assert survey_document("neighbours", "nb") is None
    assert survey_document("guardians", "de") is None


async def fetched(units: Units, path: str, late: timedelta = timedelta(0)) -> web.Response:
    documents = Documents(LINKS, units, lambda: NOW + late, NorwegianHolidays())
    return await documents.answer(make_mocked_request("GET", path))


@pytest.mark.parametrize(("minutes", "status"), [(0, 200), (14, 200), (16, 404)])
async def test_its_address_holds_for_a_quarter_of_an_hour(sqlite_units: Units, minutes: int, status: int) -> None:
    address = LINKS.document("survey", "guardians-nn", NOW, ".docx").removeprefix("https://samklang.example")

    answer = await fetched(sqlite_units, address, late=timedelta(minutes=minutes))

    assert answer.status == status
    if status == 200:
        assert answer.headers["Content-Type"] == WORD
        assert answer.headers["Content-Disposition"] == 'attachment; filename="sporjeskjema-foresette.docx"'


@pytest.mark.parametrize(
    "path", ["/documents/survey/guardians-nb.docx", "/documents/x.y/survey/guardians-nb/9999999999"]
)
async def test_an_address_that_nobody_signed_is_not_there(sqlite_units: Units, path: str) -> None:
    assert (await fetched(sqlite_units, path)).status == 404


async def test_a_signed_address_of_no_known_document_is_not_there(sqlite_units: Units) -> None:
    for kind, subject in (("survey", "guardians-de"), ("minutes", "guardians-nb")):
        address = LINKS.document(kind, subject, NOW, ".docx").removeprefix("https://samklang.example")
        assert (await fetched(sqlite_units, address)).status == 404
