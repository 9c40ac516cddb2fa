"""Fields of forms: what is read from what was sent, and what is noted as wrong beside which field."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.errors import Problem
from domain.fields import Choice, Choices, Day, Form, Level, Number, Text

NAME = Text("name", 5, lines=False, missing="name_missing")
DAY = Day("day", timedelta(days=10))
COUNT = Number("count", 1, 9)
AIM = Level("aim", optional=True)
WAY = Choice("way", of=("a", "b"), unknown="way_unknown")
WHO = Choices("who")
FORM = Form(NAME, DAY, COUNT, AIM, WAY, at_times=(WHO,))
TODAY = date(2026, 11, 28)


def test_a_form_is_read_with_the_types_of_its_fields() -> None:
    inputs = {"name": " a  b ", "day": "2026-12-01", "count": "3.0", "aim": "2", "way": "b", "who": "p, q,,p"}
    said = FORM.read(inputs, TODAY)

    read = (said[NAME], said[DAY], said[COUNT], said[AIM], said[WAY], said[WHO])

    assert read == ("a b", date(2026, 12, 1), 3, 2, "b", ("p", "q"))
    assert said.problems == []


def test_what_is_wrong_is_noted_once_beside_its_field() -> None:
    said = FORM.read({"count": "0", "aim": "9", "way": "c", "day": "2026-11-01"}, TODAY)

    first = (said[NAME], said[DAY], said[COUNT], said[AIM], said[WAY])
    again = (said[NAME], said[DAY], said[COUNT], said[AIM], said[WAY])

    assert first == again
    assert [(one.key, one.field) for one in said.problems] == [
        ("name_missing", "name"),
        ("day_is_over", "day"),
        ("number_between", "count"),
        ("level_missing", "aim"),
        ("way_unknown", "way"),
    ]


def test_a_field_that_was_not_sent_is_told_from_an_empty_one() -> None:
    said = FORM.read({"who": ""})

    assert (WHO in said, AIM in said) == (True, False)
    assert (said.get(WHO, ("p",)), said.get(AIM, 3)) == ((), 3)
    assert said.problems == []


def test_what_was_read_stands_in_the_form_as_it_was_sent() -> None:
    written = dict(
        [NAME.written("a"), DAY.written(TODAY), COUNT.written(3), AIM.written(None), WHO.written(("p", "q"))]
    )

    assert written == {"name": "a", "day": "2026-11-28", "count": "3", "aim": "", "who": "p,q"}


def test_a_press_takes_the_names_of_a_form() -> None:
    assert FORM.inputs == ("name", "day", "count", "aim", "way", "who?")


def test_a_field_of_another_form_is_a_mistake() -> None:
    with pytest.raises(LookupError):
        Form(NAME).read({"aim": "2"})[AIM]
    with pytest.raises(ValueError, match="same name"):
        Form(NAME, Text("name", 9))


def test_a_problem_of_the_word_itself_stands_beside_the_field() -> None:
    said = FORM.read({})

    said.wrong(AIM, "aim_below_level", level=3)

    assert said.problems == [Problem("aim_below_level", {"level": 3}, "aim")]
