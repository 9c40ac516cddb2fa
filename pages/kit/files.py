"""The files that pages are made of, found beside the code wherever the service is started from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

ROOM = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=64)  # a handful of files that come with the code: nothing of any school is kept
def inline(name: str) -> str:
    """Return a style or a script by its path in the room, as it stands between its tags: on lines of its own."""
    return "\n" + (ROOM / name).read_text(encoding="utf-8")
