"""Changing a proposal in two steps: time and place on one card, figures and questions on the other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cards.meetings.verbs import MEETING_SAVE
from domain.unit_of_work import Units
from tests.support.machines.looking import field_ids
from tests.support.playing.chat import MONDAY, Chat
from tests.support.playing.designing import WHOLE, chat_with_figures, draft_of, fields

WHEN = {"characteristic", "date", "time", "minutes", "form", "place"}
WHAT = {"problem", "indicators", "find", "unseen", "chart", "q1", "q2", "q3", "eyes", "comment"}


@pytest.fixture
async def chat(sqlite_units: Units) -> Chat:
    return await chat_with_figures(sqlite_units)


async def test_each_card_has_half_of_the_fields_its_own_save_and_a_way_to_the_other(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    assert field_ids(chat.adapter.said[-1]) == WHEN
    assert chat.titles() == ["Se møteformene", "Lagre", "Tall og spørsmål", "Gå tilbake"]
    await chat.presses("Tall og spørsmål")
    assert field_ids(chat.adapter.said[-1]) == WHAT
    assert chat.titles() == ["Hent flere spørsmål", "Søk", "Lagre", "Tid og sted"]
    await chat.presses("Tid og sted")
    assert field_ids(chat.adapter.said[-1]) == WHEN


async def test_what_was_typed_on_one_card_is_kept_on_the_way_to_the_other(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål", place="Salen", date="2026-12-01")
    await chat.presses("Tid og sted", problem="Hvorfor nå?", comment="Kom som du er")
    assert (chat.fields()["place"], chat.fields()["date"]) == ("Salen", "2026-12-01")
    await chat.presses("Tall og spørsmål", time="09:30")
    assert (chat.fields()["problem"], chat.fields()["comment"]) == ("Hvorfor nå?", "Kom som du er")
    said = await chat.presses("Lagre", q1="Hva hører vi?")

    assert "Tirsdag 1. desember kl. 09.30" in said
    draft = await draft_of(chat)
    assert (draft.place, draft.problem, draft.comment) == ("Salen", "Hvorfor nå?", "Kom som du er")
    assert draft.questions[0] == "Hva hører vi?"


async def test_with_something_wrong_one_stays_where_it_is_and_everything_typed_is_there(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    said = await chat.presses("Tall og spørsmål", date="2026-11-01", place="Salen")
    assert "er passert" in said
    assert (chat.fields()["date"], chat.fields()["place"]) == ("2026-11-01", "Salen")
    await chat.presses("Tall og spørsmål", date="2026-12-01")
    said = await chat.presses("Lagre", comment="x" * 1001, problem="Hvorfor nå?")

    assert "Én ting må rettes" in said
    assert chat.fields()["problem"] == "Hvorfor nå?"
    assert (await draft_of(chat)).place == "Salen"


async def test_another_topic_brings_its_own_figures_and_questions_to_the_other_card(chat: Chat) -> None:
    await chat.plans(WHOLE)
    before = await draft_of(chat)
    await chat.presses("Endre")
    said = await chat.presses("Tall og spørsmål", characteristic="2.2")

    assert "2.2" in said
    assert chat.fields()["q1"] != before.questions[0]


async def test_questions_are_saved_although_the_time_has_passed_meanwhile(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål")
    chat.tools.now = MONDAY + timedelta(days=30)
    await chat.presses("Lagre", problem="Hvorfor nå?")
    assert (await draft_of(chat)).problem == "Hvorfor nå?"

    assert "er passert" in await chat.presses("Send innkalling")
    assert field_ids(chat.adapter.said[-1]) == WHEN


async def test_what_is_emptied_is_empty_and_what_a_client_hides_is_left_alone(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål", place="Salen")
    await chat.presses("Lagre", problem="Hvorfor nå?", comment="Kom som du er", unseen="Mye")
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål", drop=("place",))
    await chat.presses("Tid og sted", drop=("problem", "q1", "q2", "comment", "unseen", "eyes"))
    draft = await draft_of(chat)
    assert (draft.place, draft.problem, draft.questions) == ("", "", ())
    assert (draft.comment, draft.unseen) == ("Kom som du er", "Mye")

    await chat.presses("Tall og spørsmål")
    await chat.presses("Lagre", drop=("comment", "unseen", "indicators"))
    draft = await draft_of(chat)
    assert (draft.comment, draft.unseen, draft.indicators) == ("", "", ())


async def test_the_old_card_with_all_fields_still_saves_and_comes_back_whole(chat: Chat) -> None:
    """Cards of before carry no part."""
    await chat.plans(WHOLE)
    draft = await draft_of(chat)
    typed = {"date": "2026-11-01", "time": "09:30", "comment": "Kom som du er", "q1": "Hva hører vi?"}
    said = await chat.sends_verb(MEETING_SAVE, draft.id, rev=draft.version, **typed)
    assert "er passert" in said
    assert set(fields(chat)) == WHEN | WHAT
    assert (chat.fields()["comment"], chat.fields()["q1"]) == ("Kom som du er", "Hva hører vi?")
    said = await chat.presses("Lagre", date="2026-12-01", drop=("problem", "q2"))

    assert "Tirsdag 1. desember kl. 09.30" in said
    draft = await draft_of(chat)
    assert (draft.comment, draft.problem, draft.questions) == ("Kom som du er", "", ("Hva hører vi?",))


# Said one after another of a proposal for Thursday at 14.00, an hour and a half: what stands on the proposal then.
SAID_OF_A_PROPOSAL = (
    ("nei, heller fredag", "Fredag 27. november kl. 14.00–15.30"),
    ("en halvtime senere", "Fredag 27. november kl. 14.30–16.00"),
    ("ei veke seinare", "Fredag 4. desember kl. 14.30–16.00"),
    ("en halvtime kortere", "Fredag 4. desember kl. 14.30–15.30"),
    ("an hour longer", "Fredag 4. desember kl. 14.30–16.30"),
    ("fredag 11. desember", "Fredag 11. desember kl. 14.30–16.30"),
    ("tirsdag", "Tirsdag 24. november kl. 14.30–16.30"),
    ("kan det være på lærerværelset", "lærerværelset"),
    ("me tek det på musikkrommet", "musikkrommet"),
    ("ta det på Teams", "Teams"),
    ("i 60 minutter", "Tirsdag 24. november kl. 14.30–15.30"),
)


@pytest.mark.parametrize("pressed", ["", "Endre"])
async def test_a_proposal_is_changed_by_what_is_said_of_it(chat: Chat, pressed: str) -> None:
    said = await chat.plans("refleksjonsmøte om 1.4 torsdag kl 14")
    about, wrong = said[said.index("1.4") :][:24], {}
    if pressed:
        await chat.presses(pressed)
    for text, wanted in SAID_OF_A_PROPOSAL:
        answer = await chat.says(text) or ""
        if not (wanted in answer and about in answer):
            wrong[text] = answer[:160]

    assert wrong == {}
