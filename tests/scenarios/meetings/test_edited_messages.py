"""What people do with a message after it was sent, and messages with nothing in them: answered, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from domain.meetings.meeting import Meeting, MeetingState
from tests.support.machines.field import activity_of_field
from tests.support.machines.looking import texts_of
from tests.support.playing.people import Team
from tests.support.playing.person import Somebody
from tests.support.playing.world import BOT, World

FIRST = "refleksjonsmøte om 1.4 torsdag kl 14"
ONCE = "Jeg leser en melding når den blir sendt"
NOTHING = "ingenting jeg kan lese"


async def drafts(world: World, team: Team) -> list[Meeting]:
    async with world.services.units(write=False) as uow:
        return await uow.meetings.of_school(await team.school_id(), states=[MeetingState.DRAFT])


async def says(world: World, somebody: Somebody, text: str) -> str:
    """Write, and return the id of the message."""
    await somebody.says(text)
    return str(int(world.number()) - 1)  # Teams numbers one after the other here


async def edits(world: World, somebody: Somebody, message_id: str, text: str, **more: Any) -> str:
    before = len(somebody.personal())
    activity = activity_of_field(
        "message-edited.json",
        **{"1799999999998": message_id, "SERVICE_URL": world.teams.service_url, "29:PERSON": somebody.user_id},
        **{"PERSON_AAD": somebody.aad_id, "TENANT": world.tenant, "a:CHAT": somebody.chat, "28:BOT": BOT["id"]},
    )
    await world.post(activity | ({"text": text} if text else {}) | more)
    return "\n".join(texts_of(message) for message in somebody.personal()[before:])


async def test_a_corrected_sentence_makes_the_proposal_anew(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    ingrid = solvik["Ingrid"]
    asked = await says(world, ingrid, FIRST)
    (old,) = await drafts(world, solvik)

    said = await edits(world, ingrid, asked, "")  # as it came from the field

    (new,) = await drafts(world, solvik)
    assert (old.characteristic_id, new.characteristic_id) == ("1.4", "1.3")
    assert new.id != old.id
    assert "4. februar" in said
    await ingrid.sends_press({"v": 1, "verb": "meeting.send", "ref": old.id, "rev": old.version})
    assert "1.4" not in solvik.channel_text()
    # Delivered twice, it is answered once; corrected again, again.
    assert await edits(world, ingrid, asked, "") == ""
    assert "5. februar" in await edits(
        world, ingrid, asked, "refleksjonsmøte om 1.3 fredag 5. februar kl 15", timestamp="2027-01-12T09:05:00.000Z"
    )
    assert len(await drafts(world, solvik)) == 1


@pytest.mark.parametrize("now", ["refleksjonsmøte om 1.3", "refleksjonsmøte om 1.3 fredag 5. februar kl 15"])
async def test_the_card_of_the_first_proposal_says_that_it_is_replaced(world: World, now: str) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    asked = await says(world, solvik["Ingrid"], FIRST)
    proposal = solvik["Ingrid"].personal()[-1]

    await edits(world, solvik["Ingrid"], asked, now)
    await world.passes(minutes=1)

    assert "Erstattet" in texts_of(proposal.card)
    assert "meeting.send" not in str(proposal.card)


async def test_in_a_channel_all_is_said_in_the_schools_language(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    asked = "plan a reflection meeting about 1.4 on Thursday at 2pm"
    event = solvik.event("message", solvik["Ingrid"], text=asked)
    event["conversation"]["id"] = f"{solvik.id};messageid=1"
    data = event["channelData"] | {"eventType": "editMessage"}
    corrected = event | {"type": "messageUpdate", "channelData": data}
    before = len(solvik.posts())

    await world.post(event)
    await world.post(corrected | {"text": asked.replace("1.4", "1.3"), "timestamp": "2027-01-12T09:05:00.000Z"})
    await world.post(corrected | {"text": "what is on my list", "timestamp": "2027-01-12T09:06:00.000Z"})

    first, second, third = (post.text for post in solvik.posts()[before:])
    assert first == second == "Jeg har sendt deg et forslag i den personlige chatten vår."
    assert ONCE in third


async def test_another_message_than_the_one_that_asked_replaces_nothing(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await says(world, solvik["Ingrid"], FIRST)
    before = await drafts(world, solvik)

    assert ONCE in await edits(world, solvik["Ingrid"], "1699999999999", "")

    assert await drafts(world, solvik) == before


async def test_a_proposal_that_was_changed_since_is_kept_beside_the_new_one(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    asked = await says(world, solvik["Ingrid"], FIRST)
    await solvik["Ingrid"].says("heller fredag kl 13")

    assert "Du hadde endret" in await edits(world, solvik["Ingrid"], asked, "")

    assert sorted(one.characteristic_id for one in await drafts(world, solvik)) == ["1.3", "1.4"]


async def test_a_meeting_that_is_sent_stays_and_the_way_to_change_it_is_said(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    asked = await says(world, solvik["Ingrid"], FIRST)
    await solvik["Ingrid"].presses("Send innkalling")

    assert "flytte eller avlyse" in await edits(world, solvik["Ingrid"], asked, "")
    assert await drafts(world, solvik) == []


async def test_every_other_corrected_message_gets_one_line_and_changes_nothing(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    asked = await says(world, solvik["Ingrid"], FIRST)
    before = await drafts(world, solvik)

    assert ONCE in await edits(world, solvik["Ingrid"], asked, "tiltak")
    assert ONCE in await edits(world, solvik["Jonas"], "1699999999999", FIRST)
    assert ONCE in await edits(world, world.team("Fjell", ["Astrid"])["Astrid"], "1699999999999", FIRST)
    assert await drafts(world, solvik) == before


async def test_a_corrected_mention_in_a_channel_is_answered_there_and_proposed_in_personal_chat(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    event = solvik.event("message", solvik["Ingrid"], text=FIRST)
    event["conversation"]["id"] = f"{solvik.id};messageid=1"
    await world.post(event)
    data = event["channelData"] | {"eventType": "editMessage"}

    await world.post(event | {"type": "messageUpdate", "text": FIRST.replace("1.4", "1.3"), "channelData": data})

    assert [one.characteristic_id for one in await drafts(world, solvik)] == ["1.3"]
    assert "personlige chatten" in solvik.posts()[-1].text
    other = event | {"id": world.number(), "type": "messageUpdate", "text": "tiltak", "channelData": data}
    await world.post(other | {"from": solvik["Jonas"].sender})
    assert ONCE in solvik.posts()[-1].text


async def test_who_takes_a_message_back_asks_for_nothing(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    asked = await says(world, solvik["Ingrid"], FIRST)

    for kind, what in (("messageDelete", "softDeleteMessage"), ("messageUpdate", "undeleteMessage")):
        data = {"eventType": what, "tenant": {"id": world.tenant}}
        assert await edits(world, solvik["Ingrid"], asked, "", type=kind, channelData=data) == ""
    assert len(await drafts(world, solvik)) == 1


# Nothing to read ------------------------------------------------------------------------------------------------------


async def test_an_empty_message_and_a_file_that_never_arrived_are_answered(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    html = {"contentType": "text/html", "content": "<p></p>"}
    reference = {"contentType": "reference", "contentUrl": "https://example.sharepoint.com/tall.xlsx", "name": "tall"}

    sent: list[Any] = [[], [html], [reference], [html, reference], [{}], None]
    for attachments in sent:
        for text in ("", " ", "\u200b"):
            assert NOTHING in await solvik["Ingrid"].says(text, attachments=attachments)
    assert NOTHING in await solvik["Jonas"].says_in_channel("<at>Samklang</at>", attachments=[html, reference])


async def test_a_mention_without_a_word_gets_help_everywhere(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    html = {"contentType": "text/html", "content": "<p><at>Samklang</at></p>"}
    mention = [{"type": "mention", "text": "<at>Samklang</at>", "mentioned": BOT}]

    in_channel = await solvik["Jonas"].says_in_channel("<at>Samklang</at> ", attachments=[html])
    personal = await solvik["Jonas"].says("<at>Samklang</at>", attachments=[html], entities=mention)

    assert "Jonas" in in_channel
    assert "Jonas" in personal


async def test_an_empty_message_is_no_answer_to_what_waits_for_one(world: World) -> None:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Ingrid"].says(FIRST)
    before = await drafts(world, solvik)

    assert NOTHING in await solvik["Ingrid"].says("", attachments=[])

    assert await drafts(world, solvik) == before
    assert "fredag" in (await solvik["Ingrid"].says("heller fredag kl 13")).lower()
