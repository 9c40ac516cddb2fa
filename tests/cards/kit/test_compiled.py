"""A compiled card is the card that would have been built with the values in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.kit import kit
from cards.kit.compiled import Compiled, CompiledCards, number_token, serialise, token
from cards.kit.escape import escape_line
from cards.kit.scene import Card
from cards.verbs import Press, decode
from cards.votes.verbs import VOTE_MINE
from preview import school as samples

SCENE = samples.scene()


def built(count: str, name: str, ref: str) -> Card:
    press = Press(VOTE_MINE, ref)
    return kit.card(
        SCENE,
        kit.heading("Du har stemt"),
        kit.text(f"{count} av 8 har stemt, {name}"),
        kit.actions(kit.execute("Vis stemmen min", press, fallback=False)),
    )


COMPILED = Compiled(built(token("count"), token("name"), token("ref")))


@settings(deadline=None)
@given(count=st.text(max_size=20), name=st.text(max_size=40), ref=st.text(max_size=20))
def test_filling_in_gives_the_same_json_as_building(count: str, name: str, ref: str) -> None:
    count, name, ref = (text.encode("utf-8", "ignore").decode() for text in (count, name, ref))
    expected = json.loads(serialise(built("COUNT", "NAME", "REF")))
    expected["body"][1]["text"] = f"{count} av 8 har stemt, {name}"
    expected["body"][2]["actions"][0]["data"]["ref"] = ref

    assert json.loads(COMPILED.fill(count=count, name=name, ref=ref)) == expected


def test_a_number_is_a_number_in_the_payload() -> None:
    card = {"data": {"v": 1, "verb": "vote.mine", "rev": number_token("rev")}}

    filled = json.loads(Compiled(card).fill(rev=12))

    assert filled["data"]["rev"] == 12
    assert decode(filled["data"]) == Press(VOTE_MINE, rev=12)


def test_the_escaper_and_a_button_leave_tokens_alone() -> None:
    assert escape_line(token("name")) == token("name")
    assert kit.short(token("name")) == token("name")


def test_a_value_too_many_or_too_few_is_refused() -> None:
    with pytest.raises(ValueError):
        COMPILED.fill(count="1", name="a")
    with pytest.raises(ValueError):
        COMPILED.fill(count="1", name="a", ref="r", more="x")


def test_what_people_typed_cannot_break_out_of_its_place() -> None:
    filled = COMPILED.fill(count="1", name='"}],"actions":[{"type":"Action.OpenUrl"', ref="r")

    assert json.loads(filled)["body"][1]["text"].endswith('Action.OpenUrl"')


def test_a_card_is_built_once_for_those_who_share_it_and_nobody_else_has_it() -> None:
    here, elsewhere = CompiledCards(), CompiledCards()

    kept = here.keep(("voted", "nb"), built(token("count"), token("name"), token("ref")))

    assert here.get(("voted", "nb")) is kept
    assert here.get(("voted", "nn")) is None
    assert elsewhere.get(("voted", "nb")) is None
    assert kept.fill(count="1", name="a", ref="r") == COMPILED.fill(count="1", name="a", ref="r")
