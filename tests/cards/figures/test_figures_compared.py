"""What stands under figures: what they are held against, where they come from, their limits and what weakens them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cards.figures import limit_words
from cards.figures import limits as settings_limits
from cards.figures import listing as figures
from cards.figures import words as figure_words
from cards.kit.kit import size_of
from cards.people import settings as settings_card
from domain.figures import comparison
from domain.figures.figure import Figure
from domain.figures.limits import Limits
from domain.figures.limits_in_force import limited
from domain.figures.reading import read_all
from domain.people.school import LANGUAGES
from preview import figures as figure_samples
from preview import school as samples
from tests.cards.every.everything import titles, words
from tests.cards.figures.test_figures import CATALOGUE, NB, reading, shown


def test_what_a_figure_is_held_against_stands_under_it() -> None:
    beside = {one.indicator.id: figure_words.beside(NB, one) for one in figure_samples.readings()}

    assert beside == {
        "gs_dialogue": "Kommunen: 3,2.",
        "gs_channels": "",
        "st_share_pupils": "Holdt opp mot KOSTRA-gruppen: 14,0\u00a0%. Landet i 2024: 12,6\u00a0%.",
        "st_waiting": "",
    }


def test_a_yardstick_without_a_figure_of_the_year_is_said() -> None:
    one = reading("st_share_pupils", (2025, 13.1, None))
    one = replace(one, indicator=replace(one.indicator, yardstick="group"))

    assert figure_words.beside(NB, one) == "Det finnes ikke noe tall for KOSTRA-gruppen i 2025 å holde det opp mot."


def test_the_day_of_a_count_and_whether_it_was_calculated_are_said() -> None:
    survey = reading("gs_dialogue", (2026, 2.8, 96), counted_on=date(2026, 4, 24))
    gsi = reading("st_waiting", (2026, 58, None), counted_on=date(2026, 10, 1), derived=True)
    kostra = reading("st_net_cost", (2025, 2100, None), source="Statistisk sentralbyrå, CC BY 4.0")

    assert figure_words.provenance(NB, survey) == "96\u00a0svar fra foresatte, 24.\u00a0april\u00a02026"
    assert figure_words.provenance(NB, gsi) == "GSI 2026, talt 1.\u00a0oktober · beregnet"
    assert figure_words.provenance(NB, kostra) == "KOSTRA 2025, kommunen. Kilde: Statistisk sentralbyrå, CC BY 4.0"


def test_an_explanation_tells_earlier_years_limits_and_what_weakens_gsi() -> None:
    one = CATALOGUE.characteristic("1.4")
    assert one is not None

    found = words(figures.explain(NB, one, figure_samples.readings()))

    for line in (
        "Tidligere: 3,1 i 2025 · skjermet i 2024 · 3,3 i 2023",
        "God fra 4,0, bør løftes under 3,0. Foreslått av Samklang.",
        "God når det ikke er lavere enn for KOSTRA-gruppen, bør løftes når det er mer enn 10\u00a0% under. "
        "Satt av skolen.",
    ):
        assert line in found
    assert any(line.startswith("Om GSI: Skolene fører tallene selv.") for line in found)


def test_the_note_on_gsi_stands_wherever_its_figures_do() -> None:
    gsi = reading("st_pupils", (2026, 200, None))

    note = "GSI: Skolene fører tallene selv, og ikke alle fører likt."
    assert figures.limits_note(NB, [gsi]) == note
    assert note in " ".join(shown(NB, gsi))


def test_a_limit_between_two_shown_values_is_written_out() -> None:
    indicator = CATALOGUE.indicator("gs_dialogue")
    assert indicator is not None
    own = limited(indicator, Limits("s", indicator.id, 3.75, 2.5))

    assert limit_words.limits_line(NB, own) == "God fra 3,75, bør løftes under 2,5. Satt av skolen."
    assert "ingen" not in limit_words.limits_line(NB, indicator)
    assert "ikke gi" in limit_words.limits_line(NB, limited(indicator, Limits("s", indicator.id, None, None)))


def test_leaders_find_the_limits_in_their_settings_and_teachers_do_not() -> None:
    assert "Grenser for farger" in titles(settings_card.settings(NB, samples.leader(NB)))
    assert "Grenser for farger" not in titles(settings_card.settings(NB, samples.teacher(NB)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_limits_for_every_figure_fit_a_card(language: str) -> None:
    scene = samples.scene(language)
    limits = {one.id: Limits("s", one.id, None, None, "group", 0.1, "p", samples.NOW) for one in CATALOGUE.indicators}

    card = settings_limits.listing(scene, samples.leader(scene), CATALOGUE, limits)

    assert size_of(card) < 28 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_with_all_they_can_be_held_against_fit_a_card_and_its_explanation(language: str) -> None:
    scene, about = samples.scene(language), CATALOGUE.characteristic("1.4")
    assert about is not None
    rows = [(year, scope) for year in range(2016, 2027) for scope in ("school", *comparison.SCOPES)]
    made = [
        Figure("s", one.id, year, 4210.5, None, "ø" * 80, date(year, 10, 1), scope, derived=True)
        for one in CATALOGUE.indicators
        for year, scope in rows
    ]
    everything = read_all(CATALOGUE.indicators, made)

    leader = samples.leader(scene)
    assert size_of(figures.listing(scene, leader, everything, about, catalogue=CATALOGUE)) < 28 * 1024
    assert size_of(figures.explain(scene, about, everything, leader)) < 28 * 1024
    for group in (figures.FIRST, *figures.GROUPS):
        assert size_of(figures.explain(scene, None, everything, leader, group)) < 28 * 1024
