"""Where a person is in a dialog, as JSON: a version, a dialog's id, a step, a draft's id, and a few texts.

Nothing of the SDK is stored, no class and no import path: a state that this version does not know is ``Outdated``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

VERSION = 1
MOST_VALUES = 20


class Outdated(Exception):
    """A state of another version, or none of ours: begin anew, kindly."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: which dialog, which step, about which draft, and what was typed so far."""

    dialog: str
    step: str
    draft: str
    values: Mapping[str, str] = field(default_factory=dict)


def written(place: Place) -> str:
    """The place as it is stored."""
    return json.dumps(
        {
            "version": VERSION,
            "dialog": place.dialog,
            "step": place.step,
            "draft": place.draft,
            "values": dict(list(place.values.items())[:MOST_VALUES]),
        },
        ensure_ascii=False,
    )


def read(text: str | None, dialogs: frozenset[str]) -> Place | None:
    """The place that was stored; None where there is none. Raises ``Outdated``."""
    if text is None:
        return None
    try:
        found = json.loads(text)
        place = Place(found["dialog"], found["step"], found["draft"], found["values"])
        known = found["version"] == VERSION and place.dialog in dialogs
    except (ValueError, KeyError, TypeError) as error:
        raise Outdated from error
    texts = [place.step, place.draft]
    if not known or not isinstance(place.values, dict):
        raise Outdated
    texts += [text for pair in place.values.items() for text in pair]
    if not all(isinstance(text, str) for text in texts):
        raise Outdated
    return place
