"""Samples of ``cards/owners/report.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.owners.report import form, reading
from preview import school as samples
from preview.owners import made_up as owned_samples


def _links(on: Scene) -> Card:
    title = on.tr("Word file")
    return reading(on, owned_samples.schools(on), "", 2026, [(title, on.addresses.document("owner", "x", on.now))])


SAMPLES: list[samples.Sample] = [
    ("form", lambda on: form(on, owned_samples.schools(on), "", [2026, 2025])),
    ("links", _links),
]
