"""A placing is left and taken up: days later, elsewhere, after a restart, a new version, a changed catalogue."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from cards.verbs import Press, Verb
from dialogs.place_school import NAME
from domain.errors import Refused
from domain.meetings import MeetingState
from domain.place_school import KEPT, KIND, key_about, unfinished
from domain.placement import Answer, written
from domain.ports import Units
from tests.dialogs.placing_chat import HOME, PRIVATELY, SIZES, PlacingChat, teacher
from tests.support.chat import MONDAY, Tools
from tests.support.looking import texts_of
from tests.support.small_school import SmallSchool, small_school

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


async def answered_two_levels(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.says("alle sjelden")
    await chat.says("alle ofte")


async def test_a_placing_is_taken_up_days_later_where_it_was_left(chat: PlacingChat) -> None:
    await answered_two_levels(chat)

    left = await chat.presses("Fortsett senere")
    assert "Skriv vurder 1.4 når du vil fortsette" in left.replace("*", "")
    assert await chat.state() is None
    chat.tools.now = MONDAY + timedelta(days=4)

    assert "steg 3 av 4" in await chat.begins()


async def test_it_goes_on_on_another_device_and_after_a_restart(world: SmallSchool, chat: PlacingChat) -> None:
    await answered_two_levels(chat)
    other = teacher(world)  # nothing of the first one's process is left
    other.tools = Tools(world.units, MONDAY + timedelta(days=2))

    assert "steg 4 av 4" in (await other.says("alle av og til") or "")

    other.conversation = "a:another-conversation"
    said = await other.says("alle sjelden")
    assert "Her var du" in (said or "")
    assert "steg 4 av 4" in (said or "")  # shown, not taken: nobody can know which card was looked at
    assert "siste steg" in (await other.says("alle sjelden") or "")


async def test_a_button_of_the_first_device_works_on_the_other(world: SmallSchool, chat: PlacingChat) -> None:
    await chat.begins()
    other = teacher(world)
    other.conversation = "a:another-conversation"
    other.adapter.said = list(chat.adapter.said)

    assert "steg 2 av 4" in await other.answers(**{f"n{at}": "often" for at in range(1, SIZES[1] + 1)})
    assert await other.state() is not None


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


async def test_cancel_leaves_it_and_keeps_the_answers(chat: PlacingChat) -> None:
    await answered_two_levels(chat)

    assert "tatt vare på svarene" in (await chat.cancels() or "")
    assert await chat.cancels() is None
    assert await chat.says("hei du") is None
    assert "steg 3 av 4" in await chat.begins()


async def test_planning_in_between_does_no_harm(world: SmallSchool) -> None:
    leader = PlacingChat(world, world.leader)
    await answered_two_levels(leader)
    await leader.plans("refleksjonsmøte om 2.2 fredag kl 13")
    assert "Torsdag 26. november" in (await leader.says("heller torsdag kl 13") or "")

    assert "steg 4 av 4" in await leader.answers_old_card()
    assert json.loads(await leader.state() or "")["dialog"] == NAME
    assert "siste steg" in (await leader.says("alle sjelden") or "")
    assert len(await leader.drafts()) == 1


async def test_private_answers_move_into_the_meeting_and_are_not_asked_again(chat: PlacingChat) -> None:
    said = await chat.begins(PRIVATELY)
    assert "slettes de av seg selv" in said
    await chat.says("alle sjelden")
    await chat.presses("Fortsett senere")
    assert await chat.kept() is None

    assert "steg 2 av 4" in await chat.begins()

    assert await chat.kept_privately() is None
    kept = await chat.kept()
    assert kept is not None
    assert len(kept.answers) == SIZES[1]


async def test_outside_a_meeting_it_comes_to_its_end_too(chat: PlacingChat) -> None:
    await chat.begins(PRIVATELY)
    await chat.types_all()
    assert "følger svarene med" in await chat.presses("Lagre", level="2", thought="Ringe hjem")
    kept = await chat.kept_privately()
    assert kept is not None
    assert (kept.level, kept.thought, kept.done) == (2, "Ringe hjem", True)


async def test_private_answers_go_by_themselves_after_the_time_that_is_said(chat: PlacingChat) -> None:
    await chat.begins(PRIVATELY)
    await chat.says("alle sjelden")
    async with chat.world.units() as uow:
        assert await uow.private_notes.forget_before(MONDAY + timedelta(days=179) - KEPT) == 0
        assert await uow.private_notes.forget_before(MONDAY + timedelta(days=181) - KEPT) == 1
        await uow.commit()
    assert await chat.kept_privately() is None


async def test_once_the_meeting_is_over_nothing_can_be_answered_and_nothing_is_left(chat: PlacingChat) -> None:
    await answered_two_levels(chat)
    await chat.meeting_is(MeetingState.ENDED)

    assert "Møtet er over" in (await chat.says("alle ofte") or "")
    assert await chat.says("alle ofte") is None  # told once
    with pytest.raises(Refused):
        await chat.answers_old_card()
    with pytest.raises(Refused):
        await chat.begins()
    assert await chat.kept() is None


async def test_a_placing_may_go_on_while_the_meeting_runs(chat: PlacingChat) -> None:
    await answered_two_levels(chat)
    await chat.meeting_is(MeetingState.RUNNING)
    await chat.says("alle ofte")
    await chat.says("alle ofte")
    assert "lagret" in await chat.presses("Lagre", level="4")


async def test_a_command_finds_the_meeting_about_the_characteristic(chat: PlacingChat) -> None:
    async with chat.world.units(write=False) as uow:
        assert await key_about(uow, chat.caller, "1.4", MONDAY) == chat.world.meeting.id
        assert await key_about(uow, chat.caller, "2.2", MONDAY) == "characteristic:2.2"
    async with chat.world.units() as uow:
        later = replace(chat.world.meeting, prepare_at=MONDAY + timedelta(days=1))
        await uow.meetings.save(later)
        await uow.commit()
        assert await key_about(uow, chat.caller, "1.4", MONDAY) == PRIVATELY
    with pytest.raises(Refused):
        await chat.begins()


async def test_two_begun_placings_are_not_guessed_between(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.says("alle sjelden")
    await chat.begins("characteristic:2.2")
    await chat.says("alle sjelden")
    async with chat.world.units(write=False) as uow:
        assert len(await unfinished(uow, chat.caller, MONDAY)) == 2

    chat.conversation = "a:another-conversation"

    assert await chat.says("ofte") is None


async def test_the_state_of_the_dialog_holds_no_answer(chat: PlacingChat) -> None:
    await answered_two_levels(chat)
    await chat.says("eksempel: Vi ringer i august")
    state = await chat.state() or ""

    assert not any(answer.value in state for answer in Answer)
    assert "ringer" not in state


async def test_an_old_card_pressed_much_later_is_answered_with_the_card_of_now(chat: PlacingChat) -> None:
    await chat.begins()
    card = chat.adapter.said[-1]
    await chat.types_all()

    said = await chat.sends(Press(Verb.PLACE_ANSWER, chat.world.meeting.id, f"{chat.world.meeting.id}|1"))

    assert "siste steg" in said
    assert "steg 1 av 4" in texts_of(card)
