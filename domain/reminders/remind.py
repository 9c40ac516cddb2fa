"""Remind people, never more than once a day: what is to be said to one person is said together.

One notice carries the others. That, and that the person was reminded today, is written in the same transaction in which
the message is made, so that a delivery that is repeated after a kill says the same once more and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.calendar.school_calendar import SchoolCalendar, of_days
from domain.delivery.decide import OWNER_LEFT, Decision, Drop, Send, Wait
from domain.delivery.notices import SAID_WITH, Notice, NoticeKind
from domain.delivery.own_time import tomorrow
from domain.measures.asking import ask_after, decide_asking
from domain.measures.measure import Measure
from domain.measures.overdue import decide_telling, tell_leaders
from domain.measures.owner_gone import tell_owner_left
from domain.people.school import Member, Person, School
from domain.reminders.rhythms import ReminderPlan, Rhythm
from domain.unit_of_work import UnitOfWork

KINDS = (NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE, NoticeKind.MEASURE_AFTER, NoticeKind.MEASURE_STUCK)
WITH = "with"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be said to a person: a question about their measure, or what a leader should know of another's."""

    notice: Notice
    measure: Measure
    school: School

    @property
    def to_leader(self) -> bool:
        """Whether it is told to them because they lead."""
        return self.notice.kind is NoticeKind.MEASURE_STUCK


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is said to one person today; the first item is the one whose notice carries it."""

    person: Person
    school: School
    items: tuple[Item, ...]


@dataclass(slots=True)
class _Known:
    """All that is needed to decide, read at once."""

    schools: dict[str, School]
    calendars: dict[str, SchoolCalendar]
    plans: dict[str, ReminderPlan]
    measures: dict[str, Measure]
    members: dict[tuple[str, str], Member]
    rhythms: dict[str, Rhythm]
    called: dict[tuple[str, str], Notice]  # by measure and leader, what else they are told of it about now

    def decide(self, notice: Notice, now: datetime) -> Decision:
        measure, person_id = self.measures.get(notice.subject_id), notice.person_id or ""
        member = self.members.get((notice.school_id, person_id))
        rhythm, calendar = self.rhythms[person_id], self.calendars[notice.school_id]
        if notice.kind is NoticeKind.MEASURE_STUCK:
            called = self.called.get((notice.subject_id, person_id))
            if called is not None and local_date(called.due_at, calendar.zone) != local_date(now, calendar.zone):
                called = None
            return decide_telling(notice, measure, member, rhythm, calendar, now, called)
        return decide_asking(notice, measure, member, rhythm, calendar, now)

    def item(self, notice: Notice) -> Item:
        return Item(notice, self.measures[notice.subject_id], self.schools[notice.school_id])


async def remind(
    uow: UnitOfWork, notices: Sequence[Notice], holidays: Holidays, now: datetime
) -> list[Reminder | Drop | Wait]:
    """For each notice what is to be sent for it, in their order. Writes what is said with what."""
    own = [notice for notice in notices if notice.person_id]
    waiting = await uow.together.waiting((one.person_id or "" for one in own), KINDS, now + DAY)
    carried = await uow.together.many(key for one in own for key in _with(one))
    every = {one.id: one for one in (*waiting, *carried.values(), *notices)}
    known = await _known(uow, every.values(), holidays, now)
    day = _Day(known, {one.id: one for one in waiting}, carried, now)
    found: dict[str, Reminder | Drop | Wait] = {notice.id: day.of(notice) for notice in own}
    await day.write(uow)
    telling = [notice for notice in notices if not notice.person_id]
    if telling:
        for notice, told in zip(
            telling, await tell_leaders(uow, telling, known.measures, known.plans, known.calendars, now), strict=True
        ):
            found[notice.id] = told
    for notice in own:
        out = found[notice.id]
        if isinstance(out, Drop) and out.reason == OWNER_LEFT and notice.subject_id in known.measures:
            await tell_owner_left(uow, known.measures[notice.subject_id], now)
    return [found[notice.id] for notice in notices]


class _Day:
    """What is said to whom today, and what of it is to be written."""

    def __init__(self, known: _Known, waiting: dict[str, Notice], carried: dict[str, Notice], now: datetime) -> None:
        self._known = known
        self._waiting = waiting
        self._carried = carried
        self._now = now
        self._of_person: dict[str, list[Notice]] = {}
        for notice in waiting.values():
            self._of_person.setdefault(notice.person_id or "", []).append(notice)
        self._reminded: dict[str, Rhythm] = {}
        self._data: dict[str, dict[str, str]] = {}
        self._said: dict[str, str] = {}
        self._following: list[Notice] = []

    def of(self, notice: Notice) -> Reminder | Drop | Wait:
        """What becomes of one notice."""
        if notice.id not in self._waiting or notice.id in self._said:
            return Drop(self._said.get(notice.id, "said already"))  # another one carries it
        known, person_id = self._known, notice.person_id or ""
        decided = known.decide(notice, self._now)
        before = [one for key in _with(notice) if (one := self._carried.get(key)) is not None]
        said = [one for one in before if isinstance(known.decide(one, self._now), Send)]
        if isinstance(decided, Send):
            said.insert(0, notice)
        if isinstance(decided, Wait) or (isinstance(decided, Drop) and not said):
            return decided  # with what it carries: a wait is for all of it
        calendar, rhythm = known.calendars[notice.school_id], known.rhythms[person_id]
        today = local_date(self._now, calendar.zone)
        taken = rhythm.reminded_on is not None and rhythm.reminded_on >= today
        if taken and rhythm.reminded_by != notice.id:
            return Wait(tomorrow(rhythm, calendar, self._now))
        if not taken:
            said += self._others(notice, self._now)
        known.rhythms[person_id] = replace(rhythm, reminded_on=today, reminded_by=notice.id)
        self._reminded[person_id] = known.rhythms[person_id]
        return self._reminder(notice, said)

    def _others(self, notice: Notice, now: datetime) -> list[Notice]:
        """What else the person would hear today."""
        known, found = self._known, []
        for one in self._of_person[notice.person_id or ""]:
            zone = known.calendars[one.school_id].zone
            if not known.schools[one.school_id].active:
                continue
            is_today = local_date(one.due_at, zone) <= local_date(now, zone)
            if one.id != notice.id and is_today and isinstance(known.decide(one, now), Send):
                found.append(one)
        for one in found:
            self._said[one.id] = f"{SAID_WITH} {notice.id}"
        if found:
            ids = [*_with(notice), *(one.id for one in found)]
            self._data[notice.id] = {**notice.data, WITH: ",".join(ids)}
        return found

    def _reminder(self, notice: Notice, said: Sequence[Notice]) -> Reminder:
        known = self._known
        latest: dict[str, Notice] = {}  # of one measure, the latest question, not both
        for one in sorted(said, key=lambda each: KINDS.index(each.kind)):
            latest[one.subject_id] = one
            if one.kind is NoticeKind.MEASURE_AFTER:
                self._follow(one)
        items = [known.item(one) for one in latest.values()]
        items.sort(key=lambda item: (item.to_leader, item.measure.due, item.measure.id))
        person = known.members[notice.school_id, notice.person_id or ""].person
        return Reminder(person, known.schools[notice.school_id], tuple(items))

    def _follow(self, notice: Notice) -> None:
        known, measure = self._known, self._known.measures[notice.subject_id]
        school_id, rhythm = measure.school_id, known.rhythms[measure.owner_id]
        following = ask_after(measure, known.plans[school_id], rhythm, known.calendars[school_id], self._now)
        if following is not None:
            self._following.append(following)

    async def write(self, uow: UnitOfWork) -> None:
        """In a handful of statements."""
        await uow.rhythms.remind([*self._reminded.values()])
        await uow.together.carry(self._data, self._said, self._now)
        await uow.together.add(self._following)


def _with(notice: Notice) -> list[str]:
    return [key for key in notice.data.get(WITH, "").split(",") if key]


async def _known(uow: UnitOfWork, notices: Iterable[Notice], holidays: Holidays, now: datetime) -> _Known:
    every = [*notices]
    schools = await uow.schools.many(one.school_id for one in every)
    days = await uow.calendars.days_many(schools)
    stuck = {one.subject_id for one in every if one.kind is NoticeKind.MEASURE_STUCK}
    called = await uow.together.about(stuck, NoticeKind.MEASURE_HELP, now - DAY)
    return _Known(
        schools,
        {key: of_days(school, holidays, days[key]) for key, school in schools.items()},
        await uow.rhythms.plans(schools),
        await uow.measures.many(one.subject_id for one in every),
        await uow.people.members_many((one.school_id, one.person_id) for one in every if one.person_id),
        await uow.rhythms.many(one.person_id for one in every if one.person_id),
        {(one.subject_id, one.person_id or ""): one for one in called},
    )
