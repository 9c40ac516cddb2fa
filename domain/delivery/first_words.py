"""The first words in a school: who added the bot is asked who leads, then comes the greeting and the roster is read."""

from __future__ import annotations

from datetime import datetime

from domain.delivery.notices import Notice, NoticeKind, planned
from domain.people.school import School
from domain.unit_of_work import UnitOfWork

ARRIVAL = {"what": "arrival"}


async def say_hello(uow: UnitOfWork, school: School, now: datetime) -> None:
    """The question to who added the bot, once and first of all; the rest follows it, or comes at once without it."""
    if school.installer_id:
        asked = planned(
            NoticeKind.WHO_LEADS,
            school.id,
            school.id,
            now,
            key=f"who_leads:{school.id}",
            person_id=school.installer_id,
            data=ARRIVAL,
        )
        if await uow.notices.add(asked):
            return
    await _greet(uow, school.id, now)


async def go_on(uow: UnitOfWork, notice: Notice, now: datetime) -> None:
    """The question was put, or could not be this time: either way the channel hears from the bot now."""
    if notice.kind is NoticeKind.WHO_LEADS and notice.data.get("what") == "arrival" and not notice.attempts:
        school = await uow.schools.get(notice.school_id)
        if school is not None and school.active:
            await _greet(uow, school.id, now)


async def _greet(uow: UnitOfWork, school_id: str, now: datetime) -> None:
    """One post in the channel, ever; the roster each time, for people came and went meanwhile."""
    await uow.notices.add(planned(NoticeKind.WELCOME_CHANNEL, school_id, school_id, now, key=f"welcome:{school_id}"))
    await read_roster(uow, school_id, now)


async def read_roster(uow: UnitOfWork, school_id: str, now: datetime) -> None:
    """Plan to read who is in the school now; each reading plans the next day's."""
    key = f"roster:{school_id}:{now.isoformat()}"
    await uow.notices.add(planned(NoticeKind.ROSTER, school_id, school_id, now, key=key))
