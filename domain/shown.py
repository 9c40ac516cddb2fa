"""What a drawn picture shows, so that it goes with it, and the address that follows from both."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """A school, and what of it is shown."""

    school_id: str
    about: str


def of_meeting(school_id: str, meeting_id: str) -> Shown:
    """A meeting: its result, its preparation."""
    return Shown(school_id, about_meeting(meeting_id))


def of_levels(school_id: str) -> Shown:
    """The levels of all meetings that the school has held."""
    return Shown(school_id, "levels")


def of_figures(school_id: str, indicator_ids: Iterable[str]) -> list[Shown]:
    """The school's figures of these indicators."""
    return [Shown(school_id, f"indicator:{one}") for one in sorted(set(indicator_ids))]


def of_release(school_id: str, characteristic_id: str) -> Shown:
    """What is released of a characteristic."""
    return Shown(school_id, f"released:{characteristic_id}")


def of_owner(school_id: str, person_id: str) -> Shown:
    """What a person sees because they own for the school."""
    return Shown(school_id, about_owner(person_id))


def about_meeting(meeting_id: str) -> str:
    """A meeting, whose school need not be known: its id is its own."""
    return f"meeting:{meeting_id}"


def about_owner(person_id: str) -> str:
    """What of a school is seen by a person who owns for it."""
    return f"owner:{person_id}"


def address_of(spec: str, shows: Iterable[Shown]) -> str:
    """32 hexadecimal digits: the same picture of another school, or of something else, has an address of its own."""
    parts = [spec, *(f"{one.school_id} {one.about}" for one in sorted(set(shows)))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
