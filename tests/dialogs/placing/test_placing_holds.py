"""A placing is left and taken up: days later, elsewhere, after a restart, with other things in between."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from cards.placing.verbs import PLACE_ANSWER
from cards.verbs import Press
from dialogs.placing.place import NAME
from domain.errors import Refused
from domain.meetings.meeting import MeetingState
from domain.placing.place_school import KEPT, key_about, unfinished
from domain.placing.placement import Answer
from domain.unit_of_work import Units
from tests.dialogs.placing.placing_chat import PRIVATELY, SIZES, PlacingChat, answered_two_levels, teacher
from tests.support.arranged.small_school import SmallSchool, small_school
from tests.support.machines.looking import texts_of
from tests.support.playing.chat import MONDAY, Tools


@pytest.fixture
async def world(units: Units) -> SmallSchool:
    """On SQLite and on PostgreSQL."""
    return await small_school(units)


@pytest.fixture
async def chat(world: SmallSchool) -> PlacingChat:
    return teacher(world)


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

    said = await chat.sends(Press(PLACE_ANSWER, chat.world.meeting.id, f"{chat.world.meeting.id}|1"))

    assert "siste steg" in said
    assert "steg 1 av 4" in texts_of(card)
