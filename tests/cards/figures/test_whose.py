"""Whose a figure is, and how it was asked: on rows, in choices, in pictures and before an import replaces anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from cards.charts.drawing import figure_of
from cards.charts.palette import LINES, PAPER
from cards.charts.words.table import table_spec
from cards.charts.words.trend import trend_spec
from cards.charts.words.voices import voices_spec
from cards.figures import import_words
from cards.figures import words as figure_words
from cards.figures.listing import row
from cards.figures.whose import titled_with_year
from cards.kit import present
from domain.catalogue.areas import Better, Indicator, Kind
from domain.catalogue.read import built_in
from domain.figures.figure import Figure
from domain.figures.imports import Change
from domain.figures.instruments import OLDER, YOUNG
from domain.figures.reading import Reading, read
from domain.review.effect import Way, shift
from preview import school as samples
from tests.cards.charts import looks
from tests.cards.charts.examples import HOME, TRENDS, WAITING, trend
from tests.support.machines.contrast import contrast

NB = samples.scene("nb")
TITLE = {"nb": "Trivsel"}
WELL = Indicator("ps_wellbeing", "pupil_survey", Kind.RESULT, Better.UP, "mean", ("1.4",), TITLE, "", 4.0, 3.0)


def asked(value: float, answers: int, year: int = 2026, group: str = "", instrument: str = "samklang") -> Figure:
    return Figure("s", WELL.id, year, value, answers, "", instrument=instrument, group=group)


def reading(*figures: Figure, indicator: Indicator = WELL) -> Reading:
    found = read(indicator, figures)
    assert found is not None
    return found


def test_a_row_tells_each_age_group_and_that_they_are_put_together() -> None:
    both = reading(asked(4.6, 10, group=YOUNG), asked(4.0, 30, group=OLDER))
    assert figure_words.apart(NB, both) == (
        "Elever på 1.–4. trinn: 4,6 (10 svar). Elever fra 5. trinn: 4,0 (30 svar). "
        "Tallet er satt sammen etter hvor mange som svarte."
    )
    assert figure_words.apart(NB, both) in str(row(NB, both))
    assert figure_words.provenance(NB, both) == f"40{present.NBSP}svar fra elever, 2026"


def test_a_withheld_age_group_is_said_without_a_value() -> None:
    one = reading(asked(4.9, 4, group=YOUNG), asked(4.0, 30, group=OLDER))
    assert figure_words.apart(NB, one) == "Elever på 1.–4. trinn: skjermet."
    assert figure_words.provenance(NB, one) == f"30{present.NBSP}svar fra elever fra 5. trinn, 2026"


def test_another_survey_is_said_instead_of_a_change() -> None:
    one = reading(asked(3.0, 40, 2025, instrument="udir"), asked(4.5, 40))
    assert figure_words.changed(NB, one) == (
        "I 2025 ble det brukt en annen undersøkelse, så tallene kan ikke sammenlignes."
    )
    assert figure_words.earlier(NB, one) == "3,0 i 2025 (en annen undersøkelse)"
    assert trend_spec("nb", [one], HOME) is None


def test_what_is_looked_back_on_does_not_compare_two_surveys_either() -> None:
    one = reading(asked(3.0, 40, 2025, instrument="udir"), asked(4.5, 40))
    told = shift(one, date(2025, 12, 1))
    assert (told.way, told.better) == (Way.OTHER, None)
    same = reading(asked(3.2, 40, 2024), asked(3.0, 40, 2025, instrument="udir"), asked(4.5, 40))
    assert shift(same, date(2025, 12, 1)).before == same.history[0]


def test_a_line_is_broken_where_another_survey_begins() -> None:
    years = [asked(3.0, 40, year, instrument="udir") for year in (2022, 2023)]
    spec = trend_spec("nb", [reading(*years, asked(4.4, 40, 2024), asked(4.5, 40, 2025), asked(4.6, 40))], HOME)
    assert spec is not None
    line = spec.data["lines"][0]
    assert (line["first"], line["value"]) == ("4,4", "4,6")
    assert line["points"] == [[2024, 4.4], [2025, 4.5], [2026, 4.6]]
    assert line["others"] == [[[2022, 3.0], [2023, 3.0]]]
    assert "gikk fra 4,4 i 2024 til 4,6 i 2026" in spec.alt
    assert "2022, 2023 kan ikke sammenlignes" in spec.alt
    assert looks.overlaps(figure_of(spec)) == []


def test_a_table_marks_where_another_survey_begins() -> None:
    one = reading(asked(3.0, 40, 2024, instrument="udir"), asked(4.4, 40, 2025), asked(4.5, 40))
    spec = table_spec("nb", [one], HOME)
    assert spec is not None
    assert spec.data["rows"][0]["breaks"] == [2025]
    assert spec.alt == (
        "Trivsel (elever): 2024 3,0 følg med, så en annen undersøkelse eller andre aldersgrupper, "
        "2025 4,4 god, 2026 4,5 god."
    )
    assert looks.overlaps(figure_of(spec)) == []


def test_answers_are_drawn_from_one_to_five_and_counts_from_zero() -> None:
    assert [number for _, number in trend("nb", TRENDS["flat"], HOME).data["scale"]["steps"]] == list("12345")
    for name in ("waiting list", "posts", "money"):
        told = [one for one in TRENDS[name] if len(one.history) > 1]
        scale = trend("nb", told, HOME).data["scale"]
        assert scale["low"] == 0
        assert scale["high"] >= max(figure.value for one in told for figure in one.history)


def test_lines_come_highest_first_and_name_their_first_and_last_values() -> None:
    lines = trend("nb", TRENDS["three lines"][::-1], HOME).data["lines"]
    assert [(line["first"], line["value"]) for line in lines] == [("4,0", "4,1"), ("3,1", "3,4"), ("3,3", "2,8")]


@pytest.mark.parametrize("sight", looks.SIGHT)
def test_lines_are_told_apart_by_every_colour_sight(sight: str) -> None:
    assert min(looks.apart(one, other, sight) for one, other in combinations(LINES, 2)) > 15
    assert all(contrast(colour, PAPER) >= 4.5 for colour in LINES)


def test_public_figures_name_their_municipality() -> None:
    own = [Figure("s", WAITING.id, year, value, place="Solvik") for year, value in ((2025, 4.0), (2026, 5.0))]
    group = [replace(one, scope="group", place="KOSTRA-gruppe 8", value=6.0) for one in own]
    one = reading(*own, *group, indicator=WAITING)
    assert titled_with_year("nb", one) == "Barn 6–15 år på venteliste (Solvik 2026)"
    assert figure_words.provenance(NB, one) == "KOSTRA 2026, Solvik"
    assert figure_words.beside(NB, one).startswith("KOSTRA-gruppe 8: ")
    spec = trend_spec("nb", [one], HOME)
    assert spec is not None
    assert spec.data["second"].startswith("Solvik · ")
    assert "(Solvik) gikk" in spec.alt
    assert "KOSTRA-gruppe 8" in spec.alt


def test_voices_of_different_years_say_which() -> None:
    guardians = replace(WELL, id="gs_wellbeing", source="guardian_survey")
    last_year = replace(asked(4.0, 40, 2025), indicator_id=guardians.id)
    spec = voices_spec("nb", [reading(asked(4.4, 40)), reading(last_year, indicator=guardians)])
    assert spec is not None
    assert spec.data["rows"][0]["name"] == "Trivsel (elever 2026, foresatte 2025)"
    assert "elever 4,4 (2026), foresatte 4,0 (2025)" in spec.alt


def test_what_would_be_replaced_is_shown_old_and_new() -> None:
    changes = [
        Change(asked(3.9, 23), asked(4.1, 31)),
        Change(asked(4.6, 10, group=YOUNG), asked(0.0, 0, group=YOUNG)),
    ]
    assert import_words.replaced(NB, built_in(), changes) == [
        "Trivsel (elever), 2026: 3,9 → **4,1**",
        "Trivsel (elever på 1.–4. trinn), 2026: 4,6 → skjermet",
    ]
