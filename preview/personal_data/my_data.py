"""Samples of ``cards/personal_data/my_data.py``."""

from __future__ import annotations

from datetime import date

from cards.kit.scene import Scene
from cards.personal_data.my_data import ask, my_data, nothing
from domain.measures.measure import OVER, Measure
from domain.people.school import Member, Role
from domain.personal_data.my_data import MyData, Placed, Warned
from domain.reminders.rhythms import Rhythm
from preview import school as samples


def _mine(on: Scene) -> MyData:
    leader = samples.leader(on)
    part = Member(leader.school.id, leader.person, Role.LEADER, subject="Fiolin")
    owned = Measure("1", leader.school.id, None, "1.4", "Ring hjem", leader.person.id, date(2027, 1, 15))
    assert owned.progress not in OVER
    return MyData(
        leader.person, [(leader.school, part)], [leader.school], Rhythm(leader.person.id), [owned],
        placed=[Placed(leader.school.id, "1.4", "")],
    )  # fmt: skip


SAMPLES: list[samples.Sample] = [
    ("mine", lambda on: my_data(on, _mine(on), f"p-{on.language}")),
    ("few", lambda on: my_data(on, MyData(samples.teacher(on).person, ()), f"p-{on.language}")),
    ("ask", lambda on: ask(on, Warned([samples.leader(on).school], 2, running=True))),
    ("ask, nothing special", lambda on: ask(on, Warned())),
    ("deleted", lambda on: nothing(on, deleted=True)),
    ("nothing", lambda on: nothing(on)),
]
