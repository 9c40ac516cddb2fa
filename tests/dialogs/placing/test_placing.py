"""Placing the school in personal chat: by press and by typing, to the end, with names warned about."""

from __future__ import annotations

import pytest

from cards.placing.verbs import PLACE_ANSWER
from cards.verbs import Press, decode
from domain.catalogue.areas import said
from domain.errors import Refused
from domain.placing.placement import Answer, placed_level, ticks_of
from domain.unit_of_work import Units
from tests.dialogs.placing.placing_chat import HOME, SIZES, PlacingChat, teacher
from tests.support.arranged.placing import placement_of
from tests.support.arranged.small_school import SmallSchool, small_school


@pytest.fixture
async def world(sqlite_units: Units) -> SmallSchool:
    return await small_school(sqlite_units)


@pytest.fixture
async def chat(world: SmallSchool) -> PlacingChat:
    return teacher(world)


async def test_a_teacher_places_the_school_by_pressing_level_by_level(chat: PlacingChat) -> None:
    first = await chat.begins()

    assert "Bare du ser dette · 1.4, steg 1 av 4" in first
    assert "Nivå 1: kjenner du deg igjen?" in first.replace("\u00a0", " ")
    assert "Bare du ser svarene. De slettes når møtet er avsluttet." in first
    assert "Det du skriver rett i chatten, blir liggende i Teams." in first
    assert chat.titles()[:2] == ["Gå videre", "Fortsett senere"]

    second = await chat.answers(**{f"n{at}": "seldom" for at in range(1, SIZES[1] + 1)})
    assert "steg 2 av 4" in second
    assert "Se tall" not in chat.titles()  # only on the first
    await chat.answers(n1="often", n2="often", example="Vi sender et brev i august.")
    await chat.answers(n1="often", n2="unknown", n3="seldom")
    last = await chat.answers(n1="seldom", n2="seldom", n3="seldom")

    assert "Svarene dine ligner mest på nivå 2" in last.replace("\u00a0", " ")
    assert f"«{said(HOME.levels[3][2].text, 'nb')}»" in last
    assert "Du svarte: stemmer sjelden" in last
    assert "kan bli vist i møtet uten navnet ditt" in last
    assert chat.fields()["level"] == "2"

    end = await chat.presses("Lagre", level="3", thought="Ringe hjem før jul.")

    assert "Plasseringen din er lagret" in end
    assert "3" not in end.split("kl.")[0].replace("3. desember", "")  # the screen may be on the wall
    kept = await chat.kept()
    assert kept is not None
    assert (placed_level(kept), kept.thought, kept.done) == (3, "Ringe hjem før jul.", True)
    assert kept.examples == {2: "Vi sender et brev i august."}
    assert ticks_of(kept, HOME) == ("2.1", "2.2", "3.1")
    assert await chat.state() is None


async def test_a_teacher_places_the_school_by_typing_alone(chat: PlacingChat) -> None:
    await chat.begins()
    for text, step in (("sjelden, sjelden", 2), ("1 ofte 2 av og til", 3), ("ofte, av og til, vet ikke", 4)):
        assert f"steg {step} av 4" in (await chat.says(text) or "")
    last = await chat.says("alle sjelden")
    assert "siste steg" in (last or "")

    assert "Skriv hva som skal til" in (await chat.says("nivå 2") or "").replace("\u00a0", " ")
    assert "Plasseringen din er lagret" in (await chat.says("ringe hjem oftere") or "")

    kept = await chat.kept()
    assert kept is not None
    assert (kept.level, kept.thought, kept.done) == (2, "ringe hjem oftere", True)
    assert kept.answer(HOME.levels[3][2]) is Answer.UNKNOWN
    assert await chat.says("ofte") is None  # nothing waits any more


async def test_what_is_left_open_is_asked_for_and_what_was_answered_is_not_asked_again(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.says("alle sjelden")

    said_ = await chat.answers(n2="often")

    assert "Én setning har ikke noe svar ennå" in said_
    assert len(chat.questions()) == 1
    assert "Du svarte: stemmer ofte" in said_
    assert "steg 3 av 4" in await chat.answers(n1="unknown")


async def test_an_answer_is_never_needed_twice_after_going_back(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.types_all()

    await chat.presses("Gå tilbake")
    assert "steg 4 av 4" in chat.newest()
    assert set(chat.fields().values()) >= {"seldom"}
    await chat.presses("Gå tilbake")
    assert "siste steg" in await chat.answers(n1="sometimes")  # all the rest is answered


async def test_a_text_that_answers_nothing_is_told_how_and_changes_nothing(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.says("alle sjelden")

    assert "«1 ofte 2 sjelden»" in (await chat.says("vi snakker sjelden om dette") or "")
    assert "Det er 2 setninger her" in (await chat.says("ofte, ofte, sjelden") or "")
    kept = await chat.kept()
    assert kept is not None
    assert len(kept.answers) == SIZES[1]


async def test_an_example_can_be_typed(chat: PlacingChat) -> None:
    await chat.begins()

    assert "Bare du ser det" in (await chat.says("eksempel: Vi ringer i august") or "")
    assert chat.fields()["example"] == "Vi ringer i august"
    kept = await chat.kept()
    assert kept is not None
    assert kept.examples == {1: "Vi ringer i august"}


async def test_a_colleagues_name_is_kindly_warned_about_and_may_stay(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.types_all()

    said_ = await chat.presses("Lagre", level="2", thought="Silje må ringe hjem.")

    assert "Her står et navn: Silje." in said_
    assert chat.fields() == {"level": "2", "thought": "Silje må ringe hjem."}
    kept = await chat.kept()
    assert kept is not None
    assert (kept.thought, kept.done) == ("", False)
    assert "lagret" in await chat.presses("Lagre")
    assert (await chat.kept() or kept).thought == "Silje må ringe hjem."


async def test_a_name_in_a_typed_thought_waits_for_a_press(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.types_all()

    assert "Her står et navn: Silje." in (await chat.says("2: Silje må ringe hjem") or "")
    kept = await chat.kept()
    assert kept is not None
    assert (kept.level, kept.thought, kept.done) == (2, "", False)


async def test_a_question_is_not_taken_for_an_answer_before_it_is_saved(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.types_all()
    await chat.says("nivå 2")

    assert "Trykk Lagre" in (await chat.says("hva skjer nå, egentlig?") or "")
    kept = await chat.kept()
    assert kept is not None
    assert (kept.thought, kept.done) == ("", False)
    await chat.presses("Lagre", thought="")
    assert (await chat.kept() or kept).done


async def test_a_name_in_an_example_is_warned_about_on_its_own_card(chat: PlacingChat) -> None:
    await chat.begins()

    said_ = await chat.answers(n1="often", n2="often", example="Som da Silje ringte")

    assert "Her står et navn: Silje." in said_
    assert set(chat.fields().values()) == {"often", "Som da Silje ringte"}
    assert "steg 2 av 4" in await chat.answers()


async def test_the_level_may_be_left_open(chat: PlacingChat) -> None:
    await chat.begins()
    await chat.types_all()
    await chat.presses("Lagre", level="0")

    kept = await chat.kept()
    assert kept is not None
    assert (kept.level, kept.done) == (None, True)


async def test_leaders_place_too_and_nobody_from_elsewhere_does(world: SmallSchool) -> None:
    leader = PlacingChat(world, world.leader)
    await leader.begins()
    await leader.says("alle sjelden")
    stranger = PlacingChat(world, world.outsider)

    with pytest.raises(Refused):
        await stranger.begins(world.meeting.id)
    _, button = leader.button("Gå videre")
    pressed = decode(button.data)
    assert isinstance(pressed, Press)
    with pytest.raises(Refused):
        await stranger.sends(pressed)
    assert await stranger.kept() is None


async def test_thoughts_come_without_names_and_only_where_there_are_any(world: SmallSchool) -> None:
    for number, text in ((1, "Ringe hjem"), (2, "")):
        chat = teacher(world, number)
        await chat.begins()
        await chat.types_all()
        await chat.presses("Lagre", level="2", thought=text)

    async with world.units(write=False) as uow:
        found = [await placement_of(uow, world.meeting.id, each.id) for each in world.people]
    assert [one.thought for one in found if one and one.thought.strip()] == ["Ringe hjem"]


async def test_a_button_that_was_tampered_with_does_no_harm(chat: PlacingChat) -> None:
    await chat.begins()
    meeting = chat.world.meeting.id
    for arg in (f"{meeting}|9", f"{meeting}|x", f"{meeting}|level", f"{meeting}|-1|sure"):
        inputs = {"a_deadbeef": "often", "level": "7", "a_": "x"}
        assert await chat.sends(Press(PLACE_ANSWER, meeting, arg, inputs=inputs))
    for arg in ("", "|", "nowhere|1", "characteristic:9.9|1", "characteristic:|1"):
        with pytest.raises(Refused):
            await chat.sends(Press(PLACE_ANSWER, meeting, arg))
    kept = await chat.kept()
    assert kept is None or (kept.answers == {} and kept.level is None)
