"""Wherever a date is asked for one is proposed, but where an empty field says something of its own."""

from __future__ import annotations

from tests.cards.every.everything import elements, every_card

EMPTY_SAYS = {
    ("conducting/agree: form, problems", "review"): "what was typed comes back as it was, and nothing was",
    ("measures/form: form", "look"): "behind Mer: nobody would have seen what they said yes to",
    ("measures/form: form, of an idea", "look"): "the same",
    ("measures/form: form, problems", "look"): "the same",
    ("measures/form: form, outside a meeting", "look"): "the same",
    ("meetings/form: missing", "date"): "the day was not said, and a guess would look like what was",
    ("meetings/not_understood: missing", "date"): "the day was not understood, and a guess would look like it",
    ("reminders/rhythm: form", "pause"): "no pause",
    ("reminders/rhythm: off", "pause"): "no pause",
    ("reminders/rhythm: problem", "pause"): "no pause",
}


def test_every_date_that_is_asked_for_is_proposed_or_has_a_reason_not_to_be() -> None:
    empty = {
        (name, one["id"])
        for name, _language, card in every_card()
        for one in elements(card)
        if one["type"] == "Input.Date" and not one.get("value")
    }

    assert empty == set(EMPTY_SAYS)
