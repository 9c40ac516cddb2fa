"""Who sits in which group: by lot or by subject, three to eight together, a leader never first to speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from random import Random
from typing import TypeVar

from domain.groups.groups import LARGEST, SMALLEST, Group, Part, Seat
from domain.ids import new_id
from domain.people.school import Member, Role

_T = TypeVar("_T")
LONGEST_SUBJECT = 60  # of what somebody says they teach
BEST = 4.5  # people in a group, where nobody has said otherwise
_BY_WEIGHT = (Part.SECRETARY, Part.CHAIR, Part.TIMEKEEPER, Part.FOCUS)  # three people have no keeper of the focus


class By(StrEnum):
    """How people are put together."""

    LOT = "lot"
    SUBJECT = "subject"  # those who teach the same thing sit together


def possible(people: int) -> range:
    """The numbers of groups that so many people can be divided into, three to eight in each; empty below three."""
    return range(-(-people // LARGEST), people // SMALLEST + 1)


def how_many(people: int, size: float) -> int:
    """The number of groups that comes nearest to this size; 0 below three people. Of two as near, the larger groups."""
    return min(possible(people), key=lambda count: (abs(people / count - size), count), default=0)


def draw(meeting_id: str, present: Sequence[Member], size: float, by: By, parts: bool, choose: Random) -> list[Group]:
    """Divide those present. Leaders are spread over the groups, and speak after the others in theirs."""
    count = how_many(len(present), size)
    if by is By.SUBJECT:
        tables = _by_subject(_shuffled(present, choose), size)
    else:
        teachers = [member for member in present if member.role is not Role.LEADER]
        leaders = [member for member in present if member.role is Role.LEADER]
        dealt = [*_shuffled(teachers, choose), *_shuffled(leaders, choose)]
        tables = [dealt[place::count] for place in range(count)]
    return [
        Group(new_id(), meeting_id, number, seated(_shuffled(table, choose), parts, choose))
        for number, table in enumerate(tables, start=1)
    ]


def seated(table: Sequence[Member], parts: bool, choose: Random) -> tuple[Seat, ...]:
    """The seats of one group in speaking order, leaders last; no leader is given the chair."""
    teachers = [member.person.id for member in table if member.role is not Role.LEADER]
    leaders = [member.person.id for member in table if member.role is Role.LEADER]
    given: dict[str, Part] = {}
    if parts:
        free = [*_shuffled(teachers, choose), *leaders]
        for part in _BY_WEIGHT[: len(table)]:
            who = next((one for one in free if part is not Part.CHAIR or one in teachers), None)
            if who is not None:
                free.remove(who)
                given[who] = part
    return tuple(Seat(one, given.get(one, Part.NONE)) for one in (*teachers, *leaders))


def _shuffled(things: Sequence[_T], choose: Random) -> list[_T]:
    return choose.sample(list(things), len(things))


def _by_subject(present: Sequence[Member], size: float) -> list[list[Member]]:
    """Those of one subject together. Subjects of one or two, and those who have not said, sit with each other; where
    even these are too few for a group of their own, they join the smallest ones.
    """
    subjects: dict[str, list[Member]] = {}
    for member in present:
        subjects.setdefault(_subject(member), []).append(member)
    unsaid = subjects.pop("", [])
    large = [table for table in subjects.values() if len(table) >= SMALLEST]
    rest = [member for table in subjects.values() if len(table) < SMALLEST for member in table] + unsaid
    tables = [part for table in large for part in _cut(table, size)]
    if len(rest) >= SMALLEST:
        return [*tables, *_cut(rest, size)]
    if sum(LARGEST - len(table) for table in tables) < len(rest):  # all are full: divide everybody in order of subject
        return _cut([*(member for table in large for member in table), *rest], size)
    for member in rest:
        min(tables, key=len).append(member)
    return tables


def _cut(table: Sequence[Member], size: float) -> list[list[Member]]:
    """As many groups as come nearest to the size, of those who stand next to each other."""
    count = how_many(len(table), size)
    ends = [round(place * len(table) / count) for place in range(count + 1)]
    return [list(table[begin:end]) for begin, end in pairwise(ends)]


def _subject(member: Member) -> str:
    return " ".join(member.subject.casefold().split())


def smallest(groups: Iterable[Group], members: Mapping[str, Member]) -> Group | None:
    """The group that a late one joins: the one with the fewest people who are still here, the first of several."""
    return min(groups, key=lambda group: (len(here(group, members)), group.number), default=None)


def here(group: Group, members: Mapping[str, Member]) -> list[tuple[Seat, Member]]:
    """Those of the group who still take part, in speaking order; a leader is not left first by others leaving."""
    found = [(seat, members[seat.person_id]) for seat in group.seats if seat.person_id in members]
    found = [(seat, member) for seat, member in found if member.takes_part]
    return sorted(found, key=lambda one: one[1].role is Role.LEADER)
