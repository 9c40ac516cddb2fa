"""Designing an invitation in personal chat: figures by a word, questions, forms of meeting, eyes, charts, a picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cards.charts import from_json
from cards.scene import Scene
from cards.verbs import Press, Verb
from dialogs.proposing import invitation_card
from domain.errors import Refused
from domain.indicators import Figure
from domain.library import Picture
from domain.meetings import Meeting, MeetingState
from domain.people import Caller, Role
from domain.ports import Units
from tests.support.chat import MONDAY, Chat
from tests.support.looking import values_of
from tests.support.small_school import small_school

WHOLE = "refleksjonsmøte om 1.4 torsdag kl 14"
VALUES = {"gs_dialogue": 2.8, "gs_feedback": 3.4, "ps_home_support": 4.1, "st_waiting": 42.0, "ps_motivation": 3.9}
DIGEST = "d" * 32


@pytest.fixture
async def chat(sqlite_units: Units) -> Chat:
    world = await small_school(sqlite_units)
    async with sqlite_units() as uow:
        figures = [
            Figure(world.school.id, indicator, year, value, 96)
            for indicator, value in VALUES.items()
            for year in (2025, 2026)
        ]
        await uow.figures.put(figures)
        await uow.commit()
    return Chat(world)


async def draft_of(chat: Chat) -> Meeting:
    (draft,) = await chat.drafts()
    return draft


async def test_a_figure_is_found_by_a_word_and_comes_along(chat: Chat) -> None:
    await chat.plans(WHOLE)
    said = await chat.presses("Endre")
    assert "venteliste –" not in said

    await chat.presses("Søk", find="venteliste", problem="Hvem venter?")
    offered = _choices(chat, "indicators")

    assert offered[0].startswith("Elever på venteliste – 42")
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
    said = await chat.presses("Søk", find=word, comment="Kom som du er")

    assert sentence in said
    assert chat.fields()["comment"] == "Kom som du er"
    assert chat.fields().get("find", "") == word


async def test_questions_come_from_the_library_and_ones_own_is_kept_for_the_next_meeting(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    said = await chat.presses("Hent flere spørsmål", problem="Hvorfor nå?")
    assert "Om tall for hvordan vi arbeider" in said
    assert "Hva har vi endret fordi foresatte sa fra?" in _choices(chat, "picked_characteristic")

    wanted = _key(chat, "picked_characteristic", "Hva har vi endret fordi foresatte sa fra?")
    own = "Hvem av oss har ringt hjem i høst?"
    said = await chat.presses("Ta dem med", picked_characteristic=wanted, own=own)

    assert (await draft_of(chat)).questions == ("Hva har vi endret fordi foresatte sa fra?", own)
    assert (await draft_of(chat)).problem == "Hvorfor nå?"
    await chat.presses("Send innkalling")
    await chat.plans("refleksjonsmøte om 1.4 fredag kl 14")
    await chat.presses("Endre")
    await chat.presses("Hent flere spørsmål")
    assert _choices(chat, "picked_own") == [own]


async def test_a_question_typed_into_the_form_is_kept_when_the_invitation_is_sent(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
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
    await chat.presses("Hent flere spørsmål")
    everything = {name: ",".join(_keys(chat, name)) for name in _fields(chat) if name.startswith("picked_")}
    said = await chat.presses("Ta dem med", **everything)

    assert "Velg høyst 5 spørsmål" in said.replace("\u00a0", " ")
    assert chat.fields()["picked_characteristic"] == everything["picked_characteristic"]
    assert len((await draft_of(chat)).questions) == 2


async def test_a_form_of_the_schools_own_is_made_named_and_chosen_again(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    said = await chat.presses("Se møteformene")
    assert "45 minutter, kort: Innledning 5 · Alene 5" in " ".join(_choices(chat, "form")).replace("\u00a0", " ")

    zero = dict.fromkeys(("m_vote", "m_groups", "m_vote_again", "m_measures"), "0")
    said = await chat.presses("Bruk min egen form", **zero, m_talk="20", name="Mandagsmøte")

    assert "kl. 14.00–15.00" in said.replace("\u00a0", " ")
    assert "14.20 Samtale" in said.replace("\u00a0", " ")
    draft = await draft_of(chat)
    assert (draft.form, draft.minutes) == ("own:opening-10.alone-10.talk-20.plenary-20", 60)
    await chat.presses("Endre")
    await chat.presses("Lagre", form="igp45")
    await chat.presses("Endre")
    assert "Mandagsmøte" in _choices(chat, "form")
    await chat.presses("Lagre", form=draft.form)
    assert (await draft_of(chat)).minutes == 60


async def test_a_form_that_is_too_short_or_not_a_number_is_said_and_nothing_is_kept(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Se møteformene")
    nothing = {name: "0" for name in _fields(chat) if name.startswith("m_")}
    said = await chat.presses("Bruk min egen form", **(nothing | {"m_talk": "10"}), name="Kort")
    assert "Delene tar 10 minutter" in said.replace("\u00a0", " ")
    assert "antall minutter" in await chat.presses("Bruk min egen form", m_talk="ti")

    assert (await draft_of(chat)).form == "igp90"
    async with chat.world.units(write=False) as uow:
        assert await uow.library.forms(chat.world.school.id) == []


@pytest.mark.parametrize(
    "form", ["own:", "own:nothing-30", "own:talk-9999", "own:talk-1", "own:" + ".".join(["talk-5"] * 20)]
)
async def test_a_form_that_no_card_offered_leaves_the_meeting_as_it_was(chat: Chat, form: str) -> None:
    await chat.plans(WHOLE)
    draft = await draft_of(chat)
    await chat.sends(Press(Verb.MEETING_SHAPE_SAVE, draft.id, rev=draft.version, inputs={"form": form}))

    assert (await draft_of(chat)).form == "igp90"


async def test_eyes_and_chart_are_in_the_proposal_and_in_the_invitation(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    said = await chat.presses("Lagre", eyes="pupil", chart="map")
    assert "Dialogkart" in said
    said = await chat.presses("Vis innkallingen")

    assert "Se det med elevens øyne: Hva merker en elev i timen?" in said
    draft = await draft_of(chat)
    assert (draft.eyes, draft.chart) == ("pupil", "map")
    assert await _drawn(chat) == "map"
    await chat.sends(Press(Verb.MEETING_EDIT, draft.id))
    await chat.presses("Lagre", eyes="none", chart="none")
    draft = await draft_of(chat)
    assert (draft.eyes, draft.chart) == ("", "")
    assert await _drawn(chat) == ""


@pytest.mark.parametrize("chart", ["table", "voices"])
async def test_a_chart_that_was_chosen_is_drawn_or_the_trend_in_its_place(chat: Chat, chart: str) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Lagre", chart=chart)

    assert await _drawn(chat) in (chart, "trend")


async def test_a_picture_comes_along_with_its_words_and_goes_again(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await _keep_picture(chat, chat.world.school.id)
    draft = await draft_of(chat)
    said = await chat.sends(Press(Verb.MEETING_PICTURE, draft.id, DIGEST))
    assert "Skriv med noen få ord hva bildet viser" in said
    assert (await draft_of(chat)).picture == ""

    said = await chat.presses("Ta med bildet", shows="Strykegruppa *øver*")
    assert (await draft_of(chat)).picture_alt == "Strykegruppa *øver*"
    said = await chat.presses("Vis innkallingen")
    assert "Strykegruppa" in said
    assert DIGEST in str(chat.adapter.said[-1])
    await chat.sends(Press(Verb.MEETING_EDIT, draft.id))
    await chat.presses("Ta bort bildet")
    draft = await draft_of(chat)
    assert (draft.picture, draft.picture_alt) == ("", "")


async def test_a_picture_of_another_school_cannot_be_used(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await _keep_picture(chat, chat.world.outsider.school.id)
    draft = await draft_of(chat)

    with pytest.raises(Refused) as refused:
        await chat.sends(Press(Verb.MEETING_PICTURE, draft.id, DIGEST, inputs={"shows": "Noe"}))
    assert refused.value.problem.key == "gone"


async def test_a_card_that_is_older_than_the_proposal_changes_nothing(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Hent flere spørsmål")
    card = chat.adapter.said[-1]
    pressed = Press(
        Verb.MEETING_QUESTIONS_SAVE,
        (await draft_of(chat)).id,
        rev=(await draft_of(chat)).version,
        inputs=values_of(card),
    )
    await chat.presses("Gå tilbake")
    await chat.presses("Endre")
    await chat.presses("Lagre", place="Salen")
    before = await draft_of(chat)
    said = await chat.sends(replace(pressed, inputs={"own": "For sent?"}))

    assert "ingenting er sendt" in said
    assert await draft_of(chat) == before


@pytest.mark.parametrize(
    "verb",
    [
        Verb.MEETING_FIND,
        Verb.MEETING_QUESTIONS,
        Verb.MEETING_QUESTIONS_SAVE,
        Verb.MEETING_SHAPE,
        Verb.MEETING_SHAPE_SAVE,
        Verb.MEETING_PICTURE,
    ],
)
async def test_a_teacher_and_somebody_from_another_school_design_nothing(chat: Chat, verb: Verb) -> None:
    await chat.plans(WHOLE)
    draft = await draft_of(chat)
    teacher = chat.world.caller(1)
    for who in (teacher, chat.world.outsider, Caller(teacher.person, chat.world.school, Role.NONE, "nb")):
        chat.caller, leader = who, chat.caller
        with pytest.raises(Refused):
            await chat.sends(Press(verb, draft.id, inputs={"own": "Hei?", "m_talk": "30", "shows": "Noe"}))
        chat.caller = leader

    assert await draft_of(chat) == draft


async def test_after_it_is_sent_the_buttons_of_the_design_say_so(chat: Chat) -> None:
    await chat.plans(WHOLE)
    draft = await draft_of(chat)
    await chat.presses("Send innkalling")
    said = await chat.sends(Press(Verb.MEETING_PICTURE, draft.id))

    assert "Dette forslaget er ikke lenger åpent" in said or "Innkallingen til dette møtet er sendt" in said
    assert [one.state for one in await chat.meetings(MeetingState.INVITED)]


def _fields(chat: Chat) -> dict[str, list[tuple[str, str]]]:
    """The choices of each field of the newest card, by field; no choices for a text."""
    found: dict[str, list[tuple[str, str]]] = {}

    def look(node: object) -> None:
        if isinstance(node, list):
            for part in node:
                look(part)
        elif isinstance(node, dict):
            if str(node.get("type", "")).startswith("Input."):
                found[node["id"]] = [(one["value"], one["title"]) for one in node.get("choices", [])]
            for value in node.values():
                look(value)

    look(chat.adapter.said[-1])
    return found


def _choices(chat: Chat, field: str) -> list[str]:
    return [title for _, title in _fields(chat)[field]]


def _keys(chat: Chat, field: str) -> list[str]:
    return [key for key, _ in _fields(chat)[field]]


def _key(chat: Chat, field: str, title: str) -> str:
    return next(key for key, shown in _fields(chat)[field] if shown == title)


async def _keep_picture(chat: Chat, school_id: str) -> None:
    async with chat.world.units() as uow:
        await uow.library.put_picture(Picture(DIGEST, school_id, b"\x89PNG", 40, 30, MONDAY))
        await uow.commit()


async def _drawn(chat: Chat) -> str:
    """Which kind of chart the invitation of the draft shows."""
    async with chat.world.units() as uow:
        scene = _scene(chat)
        card = await invitation_card(uow, scene, chat.world.school, await draft_of(chat), "Ingrid")
        found = [
            part for part in str(card).split("'") if part.startswith("https://x/charts/") and "pictures" not in part
        ]
        if not found:
            return ""
        spec = await uow.charts.get(found[0].rpartition("/")[2].removesuffix(".png"))
        assert spec is not None
        return from_json(spec).kind


def _scene(chat: Chat) -> Scene:
    school = chat.world.school
    return Scene("nb", school.zone, MONDAY, chat.tools.addresses, school.name, school.id)
