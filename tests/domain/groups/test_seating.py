"""Who sits in which group."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from domain.groups.groups import Group, Part, Seat
from domain.groups.seating import By, draw, here, how_many, possible, smallest
from domain.people.school import Member, Role
from tests.support.arranged.small_school import person


def school(count: int, leaders: int = 1, subjects: tuple[str, ...] = ()) -> list[Member]:
    return [
        Member(
            "s",
            replace(person(f"P{number}"), id=f"p{number}"),
            Role.LEADER if number < leaders else Role.TEACHER,
            subject=subjects[number] if number < len(subjects) else "",
        )
        for number in range(count)
    ]


def roles(groups: list[Group], members: list[Member]) -> list[list[Role]]:
    found = {member.person.id: member.role for member in members}
    return [[found[seat.person_id] for seat in group.seats] for group in groups]


def wrongly_seated(groups: list[Group], members: list[Member], leaders: int) -> list[str]:
    """What should not be so of a school that sits in groups."""
    seated = sorted(seat.person_id for group in groups for seat in group.seats)
    leading = {member.person.id for member in members[:leaders]}
    wrong = []
    if seated != sorted(member.person.id for member in members):
        wrong.append("somebody sits nowhere or twice")
    if [group.number for group in groups] != list(range(1, len(groups) + 1)):
        wrong.append("the numbers do not run from 1")
    for group, table in zip(groups, roles(groups, members), strict=True):
        parts = Counter(seat.part for seat in group.seats if seat.part is not Part.NONE)
        if not 3 <= len(group.seats) <= 8:
            wrong.append(f"{len(group.seats)} in group {group.number}")
        if table[0] is not Role.TEACHER and Role.TEACHER in table:
            wrong.append(f"a leader speaks first in group {group.number}")
        if parts[Part.SECRETARY] != 1 or set(parts.values()) != {1}:
            wrong.append(f"the parts of group {group.number} are {dict(parts)}")
        if next((seat.person_id for seat in group.seats if seat.part is Part.CHAIR), "") in leading:
            wrong.append(f"a leader chairs group {group.number}")
    return wrong


def test_everybody_sits_in_one_group_of_three_to_eight_and_no_leader_speaks_first() -> None:
    subjects = ("Fiolin", "fiolin ", "Dans", "", "Piano", "Piano", "piano", "Kor", "Dans") * 10
    wrong = {}
    for leaders, count, size, by in product([0, 1, 3], [9, 10, 11, 17, 90], range(3, 9), By):
        members = school(count, leaders, subjects)
        for seed in range(5):
            if found := wrongly_seated(draw("m", members, size, by, True, Random(seed)), members, leaders):
                wrong[leaders, count, size, by, seed] = found

    assert wrong == {}


def test_two_people_are_no_groups() -> None:
    assert (list(possible(2)), how_many(2, 4), draw("m", school(2), 4, By.LOT, True, Random(1))) == ([], 0, [])


@pytest.mark.parametrize(
    ("people", "size", "groups"), [(9, 3, 3), (9, 8, 2), (10, 4, 3), (11, 4, 3), (17, 5, 3), (17, 8, 3), (90, 3, 30)]
)
def test_the_number_of_groups_comes_nearest_to_the_size(people: int, size: int, groups: int) -> None:
    assert how_many(people, size) == groups


def test_sizes_by_lot_differ_by_one_at_most() -> None:
    for count in range(9, 91):
        sizes = [len(group.seats) for group in draw("m", school(count), 4, By.LOT, False, Random(count))]
        assert max(sizes) - min(sizes) <= 1


def test_leaders_are_spread_over_the_groups() -> None:
    members = school(12, leaders=3)

    tables = roles(draw("m", members, 4, By.LOT, False, Random(3)), members)

    assert [table.count(Role.LEADER) for table in tables] == [1, 1, 1]


def test_no_parts_are_drawn_where_none_are_wanted() -> None:
    groups = draw("m", school(9), 4, By.LOT, False, Random(2))

    assert {seat.part for group in groups for seat in group.seats} == {Part.NONE}


def test_those_who_teach_the_same_sit_together_and_small_subjects_sit_with_each_other() -> None:
    subjects = ("Fiolin", "fiolin", " FIOLIN", "Fiolin", "Piano", "Piano", "Dans", "Kor", "")
    members = school(9, 0, subjects)

    groups = draw("m", members, 4, By.SUBJECT, False, Random(5))

    strings = {"p0", "p1", "p2", "p3"}
    assert sorted(len({seat.person_id for seat in group.seats} & strings) for group in groups) == [0, 4]


def test_two_who_teach_something_else_join_the_smallest_groups() -> None:
    members = school(10, 0, ("Fiolin",) * 4 + ("Piano",) * 4 + ("Dans", "Kor"))

    groups = draw("m", members, 4, By.SUBJECT, False, Random(5))

    assert [len(group.seats) for group in groups] == [5, 5]


def test_where_all_groups_are_full_the_rest_is_not_left_over() -> None:
    members = school(17, 0, ("Fiolin",) * 8 + ("Piano",) * 8 + ("Dans",))

    sizes = [len(group.seats) for group in draw("m", members, 8, By.SUBJECT, False, Random(5))]

    assert sum(sizes) == 17
    assert all(3 <= size <= 8 for size in sizes)


def test_the_lot_is_another_one_each_time() -> None:
    members = school(17)

    assert len({str([g.seats for g in draw("m", members, 4, By.LOT, True, Random(seed))]) for seed in range(9)}) == 9


def test_a_leader_does_not_speak_first_because_others_leave() -> None:
    members = school(4, leaders=1)
    group = Group("g", "m", 1, (Seat("p1"), Seat("p0"), Seat("p2")))
    there = {one.person.id: one for one in members} | {"p1": replace(members[1], here=False)}

    assert [seat.person_id for seat, _member in here(group, there)] == ["p2", "p0"]


def test_a_late_one_joins_the_group_with_the_fewest_who_are_still_here() -> None:
    members = school(6, leaders=0)
    full = Group("a", "m", 1, (Seat("p0"), Seat("p1"), Seat("p2")))
    left = Group("b", "m", 2, (Seat("p3"), Seat("p4"), Seat("p5"), Seat("gone"), Seat("gone-too")))
    there = {one.person.id: one for one in members} | {"p5": replace(members[5], role=Role.NONE)}

    assert smallest([full, left], there) == left
    assert smallest([], there) is None
