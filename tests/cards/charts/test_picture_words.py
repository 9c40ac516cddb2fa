from dataclasses import replace

import pytest

from cards.charts.ties import ties
from cards.charts.words.dialogue_map import map_spec
from cards.charts.words.levels import levels_spec
from cards.charts.words.table import table_spec
from cards.charts.words.trend import trend_spec
from cards.charts.words.voices import voices_spec
from domain.catalogue.areas import Kind
from domain.catalogue.read import built_in
from domain.figures.figure import Figure
from domain.figures.reading import read
from domain.meetings.meeting import Agreement, MeetingState
from tests.cards.charts.examples import HOME, reading
from tests.cards.charts.pictures import (
    ASKED,
    G_SUPPORT,
    G_WELL,
    P_SUPPORT,
    PROBLEM,
    ROWS,
    SIX,
    TABLES,
    VOICES,
    WAITING,
    characteristic,
    held,
    picture,
)

NB = "\u00a0"


def words(text: str) -> list[str]:
    return text.replace(NB, " ").splitlines()


def test_the_map_says_what_it_lays_side_by_side_and_what_each_question_is_about() -> None:
    spec = picture("map")

    assert words(spec.alt) == [
        "Det vi lurer på: Hvorfor snakker vi mindre med hjemmet enn før?",
        "Forutsetninger: Støtte hjemmefra (elever 2026) 4,1 god, Støtte hjemmefra (foresatte 2026) 3,7 følg med.",
        "Prosesser: Dialog hjem–kulturskole (foresatte 2026) 2,8 bør løftes, "
        "Tilbakemeldinger (foresatte 2026) 3,4 følg med.",
        "Resultater: Trivsel (elever 2026) 4,3 god, Indre motivasjon (foresatte 2026) 3,8 følg med.",
        "Spørsmål 1 gjelder Dialog hjem–kulturskole (foresatte 2026): "
        "Når var dialogen med foresatte om noe annet enn tid og betaling?",
        "Spørsmål 2 gjelder Tilbakemeldinger (foresatte 2026): "
        "Hva hører foresatte i tilbakemeldingene, og hvem hører dem ikke?",
    ]


def test_a_leaders_ties_go_before_what_the_words_say() -> None:
    spec = map_spec("nb", HOME, PROBLEM, SIX, ASKED, ties=[["ps_wellbeing"], []])

    assert spec is not None
    assert "Spørsmål 1 gjelder Trivsel (elever 2026)" in spec.alt.replace(NB, " ")
    assert spec.data["whole"] == [2]
    assert [f["questions"] for f in spec.data["bands"][2]["figures"]] == [[1], []]


def test_a_question_is_tied_by_its_words_and_to_the_audience_it_names() -> None:
    assert ties(SIX, "Hva betyr støtte hjemmefra for elevene?") == ("ps_home_support",)
    assert ties(SIX, "Hva betyr støtte for de foresatte?") == ("gs_home_support",)
    assert ties(SIX, "Hva gjør vi i morgen?") == ()


def test_a_question_of_the_catalogue_about_a_kind_of_figure_is_tied_to_that_band() -> None:
    catalogue = built_in()
    question = catalogue.figure_questions[Kind.RESULT][0]["nb"]
    spec = map_spec("nb", HOME, PROBLEM, SIX, [question], catalogue=catalogue)

    assert spec is not None
    assert [band["questions"] for band in spec.data["bands"]] == [[], [], [1]]


def test_there_is_no_map_without_figures_and_an_empty_band_says_so() -> None:
    assert map_spec("nb", HOME, PROBLEM, [], ASKED) is None
    assert words(picture("map, one").alt)[0] == "Forutsetninger: ingen tall her."


def test_a_long_problem_and_long_questions_still_make_a_picture_that_can_be_stored() -> None:
    spec = map_spec("nb", HOME, "ord " * 5_000, SIX * 4, ["spør " * 5_000] * 20, document=True)

    assert spec is not None
    assert len(spec.to_json()) < 16_000


def test_the_table_says_value_and_colour_word_of_each_year() -> None:
    assert words(picture("table, four rows").alt)[1] == (
        "Dialog hjem–kulturskole (foresatte): 2022 skjermet, 2023 3,3 følg med, 2024 3,2 følg med, 2025 3,1 følg med, "
        "2026 2,8 bør løftes."
    )
    assert "2024 mangler tall" in words(picture("table, four rows").alt)[3]


def test_the_table_colours_old_years_by_the_group_a_figure_is_held_against() -> None:
    held_against = replace(WAITING, yardstick="group", margin=0.1)
    own = [Figure("s", WAITING.id, year, value) for year, value in ((2025, 4.0), (2026, 8.0))]
    group = [Figure("s", WAITING.id, year, 5.0, scope="group") for year in (2025, 2026)]
    found = read(held_against, (*own, *group))
    assert found is not None
    spec = table_spec("nb", [found], HOME)

    assert spec is not None
    assert words(spec.alt) == ["Barn 6–15 år på venteliste (kommunen): 2025 4 % god, 2026 8 % bør løftes."]


def test_more_than_five_rows_are_left_to_the_list() -> None:
    spec = table_spec("nb", TABLES["mixed units"], HOME)

    assert spec is not None
    assert len(spec.data["rows"]) == len(spec.alt.splitlines()) == 5
    assert table_spec("nb", [], HOME) is None


def test_levels_are_told_with_aim_and_new_criteria() -> None:
    assert words(picture("levels").alt)[2] == (
        "1.4 Samarbeid med hjemmet: 2023 enige om nivå 1, mål 2, 2025 enige om nivå 2, mål 3, "
        "2026 enige om nivå 2, mål 3 (nye kriterier)."
    )


def test_a_meeting_that_was_not_held_makes_no_level() -> None:
    coming = replace(held(2026, Agreement(3, 4)), state=MeetingState.INVITED)

    assert levels_spec("nb", [(characteristic("1.1", "Oppdrag"), [coming])]) is None


def test_levels_show_the_five_that_were_talked_about_last_in_the_catalogues_order() -> None:
    rows = [*ROWS, *((characteristic(f"3.{n}", "Mer"), [held(2020 + n, Agreement(1, 2))]) for n in (1, 6, 7))]
    spec = levels_spec("nb", rows)

    assert spec is not None
    assert [row["name"][:3] for row in spec.data["rows"]] == ["1.1", "1.2", "1.4", "3.6", "3.7"]


def test_voices_say_each_value_and_the_widest_distance() -> None:
    spec = picture("voices, three")

    assert words(spec.alt)[-2:] == [
        "Kulturskolens myndiggjøring: elever 3,0 (2026), foresatte 3,4 (2026), ansatte 4,2 (2026).",
        "Størst avstand: Kulturskolens myndiggjøring, 1,2.",
    ]
    assert spec.data["title"] == "Tre stemmer om det samme"


def test_without_the_staff_there_are_two_voices() -> None:
    spec = picture("voices, two voices")

    assert spec.data["title"] == "To stemmer om det samme"
    assert [voice[1] for voice in spec.data["voices"]] == ["E", "F"]


def test_a_withheld_voice_has_no_place_and_no_distance() -> None:
    spec = picture("voices, one withheld")

    assert words(spec.alt) == [
        "Støtte hjemmefra: elever 4,1 (2026), foresatte 3,7 (2026).",
        "Trivsel: foresatte skjermet.",
    ]
    assert voices_spec("nb", VOICES["one withheld"][:2]) is None


def test_few_staff_are_withheld_like_everybody_else() -> None:
    few = {"ps_home_support": Figure("s", "staff", 2026, 1.2345, 4)}
    spec = voices_spec("nb", VOICES["two voices"], few)

    assert spec is not None
    assert "Støtte hjemmefra: ansatte skjermet." in words(spec.alt)
    assert "1.2" not in spec.to_json()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_letters_of_voices_differ_in_every_language(language: str) -> None:
    assert len({voice[1] for voice in picture("voices, three", language).data["voices"]}) == 3


def _compared(few: tuple[int, ...] = ()) -> str:
    own = reading(P_SUPPORT, {2024: 4.0, 2025: 4.1, 2026: 4.2}, few).history
    others = [Figure("s", P_SUPPORT.id, year, 3.5 + n / 10, scope="group") for n, year in enumerate((2024, 2025, 2026))]
    found = read(P_SUPPORT, (*own, *others))
    assert found is not None
    spec = trend_spec("nb", [found], HOME)
    assert spec is not None
    return spec.alt


def test_a_single_line_has_what_it_is_compared_with_behind_it() -> None:
    assert _compared().splitlines() == [
        "Støtte hjemmefra (elever) gikk fra 4,0 i 2024 til 4,2 i 2026.",
        "Til sammenligning gikk KOSTRA-gruppen fra 3,5 i 2024 til 3,7 i 2026.",
    ]


def test_a_year_that_is_withheld_has_no_comparison_either() -> None:
    assert "3,7" not in _compared(few=(2026,))
    assert _compared(few=(2026,)).endswith("Til sammenligning gikk KOSTRA-gruppen fra 3,5 i 2024 til 3,6 i 2025.")


def test_two_lines_have_nothing_behind_them() -> None:
    two = [reading(P_SUPPORT, {2025: 4.0, 2026: 4.1}), reading(G_SUPPORT, {2025: 4.0, 2026: 4.1})]
    group = Figure("s", P_SUPPORT.id, 2026, 3.0, scope="group")
    spec = trend_spec("nb", [replace(two[0], compared=(group,)), two[1]], HOME)

    assert spec is not None
    assert "compared" not in spec.data


def test_a_survey_of_the_staff_in_a_schools_own_catalogue_is_the_third_voice() -> None:
    staff = replace(G_WELL, id="ss_wellbeing", source="staff_survey")
    spec = voices_spec("nn", [*VOICES["two voices"], reading(staff, {2026: 3.9})])

    assert spec is not None
    assert spec.data["title"] == "Tre stemmer om det same"
    assert "Trivsel: elevar 4,3 (2026), føresette 4,4 (2026), tilsette 3,9 (2026)." in words(spec.alt)
