"""Divide those present into groups; let in those who come late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from domain.agenda.electorate import away
from domain.agenda.follow import Change, follow
from domain.agenda.standing import meeting_to_conduct, require_running
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.groups.groups import FEWEST_HERE, GROUPS_FROM, LARGEST, SMALLEST, Group, Part, Seat, can_divide
from domain.groups.seating import By, draw, here, smallest
from domain.meetings.meeting import Meeting
from domain.people.school import Caller, Member
from domain.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wish:
    """How the leader wants the groups."""

    size: int
    by: By = By.LOT
    parts: bool = True


def read_wish(inputs: Mapping[str, str]) -> Wish | list[Problem]:
    """What the form says, or what is wrong with it."""
    size = inputs.get("size", "").strip()
    if size not in {str(number) for number in range(SMALLEST, LARGEST + 1)}:
        return [Problem("group_size", {"least": SMALLEST, "most": LARGEST}, "size")]
    by = By.SUBJECT if inputs.get("by") == By.SUBJECT.value else By.LOT
    return Wish(int(size), by, inputs.get("parts", "true") == "true")


async def present_members(uow: UnitOfWork, meeting: Meeting) -> list[Member]:
    """Those who take part and have said that they are here, by name."""
    there = await uow.presences.of_meeting(meeting.id)
    members = await uow.people.members(meeting.school_id)
    return [member for member in members if member.takes_part and member.person.id in there]


async def expected(uow: UnitOfWork, meeting_id: str, members: Iterable[Member]) -> int:
    """How many take part and have not said that they are not coming."""
    absent = await away(uow, meeting_id)
    return sum(member.takes_part and member.person.id not in absent for member in members)


def drawing(groups: Sequence[Group]) -> str:
    """A word for these very groups, so that a repeated press does not divide people anew; "" where there are none."""
    return groups[0].id if groups else ""


async def draw_groups(
    uow: UnitOfWork, meeting_id: str, wish: Wish, leader: Caller, now: datetime, choose: Random, *, before: str = ""
) -> list[Group]:
    """Draw, and show everybody. ``before`` is what ``drawing`` said when the leader was asked: groups that somebody
    else has drawn meanwhile stay, and so do those that the same press has drawn already.
    """
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    require_running(meeting)
    earlier = await uow.groups.of_meeting(meeting.id)
    if drawing(earlier) != before:
        return earlier
    present = await present_members(uow, meeting)
    taking_part = await expected(uow, meeting.id, await uow.people.members(meeting.school_id))
    if not can_divide(taking_part, len(present)):
        least = FEWEST_HERE if taking_part >= GROUPS_FROM else GROUPS_FROM
        raise Refused("too_few_for_groups", present=len(present), least=least)
    groups = draw(meeting.id, present, wish.size, wish.by, wish.parts, choose)
    await uow.groups.replace(meeting.id, groups)
    await _say(uow, meeting, groups, now)
    return groups


async def join_late(uow: UnitOfWork, meeting: Meeting, person_id: str, now: datetime) -> Group | None:
    """Somebody comes when the groups are drawn: they join the smallest one, and speak after the others.

    None where there are no groups, or the person sits in one already. A ninth is let in rather than left alone. The
    caller holds the meeting's lock.
    """
    groups = await uow.groups.of_meeting(meeting.id)
    members = {member.person.id: member for member in await uow.people.members(meeting.school_id)}
    member = members.get(person_id)
    if member is None or not member.takes_part or group_of(groups, person_id) is not None:
        return None
    found = smallest(groups, members)
    if found is None:
        return None
    group = await uow.groups.get(found.id, lock=True)
    if group is None:
        return None
    group = await uow.groups.save(replace(group, seats=(*group.seats, Seat(person_id))))
    await tell_change(uow, meeting, group, now)
    return group


def group_of(groups: Sequence[Group], person_id: str) -> Group | None:
    """The group that the person sits in."""
    return next((group for group in groups if any(seat.person_id == person_id for seat in group.seats)), None)


async def tell_change(uow: UnitOfWork, meeting: Meeting, group: Group, now: datetime) -> None:
    """The shared card is made anew; several changes in a row make one edit."""
    await uow.notices.drop(meeting.id, [NoticeKind.GROUPS_EDIT])
    key = f"groups_edit:{group.id}:{group.version}"
    await uow.notices.add(planned(NoticeKind.GROUPS_EDIT, meeting.school_id, meeting.id, now, key=key))
    await follow(uow, meeting, Change.GROUPS, now)


async def _say(uow: UnitOfWork, meeting: Meeting, groups: Sequence[Group], now: datetime) -> None:
    """One card in the thread; where it is there already, that card anew. Each secretary gets the group's own card."""
    posted = await uow.posts.get(NoticeKind.GROUPS, meeting.id)
    kind = NoticeKind.GROUPS_EDIT if posted else NoticeKind.GROUPS
    await uow.notices.drop(meeting.id, [NoticeKind.GROUPS, NoticeKind.GROUPS_EDIT])
    key = f"groups:{drawing(groups)}"
    await uow.notices.add(planned(kind, meeting.school_id, meeting.id, now, key=key))
    await follow(uow, meeting, Change.GROUPS, now)
    for group in groups:
        for seat in group.seats:
            if seat.part is Part.SECRETARY:
                await send_to(uow, meeting, group, seat.person_id, now)


async def send_to(uow: UnitOfWork, meeting: Meeting, group: Group, person_id: str, now: datetime) -> None:
    """The group's own card to one person: to the secretary unasked, to others when they ask; once a minute."""
    key = f"group_write:{group.id}:{person_id}:{now:%Y%m%d%H%M}"
    kind = NoticeKind.GROUP_WRITE
    await uow.notices.add(planned(kind, meeting.school_id, group.id, now, key=key, person_id=person_id))


def may_write(group: Group, members: Mapping[str, Member], person_id: str) -> bool:
    """Whether the person sits in the group and still takes part: the secretary may be ill, so anybody of it writes."""
    return any(seat.person_id == person_id for seat, _member in here(group, members))
