"""``GET`` and ``HEAD`` for ``/calendar/…``: the calendar file of a meeting, as it is now.

An address that was made before the meeting was moved gives the new time: the button on an old card is never wrong.
"""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.edge.links import Links
from documents.meetings.calendar_file import CalendarEntry, calendar_file
from domain.catalogue.areas import Characteristic, said
from domain.meetings.meeting import OFF, Meeting, MeetingState
from domain.people.school import School
from domain.unit_of_work import Clock, Units
from locales import tr


class CalendarFiles:
    """Answers for signed addresses; 404 for everything else, and for a draft that nobody was invited to."""

    def __init__(self, links: Links, units: Units, clock: Clock) -> None:
        self._links = links
        self._units = units
        self._clock = clock

    async def answer(self, request: web.Request) -> web.Response:
        """The file of a signed address."""
        target = self._links.calendar_at(request.path)
        entry = await self._entry(target.meeting_id) if target else None
        if entry is None:
            return web.Response(status=404)
        return web.Response(
            body=await asyncio.to_thread(calendar_file, entry),  # the first one imports a library
            headers={
                "Content-Type": f"text/calendar; charset=utf-8; method={entry.method}",
                "Content-Disposition": f'attachment; filename="{_file_name(entry.language)}"',
                "Cache-Control": "private, no-cache",
            },
        )

    async def _entry(self, meeting_id: str) -> CalendarEntry | None:
        async with self._units(write=False) as uow:
            meeting = await uow.meetings.get(meeting_id)
            if meeting is None or meeting.state is MeetingState.DRAFT or meeting.starts_at is None:
                return None
            school = await uow.schools.get(meeting.school_id)
            catalogue = await uow.catalogues.of(meeting.school_id)
        if school is None:
            return None
        characteristic = catalogue.characteristic(meeting.characteristic_id)
        return CalendarEntry(
            uid=f"{meeting.id}@samklang",
            sequence=meeting.sequence + (meeting.state is MeetingState.CANCELLED),  # one not held may be moved yet
            title=_title(school, meeting, characteristic),
            starts_at=meeting.starts_at,
            minutes=meeting.minutes,
            stamp=self._clock(),
            language=school.language,
            place=meeting.place,
            text=_text(school, meeting),
            cancelled=meeting.state in OFF,
            organizer=f"no-reply@{self._links.host}",
            organizer_name=school.name,
        )


def _title(school: School, meeting: Meeting, characteristic: Characteristic | None) -> str:
    language = school.language
    title = tr(language, "Reflection meeting")
    if characteristic is not None:
        about = f"{characteristic.id} {said(characteristic.title, language)}"
        title = tr(language, "Reflection meeting: {title}", title=about)
    if meeting.state is MeetingState.CANCELLED:
        return tr(language, "Cancelled: {title}", title=title)
    if meeting.state in OFF:
        return tr(language, "Not held: {title}", title=title)
    return title


def _text(school: School, meeting: Meeting) -> str:
    """What we wonder and the questions; who took part or what was said never."""
    questions = [f"{number}. {question}" for number, question in enumerate(meeting.questions, 1)]
    changed = tr(school.language, "This meeting was changed. If it stands in your calendar twice, delete the old one.")
    parts = [changed if meeting.sequence and meeting.state not in OFF else "", meeting.problem]
    parts += ["\n".join(questions), school.name]
    return "\n\n".join(part for part in parts if part.strip())


def _file_name(language: str) -> str:
    """A plain name: some clients show it, few take more than ASCII."""
    return {"en": "reflection-meeting.ics"}.get(language, "refleksjonsmote.ics")
