"""Who owns for a school (the municipality): chosen by its leaders, from people of the same tenant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.ids import new_id
from domain.owners.owned_cards import own_no_longer
from domain.owners.release import CHOSEN, OWNERS, chosen
from domain.people.school import Caller, Person, School
from domain.unit_of_work import UnitOfWork

MOST_OWNERS = 8
MOST_OFFERED = 40  # names on the card; others are found by a word
LONGEST_WORD = 60
FEWEST_DAYS, MOST_DAYS = 1, 30
_NUMBER = re.compile(r"(\d{1,3})(?:[.,]0+)?", re.ASCII)  # some clients send 5.0 for a 5


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who owns now, and who may be chosen, owners among them. ``more``: how many were not offered."""

    owners: tuple[Person, ...]
    people: tuple[Person, ...]
    more: int = 0


async def candidates(uow: UnitOfWork, school: School, word: str = "", keep: Sequence[str] = ()) -> Candidates:
    """Those near at hand, or those whose name has the word in it; always with the owners and who was ticked."""
    owners = await uow.owners.owners(school.id)
    sure = {person.id for person in owners} | set(keep)
    wanted = " ".join(word.casefold().split())
    everybody = await uow.owners.may_own(school.tenant_id, school.id)
    first = [person for person, _ in everybody if person.id in sure]
    fits = [
        person
        for person, near in everybody
        if person.id not in sure and person.reachable and (wanted in person.name.casefold() if wanted else near)
    ]
    room = max(0, MOST_OFFERED - len(first))
    return Candidates(tuple(owners), (*first, *fits[:room]), max(0, len(fits) - room))


async def choose_owners(
    uow: UnitOfWork, leader: Caller, inputs: Mapping[str, str], seen: str, now: datetime
) -> School | list[Problem]:
    """Keep who owns and how long staff have it first.

    ``seen`` are the owners that the form showed, by comma: whom another leader has chosen meanwhile stays.
    """
    if not leader.leads:
        raise Refused("leaders_only", leaders="")
    school = await uow.schools.get(leader.school.id, lock=True)
    if school is None or not school.active:
        raise Refused("gone")
    there = {person.id for person in await uow.owners.owners(school.id)}
    allowed = {person.id for person, _ in await uow.owners.may_own(school.tenant_id, school.id)}
    wanted = [one for one in chosen(inputs, "owners") if one in allowed]
    dropped = (set(seen.split(",")) & there) - set(wanted)
    added = [one for one in wanted if one not in there]
    problems = []
    if len(there - dropped) + len(added) > MOST_OWNERS:
        problems.append(Problem("owners_too_many", {"most": MOST_OWNERS}, "owners"))
    if len(wanted) < len(chosen(inputs, "owners")):
        problems.append(Problem("owners_unknown", field="owners"))
    days = inputs.get("days", "").strip()
    number = _NUMBER.fullmatch(days)
    count = int(number[1]) if number else 0
    if days and not FEWEST_DAYS <= count <= MOST_DAYS:
        problems.append(Problem("release_days_out_of_range", {"least": FEWEST_DAYS, "most": MOST_DAYS}, "days"))
    if problems:
        return problems
    for person_id in dropped:
        await uow.owners.drop_owner(school.id, person_id)
    await own_no_longer(uow, school.id, dropped, now)
    for person_id in added:
        await uow.owners.put_owner(school.id, person_id)
        await _welcome(uow, school, person_id, now)
    if (added or dropped) and await uow.owners.releases([school.id]):
        row = planned(
            NoticeKind.RELEASE_TOLD, school.id, school.id, now, key=f"release_told:{new_id()}", data={"what": OWNERS}
        )
        await uow.notices.add(row)  # staff know who sees what they have made
    if days and count != school.release_days:
        school = await uow.schools.save(replace(school, release_days=count))
    return school


async def _welcome(uow: UnitOfWork, school: School, person_id: str, now: datetime) -> None:
    """Tell somebody that they were chosen."""
    key = f"owner_chosen:{school.id}:{person_id}:{now.date()}"
    row = planned(
        NoticeKind.RELEASE_OPEN, school.id, school.id, now, key=key, person_id=person_id, data={"what": CHOSEN}
    )
    await uow.notices.add(row)
