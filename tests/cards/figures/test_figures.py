"""Figures on cards: value, unit, year, change, answers, colour with word and mark, source."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from cards.figures import listing as figures
from cards.figures import words as figure_words
from cards.kit.kit import size_of
from cards.kit.scene import Card, Scene
from domain.arriving.demo import figures as demo_figures
from domain.catalogue.areas import Better, Indicator, Kind
from domain.catalogue.read import built_in
from domain.figures.figure import Figure
from domain.figures.reading import Reading, read, read_all
from domain.people.school import LANGUAGES
from preview import school as samples
from tests.cards.every.everything import titles, words

CATALOGUE = built_in()
NB = samples.scene("nb")


def reading(indicator_id: str, *values: tuple[int, float, int | None], **more: object) -> Reading:
    indicator = CATALOGUE.indicator(indicator_id)
    assert indicator is not None
    made = tuple(Figure("s", indicator_id, year, value, answers) for year, value, answers in values)
    made = (*made[:-1], replace(made[-1], **more))  # type: ignore[arg-type]
    found = read(indicator, made)
    assert found is not None
    return found


def shown(scene: Scene, *readings: Reading) -> list[str]:
    return words(figures.listing(scene, samples.teacher(scene), readings, CATALOGUE.characteristic("1.4")))


def about_home(scene: Scene) -> Card:
    readings = read_all(CATALOGUE.informing("1.4"), demo_figures("s"))
    return figures.listing(scene, samples.leader(scene), readings, CATALOGUE.characteristic("1.4"))


def test_a_figure_says_all_there_is_to_say() -> None:
    one = reading("gs_dialogue", (2025, 3.1, 92), (2026, 2.8, 96), source="oppdiktet")

    found = shown(NB, one)

    for line in (
        "Dialog hjem–kulturskole (foresatte)",
        "Bør løftes. Ned 0,3 fra 2025.",
        "96\u00a0svar fra foresatte, 2026 · oppdiktet",
    ):
        assert line in found
    assert {"2,8", "av\u00a05"} <= set(found)
    assert "Merke: bør løftes" in found


@pytest.mark.parametrize(("mean", "told"), [(3.652, "3,7"), (3.25, "3,3"), (3.65, "3,7")])
def test_a_mean_is_rounded_once_and_as_people_do(mean: float, told: str) -> None:
    assert told in shown(NB, reading("gs_dialogue", (2026, mean, 96)))


def test_a_change_says_of_what() -> None:
    changes = [
        (reading("st_pupils", (2025, 250, None), (2026, 300, None)), "Opp 50 elever fra 2025."),
        (reading("st_pupils", (2025, 301, None), (2026, 300, None)), "Ned 1 fra 301 elever i 2025."),
        (reading("st_net_cost", (2025, 4000, None), (2026, 4210.5, None)), "Opp 211 kr per barn fra 2025."),
        (reading("st_share_pupils", (2025, 12, None), (2026, 13.5, None)), "Opp 1,5 prosentpoeng fra 2025."),
    ]

    assert [figure_words.changed(NB, one).replace("\u00a0", " ") for one, _ in changes] == [told for _, told in changes]


def test_a_suppressed_figure_shows_nothing_that_could_give_it_away() -> None:
    one = reading("gs_channels", (2025, 3.5, 92), (2026, 4.75, 4))

    card = figures.listing(NB, samples.teacher(NB), [one], CATALOGUE.characteristic("1.4"))

    found = words(card)
    assert "–" in found
    assert "Skjermet. Færre enn 5\u00a0svar." in found
    assert "Foresatte, 2026" in found
    for secret in ("4,75", "4,8", "4.75", "4\u00a0svar", "1,25", "1,3"):
        assert secret not in json.dumps(card, ensure_ascii=False)


def test_a_figure_without_limits_has_no_mark_and_says_so() -> None:
    one = reading("st_waiting", (2025, 46, None), (2026, 58, None), counted_on=date(2026, 10, 1))

    found = shown(NB, one)

    assert "Uten fargekode. Opp 12 elever fra 2025." in found
    assert "GSI 2026, talt 1.\u00a0oktober" in found
    assert {"58", "elever"} <= set(found)
    assert not any(line.startswith("Merke") for line in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [(3.1, 3.1, "Som i 2025."), (3.1, 2.8, "Ned 0,3 fra 2025."), (2.84, 3.06, "Opp 0,3 fra 2025.")],
)
def test_change_is_between_the_values_as_they_are_shown(old: float, new: float, said: str) -> None:
    assert figure_words.changed(NB, reading("ps_relation", (2025, old, 20), (2026, new, 20))) == said


def test_a_first_figure_has_no_change() -> None:
    assert figure_words.verdict(NB, reading("ps_relation", (2026, 4.2, 20))) == "God"


def test_percent_changes_in_percentage_points() -> None:
    one = reading("st_share_pupils", (2024, 12.9, None), (2025, 13.1, None))

    assert figure_words.changed(NB, one) == "Opp 0,2\u00a0prosentpoeng fra 2024."


def test_two_with_the_same_title_are_told_apart() -> None:
    found = words(about_home(NB))

    assert {"Støtte hjemmefra (elever)", "Støtte hjemmefra (foresatte)"} <= set(found)


def test_what_needs_lifting_comes_first() -> None:
    found = words(about_home(NB))

    expected = ("Dialog hjem–kulturskole (foresatte)", "Støtte hjemmefra (elever)", "Informasjonskanaler (foresatte)")
    order = [found.index(name) for name in expected]
    assert order == sorted(order)


def test_who_set_the_limits_is_said() -> None:
    own = replace(reading("ps_relation", (2026, 4.2, 20)))
    own = replace(own, indicator=replace(own.indicator, good_from=3.8, lift_below=2.5))

    assert figures.limits_note(NB, [reading("ps_relation", (2026, 4.2, 20))]).startswith(
        "Fargene forenkler. Samklang foreslår grensene: god fra 4,0"
    )
    assert "Skolen har satt grensene: god fra 3,8, bør løftes under 2,5." in figures.limits_note(NB, [own])
    assert figures.limits_note(NB, [reading("st_net_cost", (2026, 2000, None))]) == ""


def test_a_teacher_is_not_offered_to_plan_and_a_leader_is() -> None:
    one = CATALOGUE.characteristic("1.4")

    assert "Planlegg møte" in titles(figures.listing(NB, samples.leader(NB), [], one))
    assert "Planlegg møte" not in titles(figures.listing(NB, samples.teacher(NB), [], one))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", ["", *figures.GROUPS])
def test_every_group_fits_a_card(language: str, group: str) -> None:
    scene = samples.scene(language)
    everything = read_all(CATALOGUE.indicators, demo_figures("s"))

    card = figures.listing(scene, samples.leader(scene), everything, None, group=group, catalogue=CATALOGUE)

    assert size_of(card) < 28 * 1024


def test_two_hundred_indicators_of_a_school_fit_a_card_and_the_rest_is_counted() -> None:
    long = {"nb": "Æ" * 90}
    made = [Indicator(f"own_{n}", "GSI", Kind.RESULT, Better.NONE, "count", ("1.4",), long) for n in range(200)]
    readings = read_all(made, [Figure("s", i.id, 2026, 9_999_999, None, "ø" * 80) for i in made])
    one = CATALOGUE.characteristic("1.4")

    assert "Her ser du 14 av 200." in words(figures.listing(NB, samples.leader(NB), readings, one))
    assert one is not None
    figures.explain(NB, one, readings)


def test_what_a_school_wrote_is_escaped() -> None:
    made = Indicator("own", "GSI", Kind.RESULT, Better.NONE, "count", (), {"nb": "[klikk](http://x) *nå*"})
    (one,) = read_all([made], [Figure("s", "own", 2026, 3, None, "<at>alle</at>")])

    text = json.dumps(figures.listing(NB, samples.teacher(NB), [one], CATALOGUE.characteristic("1.4")))

    assert "](http" not in text
    assert "<at>" not in text


def test_an_explanation_says_what_a_figure_is_and_what_weakens_it() -> None:
    one = CATALOGUE.characteristic("1.4")
    assert one is not None
    readings = read_all(CATALOGUE.informing("1.4"), demo_figures("s"))

    found = words(figures.explain(NB, one, readings))

    assert found[0] == "Bare du ser dette · 1.4 Samarbeid med hjemmet"
    assert any(line.startswith("Snittet av det foresatte svarte om samtalen mellom hjemmet") for line in found)
    assert "Tallet er skjermet, så ingen kan kjennes igjen. Det som kan røpe det, er også skjermet." in found
