"""Samples of ``cards/groups/shared.py``."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from cards.groups.shared import shared
from cards.kit.scene import Card, Scene
from domain.groups.groups import Group
from domain.groups.seating import By, draw
from domain.meetings.meeting import MeetingState
from domain.people.school import Member, Role
from preview import school as samples

FOUND = {
    "nb": "Vi sier lite om hva vi forventer, og hver av oss på sin måte. En felles beskjed i september ville hjelpe.",
    "nn": "Vi seier lite om kva vi ventar, og kvar av oss på sin måte. Ei felles melding i september ville hjelpe.",
    "en": "We say little about what we expect, each in our own way. One message in September would help.",
}


def sample_members(count: int = 6) -> dict[str, Member]:
    """Ingrid, who leads, and colleagues."""
    there = [*samples.MEMBERS[:6]]
    for number in range(6, count):
        like = samples.COLLEAGUES[number % 5]  # several have the same first name, as in a large school
        name = f"{like.first_name} {chr(65 + number // 5)}ndersen"
        there.append(Member(samples.SCHOOL.id, replace(like, id=f"p-{number}", name=name), Role.TEACHER))
    return {member.person.id: member for member in there[:count]}


def sample_groups(on: Scene, count: int = 6, parts: bool = True) -> list[Group]:
    """Drawn groups, the first of which has finished and the second is writing."""
    there = list(sample_members(count).values())
    drawn = draw("m-0001", there, 3, By.LOT, parts, Random(4))  # noqa: S311  (a sample)
    texts = [(FOUND[on.language], True), (FOUND[on.language] * 3, False)]
    told = [replace(group, id=f"g-{group.number}", version=2) for group in drawn]
    return [replace(group, finding=text, done=done) for group, (text, done) in zip(told, texts, strict=False)] + told[
        len(texts) :
    ]


def _sample(on: Scene, count: int, *, parts: bool = True, state: MeetingState = MeetingState.RUNNING) -> Card:
    about = samples.meeting(on, state), samples.CHARACTERISTIC
    return shared(on, *about, sample_groups(on, count, parts), sample_members(count))


def _over(on: Scene) -> Card:
    groups = [replace(group, seats=()) for group in sample_groups(on)]
    return shared(on, samples.meeting(on, MeetingState.ENDED), samples.CHARACTERISTIC, groups, {})


SAMPLES: list[samples.Sample] = [
    ("shared", lambda on: _sample(on, 6)),
    ("shared, no parts", lambda on: _sample(on, 11, parts=False)),
    ("shared, ninety people", lambda on: _sample(on, 90)),
    ("over", _over),
]
