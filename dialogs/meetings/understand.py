"""From a request in a sentence to a draft, and what has to be asked before it is a proposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.sentences.sentence import Asked, read_sentence
from domain.calendar.clock_and_days import Fit, local, moment
from domain.errors import Problem
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import blank, make_draft, problems_with
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Request:
    """A draft, what to fill into the form, and what is wrong or doubtful. ``complete``: it can be proposed at once."""

    meeting: Meeting
    values: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing has to be asked."""
        meeting = self.meeting
        return bool(meeting.characteristic_id and meeting.starts_at) and not self.problems and not self.doubts


async def understood(uow: UnitOfWork, caller: Caller, sentence: str, now: datetime) -> Request:
    """Read a request and keep it as a draft. An unfinished one of the same leader is taken up instead of a second."""
    catalogue = await uow.catalogues.of(caller.school.id)
    days = await uow.calendars.days(caller.school.id)
    asked = read_sentence(sentence, catalogue, now, caller.school.zone, caller.language, days)
    problems = _problems(asked, now, caller)
    starts_at = None if any(problem.field in ("date", "time") for problem in problems) else start_of(asked, caller)
    about = None if any(problem.field == "characteristic" for problem in problems) else asked.characteristic
    minutes = asked.when.minutes
    if any(problem.field == "minutes" for problem in problems):
        minutes = None
    await drop_unfinished(uow, caller)
    meeting = await make_draft(uow, caller, about, starts_at, minutes, now)
    return Request(meeting, values_of(asked, minutes), problems, asked.doubts)


async def reread(uow: UnitOfWork, caller: Caller, draft: Meeting, sentence: str, read_at: datetime) -> Request:
    """What a draft's request said, read once more as of then; a draft that was changed since stands for itself."""
    catalogue = await uow.catalogues.of(caller.school.id)
    days = await uow.calendars.days(caller.school.id)
    asked = read_sentence(sentence, catalogue, read_at, caller.school.zone, caller.language, days)
    return Request(draft, values_of(asked, asked.when.minutes), _problems(asked, read_at, caller), asked.doubts)


def start_of(asked: Asked, caller: Caller) -> datetime | None:
    """The start in UTC, where the sentence has both day and time and the clock has them, too."""
    when = asked.when
    if when.date is None or when.time is None:
        return None
    found = moment(when.date, when.time, caller.school.zone)
    return None if found.fit is Fit.SKIPPED else found.utc


def values_of(asked: Asked, minutes: int | None) -> dict[str, str]:
    """What is known, as the fields of the form have it."""
    when = asked.when
    found = {
        "characteristic": asked.characteristic.id if asked.characteristic else "",
        "date": when.date.isoformat() if when.date else "",
        "time": when.time.strftime("%H:%M") if when.time else "",
        "minutes": str(minutes) if minutes else "",
    }
    return {name: value for name, value in found.items() if value}


def prefilled(meeting: Meeting, zone: str) -> dict[str, str]:
    """What a draft knows, as the fields of the form have it."""
    found = {"characteristic": meeting.characteristic_id, "minutes": str(meeting.minutes)}
    if meeting.starts_at is not None:
        at = local(meeting.starts_at, zone)
        found |= {"date": at.date().isoformat(), "time": at.strftime("%H:%M")}
    return {name: value for name, value in found.items() if value}


def _problems(asked: Asked, now: datetime, caller: Caller) -> tuple[Problem, ...]:
    """What is wrong with what was said; what was not said is no problem, the form asks for it."""
    draft = replace(blank(caller, start_of(asked, caller), asked.when.minutes, now), characteristic_id="-")
    found = problems_with(draft, now, caller.school.zone)
    told = {problem.field for problem in asked.problems}
    more = [one for one in found if one.key != "date_missing" and one.field not in told]
    return (*asked.problems, *more)


async def drop_unfinished(uow: UnitOfWork, caller: Caller) -> None:
    """A draft of this leader that is about nothing or has no time yet makes room for the new request."""
    await uow.schools.get(caller.school.id, lock=True)  # before its drafts, in the order in which they are made
    for draft in await uow.meetings.of_school(caller.school.id, states=[MeetingState.DRAFT]):
        if draft.created_by == caller.person.id and not (draft.characteristic_id and draft.starts_at):
            await uow.notices.drop(draft.id)
            await uow.meetings.delete(draft.id)
