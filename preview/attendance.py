"""Made-up cards about who is coming to a meeting."""

from __future__ import annotations

from cards.attendance.answer import answer
from cards.attendance.who import who
from cards.attendance.words import Coming
from cards.kit.scene import Card, Scene
from domain.attendance.attendance import NOBODY, Attendance
from domain.attendance.noted import Noted
from preview import school as samples

COUNTED = Attendance(5, samples.MEMBERS[1:3], 2)


def _answer(on: Scene, coming: bool | None, before: bool | None = None, *, ill: bool = False) -> Card:
    noted = Noted(samples.meeting(on), coming, before)
    return answer(on, noted, samples.CHARACTERISTIC, ill=ill, told=True)


def _who(on: Scene, coming: Coming, *, public: bool = False) -> Card:
    return who(on, samples.meeting(on), samples.CHARACTERISTIC, coming, public=public)


SAMPLES: samples.Samples = {
    "answer": [
        ("coming", lambda on: _answer(on, True)),
        ("not coming", lambda on: _answer(on, False)),
        ("not coming after all", lambda on: _answer(on, False, True)),
        ("ill", lambda on: _answer(on, False, ill=True)),
        ("taken back", lambda on: _answer(on, None, False)),
    ],
    "who": [
        ("some have answered", lambda on: _who(on, Coming(False, COUNTED))),
        ("in the channel", lambda on: _who(on, Coming(False, COUNTED), public=True)),
        ("nobody has answered", lambda on: _who(on, Coming(None, Attendance(silent=8)))),
        ("to who does not take part", lambda on: _who(on, Coming(None, NOBODY, asked=False))),
    ],
}
