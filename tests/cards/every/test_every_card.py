"""What holds for every card in every language."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from cards.kit import kit
from cards.verbs import Press, decode
from domain.people.school import LANGUAGES
from tests.cards.every.everything import buttons, elements, every_card, titles, words

OF_1_5 = {
    *("AdaptiveCard", "TextBlock", "Image", "Container", "ColumnSet", "Column", "ActionSet"),
    *("Input.Text", "Input.Date", "Input.Time", "Input.Number", "Input.ChoiceSet"),
    *("Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ToggleVisibility"),
}  # what phones draw; no Table, FactSet or ShowCard: see design
CONTRACT = {
    *("Send innkalling", "Endre", "Forkast", "Flytt møtet", "Avlys møtet", "Forbered deg", "Start møtet"),
    "Vis som tekst",
}
SAME = {"Form", "Nynorsk", "Bokmål", "English", "Groups", "Samklang"}  # words that two languages share

Card = dict[str, Any]


def offenders(look: Callable[[Card], object]) -> dict[str, object]:
    """What the look finds wrong, of each card on which it finds anything."""
    seen = {f"{name} {language}": look(card) for name, language, card in every_card()}
    assert len(seen) == len(every_card()) > 0, "two cards have one name"
    return {name: wrong for name, wrong in seen.items() if wrong}


def test_it_is_a_card_of_version_1_5_in_its_language() -> None:
    wrong = {
        f"{name} {language}": (card["version"], card["lang"])
        for name, language, card in every_card()
        if (card["version"], card["lang"]) != ("1.5", language)
    }

    assert wrong == {}
    assert offenders(lambda card: {one["type"] for one in elements(card)} - OF_1_5) == {}


def test_it_is_small_enough_for_teams() -> None:
    assert offenders(lambda card: max(0, kit.size_of(card) - 28 * 1024)) == {}
    assert offenders(lambda card: titles(card)[6:]) == {}


def test_pictures_have_words_and_texts_wrap() -> None:
    def without(card: Card) -> list[Card]:
        return [
            one
            for one in elements(card)
            if (one["type"] == "Image" and not one.get("altText"))
            or (one["type"] in {"TextBlock", "Input.ChoiceSet"} and one.get("wrap") is not True)
            or (one["type"].startswith("Input.") and not one.get("label"))
        ]

    assert offenders(without) == {}


def test_it_has_one_heading_at_most_and_one_filled_button() -> None:
    def headings(card: Card) -> list[object]:
        found = [one.get("text") for one in elements(card) if one.get("style") == "heading"]
        return [] if len(found) == 1 else [len(found), *found]

    assert offenders(headings) == {}
    assert offenders(lambda card: [one["title"] for one in buttons(card) if one.get("style") == "positive"][1:]) == {}


def test_buttons_are_short_and_carry_a_press_that_is_understood() -> None:
    def understood(one: Card) -> bool:
        press = decode(one.get("data"))
        return isinstance(press, Press) and one.get("verb", press.verb) == press.verb

    presses = {"Action.Execute", "Action.Submit"}
    # A title of 28 letters is cut on a phone.
    assert offenders(lambda card: [title for title in titles(card) if not 0 < len(title) <= 25]) == {}
    assert offenders(lambda card: [b for b in buttons(card) if b["type"] in presses and not understood(b)]) == {}


def test_an_old_client_gets_the_same_press_as_a_message_except_for_votes() -> None:
    def as_it_should(one: Card) -> bool:
        if one["verb"].startswith("vote."):
            return "fallback" not in one
        told = {"type": "Action.Submit", "title": one["title"], "data": one["data"]}
        return "fallback" not in one or {key: one["fallback"].get(key) for key in told} == told

    presses = "Action.Execute"
    assert offenders(lambda card: [b for b in buttons(card) if b["type"] == presses and not as_it_should(b)]) == {}


def test_ids_are_used_once() -> None:
    def twice(card: Card) -> list[str]:
        times = Counter(one["id"] for one in elements(card) if "id" in one)
        return [name for name, count in times.items() if count > 1]

    assert offenders(twice) == {}


def test_a_box_is_never_inside_a_box() -> None:
    def boxes(node: Any) -> list[Card]:
        return [one for one in elements(node) if one["type"] == "Container" and one.get("style")]

    assert offenders(lambda card: [inner for one in boxes(card) for inner in boxes(one["items"])]) == {}


def test_digits_do_not_open_a_line_alone() -> None:
    lonely = re.compile(r"\b(nivå|level|runde|kl\.) \d|\d\. (januar|mai|november|desember)\b", re.IGNORECASE)

    def lines(card: Card) -> list[str]:
        texts = [one["text"] for one in elements(card) if one["type"] == "TextBlock"]
        return [line for line in texts if lonely.search(line) and card["lang"] != "en"]

    assert offenders(lines) == {}


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_english_is_left(language: str) -> None:
    english = {name: words(card) for name, lang, card in every_card() if lang == "en"}
    left = {
        (name, line)
        for name, lang, card in every_card()
        if lang == language
        for line in words(card)
        if line in english[name] and re.search("[a-zA-Z]{3}", line) and not _name_or_number(line)
    }

    assert left == set()


def test_the_buttons_of_the_contract_are_there_in_bokmaal() -> None:
    there = {title for _, language, card in every_card() if language == "nb" for title in titles(card)}

    assert there >= CONTRACT


def test_every_card_is_there_in_every_language() -> None:
    assert {language for _, language, _ in every_card()} == set(LANGUAGES)
    assert json.dumps([card for _, _, card in every_card()], ensure_ascii=False).encode()


def _name_or_number(line: str) -> bool:
    """Names of schools, people and files, and words that are the same in both languages."""
    names = "Samklang|Solvik kulturskole|Fjell kulturskole|(Ingrid|Jonas|Silje|Mikkel|Hanne|Ida|Ragnhild)( [A-Z]\\w*)?"
    names += r"|Kvalitet og utvikling|Fagdag|Li kulturskole|(Langt navn )+kulturskole"
    given = r"- <\u2060at>.*|\{\{\w+\}\}( \{\{\w+\}\})*|\*\*[a-zæøå]+-[a-zæøå]+-\d+\*\*"  # placeholders, one-time words
    is_name = re.fullmatch(rf"(({names})[·, ]*)+|{given}", line) is not None
    return line in SAME or line.endswith((".xlsx", ".csv")) or is_name
