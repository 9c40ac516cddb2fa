"""Which questions can be chosen for a meeting, and which figures a word finds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.catalogue.areas import Catalogue
from domain.catalogue.find_indicator import find_indicators
from domain.catalogue.read import built_in
from domain.meetings.forms import FORMS, Phase, form_of, own_form, timetable
from domain.meetings.library import OwnQuestion
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.question_library import MOST_LISTED, Origin, chosen_of, key_of, listed
from tests.support.arranged.small_school import NOW

MEETING = Meeting("m", "s", "1.4", MeetingState.DRAFT, "p", NOW, NOW, indicators=("gs_dialogue",))


@pytest.fixture
def catalogue() -> Catalogue:
    return built_in()


def own(text: str) -> OwnQuestion:
    return OwnQuestion(key_of(text), "s", "", text, NOW)


def test_the_library_has_the_characteristics_questions_and_those_of_the_chosen_kind(catalogue: Catalogue) -> None:
    found = listed(MEETING, catalogue, [], "nb")
    origins = [one.origin for one in found]

    assert origins == sorted(origins, key=list(Origin).index)
    assert {Origin.CHARACTERISTIC, Origin.PROCESS, Origin.ALWAYS} == set(origins)
    assert len({one.key for one in found}) == len(found)
    assert all("," not in one.key for one in found)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_characteristic_has_questions_in_every_language(catalogue: Catalogue, language: str) -> None:
    for characteristic in catalogue.characteristics:
        meeting = replace(MEETING, characteristic_id=characteristic.id, indicators=())
        found = listed(meeting, catalogue, [], language)
        assert sum(one.origin is Origin.CHARACTERISTIC for one in found) >= 2, characteristic.id
        kinds = {Origin.PRECONDITION, Origin.PROCESS, Origin.RESULT}
        assert kinds <= {one.origin for one in found}


def test_what_the_school_wrote_comes_first_and_the_same_text_only_once(catalogue: Catalogue) -> None:
    built = listed(MEETING, catalogue, [], "nb")[0].text
    meeting = replace(MEETING, questions=(built, "Bare her?"))
    found = listed(meeting, catalogue, [own("Vår egen?"), own(built)], "nb")

    assert [(one.text, one.origin) for one in found[:2]] == [
        ("Bare her?", Origin.PROPOSAL),
        ("Vår egen?", Origin.OWN),
    ]
    assert [one.text for one in found].count(built) == 1


def test_a_school_with_very_many_questions_gets_a_card_that_fits(catalogue: Catalogue) -> None:
    found = listed(MEETING, catalogue, [own(f"Spørsmål {number}?") for number in range(50)], "nb")

    assert len(found) == MOST_LISTED


def test_what_is_ticked_keeps_the_order_it_had_in_the_proposal(catalogue: Catalogue) -> None:
    found = listed(MEETING, catalogue, [], "nb")
    meeting = replace(MEETING, questions=(found[2].text, found[0].text))
    keys = [found[1].key, found[0].key, found[2].key, "unknown", ""]

    assert chosen_of(meeting, found, keys) == (found[2].text, found[0].text, found[1].text)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("venteliste", "st_share_waiting"),
        ("VENTELISTE", "st_share_waiting"),
        ("motivasjon", "ps_motivation"),
        ("waiting", "st_share_waiting"),
        ("driftsutgifter", "st_net_cost"),
        ("utgifter", "st_net_cost"),
        ("dialog heim", "gs_dialogue"),
    ],
)
def test_a_word_finds_the_figure_in_any_language(catalogue: Catalogue, words: str, first: str) -> None:
    assert find_indicators(catalogue, words)[0].id == first


@pytest.mark.parametrize("words", ["", "   ", "badeball", "(", "a" * 4000, "\\", "💥"])
def test_odd_words_find_nothing_and_break_nothing(catalogue: Catalogue, words: str) -> None:
    assert find_indicators(catalogue, words) == []


def test_a_form_of_ones_own_is_its_phases_and_makes_a_timetable() -> None:
    form_id = own_form([(Phase.OPENING, 10), (Phase.TALK, 30)])
    form = form_of(form_id)

    assert form is not None
    assert form.minutes == 40
    assert [(slot.phase, slot.minutes) for slot in timetable(form_id, NOW, 80)] == [
        (Phase.OPENING, 20),
        (Phase.TALK, 60),
    ]
    assert all(form_of(name) is known for name, known in FORMS.items())


@pytest.mark.parametrize(
    "form_id",
    ["", "x", "own:", "own:talk", "own:talk-", "own:talk-0", "own:talk--5", "own:talk-241", "own:²-5"],
)
def test_what_is_no_form_is_none(form_id: str) -> None:
    assert form_of(form_id) is None
