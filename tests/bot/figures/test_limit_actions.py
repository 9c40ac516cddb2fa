"""Pressing for the limits of colours: a leader changes them, a teacher and somebody from another school do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.answering.presses import actions, actions_in
from bot.figures import limit_actions as limits
from bot.handling.identity import scene_for
from cards.figures.verbs import FIGURES_EXPLAIN, FIGURES_SHOW, LIMITS_CLEAR, LIMITS_SAVE, LIMITS_SHOW
from cards.verbs import Press, Verb
from dialogs.meetings.views import invitation_card, proposal_card
from domain.arriving.demo import figures as demo_figures
from domain.errors import Refused
from domain.figures.figure import Figure
from domain.figures.limits import Limits
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.cards.every.everything import elements, titles, words
from tests.support.arranged.small_school import NOW, NoHolidays
from tests.support.playing.room import Room, as_card, incoming, room

ACTIONS = actions()
EVERY = [verb for verb, _action in actions_in(limits)]
DIALOGUE = "gs_dialogue"


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


async def kept(here: Room, school_id: str = "") -> dict[str, Limits]:
    async with here.services.units(write=False) as uow:
        return await uow.limits.of_school(school_id or here.world.school.id)


@pytest.mark.parametrize("verb", EVERY)
async def test_only_leaders_see_and_change_limits(here: Room, verb: Verb) -> None:
    inputs = {"against": "numbers", "good": "3,5", "lift": "2,5"}
    with pytest.raises(Refused, match="leaders_only"):
        await press(here, here.world.caller(3), verb, DIALOGUE, **inputs)
    with pytest.raises(Refused, match="not_member"):
        await press(here, here.world.outsider, verb, DIALOGUE, **inputs)
    assert await kept(here) == {}
    assert await press(here, here.world.leader, verb, DIALOGUE, **inputs)


async def test_another_schools_leader_sets_their_own_and_none_of_ours(here: Room) -> None:
    stranger = here.world.outsider
    await press(here, stranger, LIMITS_SAVE, DIALOGUE, stranger.school.id, good="2", lift="1")

    assert await kept(here) == {}
    assert set(await kept(here, stranger.school.id)) == {DIALOGUE}


async def test_what_is_saved_holds_on_every_card_that_tells_the_figure(here: Room) -> None:
    lead, units = here.world.leader, here.services.units
    before = words(await press(here, here.world.caller(3), FIGURES_SHOW, "1.4"))
    assert any(line.startswith("Bør løftes.") for line in before)

    saved = await press(here, lead, LIMITS_SAVE, DIALOGUE, against="numbers", good="2,5", lift="2,0")

    assert "God fra 2,5, bør løftes under 2,0. Satt av skolen." in words(saved)
    async with units() as uow:
        meeting = await uow.meetings.get(here.world.meeting.id)
        assert meeting is not None
        meeting = await uow.meetings.save(replace(meeting, indicators=(DIALOGUE,)))
        await uow.commit()
    scene = scene_for(here.services, lead, NOW)
    async with units() as uow:
        proposed = await proposal_card(uow, scene, here.world.school, NoHolidays(), meeting, lead.person.id)
        invited = await invitation_card(uow, scene, here.world.school, meeting, "Ingrid")
    listed = await press(here, here.world.caller(3), FIGURES_SHOW, "1.4")
    explained = await press(here, here.world.caller(3), FIGURES_EXPLAIN, ref=meeting.id)
    for card in (proposed, invited, listed, explained):
        found = words(card)
        assert any(line.startswith("God") for line in found)
        assert not any(line.startswith("Bør løftes") for line in found)
    assert "Fargene forenkler. Skolen har satt grensene: god fra 2,5, bør løftes under 2,0." in " ".join(words(invited))
    assert "God fra 2,5, bør løftes under 2,0. Satt av skolen." in words(explained)


async def test_the_picture_beside_the_figures_has_the_same_limits(here: Room) -> None:
    async def drawn() -> str:
        card = await press(here, here.world.leader, FIGURES_SHOW, "1.4")
        urls = [one["url"] for one in elements(card) if one["type"] == "Image" and "/charts/" in one["url"]]
        async with here.services.units(write=False) as uow:
            spec = await uow.charts.get(urls[0].rsplit("/", 1)[1].removesuffix(".png"))
        assert spec is not None
        return spec

    before = await drawn()
    await press(here, here.world.leader, LIMITS_SAVE, DIALOGUE, good="2,5", lift="2,0", reach="source")

    assert await drawn() != before


async def test_one_press_sets_all_figures_of_a_survey(here: Room) -> None:
    await press(here, here.world.leader, LIMITS_SAVE, DIALOGUE, good="3,8", lift="2.8", reach="source")

    found = await kept(here)
    assert len(found) == 9
    assert {(one.good_from, one.lift_below, one.set_by) for one in found.values()} == {
        (3.8, 2.8, here.world.leader.person.id)
    }


async def test_a_group_is_offered_as_yardstick_where_it_has_figures(here: Room) -> None:
    plain = words(await press(here, here.world.leader, LIMITS_SHOW, "st_share_pupils"))
    async with here.services.units() as uow:
        school = here.world.school.id
        await uow.figures.put([Figure(school, "st_share_pupils", 2025, 20.0, scope="group")])
        await uow.commit()
    offered = words(await press(here, here.world.leader, LIMITS_SHOW, "st_share_pupils"))
    await press(here, here.world.leader, LIMITS_SAVE, "st_share_pupils", against="group", apart="15")

    assert "Tallet for KOSTRA-gruppen" not in plain
    assert "Tallet for KOSTRA-gruppen" in offered
    assert "Tallet for kommunen" not in offered
    (one,) = (await kept(here)).values()
    assert (one.yardstick, one.margin, one.good_from) == ("group", 0.15, None)
    shown = words(await press(here, here.world.caller(3), FIGURES_SHOW, "@public"))
    assert any("Holdt opp mot KOSTRA-gruppen: 20,0\u00a0%." in line for line in shown)


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"good": "4,0", "lift": ""}, "Skriv et tall her, eller velg noe annet å holde tallet opp mot."),
        ({"good": "mye", "lift": "3"}, "«mye» er ikke et tall jeg forstår."),
        ({"good": "3,0", "lift": "4,0"}, "Disse to tallene står i feil rekkefølge. Ingen tall kan havne mellom dem."),
        ({"good": "12", "lift": "3"}, "Velg et tall fra 1 til 5."),
        ({"against": "group", "apart": "-3"}, "Velg et helt tall fra 0 til 50."),
        ({"against": "moon"}, "Velg hva tallet skal holdes opp mot."),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_is_kept(here: Room, inputs: dict[str, str], said: str) -> None:
    card = await press(here, here.world.leader, LIMITS_SAVE, DIALOGUE, **inputs)

    assert said in words(card)
    assert await kept(here) == {}
    fields = {one["id"]: one.get("value") for one in elements(card) if one["type"].startswith("Input.")}
    assert {key: fields.get(key) for key in inputs if inputs[key] and key in ("good", "lift")} == {
        key: value for key, value in inputs.items() if value and key in ("good", "lift")
    }


async def test_the_suggestion_comes_back_with_a_press_and_a_second_one_changes_nothing(here: Room) -> None:
    await press(here, here.world.leader, LIMITS_SAVE, DIALOGUE, good="3,8", lift="2,8")
    assert "Bruk forslaget" in titles(await press(here, here.world.leader, LIMITS_SHOW, DIALOGUE))

    for _ in range(2):
        card = await press(here, here.world.leader, LIMITS_CLEAR, DIALOGUE)
        assert "Ingenting ennå. Grensene Samklang foreslår, gjelder." in words(card)
    assert await kept(here) == {}


@pytest.mark.parametrize("verb", EVERY)
@pytest.mark.parametrize("name", ["st_pupils", "not_known", "<at>alle</at>"])
async def test_what_never_has_a_colour_or_is_gone_has_no_limits(here: Room, verb: Verb, name: str) -> None:
    with pytest.raises(Refused, match="indicator_gone"):
        await press(here, here.world.leader, verb, name, good="3", lift="2")


async def test_a_leader_comes_to_the_limits_from_the_explanation_and_a_teacher_does_not(here: Room) -> None:
    lead = await press(here, here.world.leader, FIGURES_EXPLAIN, "1.4")
    other = await press(here, here.world.caller(3), FIGURES_EXPLAIN, "1.4")

    assert "Endre grensene" in titles(lead)
    assert "Endre grensene" not in titles(other)


@pytest.mark.parametrize(
    ("group", "told"), [("@public", "Elevplasser"), ("@pupils", "Trivsel (elever)"), ("@first", "Om tallene")]
)
async def test_a_list_of_figures_is_explained_with_a_press(here: Room, group: str, told: str) -> None:
    listed = await press(here, here.world.caller(3), FIGURES_SHOW, "" if group == "@first" else group)
    explained = words(await press(here, here.world.caller(3), FIGURES_EXPLAIN, group))

    assert "Forklar tallene" in titles(listed)
    assert told in explained
    assert any(line.startswith("Tidligere: ") for line in explained)
    with pytest.raises(Refused, match="not_member"):
        await press(here, here.world.outsider, FIGURES_EXPLAIN, group)
