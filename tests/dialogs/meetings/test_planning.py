"""Planning in personal chat: a sentence becomes a proposal, is changed, and is sent."""

from datetime import UTC, datetime

import pytest

from domain.delivery.notices import NoticeKind
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller, Role
from domain.unit_of_work import Units
from tests.support.arranged.small_school import small_school
from tests.support.playing.chat import Chat

WHOLE = "refleksjonsmøte om 1.4 torsdag kl 14"
THURSDAY = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


@pytest.fixture
async def chat(sqlite_units: Units) -> Chat:
    return Chat(await small_school(sqlite_units))


async def test_a_whole_sentence_is_a_proposal_at_once_and_one_press_sends_it(chat: Chat) -> None:
    said = await chat.plans(WHOLE)

    assert "1.4 Samarbeid med hjemmet" in said
    assert "Torsdag 26. november kl. 14.00" in said
    assert chat.titles() == ["Send innkalling", "Endre", "Tider", "Vis innkallingen", "Forkast"]

    said = await chat.presses("Send innkalling")

    assert "Innkallingen er sendt" in said
    assert await chat.invited() == ["1.4 2026-11-26 13:00"]
    meeting = (await chat.meetings(MeetingState.INVITED))[0]
    counted = await chat.notices(meeting.id)
    assert counted[NoticeKind.INVITATION] == 1
    assert counted[NoticeKind.INVITATION_COPY] == 7  # everybody but the leader who sent it
    assert counted[NoticeKind.MEETING_NEAR] == 1
    assert counted[NoticeKind.MEETING_OVERDUE] == 1
    assert chat.tools.announcer.woken == 1
    assert await chat.state() is None


@pytest.mark.parametrize(("language", "wanted"), [("nb", "Velg et kjennetegn"), ("nn", "Vel eit"), ("en", "Choose a")])
async def test_a_bare_request_asks_for_what_it_needs_in_the_persons_language(
    chat: Chat, language: str, wanted: str
) -> None:
    chat.caller = Caller(chat.caller.person, chat.caller.school, Role.LEADER, language)

    said = await chat.plans("planlegg møte")

    assert wanted in said
    assert chat.fields() == {}


async def test_what_is_known_is_filled_in_and_the_rest_makes_the_proposal(chat: Chat) -> None:
    await chat.plans("refleksjonsmøte om 1.4 torsdag i en time")

    assert chat.fields() == {"characteristic": "1.4", "date": "2026-11-26"}

    said = await chat.presses("Lag et forslag", time="14:00")

    assert "kl. 14.00–15.00" in said
    assert len(await chat.drafts()) == 1


async def test_a_doubt_is_asked_about_with_the_best_guess_filled_in(chat: Chat) -> None:
    said = await chat.plans("refleksjonsmøte om 1.4 neste torsdag kl 14")

    assert "Jeg leste det som torsdag 3. desember. Mente du torsdag 26. november" in said
    assert chat.fields() == {"characteristic": "1.4", "date": "2026-12-03", "time": "14:00"}
    assert "Torsdag 3. desember kl. 14.00" in await chat.presses("Lag et forslag")


@pytest.mark.parametrize(
    ("sentence", "sentence_said"),
    [
        ("refleksjonsmøte om 1.4 19. november kl 14", "Torsdag 19. november er passert."),
        ("refleksjonsmøte om 1.4 31. november kl 14", "31. november finnes ikke."),
        ("refleksjonsmøte om 1.4 29. februar 2027 kl 14", "29. februar 2027 finnes ikke."),
        ("refleksjonsmøte om 1.4 i dag kl 9", "er passert. Velg et senere tidspunkt."),
        ("refleksjonsmøte om 1.4 torsdag kl 25", "25.00 er ikke et klokkeslett."),
        ("refleksjonsmøte om 1.4 28. mars 2027 kl 02.30", "så 02.30 finnes ikke"),
        ("refleksjonsmøte om 1.4 torsdag kl 14 i 10 timer", "Et møte varer fra 20 til 240 minutter."),
        ("refleksjonsmøte om 1.99 torsdag kl 14", "Kjennetegn 1.99 finnes ikke."),
        ("refleksjonsmøte om tullball torsdag kl 14", "Jeg fant ikke noe kjennetegn for «tullball»."),
        ("refleksjonsmøte om samarbeid torsdag kl 14", "Det kan være flere."),
    ],
)
async def test_what_is_wrong_is_said_in_words_beside_the_form(chat: Chat, sentence: str, sentence_said: str) -> None:
    said = await chat.plans(sentence)

    assert sentence_said in said
    assert "Lag et forslag" in chat.titles()
    assert all("None" not in text for text in said.split())


async def test_a_holiday_a_weekend_and_a_clash_are_said_and_hinder_nobody(chat: Chat) -> None:
    assert "helligdag: første juledag" in await chat.plans("refleksjonsmøte om 1.4 25. desember kl 14")
    assert "er i helga" in await chat.plans("refleksjonsmøte om 1.4 lørdag kl 14")
    said = await chat.plans("refleksjonsmøte om 2.2 3. desember kl 14.30")

    assert "Det er et annet møte samtidig: 1.4 Samarbeid med hjemmet" in said
    assert "Innkallingen er sendt" in await chat.presses("Send innkalling")


async def test_all_fields_can_be_changed_and_come_back_as_they_were_saved(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål", date="2026-12-01", time="09:30", place="Øvingssalen")
    said = await chat.presses("Lagre", problem="Hvorfor *nå*?", q1="Hva hører vi?")

    assert "Tirsdag 1. desember kl. 09.30" in said
    assert "Øvingssalen" in said
    (draft,) = await chat.drafts()
    assert (draft.place, draft.problem, draft.questions[0]) == ("Øvingssalen", "Hvorfor *nå*?", "Hva hører vi?")


async def test_another_form_brings_its_own_length_and_an_emptied_field_is_empty(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Lagre", form="igp45", place="Salen")
    await chat.presses("Endre")
    await chat.presses("Tall og spørsmål", drop=("place",))
    await chat.presses("Lagre", drop=("q1", "q2", "q3"))

    (draft,) = await chat.drafts()
    assert (draft.minutes, draft.place, draft.questions) == (45, "", ())


async def test_a_problem_in_the_form_keeps_everything_that_was_typed(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    said = await chat.presses("Lagre", date="2026-11-01", minutes="9999", place="Salen")

    assert "er passert" in said
    assert "Et møte varer fra 20 til 240 minutter" in said
    assert chat.fields()["place"] == "Salen"
    assert chat.fields()["date"] == "2026-11-01"
    assert "Torsdag 26. november" in await chat.presses("Gå tilbake")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("heller fredag kl 13", "Fredag 27. november kl. 13.00"),
        ("kl 15", "Torsdag 26. november kl. 15.00"),
        ("fredag", "Fredag 27. november kl. 14.00"),
        ("i 45 minutter", "kl. 14.00–14.45"),
        ("2.2 i stedet", "2.2 Vurdering for læring"),
        ("3. desember 13.30", "Torsdag 3. desember kl. 13.30"),
    ],
)
async def test_a_text_while_the_proposal_waits_changes_it(chat: Chat, text: str, expected: str) -> None:
    await chat.plans(WHOLE)
    said = await chat.says(text)

    assert said is not None
    assert expected in said
    assert "Send innkalling" in chat.titles()


async def test_a_text_while_the_form_waits_fills_it_in(chat: Chat) -> None:
    await chat.plans("refleksjonsmøte om 1.4")
    said = await chat.says("torsdag kl 14")

    assert said is not None
    assert "Torsdag 26. november kl. 14.00" in said


async def test_an_amendment_that_cannot_be_is_said_and_changes_nothing(chat: Chat) -> None:
    await chat.plans(WHOLE)
    said = await chat.says("heller 31. november")

    assert said is not None
    assert "31. november finnes ikke" in said
    assert (await chat.drafts())[0].starts_at == THURSDAY


async def test_a_text_that_changes_nothing_gets_a_way_on(chat: Chat) -> None:
    await chat.plans(WHOLE)

    assert "Trykk Endre på forslaget" in (await chat.says("ja takk, gjerne det") or "")
    assert "Trykk Endre på forslaget" in (await chat.says("x" * 10_000) or "")
    assert (await chat.drafts())[0].starts_at == THURSDAY


async def test_a_text_when_nothing_waits_is_not_taken(chat: Chat) -> None:
    assert await chat.says("heller fredag kl 13") is None
    await chat.plans(WHOLE)
    await chat.presses("Send innkalling")
    assert await chat.says("heller fredag kl 13") is None


async def test_the_preview_is_the_invitation_in_the_schools_language(chat: Chat) -> None:
    chat.caller = Caller(chat.caller.person, chat.caller.school, Role.LEADER, "en")
    await chat.plans("reflection meeting on 1.4 Thursday at 14:00")
    said = await chat.presses("Show the invitation")

    assert "Refleksjonsmøte" in said
    assert (await chat.drafts())[0].state is MeetingState.DRAFT
