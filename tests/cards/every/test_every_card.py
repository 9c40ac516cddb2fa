"""What holds for every card in every language."""

from __future__ import annotations

import json
import re
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

cards = pytest.mark.parametrize(
    ("name", "language", "card"), every_card(), ids=[f"{name} {language}" for name, language, _ in every_card()]
)
Card = dict[str, Any]


@cards
def test_it_is_a_card_of_version_1_5_in_its_language(name: str, language: str, card: Card) -> None:
    assert (card["version"], card["lang"]) == ("1.5", language)
    assert {one["type"] for one in elements(card)} <= OF_1_5


@cards
def test_it_is_small_enough_for_teams(name: str, language: str, card: Card) -> None:
    assert kit.size_of(card) <= 28 * 1024
    assert len(buttons(card)) <= 6


@cards
def test_pictures_have_words_and_texts_wrap(name: str, language: str, card: Card) -> None:
    for one in elements(card):
        if one["type"] == "Image":
            assert one.get("altText")
        if one["type"] in {"TextBlock", "Input.ChoiceSet"}:
            assert one.get("wrap") is True
        if one["type"].startswith("Input."):
            assert one.get("label")


@cards
def test_it_has_one_heading_at_most_and_one_filled_button(name: str, language: str, card: Card) -> None:
    assert sum(one.get("style") == "heading" for one in elements(card)) == 1
    assert sum(one.get("style") == "positive" for one in buttons(card)) <= 1


@cards
def test_buttons_are_short_and_carry_a_press_that_is_understood(name: str, language: str, card: Card) -> None:
    for one in buttons(card):
        assert 0 < len(one["title"]) <= 25  # 28 are cut on a phone
        if one["type"] in {"Action.Execute", "Action.Submit"}:
            press = decode(one["data"])
            assert isinstance(press, Press)
            assert one.get("verb", press.verb) == press.verb


@cards
def test_an_old_client_gets_the_same_press_as_a_message_except_for_votes(name: str, language: str, card: Card) -> None:
    for one in buttons(card):
        if one["type"] != "Action.Execute":
            continue
        if one["verb"].startswith("vote."):
            assert "fallback" not in one
        elif "fallback" in one:
            assert one["fallback"]["type"] == "Action.Submit"
            assert {key: one["fallback"][key] for key in ("title", "data")} == {
                "title": one["title"],
                "data": one["data"],
            }


@cards
def test_ids_are_used_once(name: str, language: str, card: Card) -> None:
    ids = [one["id"] for one in elements(card) if "id" in one]

    assert len(ids) == len(set(ids))


@cards
def test_a_box_is_never_inside_a_box(name: str, language: str, card: Card) -> None:
    for one in elements(card):
        if one.get("type") == "Container" and one.get("style"):
            inner = [two for two in elements(one["items"]) if two["type"] == "Container" and two.get("style")]
            assert inner == []


@cards
def test_digits_do_not_open_a_line_alone(name: str, language: str, card: Card) -> None:
    lonely = re.compile(r"\b(nivå|level|runde|kl\.) \d|\d\. (januar|mai|november|desember)\b", re.IGNORECASE)

    texts = [one["text"] for one in elements(card) if one["type"] == "TextBlock"]
    assert [line for line in texts if lonely.search(line) and language != "en"] == []


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
    names += r"|Li kulturskole|(Langt navn )+kulturskole"
    given = r"- <\u2060at>.*|\{\{\w+\}\}( \{\{\w+\}\})*|\*\*[a-zæøå]+-[a-zæøå]+-\d+\*\*"  # placeholders, one-time words
    is_name = re.fullmatch(rf"(({names})[·, ]*)+|{given}", line) is not None
    return line in SAME or line.endswith((".xlsx", ".csv")) or is_name
