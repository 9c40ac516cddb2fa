"""Made-up cards about people."""

from __future__ import annotations

from dataclasses import replace

from cards.people.home import home
from cards.people.settings import settings
from cards.people.which_school import which
from cards.people.who import people
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from domain.people.school import Member, Role
from preview import school as samples


def _many() -> list[Member]:
    colleague = samples.JONAS
    more = [replace(colleague, id=f"p-{i}", name=f"Jonas {chr(65 + i)}") for i in range(20)]
    return [*samples.MEMBERS, *(Member(samples.SCHOOL.id, person, Role.TEACHER) for person in more)]


SAMPLES: samples.Samples = {
    "home": [
        ("leader", lambda on: home(on, samples.leader(on), samples.meeting(on), samples.CHARACTERISTIC, ["Ingrid"])),
        (
            "leader, meeting running",
            lambda on: home(
                on, samples.leader(on), samples.meeting(on, MeetingState.RUNNING), samples.CHARACTERISTIC, ["Ingrid"]
            ),
        ),
        ("teacher", lambda on: home(on, samples.teacher(on), samples.meeting(on), samples.CHARACTERISTIC, ["Ingrid"])),
        ("teacher, no meeting", lambda on: home(on, samples.teacher(on), None, None, [])),
    ],
    "settings": [
        ("leader", lambda on: settings(on, samples.leader(on))),
        ("teacher, saved", lambda on: settings(on, samples.teacher(on), saved=True, subject="Fiolin")),
        (
            "problem",
            lambda on: settings(
                on, samples.leader(on), problems=[Problem("limit_out_of_range", {"least": 3, "most": 50}, "limit")]
            ),
        ),
    ],
    "which_school": [
        ("two", lambda on: which(on, [(samples.SCHOOL, Role.LEADER), (samples.OTHER_SCHOOL, Role.TEACHER)], "tiltak")),
    ],
    "who": [
        ("leader", lambda on: people(on, samples.leader(on), samples.MEMBERS, saved=True)),
        ("teacher", lambda on: people(on, samples.teacher(on), samples.MEMBERS)),
        ("several pages", lambda on: people(on, samples.leader(on), _many(), page=1)),
    ],
}
