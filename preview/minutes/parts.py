"""Samples of ``cards/minutes/parts.py``."""

from __future__ import annotations

from cards.kit.scene import Scene
from cards.minutes.parts import Told
from domain.minutes.minutes import MinutesState
from preview import school as samples
from preview.minutes import made_up as minutes_samples


def sample(on: Scene, state: MinutesState, count: int = 0) -> Told:
    """The minutes of the meeting about 1.4, with so many remarks."""
    writers = {person.id: person for person in samples.COLLEAGUES}
    return Told(*minutes_samples.minutes(on, state), minutes_samples.remarks(on, count), writers)
