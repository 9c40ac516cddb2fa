"""What is kept how long: carried out once a day, school by school, with a line in the log for what was deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.ids import new_id
from domain.meetings.not_held import count_as_not_held
from domain.owners.owned_cards import school_goes
from domain.people.roles import leaders
from domain.people.school import Caller, School
from domain.personal_data.clean_up import tell_ahead, told_by_hand, too_old, would_go
from domain.personal_data.deletion import Deletion
from domain.unit_of_work import UnitOfWork, Units

YEARS = (1, 2, 3, 5, 10)  # what a school may choose
SCHOOL_RESTS = timedelta(days=30)  # from the bot's removal until it is told that the school is going to be forgotten
WAY_BACK = timedelta(days=7)  # from that word until it is; Teams keeps a deleted team for 30 days and must not be ahead
PEOPLE_STAY = timedelta(days=365)  # from leaving the last school: people come back from a year's leave
NOTICES_STAY = timedelta(days=400)  # a school year and some: what was said in it can still be looked into
KEPT_LONG_ENOUGH, SCHOOL_LEFT, PERSON_ASKED, PERSON_LEFT, ADMINISTRATOR = (
    "kept_long_enough",
    "school_left",
    "person_asked",
    "person_left",
    "administrator",
)


Tell = Callable[[str, str], None]  # what happens, and the id of the school: for whoever runs the service


def tell_nobody(_what: str, _school_id: str) -> None:
    """Keep it to oneself."""


async def keep(units: Units, now: datetime, tell: Tell = tell_nobody) -> None:
    """Delete what has been kept long enough. Each school is a transaction of its own, and none is in another's way.

    A school that rests is deleted some days after it was told that it will be, however late that was. ``tell`` says
    the same to whoever runs the service.

    What went wrong anywhere is raised together, once everything else is done; the next day tries again.
    """
    async with units() as uow:
        await uow.keeping.mark_gone(now)
        warned = await uow.keeping.schools_gone(now - SCHOOL_RESTS)
        gone = await uow.keeping.schools_told_of(now - WAY_BACK)
        school_ids = await uow.keeping.schools()
        await uow.commit()
    steps: list[Callable[[UnitOfWork], Awaitable[None]]] = [_forgetting(school.id, now, tell) for school in gone]
    steps += [_warning(school.id, now, tell) for school in warned]
    left = {school.id for school in gone}
    steps += [_keeping(school_id, now) for school_id in school_ids if school_id not in left]
    steps.append(lambda uow: _keep_the_rest(uow, now))
    failed: list[Exception] = []
    for step in steps:
        try:
            async with units() as uow:
                await step(uow)
                await uow.commit()
        except Exception as error:  # one school's trouble is not the next one's
            failed.append(error)
    if failed:
        raise ExceptionGroup("not everything that was kept long enough could be deleted", failed)


async def log_deletion(uow: UnitOfWork, school_id: str, what: str, count: int, why: str, now: datetime) -> None:
    """A line of the log, where anything was deleted at all."""
    if count:
        await uow.keeping.log(Deletion(new_id(), school_id, now, what, count, why))


async def forget_school(uow: UnitOfWork, school_id: str, why: str, now: datetime) -> dict[str, int]:
    """Delete all that there is of a school; how many by what. The log of it stays."""
    await school_goes(uow, school_id, now)
    counts = await uow.keeping.forget_school(school_id)
    for what, count in counts.items():
        await log_deletion(uow, school_id, what, count, why, now)
    return counts


async def set_years(
    uow: UnitOfWork, caller: Caller, given: str, now: datetime, *, sure: bool
) -> School | Problem | tuple[int, int, int]:
    """Keep so many years from now on; (years, meetings, measures) to be asked about where that deletes some."""
    if not caller.leads:
        raise Refused("leaders_only", leaders="")
    if given not in {str(years) for years in YEARS}:
        return Problem("unknown_years", field="years")
    years = int(given)
    school = await uow.schools.get(caller.school.id, lock=True)
    if school is None:
        raise Refused("gone")
    if years < school.keep_years:
        meetings, measures = await would_go(uow, school, years, now)
        if (meetings or measures) and not sure:
            return years, meetings, measures
        await told_by_hand(uow, school.id, now)
    return school if years == school.keep_years else await uow.schools.save(replace(school, keep_years=years))


def _warning(school_id: str, now: datetime, tell: Tell) -> Callable[[UnitOfWork], Awaitable[None]]:
    async def step(uow: UnitOfWork) -> None:
        school = await uow.schools.get(school_id, lock=True)
        if school is None or school.active:
            return
        data = {"at": (now + WAY_BACK).isoformat()}
        for leader in await leaders(uow, school_id):
            key, person_id = f"school_goes:{school_id}:{now.isoformat()}:{leader.person.id}", leader.person.id
            await uow.notices.add(
                planned(NoticeKind.SCHOOL_GOES, school_id, school_id, now, key=key, person_id=person_id, data=data)
            )
        await uow.keeping.tell_of_school(school_id, now)
        tell("a school will be deleted in so many days", school_id)

    return step


def _forgetting(school_id: str, now: datetime, tell: Tell) -> Callable[[UnitOfWork], Awaitable[None]]:
    async def step(uow: UnitOfWork) -> None:
        school = await uow.schools.get(school_id, lock=True)
        if school is not None and not school.active:  # it may have come back a moment ago
            await forget_school(uow, school_id, SCHOOL_LEFT, now)
            tell("a school is deleted", school_id)

    return step


def _keeping(school_id: str, now: datetime) -> Callable[[UnitOfWork], Awaitable[None]]:
    async def step(uow: UnitOfWork) -> None:
        school = await uow.schools.get(school_id)
        if school is None:
            return
        await count_as_not_held(uow, school_id, now)  # before it is looked at how old they are
        if not school.active:
            return  # until it is back, or goes as a whole
        before = await too_old(uow, school, now)
        await tell_ahead(uow, school, now)
        if before is None:
            return
        for what, forget in (("meetings", uow.keeping.forget_meetings), ("measures", uow.keeping.forget_measures)):
            await log_deletion(uow, school_id, what, await forget(school_id, before), KEPT_LONG_ENOUGH, now)

    return step


async def _keep_the_rest(uow: UnitOfWork, now: datetime) -> None:
    """What belongs to no school alone."""
    people = await uow.keeping.forget_people(now - PEOPLE_STAY)
    await log_deletion(uow, "", "people", people, PERSON_LEFT, now)
    notices = await uow.keeping.forget_notices(now - NOTICES_STAY)
    await log_deletion(uow, "", "notices", notices, KEPT_LONG_ENOUGH, now)
