import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cards.charts.palette import AMBER_DARK, BLUE, INK, MUTED, PAPER, RUST, SLATE, TEAL, WHITE
from cards.charts.spec import from_json
from cards.charts.words.trend import trend_spec
from cards.charts.words.votes import votes_spec
from tests.cards.charts.examples import DIALOGUE, HOME, SUPPORT, TRENDS, VOTES, reading, trend
from tests.support.machines.contrast import contrast

NB = "\u00a0"


def test_one_round_is_said_in_words() -> None:
    spec = votes_spec("nb", HOME, VOTES["eight"])
    assert spec.alt.replace(NB, " ") == (
        "Fordeling av 8 stemmer: nivå 1 fikk 2, nivå 2 fikk 4, nivå 3 fikk 2, nivå 4 fikk ingen."
    )


def test_two_rounds_are_said_in_words() -> None:
    spec = votes_spec("nb", HOME, VOTES["two rounds"])
    assert spec.alt.replace(NB, " ").splitlines() == [
        "To runder med 8 stemmer.",
        "Runde 1: nivå 1 fikk 2, nivå 2 fikk 4, nivå 3 fikk 2, nivå 4 fikk ingen.",
        "Runde 2: nivå 1 fikk ingen, nivå 2 fikk 5, nivå 3 fikk 3, nivå 4 fikk ingen.",
    ]


def test_those_who_are_unsure_are_told_apart_from_the_levels() -> None:
    spec = votes_spec("en", HOME, VOTES["many"])
    assert spec.alt == (
        "Distribution of 68 votes: level 1 got 9, level 2 got 31, level 3 got 21, level 4 got 3, 4 were not sure."
    )


def test_a_trend_is_said_one_sentence_a_line() -> None:
    spec = trend("nb", TRENDS["three lines"], HOME)
    assert spec.alt.splitlines() == [
        "Støtte hjemmefra (foresatte) gikk fra 4,0 i 2022 til 4,1 i 2026.",
        "Tilbakemeldinger kulturskole–hjem (foresatte) gikk fra 3,1 i 2022 til 3,4 i 2026.",
        "Dialog hjem–kulturskole (foresatte) gikk fra 3,3 i 2022 til 2,8 i 2026.",
    ]


def test_a_withheld_year_is_said_without_a_value_or_a_direction() -> None:
    spec = trend("nb", TRENDS["suppressed"], HOME)
    assert spec.alt == (
        "Støtte hjemmefra (foresatte) gikk fra 3,5 i 2023 til 3,8 i 2024. 2026 er skjermet fordi færre enn fem svarte."
    )
    assert spec.data["lines"][0]["value"] == "Skjermet"


def test_figures_of_one_title_are_told_apart_by_who_answered() -> None:
    names = [line["name"] for line in trend("nn", TRENDS["all at one height"], HOME).data["lines"]]
    assert names[:2] == ["Støtte hjemmefra (føresette)", "Støtte hjemmefra (elevar)"]


def test_only_figures_of_one_unit_share_a_picture() -> None:
    mixed = [*TRENDS["money"], *TRENDS["three lines"][:2]]
    spec = trend("nb", mixed, HOME)
    assert [line["value"] for line in spec.data["lines"]] == ["4,1", "3,4"]
    assert spec.data["second"] == "Foresatte · Gjennomsnitt på skala 1–5"


def test_limits_are_drawn_only_where_all_lines_have_the_same_ones() -> None:
    assert len(trend("nb", TRENDS["three lines"], HOME).data["limits"]) == 2
    stricter = reading(replace(DIALOGUE, good_from=4.5), {2025: 3.0, 2026: 3.1})
    assert trend("nb", [*TRENDS["three lines"][:1], stricter], HOME).data["limits"] == []


def test_where_less_is_better_the_words_of_the_limits_say_so() -> None:
    limits = trend("nb", TRENDS["waiting list"], HOME).data["limits"]
    assert [limit["words"] for limit in limits] == [["god", f"til{NB}3"], ["løftes", f"over{NB}8"]]


@pytest.mark.parametrize("few", [(), (2025,)])
def test_without_two_years_to_show_there_is_no_trend(few: tuple[int, ...]) -> None:
    values = {2025: 3.0, 2026: 3.1} if few else {2026: 3.1}
    assert trend_spec("nb", [reading(SUPPORT, values, few)], HOME) is None
    assert trend_spec("nb", [], HOME) is None


def test_a_spec_is_read_back_as_it_was_written() -> None:
    spec = trend("nn", TRENDS["waiting list"], HOME)
    assert from_json(spec.to_json()) == replace(spec, data=json.loads(json.dumps(spec.data)))
    assert from_json(spec.to_json()).digest == spec.digest


@pytest.mark.parametrize("colour", [INK, MUTED, TEAL, AMBER_DARK, RUST, BLUE, SLATE])
def test_colours_of_words_hold_on_paper_and_white_holds_on_them(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5
    assert contrast(WHITE, colour) >= 4.5


def test_importing_charts_loads_neither_matplotlib_nor_texts() -> None:
    code = "import sys, cards.charts.worker; print(*{'matplotlib', 'babel', 'domain', 'locales'} & set(sys.modules))"
    root = Path(__file__).parents[3]
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert out.stdout.strip() == ""
