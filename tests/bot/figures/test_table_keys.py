"""A file whose columns nobody knows: asked about on one card, and the next one is read alone."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answering.presses import actions
from cards.figures.verbs import IMPORT_LAST, KEY_FORGET, KEY_SAVE, KEY_SHOW
from cards.verbs import Press, Verb
from domain.errors import Refused
from domain.people.school import Caller
from tests.bot.figures.test_imports import here, shown
from tests.bot.figures.test_intake import files
from tests.cards.every.everything import buttons, elements, titles, words
from tests.domain.figures.test_table_keys import own_form
from tests.support.playing.room import Room, incoming

__all__ = ["files", "here"]  # the fixtures
ANSWERS = {"col_0": "ps_wellbeing", "col_1": "ps_relation", "word_0": "5", "word_1": "4", "word_2": "2"}


async def press(here: Room, who: Caller, verb: Verb, arg: str = "", **inputs: str) -> Any:
    made = Press(verb, here.world.school.id, arg, inputs=inputs)
    return await actions()[verb](here.services, incoming(who), made)


def fields(card: Any) -> list[str]:
    return [one["id"] for one in elements(card) if one["type"].startswith("Input.")]


async def test_the_bot_asks_once_and_reads_the_next_file_alone(here: Room, files: Any) -> None:
    lead = here.world.leader
    card = await shown(here, files, own_form(), "elever.xlsx")

    assert "Hva står i filen?" in words(card)
    assert fields(card) == [*(f"col_{n}" for n in range(4)), *(f"word_{n}" for n in range(3))]
    key = buttons(card)[0]["data"]["arg"]

    read = await press(here, lead, KEY_SAVE, key, **ANSWERS)
    assert titles(read)[0] == "Ta inn tallene"
    assert any("Trivsel (elever): 2026/27 **3,7**" in line for line in words(read))

    again = await shown(here, files, own_form(), "elever 2.xlsx")
    assert titles(again)[0] == "Ta inn tallene"

    last = await press(here, lead, IMPORT_LAST)
    assert "Se svarene" in titles(last)
    assert "Lagre og les filen" in titles(await press(here, lead, KEY_SHOW, key))
    assert "Svarene er glemt" in words(await press(here, lead, KEY_FORGET, key))
    assert "Se svarene" not in titles(await press(here, lead, IMPORT_LAST))
    assert "Hva står i filen?" in words(await shown(here, files, own_form(), "elever.xlsx"))


async def test_without_the_file_the_answers_are_kept_and_it_is_asked_for(here: Room, files: Any) -> None:
    key = buttons(await shown(here, files, own_form(), "elever.xlsx"))[0]["data"]["arg"]
    await press(here, here.world.leader, KEY_SAVE, key, **ANSWERS)

    told = await press(here, here.world.leader, KEY_SAVE, key, **ANSWERS)

    assert "Jeg husker hva som står i filen" in words(told)


@pytest.mark.parametrize("verb", [KEY_SAVE, KEY_SHOW, KEY_FORGET])
async def test_only_leaders_say_what_columns_mean(here: Room, files: Any, verb: Verb) -> None:
    key = buttons(await shown(here, files, own_form(), "elever.xlsx"))[0]["data"]["arg"]

    for who in (here.world.caller(1), here.world.outsider):
        with pytest.raises(Refused):
            await press(here, who, verb, key)
