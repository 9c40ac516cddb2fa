"""Samples of ``cards/owners/release.py``."""

from __future__ import annotations

from cards.kit import present
from cards.kit.scene import Card, Scene
from cards.owners.release import chosen, form, opened, owners_now, told
from domain.errors import Problem
from preview import school as samples
from preview.owners.owners import sample_offer


def _named(on: Scene) -> Card:
    problem = Problem("release_names", {"names": "Silje"})
    return form(on, samples.leader(on), sample_offer(on), [problem], "1.11", "levels,measures")


SAMPLES: list[samples.Sample] = [
    ("form", lambda on: form(on, samples.leader(on), sample_offer(on))),
    ("form, a name", _named),
    ("form, nothing released", lambda on: form(on, samples.leader(on), sample_offer(on, 0))),
    ("channel", lambda on: told(on, sample_offer(on), sample_offer(on).releases, [samples.JONAS], back=False)),
    ("channel, taken back", lambda on: told(on, sample_offer(on), sample_offer(on).releases, [], back=True)),
    ("channel, another owner", lambda on: owners_now(on, [samples.JONAS])),
    (
        "owner",
        lambda on: opened(on, samples.JONAS, [(samples.SCHOOL.name, [present.title(on, samples.OTHER)] * 5)] * 20),
    ),
    ("chosen", lambda on: chosen(on, samples.JONAS, samples.SCHOOL.name)),
]
