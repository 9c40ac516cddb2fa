"""A level with its sentences, as the wall shows it and as the form lets people choose it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """A level and its sentences. ``value`` is what the form sends."""

    name: str
    sentences: tuple[str, ...] = ()
    value: str = ""
