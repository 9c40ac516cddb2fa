"""Cards are small, have few buttons, and forms keep what was typed."""

from __future__ import annotations

import pytest

from cards.kit import kit
from cards.kit.scene import Picture
from cards.meetings import move_and_cancel as meeting_forms
from cards.people.verbs import HELP as HELP_VERB
from cards.verbs import Press, StaleCard, decode
from cards.votes.verbs import VOTE
from domain.errors import Problem
from preview import school as samples
from tests.cards.every.everything import buttons, elements, words

NB = samples.scene("nb")
HELP = Press(HELP_VERB, "s-solvik", arg="x", rev=3, nonce="n")


def test_a_button_and_its_fallback_carry_the_same_press() -> None:
    button = kit.card(NB, kit.actions(kit.execute("Få hjelp", HELP)))["body"][0]["actions"][0]

    assert decode(button["data"]) == HELP
    assert button["fallback"]["type"] == "Action.Submit"
    assert button["fallback"]["data"] == button["data"]


def test_a_vote_has_no_fallback() -> None:
    card = kit.card(NB, kit.actions(kit.execute("Nivå 1", Press(VOTE, "r", "1"), fallback=False)))

    assert "fallback" not in card["body"][0]["actions"][0]


def test_seven_buttons_or_too_many_bytes_are_a_mistake() -> None:
    with pytest.raises(AssertionError):
        kit.card(NB, kit.actions(*(kit.execute(str(at), HELP) for at in range(7))))
    with pytest.raises(AssertionError):
        kit.card(NB, kit.text("æ" * 15_000))


def test_a_chart_has_its_words_in_place_and_as_alt_text() -> None:
    card = kit.card(NB, kit.picture(NB, Picture("https://samklang.example/charts/a.png", "Nivå 2 fikk 5 stemmer.")))
    (image,) = [one for one in elements(card) if one["type"] == "Image"]
    (hidden,) = [one for one in elements(card) if one.get("isVisible") is False]

    assert image["altText"] == hidden["text"] == "Nivå 2 fikk 5 stemmer."
    assert buttons(card)[0]["title"] == "Vis som tekst"
    assert buttons(card)[0]["targetElements"] == [hidden["id"]]


def test_a_problem_stands_beside_its_field_and_what_was_typed_is_kept() -> None:
    problem = Problem("day_is_over", {"day": samples.NOW.date().replace(day=19)}, "date")
    typed = {"date": "2026-11-19", "time": "16:15", "minutes": "75", "place": 'Rom "B" & C'}
    card = meeting_forms.move(NB, samples.meeting(NB), samples.CHARACTERISTIC, [problem], typed)

    (tinted,) = [one for one in elements(card) if one.get("style") == "attention"]
    assert [one["id"] for one in elements(tinted) if one["type"] == "Input.Date"] == ["date"]
    values = {one["id"]: one["value"] for one in elements(card) if one["type"].startswith("Input.")}
    assert values == {**typed, "minutes": 75}
    assert "Én ting må rettes. Resten er tatt vare på." in words(card)


def test_a_number_that_was_no_number_leaves_its_field_empty() -> None:
    card = meeting_forms.move(NB, samples.meeting(NB), samples.CHARACTERISTIC, [], {"minutes": "halvannen time"})

    assert [one.get("value") for one in elements(card) if one["type"] == "Input.Number"] == [None]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("1.11 Ledelse", "1.11 Ledelse"),
        ("1.4 Samarbeid med hjemmet", "1.4 Samarbeid med…"),
        ("Undervisningsorganisasjonen", "Undervisningsorganisasj…"),
    ],
)
def test_a_long_title_is_cut_at_a_word(title: str, short: str) -> None:
    assert kit.short(title) == short
    assert len(kit.short(title)) <= 24


def test_a_number_field_may_come_back_as_a_number() -> None:
    press = decode({"v": 1, "verb": "settings.save", "ref": "s", "limit": 5, "copies": "true", "odd": [1], "no": None})

    assert not isinstance(press, StaleCard)
    assert press.inputs == {"limit": "5", "copies": "true"}


def test_numbers_that_are_not_short_are_left_out() -> None:
    press = decode({"v": 1, "verb": "settings.save", "limit": 10**5000, "yes": True})

    assert not isinstance(press, StaleCard)
    assert press.inputs == {}
