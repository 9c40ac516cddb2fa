"""Made-up cards about personal data."""

from __future__ import annotations

from datetime import date, timedelta

from cards.kit.scene import Scene
from cards.personal_data.keeping import ahead, ask, keeping
from cards.personal_data.my_data import ask as my_data_ask
from cards.personal_data.my_data import my_data, nothing
from cards.personal_data.who_sees import who_sees
from domain.errors import Problem
from domain.measures.measure import OVER, Measure
from domain.people.school import Member, Role
from domain.personal_data.deletion import Deletion
from domain.personal_data.keep import KEPT_LONG_ENOUGH, PERSON_ASKED
from domain.personal_data.my_data import MyData, Placed, Warned
from domain.reminders.rhythms import Rhythm
from locales import tr
from preview import school as samples


def _log() -> list[Deletion]:
    then = samples.NOW - timedelta(days=9)
    return [
        Deletion("1", "s", samples.NOW, "meetings", 3, KEPT_LONG_ENOUGH),
        Deletion("2", "s", samples.NOW, "measures", 1, KEPT_LONG_ENOUGH),
        Deletion("3", "s", then, "person", 1, PERSON_ASKED),
    ]


def _mine(on: Scene) -> MyData:
    leader = samples.leader(on)
    part = Member(leader.school.id, leader.person, Role.LEADER, subject="Fiolin")
    owned = Measure("1", leader.school.id, None, "1.4", "Ring hjem", leader.person.id, date(2027, 1, 15))
    assert owned.progress not in OVER
    return MyData(
        leader.person, [(leader.school, part)], [leader.school], Rhythm(leader.person.id), [owned],
        placed=[Placed(leader.school.id, "1.4", "")],
    )  # fmt: skip


SAMPLES: samples.Samples = {
    "who_sees": [
        ("before a meeting", lambda on: who_sees(on, samples.teacher(on), during=False, public=False)),
        ("during one, in the channel", lambda on: who_sees(on, samples.teacher(on), during=True, public=True)),
    ],
    "keeping": [
        ("leader", lambda on: keeping(on, samples.leader(on), _log())),
        ("teacher", lambda on: keeping(on, samples.teacher(on), ())),
        ("saved", lambda on: keeping(on, samples.leader(on), _log(), tr(on.language, "Saved."))),
        ("problem", lambda on: keeping(on, samples.leader(on), (), "", [Problem("unknown_years", field="years")])),
        ("ask", lambda on: ask(on, 2, 7, 1)),
        ("ahead", lambda on: ahead(on, 5, 3, 1, samples.NOW + timedelta(days=7))),
    ],
    "my_data": [
        ("mine", lambda on: my_data(on, _mine(on), f"p-{on.language}")),
        ("few", lambda on: my_data(on, MyData(samples.teacher(on).person, ()), f"p-{on.language}")),
        ("ask", lambda on: my_data_ask(on, Warned([samples.leader(on).school], 2, running=True))),
        ("ask, nothing special", lambda on: my_data_ask(on, Warned())),
        ("deleted", lambda on: nothing(on, deleted=True)),
        ("nothing", lambda on: nothing(on)),
    ],
}
