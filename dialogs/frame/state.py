"""Where a person is in a dialog, as JSON: a version, a dialog's id, a step, a draft's id, and a few texts.

Nothing of the SDK is stored, no class and no import path: a state that this version does not know is ``Outdated``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

VERSION = 1
MOST_VALUES = 20


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: which dialog, which step, about which draft, and what was typed so far."""

    dialog: str
    step: str
    draft: str
    values: Mapping[str, str] = field(default_factory=dict)


class Outdated(Exception):
    """A state of another version, or none of ours: begin anew, kindly.

    ``guess`` is what can be read of it all the same; a dialog whose answers lie elsewhere can go on from there.
    """

    def __init__(self, found: object = None) -> None:
        super().__init__("a state of another version")
        known = found if isinstance(found, dict) else {}
        values = known.get("values")
        pairs = values.items() if isinstance(values, dict) else ()
        texts = {key: value for key, value in pairs if isinstance(key, str) and isinstance(value, str)}
        dialog, step, draft = (_text(known.get(part)) for part in ("dialog", "step", "draft"))
        self.guess = Place(dialog, step, draft, texts)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


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
    found = None
    try:
        found = json.loads(text)
        place = Place(found["dialog"], found["step"], found["draft"], found["values"])
        known = found["version"] == VERSION and place.dialog in dialogs
    except (ValueError, KeyError, TypeError) as error:
        raise Outdated(found) from error
    texts = [place.step, place.draft]
    if not known or not isinstance(place.values, dict):
        raise Outdated(found)
    texts += [text for pair in place.values.items() for text in pair]
    if not all(isinstance(text, str) for text in texts):
        raise Outdated(found)
    return place
