"""The catalogue and the overview on cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cards.catalogue import catalogue, overview
from cards.catalogue.verbs import CATALOGUE_TAKE
from cards.kit.kit import size_of
from cards.verbs import Press
from domain.catalogue.areas import Area
from domain.catalogue.read import built_in
from domain.errors import Problem
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.people.school import LANGUAGES
from preview import school as samples
from tests.cards.every.everything import elements, titles, words

NB = samples.scene("nb")
TAKE = Press(CATALOGUE_TAKE, "s", "offer")


def held(number: str, year: int, agreement: Agreement | None) -> Meeting:
    at = samples.STARTS.replace(year=year)
    made = replace(samples.meeting(NB, MeetingState.ENDED), id=f"{number}-{year}", characteristic_id=number)
    return replace(made, starts_at=at, started_at=at, ended_at=at + timedelta(hours=2), agreement=agreement)


def test_the_list_has_every_characteristic_and_says_what_is_in_force() -> None:
    found = words(catalogue.listing(NB, samples.leader(NB), built_in()))

    assert "Innebygd katalog, versjon\u00a01" in found
    assert "Bygger på rammeplanen fra 2016" in found
    joined = "\n".join(found)
    assert all(f"{one.id} {one.title['nb']}" in joined for one in built_in().characteristics)


def test_one_characteristic_shows_its_levels_questions_and_figures() -> None:
    one = built_in().characteristic("1.4")
    assert one is not None
    found = words(catalogue.characteristic(NB, samples.leader(NB), built_in(), one))

    assert [line for line in found if line.startswith("Nivå\u00a0") and len(line) == 6] == [
        f"Nivå\u00a0{n}" for n in (1, 2, 3, 4)
    ]
    assert any("Foresatte får en samlet lokal læreplan" in line for line in found)
    assert any("Når spurte vi sist foresatte" in line for line in found)
    assert any("Dialog hjem–kulturskole" in line for line in found)


def test_one_without_criteria_says_that_the_common_ones_apply_and_where_it_comes_from() -> None:
    one = built_in().characteristic("1.11")
    assert one is not None
    found = words(catalogue.characteristic(NB, samples.teacher(NB), built_in(), one))

    assert any("Dette kjennetegnet har ikke egne kriterier ennå" in line for line in found)
    assert any("Rammeplanen fra 2016" in line for line in found)


def test_only_leaders_are_told_about_files_and_only_for_their_own_catalogue_about_the_built_in_one() -> None:
    own = replace(built_in(), origin="school", version=2)

    assert "Bruk den innebygde" in titles(catalogue.listing(NB, samples.leader(NB), own))
    assert "Bruk den innebygde" not in titles(catalogue.listing(NB, samples.teacher(NB), own))
    assert "Bruk den innebygde" not in titles(catalogue.listing(NB, samples.leader(NB), built_in()))


def test_a_file_with_problems_cannot_be_taken_in() -> None:
    wrong = [Problem("catalogue_missing", {"place": f"areas {n}"}) for n in range(1, 31)]

    card = catalogue.preview(NB, built_in(), wrong, TAKE)

    assert titles(card) == ["Vis det som gjelder nå"]
    assert "og 15\u00a0til" in words(card)
    assert titles(catalogue.preview(NB, built_in(), [], TAKE))[0] == "Bruk denne katalogen"
    assert catalogue.preview(NB, None, wrong[:1], TAKE)


def test_the_largest_catalogue_that_is_read_fits_a_card() -> None:
    one = built_in().characteristics[0]
    many = tuple(replace(one, id=f"1.{n}", title={"nb": "Å" * 70}) for n in range(1, 61))
    large = replace(built_in(), areas=(Area("1", {"nb": "Ø" * 70}, many),), _by_id={})

    assert size_of(catalogue.listing(NB, samples.leader(NB), large)) < 28 * 1024
    assert size_of(catalogue.preview(NB, large, [], TAKE)) < 28 * 1024


def test_the_overview_tells_levels_by_year_newest_first() -> None:
    meetings = [
        held("1.4", 2024, Agreement(None, None)),
        held("1.4", 2026, Agreement(2, 3)),
        held("1.4", 2025, Agreement(2, 2)),
    ]

    found = words(overview.overview(NB, samples.leader(NB), [(samples.CHARACTERISTIC, meetings), (samples.OTHER, [])]))

    years = next(line for line in found if line.startswith("2026"))
    assert years.split("\n\n") == [
        "2026: nivå\u00a02, vil til nivå\u00a03",
        "2025: nivå\u00a02",
        "2024: ikke enige, tas opp igjen",
    ]
    assert "nivå\u00a02" in found
    assert "1.11" in found


def test_a_coming_meeting_stands_by_itself_and_a_draft_or_a_cancelled_one_does_not() -> None:
    coming = samples.meeting(NB)
    silent = [replace(coming, state=MeetingState.DRAFT), replace(coming, state=MeetingState.CANCELLED)]

    there = words(overview.overview(NB, samples.teacher(NB), [(samples.CHARACTERISTIC, [coming])]))
    not_there = words(overview.overview(NB, samples.teacher(NB), [(samples.CHARACTERISTIC, silent)]))

    assert any("3.\u00a0desember" in line for line in there)
    assert not any("3.\u00a0desember" in line for line in not_there)


def test_a_school_with_many_years_of_meetings_fits_a_card() -> None:
    rows = [
        (one, [held(one.id, year, Agreement(2, 3)) for year in range(2010, 2027)]) for one in built_in().characteristics
    ]

    assert size_of(overview.overview(NB, samples.leader(NB), rows)) < 28 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_characteristic_has_a_card_in_every_language(language: str) -> None:
    scene = samples.scene(language)
    for one in built_in().characteristics:
        card = catalogue.characteristic(scene, samples.leader(scene), built_in(), one)
        assert size_of(card) < 28 * 1024
        assert sum(part["type"].startswith("Action.") for part in elements(card)) <= 12  # each with its fallback
