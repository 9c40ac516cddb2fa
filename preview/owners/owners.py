"""Samples of ``cards/owners/owners.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.owners.owners import owners, told
from domain.errors import Problem
from domain.owners.owners import Candidates
from domain.owners.release import Offered
from domain.owners.releases import Part, Release
from preview import school as samples


def _sample(on: Scene, *, problem: bool = False, more: int = 0) -> Card:
    people = (samples.INGRID, *samples.COLLEAGUES)
    if more:
        people = tuple(replace(samples.JONAS, id=f"{n:016x}", name=f"Jonas V{n}") for n in range(40))
    problems = [Problem("release_days_out_of_range", {"least": 1, "most": 30}, "days")] if problem else []
    found = Candidates((people[2],), people, more)
    return owners(on, samples.leader(on), found, [people[2].id], problems, "" if problem else on.tr("Saved."))


def sample_offer(on: Scene, count: int = 2) -> Offered:
    """What Solvik may release, and has."""
    one = Release("r1", samples.SCHOOL.id, "1.4", (Part.LEVELS, Part.AIMS), samples.NOW, samples.STARTS)
    lost = replace(one, id="r2", characteristic_id="7.3", parts=(Part.MEASURES,))
    both = (samples.CHARACTERISTIC, samples.OTHER)
    return Offered(both[1:], (one, lost)[:count], {each.id: each for each in both})


SAMPLES: list[samples.Sample] = [
    ("leader", _sample),
    ("leader, a problem", lambda on: _sample(on, problem=True)),
    ("leader, very many", lambda on: _sample(on, more=260)),
    (
        "teacher",
        lambda on: told(on, samples.teacher(on), Candidates((samples.JONAS,), ()), sample_offer(on)),
    ),
    ("nobody", lambda on: told(on, samples.teacher(on), Candidates((), ()), sample_offer(on, 0))),
]
