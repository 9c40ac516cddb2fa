"""Which sentences a result offers to talk about."""

from __future__ import annotations

from domain.catalogue.areas import Characteristic, Criterion
from domain.votes.recognised import all_ticks, between, dividing, known_ticks, recognised, usual_level
from domain.votes.rounds import Tally, tally_of


def sentence(words: str, *, deficit: bool = False) -> Criterion:
    return Criterion({"nb": words}, deficit)


ABOUT = Characteristic(
    "1.4",
    "1",
    {"nb": "Samarbeid"},
    {
        1: (sentence("Vi sier ikke fra.", deficit=True),),
        2: (sentence("To a."), sentence("To b.")),
        3: (sentence("Tre a."), sentence("Tre b.")),
        4: (sentence("Fire."),),
    },
    True,
    "seed",
)


def told(ticks: dict[str, int], counts: tuple[int, int, int, int] = (0, 8, 0, 0), tickers: int = 8) -> Tally:
    return Tally(counts, 0, ticks, tickers)


def test_every_sentence_has_a_name_by_level_and_place() -> None:
    assert all_ticks(ABOUT) == ("1.1", "2.1", "2.2", "3.1", "3.2", "4.1")
    assert known_ticks(ABOUT, ["3.2", "2.1", "2.1", "9.9", "2.3", "x", ""]) == ("2.1", "3.2")


def test_sentences_are_counted_only_where_enough_have_ticked_any() -> None:
    ticks = [("2.1", "3.1"), ("2.1",), ("3.1", "3.1"), (), ()]
    assert tally_of([2] * 5, ticks, 3) == Tally((0, 5, 0, 0), 0, {"2.1": 2, "3.1": 2}, 3)
    few = tally_of([2] * 5, ticks, 4)
    assert (few.ticks, few.tickers, few.ballots) == ({}, 0, 5)
    assert recognised(few, ABOUT) == ()
    assert between(few, ABOUT, 2) is None
    assert dividing(few, ABOUT) is None


def test_what_stands_between_us_and_the_next_level_is_what_fewest_recognise_of_it() -> None:
    tally = told({"2.1": 7, "3.1": 4, "3.2": 2, "4.1": 0})
    found = between(tally, ABOUT, 2)
    assert found is not None
    assert (found.tick, found.count, found.tickers) == ("3.2", 2, 8)


def test_a_sentence_that_says_what_is_missing_counts_the_other_way() -> None:
    all_but_one_lack_it = between(told({"1.1": 7, "2.1": 5, "2.2": 4}), ABOUT, 1)
    assert all_but_one_lack_it is not None
    assert (all_but_one_lack_it.tick, all_but_one_lack_it.met) == ("1.1", 1)
    hardly_any = between(told({"1.1": 1, "2.1": 5, "2.2": 4}), ABOUT, 1)
    assert hardly_any is not None
    assert hardly_any.tick == "2.2"


def test_nothing_stands_above_the_highest_level_or_where_all_recognise_all_of_it() -> None:
    assert between(told({"4.1": 2}), ABOUT, 4) is None
    assert between(told({"4.1": 2}), ABOUT, None) is None
    assert between(told({"3.1": 8, "3.2": 8}), ABOUT, 2) is None


def test_opinions_differ_most_where_half_recognise_a_sentence() -> None:
    tally = told({"2.1": 7, "2.2": 3, "3.1": 4, "3.2": 2})
    found = dividing(tally, ABOUT)
    assert found is not None
    assert found.tick == "3.1"
    other = dividing(tally, ABOUT, found)
    assert other is not None
    assert other.tick == "2.2"


def test_one_who_sees_it_alone_is_not_pointed_at() -> None:
    assert dividing(told({"2.1": 7, "2.2": 8, "3.1": 1}), ABOUT) is None


def test_of_several_the_one_nearest_to_where_most_are_comes_first() -> None:
    found = dividing(told({"2.1": 4, "3.1": 4, "4.1": 4}, (0, 1, 7, 0)), ABOUT)
    assert found is not None
    assert found.tick == "3.1"


def test_where_two_levels_have_as_many_the_lower_one_is_where_we_usually_are() -> None:
    assert usual_level(Tally((0, 3, 3, 0))) == 2
    assert usual_level(Tally((0, 0, 0, 0), 6)) is None
