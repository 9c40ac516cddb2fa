"""Answers of younger and older pupils to Samklang's question sets: the same constructs, told apart."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from domain.catalogue.read import built_in
from domain.figures.figure import Figure
from domain.figures.instruments import OLDER, YOUNG
from domain.figures.surveys import own_surveys
from sources.read import read_figures

ANSWERS = {YOUNG: ("Helt enig", 23), OLDER: ("Litt enig", 31)}


def export(audience: str) -> bytes:
    """What Forms gives for one question set, all answering alike."""
    answer, count = ANSWERS[audience]
    statements = [statement.text["nb"] for statement in own_surveys().surveys[audience].statements]
    file = StringIO()
    table = csv.writer(file, delimiter=";")
    table.writerow(["ID", "Starttidspunkt", "Fullføringstidspunkt", *statements])
    for number in range(count):
        table.writerow([number, "2026-05-08 10:00:00", "2026-05-08 10:05:00", *([answer] * len(statements))])
    return file.getvalue().encode()


def figures(audience: str) -> list[Figure]:
    found = read_figures("svar.csv", export(audience), built_in(), "s", date(2026, 11, 28))
    assert (found.kind, found.refused) == ("forms", 0)
    return list(found.figures)


@pytest.mark.parametrize("audience", [YOUNG, OLDER])
def test_a_question_set_knows_whom_it_asks(audience: str) -> None:
    found = figures(audience)
    assert len(found) == 10
    assert {(figure.instrument, figure.group) for figure in found} == {("samklang", audience)}


def test_the_guardians_set_needs_no_group_and_own_questions_are_no_set_of_ours() -> None:
    guardians = "Fullføringstidspunkt;Barnet mitt trives i kulturskolen.\n" + "2026-05-08;Helt enig\n" * 6
    own = "Fullføringstidspunkt;Trivsel\n" + "2026-05-08;5\n" * 6
    told = [
        read_figures(name, text.encode(), built_in(), "s", date(2026, 11, 28)).figures[0]
        for name, text in (("foresatte.csv", guardians), ("elever.csv", own))
    ]
    assert [(figure.indicator_id, figure.instrument, figure.group) for figure in told] == [
        ("gs_wellbeing", "samklang", ""),
        ("ps_wellbeing", "forms", ""),
    ]


def test_a_table_names_the_group_and_the_survey_of_its_rows() -> None:
    table = (
        "konstrukt;hvem;år;snitt;svar;kilde\n"
        "Trivsel;Elever 1.–4. trinn;2026;4,6;20;Elevundersøkelsen\n"
        "Trivsel;Elever fra 5. trinn;2026;4,0;30;Elevundersøkelsen\n"
    )
    found = read_figures("tall.csv", table.encode(), built_in(), "s", date(2026, 11, 28))
    assert found.refused == 0
    assert [(one.value, one.instrument, one.group) for one in found.figures] == [
        (4.6, "udir", YOUNG),
        (4.0, "udir", OLDER),
    ]
