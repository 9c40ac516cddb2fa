"""Which ideas the bot suggests to put together."""

from __future__ import annotations

from domain.ideas.alike import MOST_TOGETHER, suggestions
from domain.ideas.idea import Idea
from domain.ideas.idea_groups import grouped


def suggested(*texts: str, most: int = 9) -> list[set[str]]:
    groups = grouped(Idea(f"{at:016x}", "m", text) for at, text in enumerate(texts))
    return [{group.idea.text for group in found} for found in suggestions(groups, most)]


def test_what_says_the_same_in_other_forms_of_the_words_is_suggested() -> None:
    calls = ("Ringe hjem til nye elever i september", "Vi ringer hjem til alle nye elever før høstferien")
    template = ("En felles mal for tilbakemelding", "Felles mal for tilbakemeldinger til foresatte")
    needs = ("At vi spør foresatte hva de trenger", "Spørre foreldrene hva de trenger fra oss")
    other = ("Sende video av øving til foresatte", "Fast tid i kalenderen for å ringe foresatte")

    found = suggested(*calls, *template, *needs, *other)

    assert [set(pair) in found for pair in (calls, template, needs)] == [True] * 3
    assert not any(text in group for group in found for text in other)


def test_one_word_that_many_use_is_no_likeness() -> None:
    assert suggested("Foresatte på konsert", "Brev til foresatte", "Foresatte spør", "Høre på foresatte") == []


def test_no_idea_is_in_two_suggestions_and_no_suggestion_is_long() -> None:
    found = suggested(*(f"Ringe hjem til nye elever {at}" for at in range(10)))

    assert sum(len(group) for group in found) == len(set().union(*found))
    assert max(len(group) for group in found) == MOST_TOGETHER


def test_only_the_most_alike_are_suggested_and_two_hundred_are_no_trouble() -> None:
    texts = [f"Ringe hjem om tema{at // 2}" for at in range(200)]

    assert len(suggested(*texts, most=3)) == 3
    assert suggested() == []
    assert suggested("Alene") == []
