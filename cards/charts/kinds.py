"""The kinds of picture: where the words of each are made, and what draws it.

Both are addresses, "module:function" below ``cards.charts``. Whoever makes words imports them by name; a drawing is
imported when its first picture is drawn, so that matplotlib is loaded in the worker process only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: ``words`` returns a spec, ``figure`` returns matplotlib's figure of a spec's data."""

    words: str
    figure: str


KINDS: Mapping[str, Kind] = {
    "trend": Kind("words.trend:trend_spec", "trend:figure"),
    "votes": Kind("words.votes:votes_spec", "votes:figure"),
    "mark": Kind("spec:mark_spec", "marks:figure"),
    "map": Kind("words.dialogue_map:map_spec", "dialogue_map:figure"),
    "table": Kind("words.table:table_spec", "colour_table:figure"),
    "levels": Kind("words.levels:levels_spec", "level_table:figure"),
    "voices": Kind("words.voices:voices_spec", "voices:figure"),
    "effect": Kind("words.effect:effect_spec", "effect:figure"),
    "schools": Kind("words.schools:schools_spec", "school_table:figure"),
}
