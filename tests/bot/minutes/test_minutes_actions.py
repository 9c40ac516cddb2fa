"""Pressing for the minutes: a leader, a teacher, somebody from another school; and the links."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from bot.answering.presses import actions
from bot.calendar.holidays import NorwegianHolidays
from bot.conducting import summary_announcements as said_at_the_end
from bot.edge.links import Links
from bot.exports.desk import PAGE, WORD
from bot.exports.pages import Documents
from bot.handling.rendered import Outgoing, Skip, ToPerson, ToThread
from bot.minutes import announcements as said
from cards.minutes.verbs import MINUTES_FORM, MINUTES_READ, MINUTES_SAVE, MINUTES_SHARE, MINUTES_SHOW, REMARK_SAVE
from cards.verbs import Press, Verb
from domain.delivery.notices import NoticeKind, Post
from domain.errors import Refused
from domain.meetings.meeting import MeetingState
from domain.minutes.minutes import MinutesState
from domain.minutes.share import freeze_minutes
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.cards.every.everything import titles, words
from tests.support.arranged.minutes import ended
from tests.support.arranged.small_school import NOW
from tests.support.machines.looking import texts_of
from tests.support.playing.conducting import end_for_good
from tests.support.playing.room import Room, as_card, incoming, room

LINKS = Links("https://samklang.example", b"s" * 32)
ID = "a" * 16
Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    made = await room(sqlite_units)
    services = replace(made.services, settings=cast(Any, SimpleNamespace(is_local=True)))
    made = Room(made.world, services, made.heard)
    await ended(made.world)
    return made


async def press(here: Room, who: Caller | int, verb: Verb, ref: str = "", **more: Any) -> dict[str, Any]:
    caller = here.world.caller(who) if isinstance(who, int) else who
    rev, nonce, arg = more.pop("rev", 0), more.pop("nonce", ""), more.pop("arg", "")
    message = replace(incoming(caller), scope="personal")
    asked = Press(verb, ref or here.world.meeting.id, arg, rev, nonce, more)
    return as_card(await actions()[verb](here.services, message, asked))


async def refused(here: Room, who: Caller | int, verb: Verb, ref: str = "", **more: Any) -> str:
    with pytest.raises(Refused) as found:
        await press(here, who, verb, ref, **more)
    return found.value.problem.key


async def test_ending_a_meeting_drafts_its_minutes_for_the_leader_who_ended_it(sqlite_units: Units) -> None:
    made = await room(sqlite_units)
    async with sqlite_units() as uow:
        meeting = await uow.meetings.get(made.world.meeting.id)
        assert meeting is not None
        await uow.meetings.save(replace(meeting, state=MeetingState.RUNNING, started_at=NOW))
        await end_for_good(uow, meeting.id, made.world.leader, NOW + timedelta(hours=1), sure=True)
        await uow.commit()
    found = await made.render(said.draft, meeting.id, NoticeKind.MINUTES_DRAFT, person_id=made.world.people[0].id)

    assert isinstance(found, Outgoing)
    assert isinstance(found.target, ToPerson)
    assert found.target.person.id == made.world.people[0].id
    assert "Er det dette dere kom fram til?" in texts_of(cast(Any, found.card))


@pytest.mark.parametrize("verb", [MINUTES_FORM, MINUTES_SAVE, MINUTES_SHARE])
async def test_only_leaders_work_on_the_minutes(here: Room, verb: Verb) -> None:
    assert await refused(here, 1, verb, findings="x") == "leaders_only"
    assert await refused(here, here.world.outsider, verb, findings="x") == "not_member"
    assert await refused(here, 0, verb, "no such meeting", findings="x") == "gone"


@pytest.mark.parametrize("verb", [MINUTES_SHOW, MINUTES_READ, REMARK_SAVE])
async def test_a_draft_is_the_leaders_and_shared_minutes_are_the_schools(here: Room, verb: Verb) -> None:
    more = {"nonce": ID, "remark": "En merknad."} if verb is REMARK_SAVE else {}
    assert await refused(here, 1, verb, **more) == "minutes_draft"
    await press(here, 0, MINUTES_SHARE)
    assert "Referat" in texts_of(await press(here, 1, verb, **more))
    assert await refused(here, here.world.outsider, verb, **more) == "not_member"


async def test_a_leader_corrects_shares_and_everybody_remarks_until_it_is_final(here: Room) -> None:
    form = await press(here, 0, MINUTES_FORM)
    assert "Det vi fant og la vekt på" in str(form)
    await press(here, 0, MINUTES_SAVE, findings="Rettet tekst.")
    stale = await press(here, 0, MINUTES_SAVE, findings="Min tekst.")
    assert "Rettet tekst." in texts_of(stale)
    assert "Min tekst." in str(stale)
    shared = await press(here, 0, MINUTES_SHARE, rev=1)
    assert "torsdag 10. desember" in texts_of(shared).replace("\u00a0", " ")

    warned = await press(here, 3, REMARK_SAVE, nonce=ID, remark="Silje har rett.")
    assert any("Silje" in line for line in words(warned))
    assert '"arg": "sure"' in str(warned).replace("'", '"')
    kept = await press(here, 3, REMARK_SAVE, nonce=ID, arg="sure", remark="Silje har rett.")
    assert "Merknaden din står i referatet." in texts_of(kept)
    assert "Mikkel Nordmann" in texts_of(await press(here, 1, MINUTES_SHOW))

    async with here.world.units() as uow:
        await freeze_minutes(uow, here.world.meeting.id, NOW + timedelta(days=30))
        await uow.commit()
    assert titles(await press(here, 1, MINUTES_SHOW)) == ["Les referatet", "Se tiltak"]
    assert await refused(here, 3, REMARK_SAVE, nonce="b" * 16, remark="For sent.") == "minutes_frozen"
    assert await refused(here, 0, MINUTES_SAVE, rev=4, findings="For sent.") == "minutes_frozen"


async def test_the_channel_is_told_and_its_cards_follow(here: Room) -> None:
    meeting = here.world.meeting
    invitation = Post(NoticeKind.INVITATION.value, meeting.id, "", here.world.school.id, "19:x", "1", "https://x/")
    async with here.world.units() as uow:
        await uow.posts.put(invitation)
        await uow.commit()
    assert isinstance(await here.render(said.opened, meeting.id, NoticeKind.MINUTES_OPEN), Skip)
    await press(here, 0, MINUTES_SHARE)
    opened = await here.render(said.opened, meeting.id, NoticeKind.MINUTES_OPEN)
    assert isinstance(opened.target, ToThread)
    assert titles(opened.card) == ["Les referatet", "Legg til en merknad"]
    assert isinstance(await here.render(said.edited, meeting.id, NoticeKind.MINUTES_EDIT), Skip)
    async with here.world.units() as uow:
        await uow.posts.put(replace(invitation, kind=NoticeKind.MINUTES_OPEN.value, activity_id="2"))
        await uow.posts.put(replace(invitation, kind=NoticeKind.SUMMARY.value, activity_id="3"))
        await uow.commit()
    summary = await here.render(said_at_the_end.summary, meeting.id, NoticeKind.SUMMARY, data={"what": "edit"})
    assert "Referatet er åpent for merknader til og med 10. desember." in texts_of(summary.card).replace("\u00a0", " ")
    assert titles(summary.card) == ["Les referatet", "Se tiltak"]

    late = replace(here.services, clock=lambda: NOW + timedelta(days=10))
    assert isinstance(
        await Room(here.world, late, here.heard).render(said.freeze, meeting.id, NoticeKind.MINUTES_FREEZE), Skip
    )
    async with here.world.units(write=False) as uow:
        frozen = await uow.minutes.get(meeting.id)
    assert frozen is not None
    assert frozen.state is MinutesState.FROZEN
    edited = await here.render(said.edited, meeting.id, NoticeKind.MINUTES_EDIT)
    assert titles(edited.card) == ["Les referatet"]
    assert edited.edit.activity_id == "2"


async def fetched(here: Room, url: str, *, late: timedelta = timedelta(0)) -> web.Response:
    path = url.removeprefix("https://samklang.example")
    documents = Documents(LINKS, here.world.units, lambda: NOW + late, NorwegianHolidays())
    return await documents.answer(make_mocked_request("GET", path))


async def test_the_documents_are_at_signed_addresses_for_a_quarter_of_an_hour(here: Room) -> None:
    meeting = here.world.meeting.id
    file = LINKS.document("minutes", f"{meeting}-nn", NOW, ".docx")
    answer = await fetched(here, file)
    assert (answer.status, answer.headers["Content-Type"]) == (200, WORD)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="referat-1.4-2026-12-03.docx"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    read = await fetched(here, LINKS.document("minutes", f"{meeting}-nb", NOW, ".html"))
    assert read.headers["Content-Type"] == PAGE
    assert "style-src 'sha256-" in read.headers["Content-Security-Policy"]
    assert "Ringe hjem" in cast(bytes, read.body).decode()

    assert (await fetched(here, file, late=timedelta(minutes=15))).status == 404
    assert (await fetched(here, file.replace(".docx", ".html"))).status == 404, "the ending is signed, too"
    for subject, ending in ((f"{meeting}-de", ".html"), (f"{meeting}-nb", ".pdf"), (f"{ID}-nb", ".docx")):
        assert (await fetched(here, LINKS.document("minutes", subject, NOW, ending))).status == 404


async def test_a_reader_gets_links_in_the_schools_language_and_their_own(here: Room) -> None:
    await press(here, 0, MINUTES_SHARE)
    assert titles(await press(here, 1, MINUTES_READ)) == ["Les i nettleseren", "Word-fil", "Gå tilbake"]
    async with here.world.units() as uow:
        person = await uow.people.get(here.world.people[1].id)
        assert person is not None
        await uow.people.save(replace(person, language="nn"))
        await uow.commit()
    assert titles(await press(here, 1, MINUTES_READ)) == [
        "Les på bokmål", "Word-fil på bokmål", "Les på nynorsk", "Word-fil på nynorsk", "Gå tilbake",
    ]  # fmt: skip
