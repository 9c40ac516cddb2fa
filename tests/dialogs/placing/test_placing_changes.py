"""A placing goes on after a new version of the software, of what it keeps, and of the catalogue."""

from __future__ import annotations

import json

import pytest

from domain.placing.place_school import KIND
from domain.placing.placement import Answer, written
from domain.unit_of_work import Units
from tests.dialogs.placing.placing_chat import HOME, SIZES, PlacingChat, answered_two_levels, teacher
from tests.support.arranged.small_school import SmallSchool, small_school
from tests.support.playing.chat import MONDAY

OWN = """
[[areas]]
id = "1"
title = "Virksomhet"
[[areas.characteristics]]
id = "1.4"
title = "Samarbeid med hjemmet"
criteria = [
  { level = 1, nb = "Vi har ingen plan.", deficit = true },
  { level = 2, nb = "FIRST" },
  { level = 2, nb = "Vi har en plan." },
  { level = 3, nb = "Vi følger planen." },
  { level = 4, nb = "Vi lærer av planen." },
]
"""


@pytest.fixture
async def world(units: Units) -> SmallSchool:
    """On SQLite and on PostgreSQL."""
    return await small_school(units)


@pytest.fixture
async def chat(world: SmallSchool) -> PlacingChat:
    return teacher(world)


@pytest.mark.parametrize("change", [{"version": 0}, {"version": 99, "mood": 1}, {"step": "third-step"}, {"values": 3}])
async def test_a_state_of_another_version_loses_no_answer(chat: PlacingChat, change: dict[str, object]) -> None:
    await answered_two_levels(chat)
    state = json.loads(await chat.state() or "")
    async with chat.world.units() as uow:
        text = json.dumps({**state, **change})
        await uow.dialogs.put(chat.conversation, chat.caller.person.id, text, MONDAY)
        await uow.commit()

    said = await chat.says("alle av og til")
    if said is not None and "steg 3 av 4" in said:  # not sure what was answered: asked where it stood, and only that
        said = await chat.says("alle av og til")
    if said is None or "steg 4 av 4" not in said:
        assert "steg 3 av 4" in await chat.begins()
        said = await chat.says("alle av og til")

    assert "steg 4 av 4" in (said or "")
    kept = await chat.kept()
    assert kept is not None
    assert len(kept.answers) == SIZES[1] + SIZES[2] + SIZES[3]


async def test_a_state_of_a_dialog_that_nobody_knows_leaves_the_way_open(chat: PlacingChat) -> None:
    async with chat.world.units() as uow:
        await uow.dialogs.put(chat.conversation, chat.caller.person.id, '{"version": 3, "dialog": "dance"}', MONDAY)
        await uow.commit()

    assert await chat.says("hm") is None
    assert "steg 1 av 4" in await chat.begins()


async def test_a_placement_of_another_version_is_taken_up_with_what_it_says(chat: PlacingChat) -> None:
    await answered_two_levels(chat)
    kept = await chat.kept()
    assert kept is not None
    newer = json.loads(written(kept)) | {"version": 12, "weather": "sol", "level": "high"}
    async with chat.world.units() as uow:
        await uow.notes.put(chat.world.meeting.id, KIND, chat.caller.person.id, json.dumps(newer))
        await uow.commit()

    assert "steg 3 av 4" in await chat.begins()


async def test_a_changed_catalogue_asks_only_what_is_new(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.types_all()
    await chat.presses("Lagre", level="2")
    first = HOME.levels[2][0].text["nb"]
    async with chat.world.units() as uow:
        await uow.catalogues.put(chat.world.school.id, OWN.replace("FIRST", first), MONDAY)
        await uow.commit()

    assert "steg 1 av 4" in await chat.begins()
    said = await chat.says("sjelden")

    assert "steg 2 av 4" in (said or "")
    assert len(chat.questions()) == 1  # the first sentence of level 2 was answered under the old catalogue
    assert "Du svarte: stemmer ofte" in (said or "")
    await chat.says("ofte")
    await chat.says("ofte")
    last = await chat.says("sjelden")
    assert "siste steg" in (last or "")
    assert chat.fields()["level"] == "2"


async def test_what_is_typed_after_the_catalogue_was_changed_is_not_taken_for_other_sentences(
    chat: PlacingChat,
) -> None:
    await answered_two_levels(chat)
    async with chat.world.units() as uow:
        await uow.catalogues.put(chat.world.school.id, OWN.replace("FIRST", "Noe annet."), MONDAY)
        await uow.commit()

    said = await chat.says("ofte, ofte, sjelden")

    assert "Noe er endret siden det kortet" in (said or "")
    kept = await chat.kept()
    assert kept is not None
    assert len(kept.answers) == SIZES[1] + SIZES[2]


async def test_a_form_that_was_filled_in_under_the_old_catalogue_keeps_what_still_stands(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.says("alle sjelden")
    first, second = chat.questions()
    async with chat.world.units() as uow:
        await uow.catalogues.put(chat.world.school.id, OWN.replace("FIRST", HOME.levels[2][1].text["nb"]), MONDAY)
        await uow.commit()

    await chat.presses("Gå videre", drop=(), **{first: "seldom", second: "often"})

    kept = await chat.kept()
    assert kept is not None
    assert kept.answer(HOME.levels[2][1]) is Answer.OFTEN
    assert kept.answer(HOME.levels[2][0]) is None
