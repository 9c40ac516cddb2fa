"""Made-up cards about people."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.meetings.verbs import MEETING_BACK
from cards.people.guesses import cannot, perhaps
from cards.people.home import Waits, home
from cards.people.middle import keep_language, way_back
from cards.people.more import more
from cards.people.settings import settings
from cards.people.small_talk import languages, price, sorry, undo
from cards.people.which_school import which
from cards.people.who import people
from cards.verbs import Press
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from domain.people.school import Member, Role
from preview import school as samples

_SAID = {"nb": "ta det heller på fredag", "nn": "ta det heller fredag", "en": "rather on Friday"}
_ASKED = {"nb": "hvem vant kampen i går", "nn": "kven vann kampen i går", "en": "who won the match last night"}


def _many() -> list[Member]:
    colleague = samples.JONAS
    others = [replace(colleague, id=f"p-{i}", name=f"Jonas {chr(65 + i)}") for i in range(20)]
    return [*samples.MEMBERS, *(Member(samples.SCHOOL.id, person, Role.TEACHER) for person in others)]


def _back(on: Scene) -> Card:
    return keep_language(
        on, way_back(on, sorry(on), Press(MEETING_BACK, "m-0001"), samples.CHARACTERISTIC, planning=True)
    )


SAMPLES: samples.Samples = {
    "guesses": [
        ("three guesses", lambda on: perhaps(on, _SAID[on.language], ["move", "plan", "length"])),
        ("cannot", lambda on: cannot(on, _ASKED[on.language])),
    ],
    "middle": [("the way back, and another language", _back)],
    "more": [
        ("leader", lambda on: more(on, samples.leader(on))),
        ("teacher", lambda on: more(on, samples.teacher(on))),
    ],
    "small_talk": [
        ("the price", price),
        ("sorry", sorry),
        ("undo", lambda on: undo(on, samples.leader(on))),
        ("languages", lambda on: languages(on, "nb")),
        ("language kept", lambda on: languages(on, on.language, saved=True)),
    ],
    "home": [
        ("leader", lambda on: home(on, samples.leader(on), samples.meeting(on), samples.CHARACTERISTIC, ["Ingrid"])),
        (
            "leader, meeting running",
            lambda on: home(
                on, samples.leader(on), samples.meeting(on, MeetingState.RUNNING), samples.CHARACTERISTIC, ["Ingrid"]
            ),
        ),
        ("teacher", lambda on: home(on, samples.teacher(on), samples.meeting(on), samples.CHARACTERISTIC, ["Ingrid"])),
        (
            "teacher, something waits",
            lambda on: home(
                on, samples.teacher(on), samples.meeting(on), samples.CHARACTERISTIC, ["Ingrid"], Waits(True, 2, 0)
            ),
        ),
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
