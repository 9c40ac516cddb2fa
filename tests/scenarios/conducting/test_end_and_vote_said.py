"""What is said when a vote is over, and when a meeting is about to end without a measure."""

from __future__ import annotations

import pytest

from tests.scenarios.conducting.test_cards_follow import agreeing, closing
from tests.support.playing.playing import person_id
from tests.support.playing.world import World


async def test_after_the_result_neither_card_asks_for_votes_any_more(world: World) -> None:
    solvik = await closing(world)
    await world.passes(minutes=1)
    phase = next(text for text in [solvik.channel_text()] if "Jeg er her" in text)

    assert "Avstemningen er ferdig" in phase
    assert "Stem på kortet med nivåene" not in phase
    assert "Avstemningen er ferdig" in solvik["Ingrid"].personal_text()
    await solvik["Ingrid"].presses("Gå til neste")
    await world.passes(minutes=1)
    assert "Avstemningen er ferdig" not in solvik.channel_text() + solvik["Ingrid"].personal_text()


async def test_to_end_without_a_measure_is_asked_about_once(world: World) -> None:
    solvik = await agreeing(world)
    ingrid = solvik["Ingrid"]
    asked = await ingrid.presses("Avslutt møtet")
    assert "Ingen tiltak er skrevet ned." in asked
    assert "Legg til tiltak" in asked
    ended = await ingrid.presses_verb("meeting.end_save")
    assert "Angre avslutningen" in ended


@pytest.mark.parametrize("agrees", [True, False])
async def test_with_a_measure_nothing_is_asked_whether_a_level_was_agreed_on_or_not(world: World, agrees: bool) -> None:
    solvik = await agreeing(world) if agrees else await closing(world)
    ingrid = solvik["Ingrid"]
    if not agrees:
        await ingrid.presses_verb("agree.form")
        await ingrid.presses_verb("agree.not")
        assert "Ingen tiltak er skrevet ned." in await ingrid.presses("Avslutt møtet")
    await ingrid.presses("Legg til tiltak")
    owner = await person_id(world, solvik["Jonas"])
    await ingrid.presses_verb("measure.save", title="Ringe hjem", owner=owner)  # by the day that is proposed
    assert "Angre avslutningen" in await ingrid.presses_verb("meeting.end")
