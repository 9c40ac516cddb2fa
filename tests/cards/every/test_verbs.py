"""What every press declares: its subject, its inputs, and that payloads on cards already posted keep working."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from cards.verbs import About, Press, decode, encode, every_verb
from tests.cards.every.everything import buttons, elements, every_card

POSTED = json.loads((Path(__file__).parent / "payloads_of_version_1.json").read_text(encoding="utf-8"))
# What the ids of the made-up school begin with.
KINDS = {
    "s": About.SCHOOL,
    "m": About.MEETING,
    "r": About.ROUND,
    "g": About.GROUP,
    "t": About.MEASURE,
    "pr": About.PRACTICE,
}


def sent() -> dict[str, list[tuple[str, set[str]]]]:
    """Where each press stands on a card, and the inputs that the client sends along."""
    found: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for name, language, card in every_card():
        fields = {one["id"] for one in elements(card) if one["type"].startswith("Input.")}
        for button in buttons(card):
            if "verb" in button.get("data", {}):
                none = button.get("associatedInputs") == "none"
                found[button["data"]["verb"]].append((f"{name} {language}", set() if none else fields))
    return found


def test_a_card_sends_exactly_the_inputs_that_its_press_declares() -> None:
    wrong = []
    for name, places in sent().items():
        verb = every_verb()[name]
        needed = {given for given in verb.inputs if given[-1] not in "?*"}
        for place, fields in places:
            undeclared = sorted(field for field in fields if not verb.takes(field))
            missing = sorted(needed - fields)
            if undeclared or missing:
                wrong.append(f"{name} on {place}: undeclared {undeclared}, missing {missing}")

    assert wrong == []


def test_no_press_declares_an_input_that_no_card_has() -> None:
    there = {name: set().union(*(fields for _, fields in places)) for name, places in sent().items()}
    wrong = {
        name: unsent
        for name, verb in every_verb().items()
        if (unsent := [given for given in verb.inputs if not any(_is(given, field) for field in there.get(name, ()))])
    }

    assert wrong == {}


def _is(given: str, field: str) -> bool:
    return field.startswith(given[:-1]) if given.endswith("*") else field == given.rstrip("?")


def test_a_press_is_about_what_its_declaration_says() -> None:
    wrong = set()
    for name, _language, card in every_card():
        for button in buttons(card):
            data = button.get("data", {})
            kind = KINDS.get(str(data.get("ref", "")).split("-")[0])
            if "verb" in data and kind and kind not in every_verb()[data["verb"]].about:
                wrong.add(f"{data['verb']} on {name} is about a {kind}")

    assert wrong == set()


def test_payloads_on_cards_already_posted_mean_what_they_meant() -> None:
    wrong = []
    for posted in POSTED:
        press = decode(posted["payload"])
        read = [str(press.verb), press.ref, press.arg, press.rev, press.nonce] if isinstance(press, Press) else press
        if read != posted["press"] or (isinstance(press, Press) and encode(press) != posted["payload"]):
            wrong.append((posted, read))

    assert wrong == []
    assert len({posted["payload"]["verb"] for posted in POSTED}) == 166  # all that there were then
