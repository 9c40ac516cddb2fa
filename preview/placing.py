"""Made-up cards about placing."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Scene
from cards.placing.decide import THOUGHT, answers, decide, deleted, nothing_kept, saved
from cards.placing.level import EXAMPLE, step
from domain.errors import Problem
from domain.placing.place_school import Subject
from domain.placing.placement import Answer, Placement, sentence_key
from preview import school as samples


def sample_placement(*, half: bool = False) -> Placement:
    """Somebody's answers, for the samples."""
    order = [Answer.SELDOM, Answer.OFTEN, Answer.OFTEN, Answer.OFTEN, Answer.SELDOM, Answer.UNKNOWN]
    every = [one for level in (1, 2, 3, 4) for one in samples.CHARACTERISTIC.levels[level]]
    given = {sentence_key(one): answer for one, answer in zip(every, order, strict=False)}
    kept = dict(list(given.items())[:2]) if half else given
    return Placement(answers=kept, examples={2: "Vi skriver et brev i august."})


def sample_subject(on: Scene, *, meeting: bool = True) -> Subject:
    """What the samples are about."""
    return Subject(samples.CHARACTERISTIC, 1, samples.meeting(on) if meeting else None)


_GENERAL = replace(samples.CHARACTERISTIC, own_criteria=False)

_LEVEL_NAMED = [Problem("names_in_example", {"names": "Jonas"}, EXAMPLE)]


_DECIDE_NAMED = [Problem("names_somebody", {"names": "Jonas"}, THOUGHT)]


SAMPLES: samples.Samples = {
    "level": [
        ("first step", lambda on: step(on, sample_subject(on), Placement(), 1)),
        ("third step", lambda on: step(on, sample_subject(on), sample_placement(), 3)),
        ("a name", lambda on: step(on, sample_subject(on), sample_placement(), 2, problems=_LEVEL_NAMED)),
        ("taken up", lambda on: step(on, sample_subject(on), sample_placement(half=True), 2, whole=False)),
        ("outside a meeting", lambda on: step(on, Subject(_GENERAL, 1), Placement(), 1)),
    ],
    "decide": [
        ("suggestion", lambda on: decide(on, sample_subject(on), sample_placement())),
        (
            "a name",
            lambda on: decide(
                on, sample_subject(on), sample_placement(), problems=_DECIDE_NAMED, typed="Jonas kan ringe."
            ),
        ),
        ("no suggestion", lambda on: decide(on, sample_subject(on, meeting=False), Placement())),
        ("saved", lambda on: saved(on, sample_subject(on), samples.meeting(on).questions[:1])),
        ("answers", lambda on: answers(on, sample_subject(on), sample_placement())),
        ("deleted", lambda on: deleted(on, sample_subject(on).key, samples.SCHOOL.id)),
        ("no answers", lambda on: nothing_kept(on, sample_subject(on).key, samples.SCHOOL.id)),
    ],
}
