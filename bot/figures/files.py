"""The sets of questions as Word files, made when their signed addresses are opened."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.exports.desk import WORD, Desk, Made, Maker
from documents.figures.survey import file_name, survey_document


async def _survey(_desk: Desk, subject: str, _ending: str) -> Made | None:
    """``guardians-nb``: for whom, and in which language."""
    audience, _, language = subject.rpartition("-")
    body = await asyncio.to_thread(survey_document, audience, language)
    return Made(body, WORD, file_name(audience, language)) if body else None


FILES: Mapping[str, Maker] = {"survey": _survey}
