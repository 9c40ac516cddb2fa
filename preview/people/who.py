"""Samples of ``cards/people/who.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.people.who import people
from domain.people.school import Member, Role
from preview import school as samples


def _many() -> list[Member]:
    colleague = samples.JONAS
    more = [replace(colleague, id=f"p-{i}", name=f"Jonas {chr(65 + i)}") for i in range(20)]
    return [*samples.MEMBERS, *(Member(samples.SCHOOL.id, person, Role.TEACHER) for person in more)]


SAMPLES: list[samples.Sample] = [
    ("leader", lambda on: people(on, samples.leader(on), samples.MEMBERS, saved=True)),
    ("teacher", lambda on: people(on, samples.teacher(on), samples.MEMBERS)),
    ("several pages", lambda on: people(on, samples.leader(on), _many(), page=1)),
]
