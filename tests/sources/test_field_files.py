"""Files as they came from schools, with other names and numbers: each was read wrongly once."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from pathlib import Path

import pytest

from domain.catalogue.read import built_in
from domain.figures.file import ReadFile
from sources.read import read_figures
from tests.support.machines.sheets import workbook

TODAY = date(2026, 11, 28)
FIELD = Path(__file__).parents[1] / "field"
HEAD = "Indikator;Kjønn;År;Verdi;Antall svar\n"


def read(data: bytes | str, name: str = "tall.csv", today: date = TODAY) -> ReadFile:
    return read_figures(name, data.encode() if isinstance(data, str) else data, built_in(), "s", today)


def from_field(name: str) -> ReadFile:
    return read((FIELD / name).read_bytes(), name)


def refused(found: ReadFile) -> list[tuple[int, str]]:
    return [(refusal.line, refusal.problem.key) for refusal in found.refusals]


def noted(found: ReadFile) -> dict[str, object]:
    return {note.key: note.params.get("names", note.params.get("count")) for note in found.notes}


@pytest.mark.parametrize(
    ("name", "answers"), [("elever-forms-dag-foran.csv", 10), ("elever-forms-aar-to-siffer.csv", 8)]
)
def test_times_that_have_been_through_excel_are_one_school_year(name: str, answers: int) -> None:
    found = from_field(name)

    assert {figure.year for figure in found.figures} == {2027}
    assert {figure.answers for figure in found.figures} == {answers}
    assert len(found.figures) == 10
    assert noted(found) == {"forms_respondents": answers}


def forms(*times: str) -> ReadFile:
    rows = "".join(f"{at};{time};Helt enig\n" for at, time in enumerate(times, 1))
    return read("ID;Fullføringstidspunkt;Jeg gleder meg til timen.\n" + rows)


@pytest.mark.parametrize(
    ("times", "last"),
    [
        (["9/5/26 10:31"] * 4 + ["9/25/26 10:31"], date(2026, 9, 25)),
        (["05/09/2026 10:31"] * 4 + ["25/09/2026 10:31"], date(2026, 9, 25)),
        (["46290,44"] * 4 + ["46291"], date(2026, 9, 26)),
        (["10/12/2026 08:00"] * 5, date(2026, 10, 12)),  # 10 December has not come yet
    ],
)
def test_the_column_says_which_number_is_the_day(times: list[str], last: date) -> None:
    [figure] = forms(*times).figures

    assert (figure.year, figure.answers, figure.counted_on) == (2027, 5, last)


@pytest.mark.parametrize(
    "times",
    [["03/09/2026 10:31"] * 6, ["25/09/2026"] * 5 + ["09/25/2026"], ["2026-09-03 10:31"] * 5 + ["9/25/2026 10:31"]],
)
def test_what_the_column_does_not_say_is_not_guessed(times: list[str]) -> None:
    found = forms(*times)

    assert "forms_two_days" in noted(found)
    assert all(figure.suppressed or figure.answers == 5 for figure in found.figures)
    assert all(figure.counted_on != date(2026, 3, 9) for figure in found.figures)


def test_days_of_a_table_are_read_by_column_as_well() -> None:
    head = "indikator;skoleår;verdi;svar;dato\n"
    clear = read(head + "ps_relation;2025/26;4,1;20;03/05/2026\nps_mastery;2025/26;4,1;20;25/05/2026\n")
    unclear = read(head + "ps_relation;2025/26;4,1;20;03/05/2026\n")

    assert [figure.counted_on for figure in clear.figures] == [date(2026, 5, 3), date(2026, 5, 25)]
    assert (unclear.figures, refused(unclear)) == ((), [(2, "figure_day_two_ways")])


def test_the_row_for_all_is_the_schools_figure() -> None:
    found = from_field("elevundersokelse-kjonn.csv")

    assert [(figure.indicator_id, figure.value, figure.answers) for figure in found.figures] == [
        ("ps_wellbeing", 3.9, 41)
    ]
    assert noted(found) == {"figures_passed_over": "«Kjønn»", "figures_parts_passed": 2}


def test_rows_that_only_an_unknown_column_tells_apart_are_refused_together() -> None:
    found = read(HEAD.replace("Kjønn", "Skole") + "ps_mastery;Solvik;2026;4,4;21\nps_mastery;Fjordvik;2026;3,4;20\n")

    assert (found.figures, refused(found)) == ((), [(2, "figures_parted"), (3, "figures_parted")])
    assert found.refusals[0].problem.params == {"column": "Skole"}


def test_a_part_that_stands_alone_is_not_the_schools_figure_where_others_are_parted() -> None:
    rows = "ps_mastery;Jente;2026;4,4;21\nps_mastery;Alle;2026;3,9;41\nps_relation;Jente;2026;4,0;21\n"

    assert [figure.indicator_id for figure in read(HEAD + rows).figures] == ["ps_mastery"]


def test_a_column_that_nobody_knows_is_named_and_does_no_harm() -> None:
    found = read(HEAD.replace("Kjønn", "Kommentar") + "ps_mastery;fint;2026;4,4;21\nps_relation;;2026;3,4;20\n")

    assert len(found.figures) == 2
    assert noted(found) == {"figures_passed_over": "«Kommentar»"}


def test_a_misspelt_construct_is_named_and_not_silently_left_out() -> None:
    found = read("År;Indre motivasjon;Relasjon elev-læer;Trivsel;Antall svar\n2026;4,1;3,9;4,0;40\n", "elever.csv")

    assert len(found.figures) == 2
    assert noted(found) == {"figures_passed_over": "«Relasjon elev-læer»"}


def test_rows_of_a_wide_table_and_of_gsi_are_told_apart_as_well() -> None:
    wide = read("År;Trinn;Indre motivasjon;Trivsel;Antall svar\n2026;5;4,1;3,9;20\n2026;6;4,0;4,0;20\n", "elever.csv")
    gsi = read("Linje;Skole;År;Sum\nElever sum;Solvik;2026;207\nElever sum;Fjordvik;2026;90\n")

    assert refused(wide) == refused(gsi) == [(2, "figures_parted"), (3, "figures_parted")]
    assert wide.figures == gsi.figures == ()


def test_two_sheets_with_the_same_figure_are_refused_together() -> None:
    head = ["indikator", "år", "verdi", "svar"]
    sheets = [("Jenter", [head, ["ps_mastery", 2026, 4.4, 21]]), ("Gutter", [head, ["ps_mastery", 2026, 3.4, 20]])]

    found = read(workbook(*sheets), "tall.xlsx")

    assert found.figures == ()
    assert {key for _, key in refused(found)} == {"figure_in_two_sheets"}


def test_the_staffs_answers_are_not_taken_for_the_pupils() -> None:
    found = read("indikator;gruppe;år;verdi;svar\nElev–lærer relasjon;Ansatte;2026;4,4;21\n")

    assert (found.figures, refused(found)) == ((), [(2, "figure_who")])


def test_saved_values_of_formulas_are_used() -> None:
    found = from_field("elevundersokelse-formel.xlsx")

    assert [(figure.value, figure.answers) for figure in found.figures] == [(pytest.approx(25 / 6), 6), (4.2, 6)]
    assert (found.refused, noted(found)) == (0, {"figures_sheets_passed_over": "«Svar»"})


def test_a_note_beside_a_table_of_a_workbook_does_no_harm() -> None:
    rows = [["indikator", "år", "verdi", "svar"], ["ps_mastery", 2026, 4.4, 21, None, "Foreløpig tall"]]

    found = read(workbook(("Ark1", rows)), "tall.xlsx")

    assert (len(found.figures), found.refused) == (1, 0)


def test_letters_in_two_parts_are_the_same_letters() -> None:
    found = read(unicodedata.normalize("NFD", "Måleområde;År;Verdi;Antall svar\nLæringsarena;2026;4,4;21\n"))

    assert [figure.indicator_id for figure in found.figures] == ["gs_arena"]


@pytest.mark.parametrize(
    ("year", "day", "of"),
    [("2026", "15.10.2026", 2027), ("2026/27", "15.10.2026", 2027), ("2026", "8.5.2026", 2026), ("2026", "", 2026)],
)
def test_a_survey_of_the_autumn_is_of_the_school_year_that_has_begun(year: str, day: str, of: int) -> None:
    found = read(f"indikator;år;verdi;svar;dato\nps_mastery;{year};4,4;21;{day}\n")

    assert [figure.year for figure in found.figures] == [of]


def test_a_year_ahead_of_today_is_refused() -> None:
    lines = "ps_mastery;2027;4,4;21\nst_pupils;2027;207;\nps_mastery;2027/28;4,4;21\n"

    assert refused(read("indikator;år;verdi;svar\n" + lines)) == [(line, "figure_year") for line in (2, 3, 4)]
    spring = read("indikator;år;verdi;svar\nps_mastery;2026/27;4,4;21\n", today=date(2026, 5, 20))
    assert refused(spring) == [(2, "figure_year")]


def test_a_mean_keeps_its_decimals() -> None:
    answers = ["Helt enig", "Helt enig", "Litt enig"] * 2
    rows = "".join(f"{at};2026-10-0{at};{answer}\n" for at, answer in enumerate(answers, 1))

    [figure] = read("ID;Fullføringstidspunkt;Jeg gleder meg til timen.\n" + rows).figures
    hours = workbook(("Ark1", [["indikator", "år", "verdi"], ["st_hours_per_place", 2025, 5.125]]))

    assert figure.value == pytest.approx(14 / 3)
    assert [one.value for one in read(hours, "tall.xlsx").figures] == [5.125]
    assert datetime.fromisoformat("2026-10-06").date() == figure.counted_on
