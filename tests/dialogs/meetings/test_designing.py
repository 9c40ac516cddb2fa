"""Designing what an invitation asks: figures by a word, questions from the library, forms of meeting."""

from __future__ import annotations

import pytest

from cards.meetings.verbs import MEETING_SHAPE_SAVE
from cards.verbs import Press
from domain.unit_of_work import Units
from tests.support.playing.chat import Chat
from tests.support.playing.designing import WHOLE, chat_with_figures, choices, draft_of, fields, key, keys


@pytest.fixture
async def chat(sqlite_units: Units) -> Chat:
    return await chat_with_figures(sqlite_units)


async def test_a_figure_is_found_by_a_word_and_comes_along(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    said = await chat.presses("Tall og spørsmål")
    assert "venteliste –" not in said

    await chat.presses("Søk", find="venteliste", problem="Hvem venter?")
    offered = choices(chat, "indicators")

    assert offered[0].startswith("Elever på venteliste (2026) – 42")
    chosen = f"{chat.fields()['indicators']},st_waiting"
    said = await chat.presses("Lagre", indicators=chosen)
    draft = await draft_of(chat)
    assert draft.indicators[-1] == "st_waiting"
    assert draft.problem == "Hvem venter?"  # what was typed when the search began
    assert "Elever på venteliste" in said


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("", "Skriv et ord å lete etter"),
        ("badeball", "Jeg kjenner ikke noe tall med «badeball»"),
        ("læringsarena", "ingen verdier for det ennå: «læringsarena»"),
    ],
)
async def test_a_search_that_finds_nothing_says_so_and_keeps_the_form(chat: Chat, word: str, sentence: str) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    said = await chat.presses("Søk", find=word, comment="Kom som du er")

    assert sentence in said
    assert chat.fields()["comment"] == "Kom som du er"
    assert chat.fields().get("find", "") == word


async def test_questions_come_from_the_library_and_ones_own_is_kept_for_the_next_meeting(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    said = await chat.presses("Hent flere spørsmål", problem="Hvorfor nå?")
    assert "Om tall for hvordan vi arbeider" in said
    assert "Hva har vi endret fordi foresatte sa fra?" in choices(chat, "picked_characteristic")

    wanted = key(chat, "picked_characteristic", "Hva har vi endret fordi foresatte sa fra?")
    own = "Hvem av oss har ringt hjem i høst?"
    said = await chat.presses("Ta dem med", picked_characteristic=wanted, own=own)

    assert (await draft_of(chat)).questions == ("Hva har vi endret fordi foresatte sa fra?", own)
    assert (await draft_of(chat)).problem == "Hvorfor nå?"
    await chat.presses("Send innkalling")
    await chat.plans("refleksjonsmøte om 1.4 fredag kl 14")
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    await chat.presses("Hent flere spørsmål")
    assert choices(chat, "picked_own") == [own]


async def test_a_question_of_ones_own_can_be_removed_again_and_stays_where_it_is_used(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    await chat.presses("Hent flere spørsmål")
    await chat.presses("Ta dem med", own="Til en gang?")
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    await chat.presses("Hent flere spørsmål")
    await chat.presses("Ta dem med", away=key(chat, "away", "Til en gang?"))

    assert "Til en gang?" in (await draft_of(chat)).questions
    async with chat.world.units(write=False) as uow:
        assert await uow.library.questions(chat.world.school.id, "1.4") == []


async def test_a_question_typed_into_the_form_is_kept_when_the_invitation_is_sent(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    await chat.presses("Lagre", q3="Hva sier de som sluttet?")
    async with chat.world.units(write=False) as uow:
        assert await uow.library.questions(chat.world.school.id, "1.4") == []
    await chat.presses("Send innkalling")

    async with chat.world.units(write=False) as uow:
        (kept,) = await uow.library.questions(chat.world.school.id, "1.4")
        other = await uow.library.questions(chat.world.outsider.school.id, "1.4")
    assert kept.text == "Hva sier de som sluttet?"
    assert other == []


async def test_too_many_questions_come_back_ticked_as_they_were(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    await chat.presses("Hent flere spørsmål")
    everything = {name: ",".join(keys(chat, name)) for name in fields(chat) if name.startswith("picked_")}
    said = await chat.presses("Ta dem med", drop=(), **everything)

    assert "Velg høyst 5 spørsmål" in said.replace("\u00a0", " ")
    assert chat.fields()["picked_characteristic"] == everything["picked_characteristic"]
    assert len((await draft_of(chat)).questions) == 2


async def test_a_form_of_the_schools_own_is_made_named_and_chosen_again(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    said = await chat.presses("Se møteformene")
    assert "45 minutter, kort: Innledning 5 · Alene 5" in " ".join(choices(chat, "form")).replace("\u00a0", " ")

    zero = dict.fromkeys(("m_vote", "m_groups", "m_vote_again", "m_measures"), "0")
    said = await chat.presses("Bruk min egen møteform", drop=(), **zero, m_talk="20", name="Mandagsmøte")

    assert "kl. 14.00–15.00" in said.replace("\u00a0", " ")
    assert "14.20 Samtale" in said.replace("\u00a0", " ")
    draft = await draft_of(chat)
    assert (draft.form, draft.minutes) == ("own:opening-10.alone-10.talk-20.plenary-20", 60)
    await chat.presses("Endre")
    await chat.presses("Lagre", form="igp45")
    await chat.presses("Endre")
    assert "Mandagsmøte" in choices(chat, "form")
    await chat.presses("Lagre", form=draft.form)
    assert (await draft_of(chat)).minutes == 60
    await chat.presses("Endre")
    await chat.presses("Se møteformene")
    await chat.presses("Bruk denne møteformen", away=key(chat, "away", "Mandagsmøte"))
    assert (await draft_of(chat)).form == draft.form
    async with chat.world.units(write=False) as uow:
        assert await uow.library.forms(chat.world.school.id) == []


async def test_a_form_that_is_too_short_or_not_a_number_is_said_and_nothing_is_kept(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Se møteformene")
    nothing = {name: "0" for name in fields(chat) if name.startswith("m_")}
    said = await chat.presses("Bruk min egen møteform", drop=(), **(nothing | {"m_talk": "10"}), name="Kort")
    assert "Delene tar 10 minutter" in said.replace("\u00a0", " ")
    assert "hele minutter" in await chat.presses("Bruk min egen møteform", m_talk="ti")

    assert (await draft_of(chat)).form == "igp90"
    async with chat.world.units(write=False) as uow:
        assert await uow.library.forms(chat.world.school.id) == []


@pytest.mark.parametrize("form", ["", "own:", "own:nothing-30", "own:talk-9999", "own:talk-1", "own:" + ".talk-5" * 20])
async def test_a_form_that_no_card_offered_leaves_the_meeting_as_it_was(chat: Chat, form: str) -> None:
    await chat.plans(WHOLE)
    draft = await draft_of(chat)
    await chat.sends(Press(MEETING_SHAPE_SAVE, draft.id, rev=draft.version, inputs={"form": form}))

    assert (await draft_of(chat)).form == "igp90"
