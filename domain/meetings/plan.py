"""Plan a meeting: make the whole proposal as a draft, change it, and say what is wrong or unusual about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.calendar.clock_and_days import Fit, is_weekend, local, moment
from domain.calendar.holidays import Holidays
from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_year import DayKind
from domain.catalogue.areas import Catalogue, Characteristic, said
from domain.errors import Parameter, Problem, Refused
from domain.figures.figure import Figure
from domain.figures.reading import Reading, Status, read_all
from domain.ids import new_id
from domain.meetings.forms import FORMS, LONGEST, SHORTEST, USUAL, form_for
from domain.meetings.meeting import OFF, Meeting, MeetingState
from domain.people.school import Caller, School
from domain.unit_of_work import UnitOfWork

MOST_INDICATORS = 4
SUGGESTED_INDICATORS = 3
QUESTIONS = 2  # suggested
MOST_QUESTIONS = 5
CHARTS = ("trend", "map", "table", "voices", "none")  # as forms say it; a meeting says "" for none
EYES = ("pupil", "guardian", "staff", "owner", "partner")
AHEAD = (MeetingState.INVITED, MeetingState.RUNNING)  # what another meeting can clash with
FURTHEST = timedelta(days=550)  # plans are made for this school year and the next
TEXTS = {"place": 120, "problem": 500, "unseen": 1000, "comment": 1000, "question": 400, "picture_alt": 300}

_FIRST = {Status.LIFT: 0, Status.WATCH: 1, Status.GOOD: 2, Status.PLAIN: 3}


def suggest(
    meeting: Meeting, characteristic: Characteristic, catalogue: Catalogue, figures: Sequence[Figure], language: str
) -> Meeting:
    """The meeting with the figures and questions that suit the characteristic, in the school's language."""
    shown = [one for one in readings(catalogue, characteristic.id, figures) if one.status is not Status.SUPPRESSED]
    shown.sort(key=lambda one: _FIRST[one.status])  # stable: the catalogue's order within a colour
    questions = list(characteristic.questions) or [*catalogue.guiding_questions[:1], catalogue.core_questions["next"]]
    return replace(
        meeting,
        characteristic_id=characteristic.id,
        catalogue_version=catalogue.version,
        indicators=tuple(one.indicator.id for one in shown[:SUGGESTED_INDICATORS]),
        questions=tuple(said(question, language) for question in questions[:QUESTIONS]),
    )


def readings(catalogue: Catalogue, characteristic_id: str, figures: Sequence[Figure]) -> list[Reading]:
    """The readings of all indicators that inform a characteristic and have figures."""
    return read_all(catalogue.informing(characteristic_id), figures)


def readings_for(
    meeting: Meeting, catalogue: Catalogue, figures: Sequence[Figure], more: Sequence[str] = ()
) -> list[Reading]:
    """What a proposal shows: ``more`` first, then what informs the characteristic, then whatever else was chosen."""
    informing = [one.id for one in catalogue.informing(meeting.characteristic_id)]
    ids = dict.fromkeys([*more, *informing, *meeting.indicators])
    return read_all([one for one in map(catalogue.indicator, ids) if one is not None], figures)


AS_MADE = 1  # version of a draft nobody has changed; never 0: a button made from it says which version it saw


def blank(caller: Caller, starts_at: datetime | None, minutes: int | None, now: datetime) -> Meeting:
    """A draft about nothing yet; its length decides its form."""
    length = minutes or FORMS[USUAL].minutes
    return Meeting(
        id=new_id(),
        school_id=caller.school.id,
        characteristic_id="",
        state=MeetingState.DRAFT,
        created_by=caller.person.id,
        created_at=now,
        starts_at=starts_at,
        minutes=length,
        form=form_for(length),
        version=AS_MADE,
    )


async def make_draft(
    uow: UnitOfWork,
    caller: Caller,
    characteristic: Characteristic | None,
    starts_at: datetime | None,
    minutes: int | None,
    now: datetime,
    series: str = "",
) -> Meeting:
    """Propose a whole meeting and keep it as a draft. The same request again finds the draft it made before."""
    if not caller.leads:
        raise Refused("leaders_only_unnamed")
    await uow.schools.get(caller.school.id, lock=True)  # so that the same request at once sees what the first made
    draft = replace(blank(caller, starts_at, minutes, now), series=series)
    if characteristic is not None:
        catalogue = await uow.catalogues.with_limits(caller.school.id)
        figures = await uow.figures.of_school(caller.school.id)
        draft = suggest(draft, characteristic, catalogue, figures, caller.school.language)
    for other in await uow.meetings.of_school(caller.school.id, states=[MeetingState.DRAFT]):
        if replace(other, id=draft.id, created_at=draft.created_at, version=draft.version) == draft:
            return other
    await uow.meetings.add(draft)
    return draft


async def draft_to_change(uow: UnitOfWork, caller: Caller, meeting_id: str) -> Meeting:
    """The draft under its lock, for a leader of its school; anything else is refused."""
    meeting = await uow.meetings.get(meeting_id, lock=True)
    if meeting is None or meeting.school_id != caller.school.id:
        raise Refused("gone")
    if not caller.leads:
        raise Refused("leaders_only_unnamed")
    return meeting


def problems_with(meeting: Meeting, now: datetime, zone: str) -> list[Problem]:
    """What has to be put right before the meeting can be announced."""
    found: list[Problem] = []
    if not meeting.characteristic_id:
        found.append(Problem("characteristic_missing", field="characteristic"))
    found += problems_with_time(meeting.starts_at, meeting.minutes, now, zone)
    if len(meeting.indicators) > MOST_INDICATORS:
        found.append(Problem("too_many_indicators", {"most": MOST_INDICATORS}, "indicators"))
    if len(meeting.questions) > MOST_QUESTIONS:
        found.append(Problem("too_many_questions", {"most": MOST_QUESTIONS}, "picked"))
    texts = [(name, getattr(meeting, name), TEXTS[name]) for name in TEXTS if name != "question"]
    texts += [(f"q{at + 1}", question, TEXTS["question"]) for at, question in enumerate(meeting.questions)]
    for field, text, most in texts:
        if len(text) > most:
            found.append(Problem("text_too_long", {"most": most, "given": len(text)}, field))
    return found


def problems_with_time(starts_at: datetime | None, minutes: int, now: datetime, zone: str) -> list[Problem]:
    """What is wrong with when a meeting is."""
    found: list[Problem] = []
    if starts_at is None:
        found.append(Problem("date_missing", field="date"))
    elif local(starts_at, zone).date() < local(now, zone).date():
        found.append(Problem("date_passed", {"date": local(starts_at, zone).date()}, "date"))
    elif starts_at <= now:
        found.append(Problem("time_passed", {"start": starts_at}, "time"))
    elif starts_at - now > FURTHEST:
        found.append(Problem("too_far", field="date"))
    if not SHORTEST <= minutes <= LONGEST:
        found.append(Problem("minutes_out_of_range", {"least": SHORTEST, "most": LONGEST}, "minutes"))
    return found


def _day_off(day: date, holidays: Holidays, language: str) -> list[Problem]:
    """A day off: a public holiday, one of the school's own where its calendar is handed in, or a weekend."""
    own = holidays if isinstance(holidays, SchoolCalendar) else None
    if own is not None and own.planning(day):
        return []
    public = (own.holidays if own else holidays).name_of(day, language)
    if public is not None:
        return [Problem("holiday", {"date": day, "name": public}, "date")]
    if own is not None and own.kind_of(day) is DayKind.HOLIDAY:
        return [Problem("school_holiday", {"date": day, "name": own.name_of(day, language) or ""}, "date")]
    return [Problem("weekend", {"date": day}, "date")] if is_weekend(day) else []


def warnings_about(
    meeting: Meeting,
    others: Sequence[Meeting],
    catalogue: Catalogue,
    school: School,
    holidays: Holidays,
    language: str,
) -> list[Problem]:
    """What is unusual, said before the leader confirms and no hindrance: a day off, another meeting at the time.

    ``holidays`` are the public ones, or a ``SchoolCalendar``, which knows the school's own, too.
    """
    if meeting.starts_at is None:
        return []
    day = local(meeting.starts_at, school.zone).date()
    found = _day_off(day, holidays, language)
    ends_at = meeting.starts_at + timedelta(minutes=meeting.minutes)
    for other in others:
        if other.id == meeting.id or other.starts_at is None or other.state in (*OFF, MeetingState.ENDED):
            continue
        if other.starts_at < ends_at and meeting.starts_at < other.starts_at + timedelta(minutes=other.minutes):
            about = catalogue.characteristic(other.characteristic_id)
            title = f"{other.characteristic_id} {said(about.title, language) if about else ''}".strip()
            params: dict[str, Parameter] = {"start": other.starts_at, "title": title}
            found.append(Problem("clash", params, "time"))
    if moment(day, local(meeting.starts_at, school.zone).time(), school.zone).fit is Fit.TWICE:
        found.append(Problem("time_twice", {"time": local(meeting.starts_at, school.zone).strftime("%H:%M")}, "time"))
    return found
