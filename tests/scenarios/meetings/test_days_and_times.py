"""Days and times as leaders write them, through the whole service."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.machines.field import FIELD
from tests.support.playing.people import Team
from tests.support.playing.world import World

TUESDAY = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)  # 10 in Norway
SAID = (FIELD / "dager-og-tider.txt").read_text(encoding="utf-8").splitlines()
LINES = [line for line in SAID if not line.startswith("#")]


@pytest.fixture
async def solvik(world: World) -> Team:
    world.now = TUESDAY
    return await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])


@pytest.mark.parametrize("line", LINES)
async def test_the_proposal_says_what_the_sentence_from_the_field_said(solvik: Team, line: str) -> None:
    sentence, right = line.split(" | ")

    assert right in (await solvik["Ingrid"].says(sentence)).replace("\u00a0", " ")


async def test_a_day_after_a_break_needs_the_break_in_skoleruta(solvik: Team) -> None:
    ingrid, sentence = solvik["Ingrid"], "refleksjonsmøte om 1.1 mandag etter vinterferien kl 14"
    assert "«etter vinterferien»" in await ingrid.says(sentence)
    await ingrid.says("skoleruta")
    await ingrid.presses("Lagre", days="22.2–26.2 vinterferie")

    assert "Mandag 1. mars kl. 14.00" in (await ingrid.says(sentence)).replace("\u00a0", " ")


async def test_an_end_that_is_no_time_is_asked_about(solvik: Team) -> None:
    assert "«til lunsj»" in await solvik["Ingrid"].says("refleksjonsmøte om 1.1 torsdag kl 9 til lunsj")
