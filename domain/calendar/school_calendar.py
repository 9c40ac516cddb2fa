"""The school's own calendar: working hours, public holidays, school holidays and planning days, in local time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.calendar.clock_and_days import at_local, is_weekend, local
from domain.calendar.holidays import Holidays
from domain.calendar.school_year import DayKind, SchoolDays
from domain.people.school import School

MORNING, EVENING = time(8), time(17)  # nothing that was planned is said before or after
FAR = 120  # days: no stretch of rest is longer


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """When a school works. A planning day is a day of work, whatever else the day is called."""

    zone: str
    holidays: Holidays
    days: tuple[SchoolDays, ...] = ()

    def kind_of(self, day: date) -> DayKind | None:
        """What the school has entered for a day: planning before holiday before anything else; None for nothing."""
        if not self.days:
            return None
        kinds = {stretch.kind for stretch in self.days if stretch.first <= day <= stretch.last}
        return next((kind for kind in (DayKind.PLANNING, DayKind.HOLIDAY, *DayKind) if kind in kinds), None)

    def name_of(self, day: date, language: str) -> str | None:
        """What the holiday on a day is called; None where it is none, "" where the school has not named it."""
        if self.kind_of(day) is DayKind.PLANNING:
            return None
        public = self.holidays.name_of(day, language)
        stretches = (one for one in self.days if one.kind is DayKind.HOLIDAY and one.first <= day <= one.last)
        return public or next((one.name for one in stretches), None)

    def rests(self, day: date) -> bool:
        """Whether nobody is at work: a weekend, a public holiday, a school holiday."""
        kind = self.kind_of(day)
        if kind is DayKind.PLANNING:
            return False
        return kind is DayKind.HOLIDAY or is_weekend(day) or self.holidays.name_of(day, "nb") is not None

    def planning(self, day: date) -> bool:
        """Whether it is a planning day: pupils are away, staff are not."""
        return self.kind_of(day) is DayKind.PLANNING

    def from_day(self, day: date) -> date:
        """The day itself, or the next one that is worked."""
        return self._walk(day, 1)

    def until_day(self, day: date) -> date:
        """The day itself, or the last one before it that is worked."""
        return self._walk(day, -1)

    def back(self, day: date, count: int) -> date:
        """So many working days before a day."""
        for _ in range(count):
            day = self.until_day(day - timedelta(days=1))
        return day

    def is_quiet(self, at: datetime) -> bool:
        """Whether nothing that was planned is said at this moment."""
        here = local(at, self.zone)
        return self.rests(here.date()) or not MORNING <= here.time() < EVENING

    def open_from(self, at: datetime) -> datetime:
        """The moment itself, or the first one after it that is not quiet."""
        if not self.is_quiet(at):
            return at
        here = local(at, self.zone)
        day = here.date() if here.time() < MORNING else here.date() + timedelta(days=1)
        if self.rests(here.date()):
            day = here.date()
        return self.at(self.from_day(day), MORNING)

    def at(self, day: date, clock: time) -> datetime:
        """A local time of a day, as UTC."""
        return at_local(day, clock.hour, self.zone, clock.minute)

    def _walk(self, day: date, step: int) -> date:
        for _ in range(FAR):
            if not self.rests(day):
                break
            day += timedelta(days=step)
        return day


def of_days(school: School, holidays: Holidays, days: Iterable[SchoolDays]) -> SchoolCalendar:
    """The calendar of a school with these days entered."""
    return SchoolCalendar(school.zone, holidays, tuple(days))
