"""Planning holds: what comes twice, late, from others or makes no sense does no harm, and nothing is lost."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from cards.meetings.verbs import MEETING_BACK, MEETING_DISCARD, MEETING_EDIT, MEETING_SAVE, MEETING_SEND
from cards.verbs import Press
from dialogs import host
from domain.delivery.notices import NoticeKind
from domain.errors import Refused
from domain.unit_of_work import Units
from tests.support.arranged.small_school import small_school
from tests.support.playing.chat import MONDAY, Chat, Tools

WHOLE = "refleksjonsmøte om 1.4 torsdag kl 14"
THURSDAY = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


@pytest.fixture
async def chat(sqlite_units: Units) -> Chat:
    return Chat(await small_school(sqlite_units))


async def test_cancelling_keeps_the_draft(chat: Chat) -> None:
    await chat.plans(WHOLE)
    said = await chat.cancels()

    assert said is not None
    assert "Jeg har tatt vare på det som et utkast" in said
    assert len(await chat.drafts()) == 1
    assert await chat.cancels() is None
    assert "Torsdag 26. november" in await chat.sends_verb(MEETING_BACK, (await chat.drafts())[0].id)


async def test_discarding_throws_the_draft_away_and_twice_is_no_harm(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()

    assert "Forslaget er forkastet" in await chat.presses("Forkast")
    assert await chat.drafts() == []
    assert "ikke noe forslag" in await chat.sends_verb(MEETING_DISCARD, draft.id)


async def test_pressing_send_twice_sends_once(chat: Chat) -> None:
    await chat.plans(WHOLE)
    await chat.presses("Send innkalling")
    said = await chat.presses("Send innkalling")

    assert "Dette forslaget er ikke åpent lenger" in said
    assert len(await chat.invited()) == 1
    assert "ikke åpent lenger" in await chat.presses("Endre")
    assert "ikke åpent lenger" in await chat.presses("Vis innkallingen")


async def test_many_presses_at_once_send_once(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()
    sends = Press(MEETING_SEND, draft.id, rev=draft.version)
    others = [Chat(chat.world, chat.caller, chat.tools) for _ in range(5)]
    await asyncio.gather(*(other.sends(sends) for other in others))

    assert len(await chat.invited()) == 1


async def test_an_old_proposal_shows_the_new_one_instead_of_sending(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()
    await chat.says("heller fredag kl 13")
    said = await chat.sends_verb(MEETING_SEND, draft.id, rev=draft.version)

    assert "Forslaget er endret siden det kortet" in said
    assert "Fredag 27. november kl. 13.00" in said
    assert await chat.invited() == []


async def test_an_old_form_does_not_overwrite_what_is_newer(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()
    await chat.says("heller fredag kl 13")
    old = {"date": "2026-11-26", "time": "14:00", "comment": "fra det gamle skjemaet"}
    said = await chat.sends_verb(MEETING_SAVE, draft.id, rev=draft.version, **old)

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
    assert await chat.invited() == []


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
    for verb in (MEETING_SEND, MEETING_EDIT, MEETING_SAVE, MEETING_BACK, MEETING_DISCARD):
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
            await chat.sends_verb(MEETING_SEND, ref)


async def test_inputs_that_are_missing_or_nonsense_get_the_form_back(chat: Chat) -> None:
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()
    assert "Torsdag 26. november" in await chat.sends_verb(MEETING_SAVE, draft.id)
    said = await chat.sends_verb(
        MEETING_SAVE,
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
    assert await chat.notices(draft.id) == {NoticeKind.DRAFT_READY: 1}
    assert chat.tools.announcer.woken == 1


async def test_the_school_of_a_press_and_of_a_waiting_dialog_is_found(chat: Chat) -> None:
    me, school = chat.caller.person.id, chat.world.school.id
    assert await host.school_meant(chat.tools, chat.conversation, me) is None
    await chat.plans(WHOLE)
    (draft,) = await chat.drafts()

    assert await host.school_meant(chat.tools, chat.conversation, me) == school
    assert await host.school_meant(chat.tools, "elsewhere", me, Press(MEETING_SEND, draft.id)) == school
    assert await host.school_meant(chat.tools, "elsewhere", me, Press(MEETING_SEND, "nothing")) is None


async def test_a_mistake_of_ours_does_not_hold_the_person_fast(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    await chat.plans(WHOLE)

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dialogs.meetings.plan.amend", broken)
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

    assert await chat.invited() == ["1.4 2026-11-27 12:00"]


def test_importing_dialogs_leaves_the_recognizers_alone() -> None:
    import subprocess
    import sys

    code = "import sys, dialogs.host; sys.exit(any(name.startswith('recognizers') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False).returncode == 0
