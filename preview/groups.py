"""Made-up cards about groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from cards.groups.form import form
from cards.groups.mine import NAMES, OTHERS, mine, nowhere, too_late
from cards.groups.shared import shared
from cards.kit.scene import Card, Scene
from domain.errors import Problem
from domain.groups.groups import Group
from domain.groups.seating import By, draw
from domain.meetings.meeting import MeetingState
from domain.people.school import Member, Role
from locales import tr
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


def _shared_sample(on: Scene, count: int, *, parts: bool = True, state: MeetingState = MeetingState.RUNNING) -> Card:
    about = samples.meeting(on, state), samples.CHARACTERISTIC
    return shared(on, *about, sample_groups(on, count, parts), sample_members(count))


def _over(on: Scene) -> Card:
    groups = [replace(group, seats=()) for group in sample_groups(on)]
    return shared(on, samples.meeting(on, MeetingState.ENDED), samples.CHARACTERISTIC, groups, {})


def _form_sample(on: Scene, count: int, *, drawn: bool = False, problems: Sequence[Problem] = ()) -> Card:
    there = list(sample_members(max(count, 6)).values())[:count]
    with_subject = [Member(m.school_id, m.person, m.role, subject="Fiolin") for m in there[:4]] + there[4:]
    groups = sample_groups(on, 12) if drawn else []
    meeting = samples.meeting(on, MeetingState.RUNNING)
    assert there[0].role is Role.LEADER
    return form(on, meeting, with_subject, max(count, 6) + 2, groups, problems)


def _mine_sample(
    on: Scene, problems: Sequence[Problem] = (), text: str = "", *, number: int = 0, writes: bool = False
) -> Card:
    about = samples.meeting(on, MeetingState.RUNNING), samples.CHARACTERISTIC
    group = sample_groups(on, 12)[number]
    values = {"finding": text} if text else None
    return mine(on, *about, group, sample_members(12), problems, values, writes=writes)


SAMPLES: samples.Samples = {
    "shared": [
        ("shared", lambda on: _shared_sample(on, 6)),
        ("shared, no parts", lambda on: _shared_sample(on, 11, parts=False)),
        ("shared, ninety people", lambda on: _shared_sample(on, 90)),
        ("over", _over),
    ],
    "form": [
        ("few", lambda on: _form_sample(on, 4)),
        ("not yet here", lambda on: form(on, samples.meeting(on), list(sample_members(6).values()), 12)),
        ("eleven", lambda on: _form_sample(on, 11)),
        ("ninety", lambda on: _form_sample(on, 90)),
        (
            "drawn already",
            lambda on: _form_sample(
                on, 12, drawn=True, problems=[Problem("group_size", {"least": 3, "most": 8}, "size")]
            ),
        ),
    ],
    "mine": [
        ("mine", lambda on: _mine_sample(on)),
        ("to the secretary", lambda on: _mine_sample(on, number=2, writes=True)),
        (
            "a name",
            lambda on: _mine_sample(
                on, [Problem(NAMES, {"names": "Jonas"}, "finding")], "Jonas gir aldri beskjed hjem."
            ),
        ),
        (
            "written meanwhile",
            lambda on: _mine_sample(on, [Problem(OTHERS, field="finding")], "Vi venter på at de skal spørre."),
        ),
        ("no groups", lambda on: nowhere(on, samples.meeting(on), drawn=False)),
        ("in no group", lambda on: nowhere(on, samples.meeting(on), drawn=True)),
        (
            "too late",
            lambda on: too_late(
                on, tr(on.language, "The meeting is over. What was agreed stands."), FOUND[on.language]
            ),
        ),
    ],
}
