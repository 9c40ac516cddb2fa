"""Propose a school year of meetings: the characteristic longest undiscussed first, near the dates when its figures
appear, on planning days where there are some, never on days off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar.clock_and_days import local
from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_days_text import school_year_of
from domain.calendar.school_year import DayKind
from domain.catalogue.areas import Catalogue
from domain.ids import new_id
from domain.meetings.meeting import Meeting, MeetingState
from domain.year.slot import YearSlot

PER_YEAR = 6
NOTICE = timedelta(days=14)  # nothing is proposed sooner
NEAR = timedelta(days=42)  # so long after they appear, figures are new
APART = timedelta(days=14)  # between two meetings
USUAL_WEEKDAY, USUAL_MINUTE, PLANNING_MINUTE = 3, 14 * 60, 9 * 60  # Thursday, 14:00; 09:00 on a planning day
SURVEYS = frozenset({"pupil_survey", "guardian_survey"})


@dataclass(frozen=True, slots=True)
class Release:
    """Figures that appear on a day; ``key`` is the reason it gives a slot."""

    key: str
    day: date
    sources: frozenset[str]


def first_day(year: int) -> date:
    """When meetings of a school year begin."""
    return date(year, 8, 20)


def last_day(year: int) -> date:
    """When they end."""
    return date(year + 1, 6, 20)


def releases(year: int, calendar: SchoolCalendar) -> list[Release]:
    """When figures appear: GSI is counted on 1 October, KOSTRA comes in March and June, a survey when it closes."""
    found = [
        Release("gsi", date(year, 10, 1), frozenset({"GSI"})),
        Release("kostra", date(year + 1, 3, 15), frozenset({"KOSTRA"})),
        Release("kostra", date(year + 1, 6, 15), frozenset({"KOSTRA"})),
    ]
    surveys = (one for one in calendar.days if one.kind is DayKind.SURVEY)
    found += [Release("survey", one.last + timedelta(days=1), SURVEYS) for one in surveys]
    return sorted(found, key=lambda one: one.day)


def propose_year(
    school_id: str,
    year: int,
    today: date,
    catalogue: Catalogue,
    meetings: Sequence[Meeting],
    slots: Sequence[YearSlot],
    calendar: SchoolCalendar,
) -> list[YearSlot]:
    """The slots that are proposed, beside those in ``slots`` that are accepted or dropped already."""
    settled = [slot for slot in slots if slot.state != "proposed"]
    begin, end = max(first_day(year), today + NOTICE), last_day(year)
    ahead = _ahead(meetings, begin, end, calendar)
    taken = {slot.characteristic_id for slot in settled} | {about for about, _ in ahead}
    weekday, minute = habits(meetings, calendar)
    found: list[YearSlot] = []

    def add(about: str, day: date, reason: str) -> None:
        at = PLANNING_MINUTE if calendar.planning(day) else minute
        found.append(YearSlot(new_id(), school_id, year, about, day, at, reason))
        taken.add(about)

    for about, day in _reviews(meetings, begin, end, calendar):
        if about not in taken and catalogue.characteristic(about) is not None:
            add(about, day, "review")
    busy = [day for _, day in ahead] + [slot.day for slot in (*settled, *found) if slot.state != "dropped"]
    share = max((end - begin).days, 0) / (end - first_day(year)).days
    wanted = max(round(PER_YEAR * share) - len(busy), 0)
    appear = releases(year, calendar)
    days = _days(wanted, begin, end, appear, busy, weekday, calendar)
    order = [about for about in _longest_undiscussed(catalogue, meetings) if about not in taken]
    for day in days:
        if not order:
            break
        about, reason = _about(day, order[: 2 * PER_YEAR], catalogue, appear)
        order.remove(about)
        add(about, day, reason or ("planning_day" if calendar.planning(day) else "longest_undiscussed"))
    return sorted(found, key=lambda slot: (slot.day, slot.characteristic_id))


def about_each(
    days: Sequence[date],
    catalogue: Catalogue,
    meetings: Sequence[Meeting],
    slots: Sequence[YearSlot],
    calendar: SchoolCalendar,
) -> list[str]:
    """What to talk about on each of some days: what the year proposes (``slots``) first, then what is due longest.

    What is planned already is left out while there is anything else.
    """
    if not days:
        return []
    planned = {about for about, _ in _ahead(meetings, days[0] - NEAR, date.max, calendar)}
    taken = planned | {slot.characteristic_id for slot in slots if slot.state != "proposed"}
    proposed = [slot.characteristic_id for slot in sorted(slots, key=lambda one: one.day) if slot.state == "proposed"]
    everything = _longest_undiscussed(catalogue, meetings)
    first = [about for about in proposed if about in everything and about not in taken]
    order = list(dict.fromkeys([*first, *(about for about in everything if about not in taken)]))
    found: list[str] = []
    for day in days:
        if not order:  # everything has its meeting: from the beginning again
            order = list(everything)
        appear = releases(school_year_of(day), calendar)
        about, _ = _about(day, order[: len(first) or 2 * PER_YEAR], catalogue, appear)
        order.remove(about)
        first = [one for one in first if one != about]
        found.append(about)
    return found


def _about(day: date, order: Sequence[str], catalogue: Catalogue, appear: Iterable[Release]) -> tuple[str, str]:
    """The first whose figures are new on the day, with the reason; else the first."""
    new = [one for one in reversed(list(appear)) if one.day <= day <= one.day + NEAR]
    for release in new:
        for about in order:
            if any(indicator.source in release.sources for indicator in catalogue.informing(about)):
                return about, release.key
    return order[0], ""


def _longest_undiscussed(catalogue: Catalogue, meetings: Iterable[Meeting]) -> list[str]:
    """All characteristics, never discussed first, then by their last meeting; the areas taking turns."""
    last: dict[str, date] = {}
    for meeting in meetings:
        if meeting.state is MeetingState.ENDED and meeting.starts_at is not None:
            day = meeting.starts_at.date()
            last[meeting.characteristic_id] = max(last.get(meeting.characteristic_id, day), day)
    ranked = [
        (last.get(one.id, date.min), within, at, one.id)
        for at, area in enumerate(catalogue.areas)
        for within, one in enumerate(area.characteristics)
    ]
    return [rank[-1] for rank in sorted(ranked)]


def _days(
    wanted: int,
    begin: date,
    end: date,
    appear: Iterable[Release],
    busy: Sequence[date],
    weekday: int,
    calendar: SchoolCalendar,
) -> list[date]:
    """So many days: spread over the year, drawn to the dates when figures appear and to planning days."""
    if wanted <= 0 or begin > end:
        return []
    step = (end - begin) / (wanted + 1)
    targets = [begin + step * number for number in range(1, wanted + 1)]
    earliest: dict[date, date] = {}  # each release draws one day to it, which is then never before it
    for release in sorted(appear, key=lambda one: one.key == "survey"):  # those that cannot be moved choose first
        near = release.day + timedelta(days=10)
        open_ = [one for one in targets if one not in earliest]
        within = [one for one in open_ if release.day <= one <= release.day + NEAR]
        closest = min(within or open_, key=lambda one: abs(one - near), default=None)
        if closest is None or not begin <= near <= end or (not within and abs(closest - near) > step / 2):
            continue
        target = closest if within else near
        targets[targets.index(closest)] = target
        earliest[target] = release.day
    planning = {one.first + timedelta(days=n) for one in calendar.days for n in range((one.last - one.first).days + 1)}
    planning = {day for day in planning if calendar.planning(day) and begin <= day <= end}
    chosen: list[date] = []
    for target in sorted(targets):
        begins = earliest.get(target, begin)
        free = [day for day in sorted(planning) if day >= begins and abs(day - target) <= step / 2]
        free = [day for day in free if _free(day, [*busy, *chosen])]
        spread = sorted(range(-21, 22), key=lambda n: (abs(n), n))
        around = (target + timedelta(days=n) for n in spread)
        usual = [day for day in around if day.weekday() == weekday and begins <= day <= end and not calendar.rests(day)]
        usual = [day for day in usual if _free(day, [*busy, *chosen])]
        found = min(free, key=lambda day: abs(day - target), default=None) or next(iter(usual), None)
        if found is not None:
            chosen.append(found)
    return sorted(chosen)


def _free(day: date, busy: Iterable[date]) -> bool:
    return all(abs(day - other) >= APART for other in busy)


def _ahead(meetings: Iterable[Meeting], begin: date, end: date, calendar: SchoolCalendar) -> list[tuple[str, date]]:
    """What people are invited to already, by characteristic and day: a draft is not planned until it is sent."""
    planned = (MeetingState.INVITED, MeetingState.RUNNING)
    found = [
        (one.characteristic_id, local(one.starts_at, calendar.zone).date())
        for one in meetings
        if one.state in planned and one.starts_at is not None
    ]
    return [(about, day) for about, day in found if begin - NOTICE <= day <= end]


def _reviews(meetings: Iterable[Meeting], begin: date, end: date, calendar: SchoolCalendar) -> list[tuple[str, date]]:
    """When agreements of earlier meetings are to be looked at again; the newest agreement of each characteristic."""
    newest: dict[str, Meeting] = {}
    ended = [one for one in meetings if one.state is MeetingState.ENDED and one.starts_at is not None]
    for one in sorted(ended, key=lambda meeting: str(meeting.starts_at)):
        newest[one.characteristic_id] = one
    dates = [(about, one.agreement.review_on) for about, one in newest.items() if one.agreement is not None]
    days = [(about, calendar.from_day(day)) for about, day in dates if day is not None and begin <= day <= end]
    return sorted(days, key=lambda pair: pair[1])


def habits(meetings: Iterable[Meeting], calendar: SchoolCalendar) -> tuple[int, int]:
    """The weekday and the minute of the day at which this school usually meets."""
    held = (MeetingState.INVITED, MeetingState.RUNNING, MeetingState.ENDED)
    starts = [local(one.starts_at, calendar.zone) for one in meetings if one.starts_at and one.state in held]
    starts = [at for at in starts if at.weekday() < 5]
    if len(starts) < 2:
        return USUAL_WEEKDAY, USUAL_MINUTE
    weekday = Counter(at.weekday() for at in starts).most_common(1)[0][0]
    return weekday, Counter(at.hour * 60 + at.minute for at in starts).most_common(1)[0][0]
