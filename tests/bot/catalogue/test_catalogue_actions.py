"""Pressing for the catalogue, the figures and the overview: a leader, a teacher, somebody from another school."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answering.presses import actions
from bot.handling.services import Answer
from cards.catalogue.verbs import (
    CATALOGUE_BUILT_IN,
    CATALOGUE_LIST,
    CATALOGUE_SHOW,
    CATALOGUE_TAKE,
    CHART_TEXT,
    OVERVIEW_SHOW,
)
from cards.figures.verbs import FIGURES_EXPLAIN, FIGURES_SHOW
from cards.verbs import Press, Verb
from domain.arriving.demo import figures as demo_figures
from domain.catalogue.read import built_in
from domain.errors import Refused
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.cards.every.everything import titles, words
from tests.support.arranged.small_school import NOW
from tests.support.playing.room import Room, as_card, incoming, room

ACTIONS = actions()
OWN = '[[areas]]\nid = "1"\ntitle = "Vårt"\n[[areas.characteristics]]\nid = "1.4"\ntitle = "Samspill"\n'
FOR_ALL = [CATALOGUE_LIST, CATALOGUE_SHOW, FIGURES_SHOW, FIGURES_EXPLAIN, OVERVIEW_SHOW]
LEADERS_ONLY = [CATALOGUE_TAKE, CATALOGUE_BUILT_IN]


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    made = await room(sqlite_units)
    async with sqlite_units() as uow:
        await uow.figures.put(demo_figures(made.world.school.id))
        await uow.commit()
    return made


async def press(here: Room, who: Caller, verb: Verb, arg: str = "", ref: str = "", **inputs: str) -> Any:
    wanted = Press(verb, ref or here.world.school.id, arg, inputs=inputs)
    return as_card(await ACTIONS[verb](here.services, incoming(who), wanted))


async def offer(here: Room, text: str = OWN) -> str:
    async with here.services.units() as uow:
        found = await uow.catalogues.offer(here.world.school.id, text, NOW)
        await uow.commit()
        return found


@pytest.mark.parametrize("verb", FOR_ALL)
async def test_members_see_and_outsiders_do_not(here: Room, verb: Verb) -> None:
    for member in (here.world.leader, here.world.caller(3)):
        assert await press(here, member, verb, "1.4" if verb is not CATALOGUE_LIST else "")
    with pytest.raises(Refused, match="not_member"):
        await press(here, here.world.outsider, verb, "1.4")


@pytest.mark.parametrize("verb", LEADERS_ONLY)
async def test_only_leaders_change_the_catalogue(here: Room, verb: Verb) -> None:
    arg = await offer(here)
    with pytest.raises(Refused, match="leaders_only"):
        await press(here, here.world.caller(3), verb, arg)
    with pytest.raises(Refused, match="not_member"):
        await press(here, here.world.outsider, verb, arg)
    assert await press(here, here.world.leader, verb, arg)


async def test_a_file_is_taken_in_once_and_the_built_in_one_comes_back_with_a_press(here: Room) -> None:
    arg, lead = await offer(here), here.world.leader

    taken = await press(here, lead, CATALOGUE_TAKE, arg)
    assert "- 1.4 Samspill" in words(taken)
    with pytest.raises(Refused, match="catalogue_offer_gone"):
        await press(here, lead, CATALOGUE_TAKE, arg)
    assert "- 1.4 Samspill" in words(await press(here, here.world.caller(3), CATALOGUE_LIST))

    await press(here, lead, CATALOGUE_BUILT_IN)
    await press(here, lead, CATALOGUE_BUILT_IN)
    async with here.services.units(write=False) as uow:
        assert (await uow.catalogues.of(here.world.school.id)) == built_in()


async def test_an_offer_of_another_school_is_gone(here: Room) -> None:
    arg, stranger = await offer(here), here.world.outsider

    with pytest.raises(Refused, match="catalogue_offer_gone"):
        await press(here, stranger, CATALOGUE_TAKE, arg, ref=stranger.school.id)


async def test_another_school_sees_its_own_and_none_of_ours(here: Room) -> None:
    stranger = here.world.outsider
    await press(here, here.world.leader, CATALOGUE_TAKE, await offer(here))

    listed = words(await press(here, stranger, CATALOGUE_LIST, ref=stranger.school.id))
    told = words(await press(here, stranger, FIGURES_SHOW, "1.4", ref=stranger.school.id))

    assert "- 1.4 Samspill" not in listed
    assert "Det er ingen tall om dette ennå." in told
    with pytest.raises(Refused, match="not_member"):
        await press(here, stranger, FIGURES_EXPLAIN, ref=here.world.meeting.id)


async def test_figures_about_a_characteristic_come_with_a_trend_that_can_be_drawn_again(here: Room) -> None:
    card = await press(here, here.world.leader, FIGURES_SHOW, characteristic="1.4")

    (image,) = [part["url"] for part in _images(card) if "/charts/" in part["url"]]
    digest = image.rsplit("/", 1)[1].removesuffix(".png")
    async with here.services.units(write=False) as uow:
        assert await uow.charts.get(digest)
    assert "Vis som tekst" in titles(card)


async def test_groups_of_figures_are_a_press_away(here: Room) -> None:
    card = await press(here, here.world.caller(3), FIGURES_SHOW)
    public = await press(here, here.world.caller(3), FIGURES_SHOW, "@public")

    assert "GSI og KOSTRA" in titles(card)
    assert "Elevplasser" in words(public)


@pytest.mark.parametrize("arg", ["9.9", "@nobody", "<b>", "1.4 OR 1=1"])
async def test_what_is_not_in_the_catalogue_is_said(here: Room, arg: str) -> None:
    for verb in (CATALOGUE_SHOW, FIGURES_SHOW, FIGURES_EXPLAIN):
        with pytest.raises(Refused, match="characteristic_gone"):
            await press(here, here.world.leader, verb, arg)


async def test_a_meetings_figures_are_explained_in_the_meetings_order(here: Room) -> None:
    from dataclasses import replace

    async with here.services.units() as uow:
        meeting = await uow.meetings.get(here.world.meeting.id)
        assert meeting is not None
        await uow.meetings.save(replace(meeting, indicators=("gs_feedback", "gs_dialogue", "not_known")))
        await uow.commit()

    found = words(await press(here, here.world.caller(3), FIGURES_EXPLAIN, ref=here.world.meeting.id))

    rows = [line for line in found if "kulturskole" in line and "." not in line]
    assert rows == ["Tilbakemeldinger kulturskole–hjem (foresatte)", "Dialog hjem–kulturskole (foresatte)"]
    assert found[0].startswith("Bare du ser dette")


async def test_a_trend_is_told_as_text_for_a_meeting_and_for_a_characteristic(here: Room) -> None:
    about = words(await press(here, here.world.caller(3), CHART_TEXT, "trend:1.4"))

    assert any("Dialog hjem–kulturskole (foresatte) gikk fra 3,4 i 2022 til 2,8 i 2026." in line for line in about)
    assert await press(here, here.world.caller(3), CHART_TEXT, "trend", ref=here.world.meeting.id)
    with pytest.raises(Refused, match="gone"):
        await press(here, here.world.leader, CHART_TEXT, "pie")
    with pytest.raises(Refused, match="not_member"):
        await press(here, here.world.outsider, CHART_TEXT, "trend:1.4")


def _images(card: Answer) -> list[dict[str, Any]]:
    from tests.cards.every.everything import elements

    return [part for part in elements(card) if part["type"] == "Image"]
