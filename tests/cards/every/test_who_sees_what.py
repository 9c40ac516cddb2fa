"""Every card that takes what somebody says, or shows it, says who sees what. Those without are named."""

from __future__ import annotations

from tests.cards.every.everything import elements, every_card, words

QUOTES = "«"  # people's words stand in them, and so do some of our own
WITHOUT = {
    "calendar/school_days": "the municipality's days off: nobody's words",
    "conducting/conductor": "quotes buttons, and measures that all agreed on",
    "figures/imports": "quotes lines of a file",
    "ideas/made_up": "the leader's steps and the pages behind a card that says it",
    "kit/notes": "quotes back to the writer alone what was not understood",
    "meetings/invitation": "of a meeting that is over: the summary has its words",
    "meetings/not_understood": "quotes back to the writer alone what was not understood",
    "people/guesses": "quotes back to the writer alone what was not understood",
    "year/series": "quotes back to the writer alone what was not understood",
    "votes/own": "says in its own words what is shown, and where not",
}


def kinds_without() -> set[str]:
    """The kinds of card of which a sample takes or shows somebody's words and does not say who sees them."""
    found = set()
    for name, language, card in every_card():
        if language != "nb":
            continue
        takes = any(one["type"] == "Input.Text" and one.get("isMultiline") for one in elements(card))
        shows = any(QUOTES in str(one.get("text", "")) for one in elements(card))
        if (takes or shows) and not any("Hvem ser hva" in text for text in words(card)):
            found.add(name.split(":")[0])
    return found


def test_every_card_with_somebodys_words_says_who_sees_what() -> None:
    assert kinds_without() - set(WITHOUT) == set()


def test_no_exception_is_left_over() -> None:
    assert set(WITHOUT) - kinds_without() == set()
