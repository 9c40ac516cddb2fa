"""Reminders that are due, in as many schools as a test wants."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from domain.delivery.notices import NoticeKind, planned
from domain.measures.measure import Measure
from domain.people.school import Person, Role, School
from domain.unit_of_work import Units
from tests.support.machines.authority import APP_ID, TENANT

NOW = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)  # a Tuesday at one in the afternoon: everybody is at work
DUE = date(2027, 1, 12)


async def reminders(
    units: Units, service_url: str, people: int, *, school: str = "s", tenant: str = TENANT, at: datetime = NOW
) -> None:
    """A school with so many people, a measure for each, ``m-<school>-<number>``, and a reminder of each."""
    place = School(school, tenant, school, f"19:{school}", f"19:{school}", service_url, f"28:{APP_ID}")
    async with units() as uow:
        await uow.schools.add(place)
        for number in range(people):
            name = f"{school}-{number}"
            who = Person(f"p-{name}", tenant, f"aad-{name}", f"29:{name}", f"Kollega {number}", "nb",
                         conversation_id=f"a:{name}", service_url=service_url, welcomed=True)  # fmt: skip
            measure = Measure(f"m-{name}", school, None, "1.4", f"Tiltak {number}", who.id, DUE,
                              created_by=who.id, created_at=NOW - timedelta(days=60))  # fmt: skip
            kind, data = NoticeKind.MEASURE_DUE, {"due": DUE.isoformat()}
            row = planned(kind, school, measure.id, at, key=measure.id, person_id=who.id, data=data)
            await uow.people.add(who)
            await uow.people.put_member(school, who.id, Role.TEACHER)
            await uow.measures.add(measure)
            await uow.notices.add(row)
        await uow.commit()
