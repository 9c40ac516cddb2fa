"""Ideas: answers to "what would it take for us to stay on a higher level", without names."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_IDEA = 300
DOTS = 3  # that each person has, at most one an idea
MOST_IDEAS = 200  # of one meeting


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea of a meeting. It has no author, no time and no order: its id is random, and ideas are shown by it.

    ``joined_to`` is the id of the idea that people put it together with, "" where it stands for itself. ``dots`` is
    None until the giving of dots is over. ``measure_id`` is the measure that came of it.
    """

    id: str
    meeting_id: str
    text: str
    joined_to: str = ""
    dots: int | None = None
    measure_id: str = ""
    version: int = 0
