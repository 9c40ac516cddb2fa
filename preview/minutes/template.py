"""Samples of ``cards/minutes/template.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.minutes.template import NAMES, template
from domain.minutes.minutes import Template
from preview import school as samples


def _sample(on: Scene, *, own: bool = False) -> Card:
    sent = Template(samples.SCHOOL.id, "minutes", "Referat_mal *ny*.docx", b"", samples.INGRID.id, samples.NOW)
    trial = on.addresses.document("trial", "s-solvik-nb", on.now, ".docx")
    note = on.tr("I found {count} of the names in it.", count=5) if own else ""
    return template(on, samples.leader(on), sent if own else None, NAMES, trial, note)


SAMPLES: list[samples.Sample] = [("none", _sample), ("own", lambda on: _sample(on, own=True))]
