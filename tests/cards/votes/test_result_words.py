"""What votes say, in bokmål as people read it."""

import pytest

from cards.votes import result_words
from domain.votes.box import Movement
from domain.votes.rounds import Tally
from preview import school as samples
from preview.votes import FIRST
from tests.cards.charts.examples import Counts, round_

NB = samples.scene("nb")


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("counts", "unsure", "said"),
    [
        ((2, 4, 2, 0), 0, "Flest stemte på nivå 2"),
        ((0, 8, 0, 0), 0, "Alle stemte på nivå 2"),
        ((0, 7, 0, 0), 1, "Alle som valgte et nivå, valgte nivå 2"),
        ((0, 4, 4, 0), 0, "Like mange stemte på nivå 2 og nivå 3"),
        ((2, 2, 0, 2), 0, "Like mange stemte på nivå 1, nivå 2 og nivå 4"),
        ((0, 0, 0, 0), 6, "Ingen valgte et nivå"),
        ((9, 31, 21, 3), 40, "Flest stemte på nivå 2"),
    ],
)
def test_the_conclusion_comes_first_and_is_true(counts: Counts, unsure: int, said: str) -> None:
    assert plain(result_words.conclusion(NB, Tally(counts, unsure))) == said


@pytest.mark.parametrize(
    ("counts", "unsure", "said"),
    [
        ((2, 4, 2, 0), 0, "8 har stemt. Stemmene ligger fra nivå 1 til nivå 3."),
        ((0, 5, 3, 0), 0, "8 har stemt. Stemmene ligger på nivå 2 og nivå 3."),
        ((0, 8, 0, 0), 0, "8 har stemt. Spør gjerne hva som skulle til for å stemme annerledes."),
        ((0, 7, 0, 0), 1, "8 har stemt. 1 svarte «Vet ikke»."),
        ((3, 0, 0, 3), 2, "8 har stemt. Stemmene ligger på nivå 1 og nivå 4. 2 svarte «Vet ikke»."),
        ((0, 0, 0, 0), 6, "6 har stemt. 6 svarte «Vet ikke»."),
    ],
)
def test_how_the_votes_lie_is_said_without_an_average(counts: Counts, unsure: int, said: str) -> None:
    assert plain(result_words.spread(NB, Tally(counts, unsure))) == said


@pytest.mark.parametrize(
    ("first", "second", "heading", "words"),
    [
        (
            (2, 4, 2, 0),
            (0, 5, 3, 0),
            "Vi er nærmere hverandre",
            "To færre på nivå 1, én flere på nivå 2 og én flere på nivå 3. "
            "Stemmene ligger nå på to nivåer, mot tre i runde 1.",
        ),
        (
            (0, 5, 3, 0),
            (1, 4, 2, 1),
            "Stemmene er mer spredt nå",
            "Én flere på nivå 1, én færre på nivå 2, én færre på nivå 3 og én flere på nivå 4. "
            "Stemmene ligger nå på fire nivåer, mot to i runde 1.",
        ),
        (
            (2, 4, 2, 0),
            (2, 4, 2, 0),
            "Stemmene fordeler seg som før",
            "Hvert nivå har like mange stemmer som i runde 1.",
        ),
        (
            (2, 4, 2, 0),
            (0, 8, 0, 0),
            "Alle stemte på nivå 2",
            "To færre på nivå 1, fire flere på nivå 2 og to færre på nivå 3.",
        ),
        ((0, 5, 3, 0), (0, 3, 5, 0), "Flest stemte på nivå 3", "To færre på nivå 2 og to flere på nivå 3."),
        ((0, 40, 20, 0), (0, 25, 35, 0), "Flest stemte på nivå 3", "15 færre på nivå 2 og 15 flere på nivå 3."),
        ((0, 0, 0, 0), (0, 3, 2, 0), "Flest stemte på nivå 2", "Tre flere på nivå 2 og to flere på nivå 3."),
    ],
)
def test_a_second_round_is_told_in_counts_never_in_people(
    first: Counts, second: Counts, heading: str, words: str
) -> None:
    assert plain(result_words.second_conclusion(NB, Tally(first), Tally(second))) == heading
    assert plain(result_words.difference(NB, Tally(first), Tally(second), 1)) == words


def test_movement_is_told_as_counts() -> None:
    assert result_words.moved(NB, Movement(3, 5, 0)) == (
        "Av dem som valgte et nivå begge ganger, gikk tre opp, fem ble stående og ingen gikk ned."
    )


def test_counts_of_a_round_fit_a_line() -> None:
    assert plain(result_words.counts(NB, FIRST)) == "Runde 1: 2 på nivå 1, 4 på nivå 2 og 2 på nivå 3."
    assert plain(result_words.counts(NB, round_(2, (0, 5, 0, 0), 2))) == "Runde 2: 5 på nivå 2 og 2 «Vet ikke»."
    assert (
        result_words.counts(NB, round_(2, (0, 5, 0, 0)).__class__("r", "m", 1, FIRST.state, FIRST.mode, samples.NOW))
        == ""
    )


def test_two_rounds_as_lines_from_the_top() -> None:
    lines = result_words.as_lines(NB, (FIRST, round_(2, (0, 5, 2, 0), 1)))
    assert [plain(line) for line in lines] == [
        "Nivå 4: 0, så 0",
        "Nivå 3: 2, så 2",
        "Nivå 2: 4, så 5",
        "Nivå 1: 2, så 0",
        "Vet ikke: 0, så 1",
    ]
