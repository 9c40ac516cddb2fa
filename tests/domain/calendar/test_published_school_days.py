"""Skoleruta in the forms that municipalities publish."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.calendar.school_days_text import parse, passed_over, written

TODAY = date(2026, 11, 28)
PUBLISHED = (Path(__file__).parents[2] / "field" / "skoleruta-kommune.txt").read_text(encoding="utf-8")


def days(text: str) -> list[str]:
    found, problems = parse(text, "s", TODAY)
    assert problems == []
    return [f"{one.first:%d.%m.%y}–{one.last:%d.%m.%y} {one.kind.value} {one.name}" for one in found]


def test_what_a_municipality_publishes_is_read_as_it_is() -> None:
    assert days(PUBLISHED) == [
        "05.10.26–09.10.26 holiday Høstferie",
        "27.11.26–27.11.26 planning Planleggingsdag",
        "21.12.26–01.01.27 holiday Juleferie",
        "22.02.27–26.02.27 holiday Vinterferie",
    ]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Høstferie\t05.10.2026\t09.10.2026", "05.10.26–09.10.26 holiday Høstferie"),
        ("Haustferie veke 41: måndag 5. oktober - fredag 9. oktober", "05.10.26–09.10.26 holiday Haustferie"),
        ("Veke 41 (5. - 9. oktober) Haustferie", "05.10.26–09.10.26 holiday Haustferie"),
        ("mandag 05.10 - fredag 09.10 Høstferie", "05.10.26–09.10.26 holiday Høstferie"),
        ("Juleferie: f.o.m. mandag 21. desember t.o.m. fredag 1. januar", "21.12.26–01.01.27 holiday Juleferie"),
        ("Påskeferie: Fra og med mandag 22. mars til og med mandag 29. mars", "22.03.27–29.03.27 holiday Påskeferie"),
        ("Sommerferie: 19. juni – 16. august", "19.06.27–16.08.27 holiday Sommerferie"),
        ("Vinterferie uke 8", "22.02.27–26.02.27 holiday Vinterferie"),
        ("Elevene har fri 16. november", "16.11.26–16.11.26 holiday Elevene har fri"),
        ("2. påskedag: 29. mars", "29.03.27–29.03.27 holiday 2. påskedag"),
        ("18.5 fri etter 17. mai", "18.05.27–18.05.27 holiday fri etter 17. mai"),
        ("Planleggingsdag 13.08.26", "13.08.26–13.08.26 planning Planleggingsdag"),
        ("Pa\u030askeferie: 22.–29. mars", "22.03.27–29.03.27 holiday Påskeferie"),
    ],
)
def test_each_form_of_a_line(line: str, read: str) -> None:
    assert days(line) == [read]
    found = parse(line, "s", TODAY)[0]
    assert parse(written(found), "s", date(2030, 1, 1)) == (found, [])


def test_two_days_on_a_line_are_two_days() -> None:
    assert days("Planleggingsdager: torsdag 13. og fredag 14. august, 4. januar") == [
        "13.08.26–13.08.26 planning Planleggingsdager",
        "14.08.26–14.08.26 planning Planleggingsdager",
        "04.01.27–04.01.27 planning Planleggingsdager",
    ]


def test_a_line_that_is_no_day_off_is_passed_over_and_said_so() -> None:
    text = "Skoleåret 2026/27\nFørste skoledag: 17. august\n16.11 plandag\n"
    text += "Siste skuledag før jul: 18. desember\nHøsten 2026"

    assert days(text) == ["16.11.26–16.11.26 planning plandag"]
    assert passed_over(text) == ["Første skoledag: 17. august", "Siste skuledag før jul: 18. desember", "Høsten 2026"]
    assert passed_over("Skolestart: 17. august, fri for 1. trinn") == []
