"""Samples of ``cards/practice/practice.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.practice.practice import listing, one, sure_to_drop, thanked
from domain.practice.find import Seen
from domain.practice.practice import Practice
from preview import school as samples


def sample(on: Scene, *, other: bool = False, shared: bool = False, origin: str = "", thanks: int = 0) -> Seen:
    """A write-up of Solvik's, or of another school's."""
    words = {
        "nb": ("Ringe hjem *før* første time", "Vi ringte alle nye elever.\nTi minutter holdt.", "Færre slutter."),
        "nn": ("Ringje heim *før* første time", "Vi ringde alle nye elevar.\nTi minutt heldt.", "Færre sluttar."),
        "en": ("Call home *before* the first lesson", "We called all new pupils.\nTen minutes did it.", "Fewer leave."),
    }  # fmt: skip
    title, did, changed = words[on.language]
    school = samples.OTHER_SCHOOL if other else samples.SCHOOL
    made = Practice("pr-1", school.id, "1.4", title, did, changed, did.split("\n")[0], shared, "me-1", origin)
    return Seen(replace(made, thanks=thanks, version=1), school, samples.CHARACTERISTIC)


def _listed(on: Scene) -> Card:
    first = sample(on, other=True, shared=True, thanks=3)
    found = [first, sample(on), sample(on, origin="Fjord kulturskole")]
    found = [replace(each, practice=replace(each.practice, id=f"pr-{n}")) for n, each in enumerate(found)]
    return listing(on, samples.leader(on), found, 3, "1.4", samples.CHARACTERISTIC)


SAMPLES: list[samples.Sample] = [
    ("listing", _listed),
    ("listing, nothing found", lambda on: listing(on, samples.teacher(on), [], 3, "korps")),
    ("listing, nothing yet", lambda on: listing(on, samples.teacher(on), [], 0)),
    ("one, a leader", lambda on: one(on, samples.leader(on), sample(on))),
    ("one, shared", lambda on: one(on, samples.leader(on), sample(on, shared=True, thanks=1))),
    ("one, another school's", lambda on: one(on, samples.leader(on), sample(on, other=True, shared=True, thanks=3))),
    ("one, a teacher", lambda on: one(on, samples.teacher(on), sample(on, origin="Fjord kulturskole"))),
    ("delete?", lambda on: sure_to_drop(on, sample(on).practice)),
    ("thanked", lambda on: thanked(on, sample(on, thanks=2).practice, samples.OTHER_SCHOOL.name)),
]
