"""Whose names stand in a text that others are going to read."""

from __future__ import annotations

import pytest

from domain.errors import Problem
from domain.people.school import Member, Person, Role
from domain.personal_data.naming import named, names_somebody


def member(name: str, given: str = "") -> Member:
    return Member("s", Person(f"p-{name}", "t", f"a-{name}", f"29:{name}", name, given), Role.TEACHER)


SCHOOL = [
    member("Jonas Lie Berg", "Jonas"),
    member("Kari Østby"),
    member("Anne Lise Moen", "Anne Lise"),
    member("Tone Vår Dahl", "Tone"),
    member("Hans Lund"),
    member("Bo Strand"),
    member("Åse Ruud"),
    member("André Nes"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jonas svarer aldri på e-post.", ("Jonas",)),
        ("Det er bare Karis elever som får beskjed, og Kari's foresatte.", ("Kari",)),
        ("Kari-saken tok tid", ("Kari",)),
        ("Jonas Lie Berg og KARI ringer hjem", ("Jonas Lie Berg", "Kari")),
        ("Jeg spurte Anne Lise", ("Anne Lise",)),
        ("Jeg spurte Anne", ("Anne",)),
        ("Anne-Lise er en annen", ()),
        ("ÅSE og A\u030ase", ("Åse",)),
        ("André", ("André",)),
        ("Andre skoler gjør det annerledes", ()),
        ("jonas er skrevet med liten bokstav", ()),
        ("Jonassen bor her", ()),
        ("Hans lærer ringer. Tone og klang øver vi på.\nHans er et ord.", ()),
        ("Vi gjør som Hans", ("Hans",)),
        ("Hans Lund ringer hjem", ("Hans Lund",)),
        ("- Tone i fiolinen", ()),
        ("Spør Bo", ()),
        ("Spør Bo  Strand", ("Bo Strand",)),
        ("Vi har undervisning i Strand og Lund og Berg", ()),
        ("Kari, Jonas og Kari", ("Kari", "Jonas")),
        ("", ()),
    ],
)
def test_a_name_is_found_as_a_word_with_its_capital_letter(text: str, found: tuple[str, ...]) -> None:
    assert named(text, SCHOOL) == found


def test_what_looks_like_a_pattern_in_a_name_is_only_a_name() -> None:
    assert named("Her er (alle) og .*", [member(".* (alle)"), member("Kari (vikar)"), member("")]) == ()


def test_the_writers_own_name_is_no_reason_to_warn() -> None:
    assert names_somebody("Jonas ringer hjem", SCHOOL, "finding", author_id="p-Jonas Lie Berg") == []
    assert names_somebody("Jonas og Kari", SCHOOL, "finding", author_id="p-Jonas Lie Berg") == [
        Problem("names_somebody", {"names": "Kari"}, "finding")
    ]
