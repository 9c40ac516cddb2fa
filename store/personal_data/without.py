"""Texts of rows without one person in them."""

from __future__ import annotations

import json

from domain.minutes import facts as minutes_facts


def item(text: str, person_id: str) -> str:
    """A JSON list without the person."""
    return json.dumps([each for each in json.loads(text) if each != person_id])


def seat(text: str, person_id: str) -> str:
    """A group's seats without theirs."""
    return json.dumps([each for each in json.loads(text) if each[0] != person_id], separators=(",", ":"))


def value(text: str, person_id: str) -> str:
    """A mapping with nothing where the person stood."""
    return json.dumps({key: "" if said == person_id else said for key, said in json.loads(text).items()})


def name(text: str, person_id: str) -> str:
    """Frozen minutes without their name."""
    facts = minutes_facts.read(text)
    return minutes_facts.written(minutes_facts.without_person(facts, person_id)) if facts else text
