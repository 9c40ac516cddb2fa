"""Planning in personal chat: a sentence becomes a proposal, is changed, and is sent."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from cards.verbs import Press, Verb
from dialogs import host
from domain.errors import Refused
from domain.meetings import MeetingState
from domain.notices import NoticeKind
from domain.people import Caller, Role
from domain.ports import Units
from tests.support.chat import MONDAY, Chat, Tools
from tests.support.small_school import small_school

WHOLE = "refleksjonsmøte om 1.4 torsdag kl 14"
THURSDAY = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


@pytest.fixture
async def chat(sqlite_units: Units) -> Chat:
    return Chat(await small_school(sqlite_units))


async def invited(chat: Chat) -> list[str]:
    """Characteristic and start of what people are invited to, but for the meeting that the school begins with."""
    found = await chat.meetings(MeetingState.INVITED)
    return [f"{m.characteristic_id} {m.starts_at:%Y-%m-%d %H:%M}" for m in found if m.id != chat.world.meeting.id]


async def kinds(chat: Chat, meeting_id: str) -> dict[NoticeKind, int]:
    async with chat.world.units(write=False) as uow:
        rows = await uow.notices.of_subject(meeting_id)
    found = [row.kind for row in rows]
    return {kind: found.count(kind) for kind in found}


async def test_a_whole_sentence_is_a_proposal_at_once_and_one_press_sends_it(chat: Chat) -> None:
    said = await chat.plans(WHOLE)

    assert "1.4 Samarbeid med hjemmet" in said
    assert "Torsdag 26. november kl. 14.00" in said
    assert chat.titles() == ["Send innkalling", "Endre", "Vis innkallingen", "Forkast"]

    said = await chat.presses("Send innkalling")

    assert "Innkallingen er sendt" in said
    assert await invited(chat) == ["1.4 2026-11-26 13:00"]
    meeting = (await chat.meetings(MeetingState.INVITED))[0]
    counted = await kinds(chat, meeting.id)
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
    said = await chat.presses(
        "Lagre", date="2026-12-01", time="09:30", place="Øvingssalen", problem="Hvorfor *nå*?", q1="Hva hører vi?"
    )

    assert "Tirsdag 1. desember kl. 09.30" in said
    assert "Øvingssalen" in said
    (draft,) = await chat.drafts()
    assert (draft.place, draft.problem, draft.questions[0]) == ("Øvingssalen", "Hvorfor *nå*?", "Hva hører vi?")


async def test_another_form_brings_its_own_length_and_an_emptied_field_is_empty(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    await chat.presses("Lagre", form="igp45", place="Salen")
    await chat.presses("Endre")
    await chat.presses("Lagre", drop=("place", "q1", "q2", "q3"))

    (draft,) = await chat.drafts()
    assert (draft.minutes, draft.place, draft.questions) == (45, "", ())


async def test_a_problem_in_the_form_keeps_everything_that_was_typed(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    said = await chat.presses("Lagre", date="2026-11-01", minutes="9999", comment="Kom som du er")

    assert "er passert" in said
    assert "Et møte varer fra 20 til 240 minutter" in said
    assert chat.fields()["comment"] == "Kom som du er"
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


async def test_cancelling_keeps_the_draft(chat: Chat) -> None:
    await chat.plans(WHOLE)
    said = await chat.cancels()

    assert said is not None
    assert "Jeg har tatt vare på forslaget" in said
    assert len(await chat.drafts()) == 1
    assert await chat.cancels() is None
    assert "Torsdag 26. november" in await chat.sends_verb(Verb.MEETING_BACK, (await chat.drafts())[0].id)


async def test_discarding_throws_the_draft_away_and_twice_is_no_harm(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()

    assert "Forslaget er forkastet" in await chat.presses("Forkast")
    assert await chat.drafts() == []
    assert "ikke noe forslag" in await chat.sends_verb(Verb.MEETING_DISCARD, draft.id)


async def test_the_preview_is_the_invitation_in_the_schools_language(chat: Chat) -> None:
    chat.caller = Caller(chat.caller.person, chat.caller.school, Role.LEADER, "en")
    await chat.plans("reflection meeting on 1.4 Thursday at 14:00")
    said = await chat.presses("Show the invitation")

    assert "Refleksjonsmøte" in said
    assert (await chat.drafts())[0].state is MeetingState.DRAFT


async def test_pressing_send_twice_sends_once(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Send innkalling")
    said = await chat.presses("Send innkalling")

    assert "Dette forslaget er ikke åpent lenger" in said
    assert len(await invited(chat)) == 1
    assert "ikke åpent lenger" in await chat.presses("Endre")
    assert "ikke åpent lenger" in await chat.presses("Vis innkallingen")


async def test_many_presses_at_once_send_once(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()
    sends = Press(Verb.MEETING_SEND, draft.id, rev=draft.version)
    others = [Chat(chat.world, chat.caller, chat.tools) for _ in range(5)]
    await asyncio.gather(*(other.sends(sends) for other in others))

    assert len(await invited(chat)) == 1


async def test_an_old_proposal_shows_the_new_one_instead_of_sending(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()
    await chat.says("heller fredag kl 13")
    said = await chat.sends_verb(Verb.MEETING_SEND, draft.id, rev=draft.version)

    assert "Forslaget er endret siden det kortet" in said
    assert "Fredag 27. november kl. 13.00" in said
    assert await invited(chat) == []


async def test_an_old_form_does_not_overwrite_what_is_newer(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()
    await chat.says("heller fredag kl 13")
    old = {"date": "2026-11-26", "time": "14:00", "comment": "fra det gamle skjemaet"}
    said = await chat.sends_verb(Verb.MEETING_SAVE, draft.id, rev=draft.version, **old)

    assert "Forslaget ble endret mens du skrev" in said
    assert chat.fields()["comment"] == "fra det gamle skjemaet"
    assert (await chat.drafts())[0].starts_at == datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


async def test_the_same_form_delivered_twice_has_one_effect(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Endre")
    first = await chat.presses("Lagre", comment="Hei")
    (draft,) = await chat.drafts()
    chat.adapter.said.pop()
    second = await chat.presses("Lagre", comment="Hei")

    assert first == second
    assert (await chat.drafts())[0].version == draft.version


async def test_a_proposal_that_waited_too_long_asks_for_a_new_time(chat: Chat) -> None:
    await chat.plans(WHOLE)
    chat.tools.now = MONDAY + timedelta(days=30)
    said = await chat.presses("Send innkalling")

    assert "er passert" in said
    assert "Lagre" in chat.titles()
    assert await invited(chat) == []


async def test_the_same_request_again_finds_the_same_draft(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.plans(WHOLE)
    await chat.plans("planlegg møte")
    await chat.plans("planlegg møte om 2.2")

    assert [draft.characteristic_id for draft in await chat.drafts()] == ["1.4", "2.2"]


@pytest.mark.parametrize("stored", ["{", "[]", '{"version": 0}', json.dumps({"version": 1, "dialog": "gone"}), "null"])
async def test_a_state_of_another_version_is_left_kindly(chat: Chat, stored: str) -> None:
    await chat.plans(WHOLE)
    async with chat.world.units() as uow:
        await uow.dialogs.put(chat.conversation, chat.caller.person.id, stored, MONDAY)
        await uow.commit()

    assert "Jeg er oppdatert siden sist" in (await chat.says("heller fredag") or "")
    assert await chat.says("heller fredag") is None
    assert "Innkallingen er sendt" in await chat.presses("Send innkalling")


async def test_the_state_is_primitives_only(chat: Chat) -> None:
    await chat.plans("refleksjonsmøte om 1.4")
    (draft,) = await chat.drafts()

    assert json.loads(await chat.state() or "") == {
        "version": 1,
        "dialog": "plan_meeting",
        "step": "missing",
        "draft": draft.id,
        "values": {"characteristic": "1.4"},
    }


async def test_three_people_ask_and_only_the_leader_of_the_school_gets_anywhere(chat: Chat) -> None:
    teacher, outsider = Chat(chat.world, chat.world.caller(1)), Chat(chat.world, chat.world.outsider)
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()

    with pytest.raises(Refused, match="leaders_only") as refused:
        await teacher.plans(WHOLE)
    assert refused.value.problem.params["leaders"] == "Ingrid Nordmann"
    for verb in (Verb.MEETING_SEND, Verb.MEETING_EDIT, Verb.MEETING_SAVE, Verb.MEETING_BACK, Verb.MEETING_DISCARD):
        with pytest.raises(Refused, match="leaders_only"):
            await teacher.sends_verb(verb, draft.id)
        with pytest.raises(Refused, match="gone"):
            await outsider.sends_verb(verb, draft.id)
    assert await teacher.says("heller fredag kl 13") is None
    assert teacher.adapter.said == outsider.adapter.said == []
    assert (await chat.drafts())[0] == draft


async def test_a_press_of_something_that_does_not_exist_is_refused(chat: Chat) -> None:
    for ref in ("", "nothing", chat.world.school.id):
        with pytest.raises(Refused, match="gone"):
            await chat.sends_verb(Verb.MEETING_SEND, ref)


async def test_inputs_that_are_missing_or_nonsense_get_the_form_back(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()
    assert "Torsdag 26. november" in await chat.sends_verb(Verb.MEETING_SAVE, draft.id)
    said = await chat.sends_verb(
        Verb.MEETING_SAVE,
        draft.id,
        date="i morgen",
        time="halv tre",
        minutes="mange",
        indicators="x,y," * 300,
        form="z",
    )

    assert "Jeg kan ikke lese dette som en dato" in said
    assert "som et klokkeslett" in said
    assert (await chat.drafts())[0] == draft


async def test_in_a_channel_the_thread_gets_one_line_and_the_proposal_goes_to_the_leader(chat: Chat) -> None:
    said = await chat.plans_in_channel(WHOLE)

    assert said == "Jeg har sendt deg et forslag i den personlige chatten vår."
    (draft,) = await chat.drafts()
    assert await kinds(chat, draft.id) == {NoticeKind.DRAFT_READY: 1}
    assert chat.tools.announcer.woken == 1


async def test_the_school_of_a_press_and_of_a_waiting_dialog_is_found(chat: Chat) -> None:
    me, school = chat.caller.person.id, chat.world.school.id
    assert await host.school_meant(chat.tools, chat.conversation, me) is None
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()

    assert await host.school_meant(chat.tools, chat.conversation, me) == school
    assert await host.school_meant(chat.tools, "elsewhere", me, Press(Verb.MEETING_SEND, draft.id)) == school
    assert await host.school_meant(chat.tools, "elsewhere", me, Press(Verb.MEETING_SEND, "nothing")) is None


async def test_a_mistake_of_ours_does_not_hold_the_person_fast(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    await chat.plans(WHOLE)

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dialogs.plan_meeting.amend", broken)
    with pytest.raises(ZeroDivisionError):
        await chat.says("heller fredag kl 13")
    monkeypatch.undo()

    assert await chat.says("heller fredag kl 13") is None
    assert len(await chat.drafts()) == 1


async def test_both_databases_plan_a_meeting(units: Units) -> None:
    chat = Chat(await small_school(units), tools=Tools(units))
    await chat.plans(WHOLE)
    await chat.says("heller fredag kl 13")
    await chat.presses("Send innkalling")

    assert await invited(chat) == ["1.4 2026-11-27 12:00"]


def test_importing_dialogs_leaves_the_recognizers_alone() -> None:
    import subprocess
    import sys

    code = "import sys, dialogs.host; sys.exit(any(name.startswith('recognizers') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False).returncode == 0
