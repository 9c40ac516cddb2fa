"""Release a characteristic to the school's owner, and take it back. Staff hear of it first, and have it for days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.calendar.clock_and_days import local_date
from domain.calendar.school_calendar import MORNING, SchoolCalendar
from domain.catalogue.areas import Characteristic
from domain.delivery.notices import NoticeKind, NoticeState, planned
from domain.errors import Problem, Refused
from domain.ids import new_id
from domain.measures.measure import Measure
from domain.owners.owned_cards import take_from_owners
from domain.owners.releases import Part, Release
from domain.people.school import Caller, Member, School
from domain.personal_data.naming import MOST_NAMES, SURE, named
from domain.practice.practice import Practice
from domain.unit_of_work import UnitOfWork

REVOKED = "revoked"  # what a notice about a release may be about besides the release itself
OWNERS = "owners"
CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Offered:
    """What a school may release, and has released. ``lost``: those whose number the catalogue does not have (now)."""

    characteristics: tuple[Characteristic, ...]  # those with something to tell that are not released
    releases: tuple[Release, ...]  # in force, by the catalogue's order
    titles: Mapping[str, Characteristic]
    naming: tuple[str, ...] = ()  # titles of measures and good practice that name somebody: they are never passed on

    def lost(self, release: Release) -> bool:
        """Whether the catalogue has lost what was released."""
        return release.characteristic_id not in self.titles


async def offered(uow: UnitOfWork, school: School) -> Offered:
    """What there is to release, and what is."""
    catalogue = await uow.catalogues.of(school.id)
    told = {one.characteristic_id for one in await uow.owners.held([school.id])}
    told |= {one.characteristic_id for one in await uow.owners.measures([school.id])}
    told |= {one.characteristic_id for one in await uow.owners.practices([school.id])}
    releases = await uow.owners.releases([school.id])
    released = {one.characteristic_id for one in releases}
    titles = {one.id: one for one in catalogue.characteristics}
    order = {number: place for place, number in enumerate(titles)}
    return Offered(
        tuple(one for one in catalogue.characteristics if one.id in told - released),
        tuple(sorted(releases, key=lambda one: (order.get(one.characteristic_id, len(order)), one.characteristic_id))),
        titles,
    )


async def release(
    uow: UnitOfWork, inputs: Mapping[str, str], leader: Caller, calendar: SchoolCalendar, now: datetime, *, sure: str
) -> list[Release] | list[Problem]:
    """Release what was chosen. What is released already stays as it is; the same form sent twice is one release."""
    if not leader.leads:
        raise Refused("leaders_only", leaders="")
    school = await uow.schools.get(leader.school.id, lock=True)
    if school is None or not school.active:
        raise Refused("gone")
    numbers, parts = chosen(inputs, "characteristics"), _parts(inputs)
    problems = await _wrong(uow, school, numbers, parts)
    if not problems and sure != SURE:
        problems = await _names(uow, school, numbers, parts)
    if problems:
        return problems
    opens = opens_at(calendar, school, now)
    made = [Release(new_id(), school.id, number, parts, now, opens, leader.person.id) for number in numbers]
    made = [one for one in made if await uow.owners.add_release(one)]
    if made:
        await _tell(uow, school.id, made, now)
        row = planned(NoticeKind.RELEASE_OPEN, school.id, school.id, opens, key=f"release_open:{made[0].id}")
        await uow.notices.add(row)
    return made


async def revoke(uow: UnitOfWork, release_ids: Sequence[str], leader: Caller, now: datetime) -> list[Release]:
    """Take it back at once; returns those that were in force until now. Twice is once."""
    if not leader.leads:
        raise Refused("leaders_only", leaders="")
    gone = []
    for release_id in dict.fromkeys(release_ids):
        found = await uow.owners.get_release(release_id, lock=True)
        if found is None or found.school_id != leader.school.id:
            raise Refused("release_gone")
        if found.revoked_at is None:
            gone.append(await uow.owners.save_release(replace(found, revoked_at=now)))
    if gone:
        await take_from_owners(uow, leader.school.id, [one.characteristic_id for one in gone], now)
    unheard = await _unheard(uow, leader.school.id)
    heard = [one for one in gone if one.id not in unheard]  # what the channel has not heard of is just not said
    if heard:
        await _tell(uow, leader.school.id, heard, now, REVOKED)
    return gone


async def plan_releases(uow: UnitOfWork, school_id: str, now: datetime) -> None:
    """Plan anew what is still to be said of the releases in force: to the channel what it has not heard, to owners."""
    rows = [row for row in await uow.notices.of_subject(school_id) if row.kind is NoticeKind.RELEASE_TOLD]
    said = {each for row in rows if row.data.get("what") != REVOKED for each in row.data.get("ids", "").split(",")}
    releases = await uow.owners.releases([school_id])
    if unheard := [one for one in releases if one.id not in said]:
        await _tell(uow, school_id, unheard, now)
    for at in sorted({one.open_from for one in releases if one.open_from > now}):
        key = f"release_open:{school_id}:{at:%Y%m%d%H%M}:anew"
        await uow.notices.add(planned(NoticeKind.RELEASE_OPEN, school_id, school_id, at, key=key))


async def keep_the_days(
    uow: UnitOfWork, releases: Sequence[Release], school: School, calendar: SchoolCalendar, now: datetime
) -> list[Release]:
    """As they are told to the channel now: where that is late, the owner waits too, so that staff have it as long."""
    opens, told = opens_at(calendar, school, now), []
    for one in releases:
        if one.open_from < opens:
            one = await uow.owners.save_release(replace(one, open_from=opens))
            key = f"release_open:{one.id}:{opens:%Y%m%d}"
            await uow.notices.add(planned(NoticeKind.RELEASE_OPEN, school.id, school.id, opens, key=key))
        told.append(one)
    return told


def opens_at(calendar: SchoolCalendar, school: School, since: datetime) -> datetime:
    """From when the owner sees what staff have had since then: the morning after so many working days."""
    day = local_date(since, calendar.zone)
    for _ in range(max(1, school.release_days)):
        day = calendar.from_day(day + timedelta(days=1))
    return calendar.at(day, MORNING)


def chosen(inputs: Mapping[str, str], field: str) -> list[str]:
    """What was chosen in a field of several choices, each once."""
    return list(dict.fromkeys(part for each in inputs.get(field, "").split(",") if (part := each.strip())))


def naming_texts(
    members: Sequence[Member], measures: Iterable[Measure], practices: Iterable[Practice]
) -> dict[str, tuple[str, ...]]:
    """Which measures and good practice name a colleague, by id, with the names. They are not ours to pass on."""
    texts = {one.id: one.title for one in measures}
    texts |= {one.id: "\n".join((one.title, one.did, one.changed, one.again)) for one in practices}
    every = "\n".join(texts.values()).lower()
    near = [one for one in members if any(name in every for name in _beginnings(one))]  # of ninety most are not named
    found = {key: named(text, near) for key, text in texts.items()} if near else {}
    return {key: names for key, names in found.items() if names}


def _beginnings(member: Member) -> set[str]:
    names = (member.person.name, member.person.first_name)
    return {words[0].lower() for name in names if (words := name.split())}


def _parts(inputs: Mapping[str, str]) -> tuple[Part, ...]:
    given = set(chosen(inputs, "parts"))
    return tuple(part for part in Part if part.value in given)


async def _wrong(uow: UnitOfWork, school: School, numbers: Sequence[str], parts: Sequence[Part]) -> list[Problem]:
    """What stands in the way, beside its field."""
    problems = []
    if not await uow.owners.owners(school.id):
        problems.append(Problem("release_no_owner"))
    if not numbers:
        problems.append(Problem("release_nothing", field="characteristics"))
    if not parts:
        problems.append(Problem("release_no_parts", field="parts"))
    catalogue = await uow.catalogues.of(school.id)
    lost = [number for number in numbers if catalogue.characteristic(number) is None]
    if lost:
        problems.append(Problem("release_lost", {"numbers": ", ".join(lost)[:60]}, "characteristics"))
    return problems


async def _names(uow: UnitOfWork, school: School, numbers: Sequence[str], parts: Sequence[Part]) -> list[Problem]:
    """The warning that something names a colleague, before anything is sent."""
    about = set(numbers)
    measures = await uow.owners.measures([school.id]) if Part.MEASURES in parts else []
    practices = await uow.owners.practices([school.id]) if Part.PRACTICE in parts else []
    naming = naming_texts(
        await uow.people.members(school.id, here_only=False),
        [one for one in measures if one.characteristic_id in about],
        [one for one in practices if one.characteristic_id in about],
    )
    names = dict.fromkeys(name for found in naming.values() for name in found)
    if not names:
        return []
    return [Problem("release_names", {"names": ", ".join(list(names)[:MOST_NAMES])})]


async def _tell(uow: UnitOfWork, school_id: str, what: Sequence[Release], now: datetime, how: str = "") -> None:
    """The channel hears of it at once."""
    key = f"release_told:{how}:{what[0].id}" if how else f"release_told:{what[0].id}"
    data = {"ids": ",".join(one.id for one in what), "what": how}
    await uow.notices.add(planned(NoticeKind.RELEASE_TOLD, school_id, school_id, now, key=key, data=data))


async def _unheard(uow: UnitOfWork, school_id: str) -> set[str]:
    """Releases that the channel is still to hear of."""
    waiting = [
        notice
        for notice in await uow.notices.of_subject(school_id)
        if notice.kind is NoticeKind.RELEASE_TOLD and notice.state is NoticeState.PENDING
    ]
    return {release_id for notice in waiting for release_id in notice.data.get("ids", "").split(",")}
