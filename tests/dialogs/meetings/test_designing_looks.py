"""Designing how an invitation looks, eyes, chart and picture; and who may design."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cards.meetings.verbs import (
    MEETING_EDIT,
    MEETING_FIND,
    MEETING_PICTURE,
    MEETING_QUESTIONS,
    MEETING_QUESTIONS_SAVE,
    MEETING_SHAPE,
    MEETING_SHAPE_SAVE,
)
from cards.verbs import Press, Verb
from domain.errors import Refused
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller, Role
from domain.unit_of_work import Units
from tests.support.playing.chat import Chat
from tests.support.playing.designing import DIGEST, WHOLE, chat_with_figures, draft_of, drawn, keep_picture


@pytest.fixture
async def chat(sqlite_units: Units) -> Chat:
    return await chat_with_figures(sqlite_units)


async def test_eyes_and_chart_are_in_the_proposal_and_in_the_invitation(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    said = await chat.presses("Lagre", eyes="pupil", chart="map")
    assert "Dialogkart" in said
    said = await chat.presses("Vis innkallingen")

    assert "Se det med elevens øyne: Hva merker en elev i timen?" in said
    draft = await draft_of(chat)
    assert (draft.eyes, draft.chart) == ("pupil", "map")
    assert await drawn(chat) == "map"
    await chat.sends(Press(MEETING_EDIT, draft.id))
    await chat.presses("Tall og spørsmål")
    await chat.presses("Lagre", eyes="none", chart="none")
    draft = await draft_of(chat)
    assert (draft.eyes, draft.chart) == ("", "")
    assert await drawn(chat) == ""


@pytest.mark.parametrize("chart", ["table", "voices"])
async def test_a_chart_that_was_chosen_is_drawn_or_the_trend_in_its_place(chat: Chat, chart: str) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    await chat.presses("Lagre", chart=chart)

    assert await drawn(chat) in (chart, "trend")


async def test_a_picture_comes_along_with_its_words_and_goes_again(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await keep_picture(chat, chat.world.school.id)
    draft = await draft_of(chat)
    said = await chat.sends(Press(MEETING_PICTURE, draft.id, DIGEST))
    assert "Skriv med noen få ord hva bildet viser" in said
    assert (await draft_of(chat)).picture == ""

    said = await chat.presses("Ta med bildet", shows="Strykegruppa *øver*")
    assert (await draft_of(chat)).picture_alt == "Strykegruppa *øver*"
    said = await chat.presses("Vis innkallingen")
    assert "Strykegruppa" in said
    assert DIGEST in str(chat.adapter.said[-1])
    await chat.sends(Press(MEETING_EDIT, draft.id))
    await chat.presses("Tall og spørsmål")
    await chat.presses("Ta bort bildet", problem="Hvem spiller?")
    draft = await draft_of(chat)
    assert (draft.picture, draft.picture_alt, draft.problem) == ("", "", "Hvem spiller?")
    assert chat.fields()["problem"] == "Hvem spiller?"


async def test_a_picture_of_another_school_cannot_be_used(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await keep_picture(chat, chat.world.outsider.school.id)
    draft = await draft_of(chat)

    with pytest.raises(Refused) as refused:
        await chat.sends(Press(MEETING_PICTURE, draft.id, DIGEST, inputs={"shows": "Noe"}))
    assert refused.value.problem.key == "gone"


async def test_a_card_that_is_older_than_the_proposal_changes_nothing(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    await chat.presses("Hent flere spørsmål")
    draft = await draft_of(chat)
    pressed = Press(MEETING_QUESTIONS_SAVE, draft.id, rev=draft.version)
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
        MEETING_FIND,
        MEETING_QUESTIONS,
        MEETING_QUESTIONS_SAVE,
        MEETING_SHAPE,
        MEETING_SHAPE_SAVE,
        MEETING_PICTURE,
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
    said = await chat.sends(Press(MEETING_PICTURE, draft.id))

    assert "Dette forslaget er ikke lenger åpent" in said or "Innkallingen til dette møtet er sendt" in said
    assert [one.state for one in await chat.meetings(MeetingState.INVITED)]
