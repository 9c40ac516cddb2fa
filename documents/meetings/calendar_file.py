"""The calendar file of a meeting. Downloading it invites nobody: it is the reader's own copy.

The same meeting keeps its UID for life, and ``SEQUENCE`` counts up when it is moved; most calendars then move what they
have, Outlook on a PC or a phone adds another (``docs/decisions/0012-calendar-files.md``). So a file says when it is not
the first, and a meeting that is off comes as ``CANCEL``, which adds nothing. Times are UTC: no tables of time zones.
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
    organizer: str = ""  # an address and who it is, only said where the meeting is off
    organizer_name: str = ""

    @property
    def method(self) -> str:
        """What the file is: a copy to keep, or that there is nothing to keep any more."""
        return "CANCEL" if self.cancelled else "PUBLISH"


def calendar_file(entry: CalendarEntry) -> bytes:
    """The file, by RFC 5545: CRLF, lines folded at 75 octets, people's words escaped."""
    from icalendar import Calendar, Event, vCalAddress, vText  # a fifth of a second to import, and rarely needed

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
    if entry.cancelled:  # it has to be there in a cancellation, and makes an invitation of anything else
        organizer = vCalAddress(f"mailto:{entry.organizer}")
        organizer.params["CN"] = vText(_clean(entry.organizer_name, LONGEST_TITLE, lines=False))
        event.add("organizer", organizer)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    calendar = Calendar()
    calendar.add("prodid", "-//Samklang//Reflection meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", entry.method)
    calendar.add_component(event)
    body: bytes = calendar.to_ical()
    return body


def _clean(text: str, longest: int, *, lines: bool) -> str:
    """No control characters: some calendars refuse a whole file for one."""
    kept = "".join(char if char.isprintable() or char == "\u00a0" else "\n" if char == "\n" else " " for char in text)
    words = kept.strip() if lines else " ".join(kept.split())
    return words[:longest]
