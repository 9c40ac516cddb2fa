"""Samples of ``cards/people/which_school.py``."""

from __future__ import annotations

from cards.people.which_school import which
from domain.people.school import Role
from preview import school as samples

SAMPLES: list[samples.Sample] = [
    ("two", lambda on: which(on, [(samples.SCHOOL, Role.LEADER), (samples.OTHER_SCHOOL, Role.TEACHER)], "tiltak")),
]
