"""Who is in a school, as Teams says: people come, change their names and leave; what they did stays."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.delivery.notices import NoticeKind, NoticeState, planned
from domain.ids import new_id
from domain.measures.owner_gone import owner_left
from domain.people.school import Person, Role, School
from domain.unit_of_work import UnitOfWork

EVERY = timedelta(hours=24)
SETTLES = timedelta(seconds=20)  # people are put into a team one by one, and Teams tells of each


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on a team's roster. ``stand_in`` is what they are called until Teams says a name."""

    aad_id: str
    user_id: str
    name: str
    given_name: str = ""
    guest: bool = False
    stand_in: str = ""


async def take_roster(
    uow: UnitOfWork, school_id: str, entries: Sequence[Entry], now: datetime, *, keep_absent: bool = False
) -> School | None:
    """Bring the school's people in line with the roster; None where the school is gone or the roster is empty.

    A newcomer is a teacher. A guest, and everybody in a school that is one channel of a team, is not taking part until
    a leader says so. Nobody's role is changed, and nobody is forgotten: those who are not on the roster are marked as
    gone.
    """
    school = await uow.schools.get(school_id, lock=True)
    if school is None or not entries:
        return None  # no team is empty: an empty answer is the service's trouble, not everybody's goodbye
    known = {member.person.aad_id: member for member in await uow.people.members(school_id, here_only=False)}
    listed = {entry.aad_id: entry for entry in entries if entry.aad_id}
    for aad_id in await uow.keeping.left_out(school.tenant_id, listed.keys() - known.keys()):
        del listed[aad_id]  # had their data deleted, and has not written since
    names = {member.person.name for member in known.values()}
    for entry in listed.values():
        member = known.get(entry.aad_id)
        person = await _person(uow, school, entry, member.person if member else None, names)
        names.add(person.name)
        if member is None:
            newcomer = Role.TEACHER if school.whole_team and not entry.guest else Role.NONE
            await uow.people.put_member(school_id, person.id, newcomer)
        elif not member.here:
            await uow.people.put_member(school_id, person.id, member.role)
    led = any(member.here and member.role is Role.LEADER for member in known.values())
    gone: list[str] = []
    for aad_id, member in known.items():
        if member.here and aad_id not in listed and not keep_absent:
            # A leader who comes back is a teacher until somebody makes them a leader again.
            role = Role.TEACHER if member.role is Role.LEADER else member.role
            await uow.people.put_member(school_id, member.person.id, role, here=False)
            gone.append(member.person.id)
    for person_id in gone:
        await owner_left(uow, school_id, person_id, now)
    school = await uow.schools.save(replace(school, roster_at=now))
    await _ask_who_leads(uow, school, now, led_before=led)
    return school


async def plan_soon(uow: UnitOfWork, school_id: str, now: datetime) -> None:
    """Read the roster once things have settled: once for all who come and go until then."""
    if await uow.schools.get(school_id, lock=True) is None:
        return
    for notice in await uow.notices.of_subject(school_id):
        waits = notice.kind is NoticeKind.ROSTER and notice.state is NoticeState.PENDING
        if waits and now < notice.due_at <= now + SETTLES:
            return
    due = now + SETTLES
    key = f"roster:{school_id}:{due.isoformat()}"
    await uow.notices.add(planned(NoticeKind.ROSTER, school_id, school_id, due, key=key))


async def plan_next(uow: UnitOfWork, school_id: str, now: datetime) -> None:
    """Read the roster again tomorrow."""
    due = now + EVERY
    key = f"roster:{school_id}:{due.date().isoformat()}"
    await uow.notices.add(planned(NoticeKind.ROSTER, school_id, school_id, due, key=key))


def _stand_in(entry: Entry, taken: Collection[str]) -> str:
    """What somebody without a name is called, told apart from others without one."""
    numbers = itertools.count(2)
    name = entry.stand_in
    while name and name in taken:
        name = f"{entry.stand_in} {next(numbers)}"
    return name


async def _person(
    uow: UnitOfWork, school: School, entry: Entry, known: Person | None, taken: Collection[str]
) -> Person:
    person = known or await uow.people.by_aad(school.tenant_id, entry.aad_id)
    name = entry.name or (person.name if person else "") or _stand_in(entry, taken)
    if person is None:
        person = Person(
            new_id(), school.tenant_id, entry.aad_id, entry.user_id, name, entry.given_name,
            service_url=school.service_url,
        )  # fmt: skip
        if await uow.people.add(person):
            return person
        person = await uow.people.by_aad(school.tenant_id, entry.aad_id)
        assert person is not None
    changed = replace(
        person,
        user_id=entry.user_id or person.user_id,
        name=name,
        given_name=entry.given_name or person.given_name,
        service_url=person.service_url or school.service_url,
    )
    return person if changed == person else await uow.people.save(changed)


async def _ask_who_leads(uow: UnitOfWork, school: School, now: datetime, *, led_before: bool) -> None:
    """A school without a leader: the installer is asked once; one whose last leader left asks in the channel."""
    members = await uow.people.members(school.id)
    if any(member.role is Role.LEADER for member in members):
        return
    if led_before:
        await uow.notices.add(
            planned(
                NoticeKind.CLAIM,
                school.id,
                school.id,
                now,
                key=f"leaderless:{school.id}:{now.date().isoformat()}",
                data={"what": "leaderless"},
            )
        )
    elif school.installer_id:
        who, key = school.installer_id, f"who_leads:{school.id}"
        asked = planned(NoticeKind.WHO_LEADS, school.id, school.id, now, key=key, person_id=who)
        if not await uow.notices.add(asked):  # they were asked before it was known whom they can choose among
            again = replace(asked, id=new_id(), key=f"{key}:people", data={"what": "edit"})
            await uow.notices.add(again)
