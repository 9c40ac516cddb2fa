"""The built-in catalogue: its facts, its three languages, and its place in the product."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from domain.catalogue.areas import Better, Kind, Words, lost_characteristic
from domain.catalogue.read import built_in
from domain.people.school import LANGUAGES

# What the framework says: characteristic -> sentences on levels 1, 2, 3, 4 (none: the common ones), and their deficits.
OWN = {
    "1.1": (2, 2, 2, 3),
    "1.2": (2, 2, 2, 3),
    "1.3": (2, 2, 2, 2),
    "1.4": (2, 2, 3, 3),
    "2.1": (1, 1, 2, 2),
    "2.2": (1, 1, 2, 2),
}
COMMON = (1, 1, 1, 2)
DEFICITS = {"1.1": [1, 2], "1.2": [1, 2], "1.3": [2], "1.4": [1, 2], "2.1": [], "2.2": [1]}
NUMBERS = {"1": 12, "2": 6, "3": 4, "4": 3}
FROM_THE_FRAMEWORK = {"1": range(5, 13), "2": range(3, 7), "3": range(1, 5)}
INFORMS = {
    "ps_home_support": ["1.4", "4.1"], "ps_motivation": ["2.1", "4.1"], "ps_relation": ["2.1"], "ps_formative": ["2.2"],
    "ps_feedback": ["2.2", "1.4"], "ps_wellbeing": ["2.1", "4.1"], "ps_self_assess": ["2.2"],
    "ps_mastery": ["2.1", "2.2", "4.1"], "ps_creativity": ["2.1", "1.2"], "ps_empowerment": ["1.1", "2.1"],
    "gs_home_support": ["1.4"], "gs_motivation": ["2.1", "4.1"], "gs_wellbeing": ["4.1", "4.2"],
    "gs_empowerment": ["1.1"], "gs_offer": ["3.2", "4.2"], "gs_feedback": ["1.4"], "gs_dialogue": ["1.4"],
    "gs_arena": ["3.3"], "gs_channels": ["1.4"], "st_share_pupils": ["4.3"], "st_share_waiting": ["3.1"],
    "st_net_cost": ["3.4"], "st_pupils": ["4.3"], "st_places": ["4.3"], "st_waiting": ["3.1"], "st_hours": ["3.2"],
    "st_gross_cost": ["3.4"], "st_hours_others": ["1.3", "1.12"], "st_fte_refunded": ["1.3"],
    "st_fte_teaching": ["1.2", "2.6", "3.4"],
    "st_waiting_per_pupil": ["3.1"],
    "st_hours_per_place": ["3.2"],
    "st_places_per_pupil": ["4.3"],
    "st_share_girls": ["4.3"],
    "st_share_admin": ["3.4"],
}  # fmt: skip
CODES = {
    "st_share_pupils": "KOSmusikkandelba0000",
    "st_share_waiting": "KOSmusikkandelve0000",
    "st_net_cost": "KOSutgmusikk6150000",
    "st_gross_cost": "KOSbruttoelev0000",
}
BETTER_DOWN = {"st_share_waiting", "st_waiting", "st_waiting_per_pupil"}


def sentences() -> Iterator[tuple[str, Words]]:
    """Every sentence with where it stands: criteria, questions, explanations."""
    catalogue = built_in()
    common = next(c for c in catalogue.characteristics if not c.own_criteria)
    for one in [*(c for c in catalogue.characteristics if c.own_criteria), common]:
        for level, criteria in one.levels.items():
            for criterion in criteria:
                yield f"{one.id} level {level}", criterion.text
    for one in catalogue.characteristics:
        for question in one.questions:
            yield f"{one.id} question", question
    for kind, questions in catalogue.figure_questions.items():
        for question in questions:
            yield f"{kind} question", question
    yield from catalogue.core_questions.items()
    for guiding in catalogue.guiding_questions:
        yield "guiding", guiding
    for indicator in catalogue.indicators:
        yield f"{indicator.id} about", indicator.about


def titles() -> Iterator[tuple[str, Words]]:
    catalogue = built_in()
    for area in catalogue.areas:
        yield area.id, area.title
    for one in catalogue.characteristics:
        yield one.id, one.title
    for indicator in catalogue.indicators:
        yield indicator.id, indicator.title


def all_words() -> list[tuple[str, Words]]:
    cautions = [(i.id, w) for i in built_in().indicators for w in (i.caution, i.counted) if w]
    return [*sentences(), *titles(), *cautions, ("basis", built_in().basis)]


def test_areas_and_characteristics_are_those_of_the_framework() -> None:
    found = {area.id: [c.id for c in area.characteristics] for area in built_in().areas}

    assert found == {area: [f"{area}.{n}" for n in range(1, count + 1)] for area, count in NUMBERS.items()}


def test_each_level_has_its_sentences_and_the_rest_use_the_common_ones() -> None:
    found = {c.id: tuple(len(c.levels[n]) for n in (1, 2, 3, 4)) for c in built_in().characteristics}

    assert found == {c.id: OWN.get(c.id, COMMON) for c in built_in().characteristics}
    assert {c.id for c in built_in().characteristics if c.own_criteria} == set(OWN)


def test_sentences_that_say_what_is_missing_are_marked_on_level_1_only() -> None:
    for one in built_in().characteristics:
        marked = [n for n, criterion in enumerate(one.levels[1], 1) if criterion.deficit]
        assert marked == DEFICITS.get(one.id, []), one.id
        assert not any(criterion.deficit for level in (2, 3, 4) for criterion in one.levels[level])


def test_the_origin_of_each_characteristic_is_said() -> None:
    named = {f"{area}.{n}" for area, numbers in FROM_THE_FRAMEWORK.items() for n in numbers}
    for one in built_in().characteristics:
        expected = "seed" if one.id in OWN else "framework" if one.id in named else "samklang"
        assert one.origin == expected, one.id


def test_indicators_inform_what_they_should() -> None:
    assert {i.id: list(i.informs) for i in built_in().indicators} == INFORMS
    assert {i.id: i.ssb for i in built_in().indicators if i.ssb} == CODES
    assert Counter(i.source for i in built_in().indicators) == {
        "pupil_survey": 10,
        "guardian_survey": 9,
        "GSI": 12,
        "KOSTRA": 4,
    }


def test_only_means_have_colour_limits_and_they_are_the_suggested_ones() -> None:
    for indicator in built_in().indicators:
        limits = (indicator.good_from, indicator.lift_below)
        assert limits == ((4.0, 3.0) if indicator.unit == "mean" else (None, None)), indicator.id
        down = indicator.id in BETTER_DOWN
        assert (indicator.better is Better.DOWN) == down


def test_every_kind_of_figure_has_a_question_and_every_characteristic_two_to_four() -> None:
    assert all(built_in().figure_questions[kind] for kind in Kind)
    for one in built_in().characteristics:
        assert len(one.questions) in ((3, 4) if one.own_criteria else (2,)), one.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_in_a_language(language: str) -> None:
    missing = [place for place, words in all_words() if not words.get(language)]

    assert missing == []
    assert all(set(words) == set(LANGUAGES) for _, words in all_words())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sentences_are_the_same(language: str) -> None:
    counts = Counter(words[language] for _, words in sentences())

    assert [text for text, count in counts.items() if count > 1] == []


def test_no_sentence_is_the_same_in_two_languages() -> None:
    same = [words["nb"] for _, words in sentences() if len(set(words.values())) < len(LANGUAGES)]

    assert same == []


def test_nynorsk_is_nynorsk() -> None:
    bokmål = re.compile(
        r"\b(ikke|hva|hvem|hvor|hvordan|hvilke[nt]?|bare|noe|noen|mye|jeg|fra|flere|leder|ledelsen|skole\w*|kulturskole\w*|"
        r"foresatte\w*|sjelden|tallet|tallene|være|gjøre|gjør|kommer|selv|elevene|elever|lærere|lærerne|timene|et|en|"
        r"undervisningen|hjemmet|hjemme|sammen|igjen|uten|utenfor|vet|trenger|trives|framføringer|egne)\b"
    )
    wrong = {words["nn"]: found for _, words in all_words() if (found := bokmål.findall(words["nn"].lower()))}

    assert wrong == {}


def test_texts_are_typed_with_care() -> None:
    for place, words in all_words():
        for text in words.values():
            assert text == text.strip(), place
            assert "  " not in text, place
            assert "!" not in text, place
            assert not re.search(r"\bforeldre\b", text), place


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_end_with_a_question_mark_and_sentences_with_a_full_stop(language: str) -> None:
    questions = {"where", "next", "guiding"}
    for place, words in sentences():
        ends = "?" if "question" in place or place in questions else "."
        assert words[language].endswith(ends), words[language]


def test_a_characteristic_that_is_gone_has_its_number_and_four_levels_without_a_word() -> None:
    catalogue = built_in()
    lost = catalogue.characteristic_or_lost("9.9")
    assert (lost.id, lost.title, dict(lost.levels)) == ("9.9", {}, {1: (), 2: (), 3: (), 4: ()})
    assert catalogue.characteristic_or_lost("1.4") is catalogue.characteristic("1.4")
    assert lost_characteristic("9.9", {"nb": "Uterommet"}).title == {"nb": "Uterommet"}
