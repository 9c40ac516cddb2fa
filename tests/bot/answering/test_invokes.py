"""The body of an answer, and what a client that asks by itself may cause."""

from __future__ import annotations

import orjson

from bot.answering.invokes import _shown_only, body
from bot.answering.presses import actions
from bot.delivery.renderers import renderers
from bot.handling.ask import Handled
from cards.verbs import Press, StaleCard, every_verb
from cards.votes.verbs import VOTE_REFRESH
from domain.delivery.notices import NoticeKind


def test_every_verb_has_one_action() -> None:
    assert set(actions()) == {verb for verb in every_verb().values() if not verb.dialog}


def test_a_press_is_declared_to_show_exactly_where_its_handler_only_reads() -> None:
    handled = {verb: action for verb, action in actions().items() if isinstance(action, Handled)}

    assert {str(verb) for verb, action in handled.items() if action.reads != verb.shows} == set()


def test_every_kind_of_notice_has_one_renderer() -> None:
    assert set(renderers()) == set(NoticeKind) - {NoticeKind.ROSTER}  # which says nothing


def test_a_card_that_is_serialised_already_is_put_in_as_it_is() -> None:
    raw = b'{"type":"AdaptiveCard",  "x":1}'

    assert raw in body(raw)
    assert orjson.loads(body(raw)) == orjson.loads(body({"type": "AdaptiveCard", "x": 1}))


def test_a_sentence_is_a_message() -> None:
    assert orjson.loads(body("Takk.")) == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Takk.",
    }


def test_a_client_that_asks_by_itself_only_ever_looks() -> None:
    shown = {verb: _shown_only(Press(verb, "ref", "4", inputs={"x": "y"})) for verb in every_verb().values()}

    assert {
        asked: one.verb
        for asked, one in shown.items()
        if not isinstance(one, StaleCard) and not (one.verb.shows and (one.verb == VOTE_REFRESH or one.verb is asked))
    } == {}
