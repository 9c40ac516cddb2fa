"""The calendar file over HTTP, read back with the library that calendars are tested with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer
from icalendar import Calendar

from bot.edge.links import Links
from bot.meetings.calendar_page import CalendarFiles
from documents.meetings.calendar_file import CalendarEntry, calendar_file
from domain.catalogue.areas import Area, Catalogue, Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
LINKS = Links("https://samklang.example", b"a secret of at least 32 characters")
SCHOOL = School("s", "t", "Solvik kulturskole", "team", "channel", "https://x", "bot")
STARTS = datetime(2026, 12, 3, 13, 0, tzinfo=UTC)
MEETING = Meeting(
    "m1",
    "s",
    "1.4",
    MeetingState.INVITED,
    "p",
    NOW,
    STARTS,
    place="Sal 2; kjeller, inngang B",
    problem="Hvem hører foresatte fra?",
    questions=("Hva hører de om framgang?",),
)
HOME = Characteristic("1.4", "1", {"nb": "Samarbeid med hjemmet", "en": "Work with the home"}, {}, False, "seed")
CATALOGUE = Catalogue(1, {}, (Area("1", {}, (HOME,)),), (), {}, ())


class One:
    """A store with one meeting of one school; it serves every repository that the handler asks."""

    # Any: it stands in for four protocols at once.
    meetings: Any
    schools: Any
    catalogues: Any

    def __init__(self, meeting: Meeting | None) -> None:
        self.meeting = meeting
        self.meetings = self.schools = self.catalogues = self

    def __call__(self, *, write: bool = True) -> Any:
        assert not write
        return self

    async def __aenter__(self) -> One:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def get(self, found: str, **_: bool) -> Meeting | School | None:
        return {"m1": self.meeting, "s": SCHOOL}.get(found)

    async def of(self, _school: str) -> Catalogue:
        return CATALOGUE


def events_of(body: bytes) -> list[Any]:
    """Any: the library's values are of thirty types, by the property's name."""
    return list(Calendar.from_ical(body).walk("VEVENT"))


def the_event(body: bytes) -> Any:
    (event,) = events_of(body)
    return event


async def fetched(meeting: Meeting | None, path: str = "", method: str = "GET") -> tuple[ClientResponse, bytes]:
    app = web.Application()
    app.router.add_get("/calendar/{rest:.*}", CalendarFiles(LINKS, One(meeting), lambda: NOW).answer)
    path = path or LINKS.calendar("m1", 0).removeprefix("https://samklang.example")
    async with TestClient(TestServer(app)) as client:
        answer = await client.request(method, path)
        return answer, await answer.read()


async def test_a_signed_address_gives_the_meeting_as_a_calendar_reads_it() -> None:
    answer, body = await fetched(MEETING)
    event = the_event(body)
    assert answer.headers["Content-Type"].startswith("text/calendar; charset=utf-8")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert str(event["summary"]) == "Refleksjonsmøte: 1.4 Samarbeid med hjemmet"
    assert event["dtstart"].dt == STARTS
    assert event["dtend"].dt == STARTS + timedelta(minutes=90)
    assert str(event["location"]) == MEETING.place
    assert (
        str(event["description"]) == "Hvem hører foresatte fra?\n\n1. Hva hører de om framgang?\n\nSolvik kulturskole"
    )
    assert b"DTSTART:20261203T130000Z\r\n" in body
    assert b"METHOD:PUBLISH\r\n" in body


async def test_a_moved_meeting_keeps_its_name_and_counts_up_and_the_old_address_gives_the_new_time() -> None:
    _, before = await fetched(MEETING)
    later = replace(MEETING, starts_at=STARTS + timedelta(days=7), sequence=1)
    _, after = await fetched(later)
    one, other = (the_event(body) for body in (before, after))
    assert one["uid"] == other["uid"]
    assert (one["sequence"], other["sequence"]) == (0, 1)
    assert other["dtstart"].dt == later.starts_at


async def test_a_file_that_is_not_the_first_says_which_entry_to_delete() -> None:
    words = "Står det to ganger i kalenderen din, sletter du det gamle."
    first, later = [(await fetched(replace(MEETING, sequence=count)))[1] for count in (0, 1)]
    assert words not in str(the_event(first)["description"])
    assert words in str(the_event(later)["description"])


async def test_a_meeting_ahead_is_a_copy_to_keep_and_no_invitation() -> None:
    answer, body = await fetched(replace(MEETING, sequence=2))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert b"METHOD:PUBLISH\r\n" in body
    assert "organizer" not in the_event(body)
    assert "attendee" not in the_event(body)


async def test_a_cancelled_meeting_says_so() -> None:
    answer, body = await fetched(replace(MEETING, state=MeetingState.CANCELLED))
    event = the_event(body)
    assert event["status"] == "CANCELLED"
    assert event["sequence"] == 1
    assert str(event["summary"]) == "Avlyst: Refleksjonsmøte: 1.4 Samarbeid med hjemmet"
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8; method=CANCEL"
    assert b"METHOD:CANCEL\r\n" in body
    assert str(event["organizer"]) == "mailto:no-reply@samklang.example"
    assert event["organizer"].params["CN"] == SCHOOL.name


async def test_a_meeting_that_was_not_held_and_is_moved_counts_up() -> None:
    _, off = await fetched(replace(MEETING, state=MeetingState.NOT_HELD))
    _, again = await fetched(replace(MEETING, sequence=1))
    assert str(the_event(off)["summary"]).startswith("Ikke holdt: ")
    assert the_event(off)["sequence"] < the_event(again)["sequence"]


async def test_head_tells_the_same_without_the_file() -> None:
    answer, body = await fetched(MEETING, method="HEAD")
    assert answer.status == 200
    assert int(answer.headers["Content-Length"]) > 200
    assert body == b""


@pytest.mark.parametrize("path", ["/calendar/", "/calendar/x.y/m1/0.ics", LINKS.mark("god")[24:]])
async def test_what_is_not_signed_is_not_found(path: str) -> None:
    answer, _ = await fetched(MEETING, path)
    assert answer.status == 404


@pytest.mark.parametrize(
    "meeting", [None, replace(MEETING, state=MeetingState.DRAFT), replace(MEETING, starts_at=None)]
)
async def test_a_draft_or_a_deleted_meeting_has_no_file(meeting: Meeting | None) -> None:
    answer, _ = await fetched(meeting)
    assert answer.status == 404


@pytest.mark.parametrize(
    "title",
    [
        "x" * 500,
        "Æ" * 200,
        "linje\r\nBEGIN:VALARM\r\nslutt",
        "komma, semikolon; og \\ skråstrek",
        "🎻" * 100,
        "\x00\x07\u2028",
    ],
)
def test_whatever_people_wrote_stays_one_title_in_short_lines(title: str) -> None:
    entry = CalendarEntry("u@samklang", 0, title, NOW, 90, NOW, "nb", place=title, text=f"{title}\n{title}")
    off = replace(entry, cancelled=True, organizer="no-reply@samklang.example", organizer_name=f'"{title}": a;b')
    assert len(events_of(calendar_file(off))) == 1
    body = calendar_file(entry)
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    events = events_of(body)
    assert len(events) == 1
    assert not events[0].subcomponents
    assert "\n" not in str(events[0]["summary"])


def test_the_same_entry_gives_the_same_bytes() -> None:
    entry = CalendarEntry("u@samklang", 0, "Møte", NOW, 90, NOW, "nn")
    assert calendar_file(entry) == calendar_file(entry)
