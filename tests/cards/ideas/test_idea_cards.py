"""Cards of ideas: as many as there may be, whatever people write, and no count where none may be shown."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from cards.ideas import dots as ideas_dots
from cards.ideas import leader as ideas_leader
from cards.ideas import rows as idea_rows
from cards.ideas import shared as ideas
from cards.ideas import together as ideas_together
from cards.ideas.leader import IdeasNow
from cards.kit import kit
from domain.agenda.agenda import IdeasState
from domain.ideas.give_dots import Dots
from domain.ideas.idea import Idea
from domain.ideas.idea_groups import IdeaGroup, grouped
from preview import ideas as idea_samples
from preview import school as samples
from tests.cards.every.everything import elements, titles, words

NB = samples.scene("nb")
RUNNING = idea_samples._running(NB)
LONGEST = {"letters": "æ" * 300, "music": "🎵" * 300, "quotes": '"' * 300, "stars": "*" * 300, "slashes": "\\" * 300}
HOSTILE = "**Fet** <at>Alle</at> [lenke](https://x.no) & `kode`"


def all_cards(groups: list[IdeaGroup]) -> list[dict[str, Any]]:
    pages = len(idea_rows.pages(groups))
    four = [groups[at : at + 4] for at in (0, 4, 8)]
    dots = Dots(tuple(group.id for group in groups[:3]), 2)
    return [
        *(idea_samples._shared(NB, state, groups) for state in (IdeasState.OPEN, IdeasState.DOTS, IdeasState.CLOSED)),
        *(ideas.listing(NB, RUNNING, groups, IdeasState.OPEN, 5, page=at + 1) for at in range(pages)),
        ideas.mine(NB, RUNNING, [group.idea for group in groups[:20]]),
        ideas_together.form(NB, RUNNING, groups, four),
        ideas_dots.form(NB, RUNNING, groups, dots),
        ideas_leader.steps(NB, RUNNING, IdeasNow(groups, IdeasState.CLOSED, 5), all_of_them=True),
    ]


@pytest.mark.parametrize("text", LONGEST.values(), ids=LONGEST)
@pytest.mark.parametrize("joined", [False, True])
def test_two_hundred_of_the_longest_ideas_fit(text: str, joined: bool) -> None:
    rows = [
        Idea(f"{at:016x}", "m", text, joined_to=f"{at - at % 5:016x}" if joined and at % 5 else "", dots=7)
        for at in range(200)
    ]

    for card in all_cards(grouped(rows)):
        assert kit.size_of(card) <= kit.LARGEST


def test_every_idea_is_on_exactly_one_page_and_in_every_form() -> None:
    groups = idea_samples.many(NB)

    pages = idea_rows.pages(groups)

    assert [group.id for page in pages for group in page] == [group.id for group in groups]
    assert [key for key, _ in idea_rows.options(NB, groups)] == [group.id for group in groups]
    assert idea_rows.pages([]) == [[]]


def test_a_card_that_is_cut_says_how_many_more_there_are() -> None:
    groups = idea_samples.many(NB)
    left = len(groups) - len(idea_rows.pages(groups)[0])

    said = " ".join(words(idea_samples._shared(NB, IdeasState.OPEN, groups))).replace("\u00a0", " ")

    assert f"Og {left} til" in said


def test_people_s_words_are_no_markup() -> None:
    for card in all_cards(grouped([Idea(f"{at:016x}", "m", HOSTILE) for at in range(12)])):
        for one in elements(card):
            assert "](https" not in one.get("text", "")
            assert "<at>" not in one.get("text", "")
            assert all("](https" not in choice["title"] for choice in one.get("choices", []))


def test_no_card_has_a_count_while_dots_are_given_or_where_too_few_gave_any() -> None:
    groups = idea_samples.some(NB)
    cards = all_cards(groups)

    for card in cards:
        assert "0\u00a0prikker" not in json.dumps(card, ensure_ascii=False)
    closed = " ".join(words(idea_samples._shared(NB, IdeasState.CLOSED, groups)))
    assert "bare når minst 5 har gitt noen" in closed
    assert "tilfeldig rekkefølge" in closed


def test_counted_ideas_stand_by_their_dots_and_measures_are_not_offered_again() -> None:
    groups = idea_samples.some(NB, dots=True, taken=True)
    card = ideas_leader.steps(NB, RUNNING, IdeasNow(groups, IdeasState.CLOSED, 5))
    (pick,) = [one for one in elements(card) if one["type"] == "Input.ChoiceSet"]

    assert [title.rsplit("(", 1)[1] for title in (one["title"] for one in pick["choices"])] == [
        "6 prikker)",
        "4 prikker)",
        "2 prikker)",
        "1 prikk)",
        "0 prikker)",
    ]
    assert "value" not in pick  # the group decides


def test_a_meeting_that_is_over_offers_nothing_to_write() -> None:
    groups = idea_samples.some(NB)
    listed = ideas.listing(NB, replace(RUNNING), groups, IdeasState.CLOSED, 5, ended=True)

    assert titles(listed) == ["Oppdater"]
    assert titles(idea_samples._shared(NB, IdeasState.CLOSED, groups, ended=True)) == ["Vis alle ideene"]
