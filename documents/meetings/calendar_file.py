"""The calendar file of a meeting. Downloading it invites nobody: it is the reader's own copy.

The same meeting keeps its UID for life, and ``SEQUENCE`` counts up when it is moved, so a calendar that took the file
before is brought up to date and not filled with copies. Times are UTC, which needs no time zone tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_TITLE = 200
LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What a calendar needs to know. ``stamp`` is when this version was made, UTC."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    minutes: int
    stamp: datetime
    language: str
    place: str = ""
    text: str = ""
    cancelled: bool = False


def calendar_file(entry: CalendarEntry) -> bytes:
    """The file, by RFC 5545: CRLF, lines folded at 75 octets, people's words escaped."""
    from icalendar import Calendar, Event  # a fifth of a second to import, and rarely needed

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp)
    event.add("dtstart", entry.starts_at)
    event.add("dtend", entry.starts_at + timedelta(minutes=entry.minutes))
    event.add("summary", _clean(entry.title, LONGEST_TITLE, lines=False), {"LANGUAGE": entry.language})
    if entry.place.strip():
        event.add("location", _clean(entry.place, LONGEST_TITLE, lines=False))
    if entry.text.strip():
        event.add("description", _clean(entry.text, LONGEST_TEXT, lines=True))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    calendar = Calendar()
    calendar.add("prodid", "-//Samklang//Reflection meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    body: bytes = calendar.to_ical()
    return body


def _clean(text: str, longest: int, *, lines: bool) -> str:
    """No control characters: some calendars refuse a whole file for one."""
    kept = "".join(char if char.isprintable() or char == "\u00a0" else "\n" if char == "\n" else " " for char in text)
    words = kept.strip() if lines else " ".join(kept.split())
    return words[:longest]
