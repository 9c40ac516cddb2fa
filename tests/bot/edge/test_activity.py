"""From JSON to ``Incoming``: mentions by entity only, and nothing that Teams sends makes it fail."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.edge.activity import read_incoming
from tests.support.machines.edge import activity

BOT = "28:bot"


def _said(text: str, *mentions: tuple[str, str]) -> str:
    entities = [{"type": "mention", "mentioned": {"id": who, "name": "x"}, "text": marked} for who, marked in mentions]
    return read_incoming(activity("u", text=text, entities=entities, recipient={"id": BOT})).text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<at>Poll</at> create Poll about Polling", "create Poll about Polling"),
        ("<at>Poll</at>&nbsp;møter\n", "møter"),
        ("<at>Poll</at>\u00a0\u200bmøter", "møter"),
        ("hei <at>Poll</at>", "hei"),
        ("planlegg <at>Poll</at> møte", "planlegg møte"),
        ("<at>Poll</at>", ""),
        ("Poll", "Poll"),
        ("<at>Polly</at> hei", "<at>Polly</at> hei"),
    ],
)
def test_the_mention_of_the_bot_goes_and_its_name_stays(text: str, left: str) -> None:
    assert _said(text, (BOT, "<at>Poll</at>")) == left


def test_the_mention_of_somebody_else_stays() -> None:
    text = "<at>Poll</at> spør <at>Jonas</at>"
    assert _said(text, (BOT, "<at>Poll</at>"), ("29:jonas", "<at>Jonas</at>")) == "spør <at>Jonas</at>"


@pytest.mark.parametrize("marked", ["Poll", "", " ", "<at>Poll</at> create Poll", "<b>Poll</b>", "e"])
def test_an_entity_that_is_not_a_mention_in_at_takes_nothing_out(marked: str) -> None:
    assert _said("create Poll", (BOT, marked)) == "create Poll"


def test_without_entities_nothing_is_taken_out() -> None:
    assert read_incoming(activity("u", text="<at>Poll</at> hei")).text == "<at>Poll</at> hei"


def test_the_submit_of_a_card_has_no_text_and_a_value() -> None:
    incoming = read_incoming(activity("u", text=None, value={"v": 1}))
    assert (incoming.text, incoming.value) == ("", {"v": 1})


def test_a_text_is_cut_at_ten_thousand_characters() -> None:
    assert len(read_incoming(activity("u", text="å" * 50_000)).text) == 10_000
    assert len(_said("<at>Poll</at> " + "å" * 50_000, (BOT, "<at>Poll</at>"))) == 10_000


def test_names_with_letters_in_two_parts_are_composed() -> None:
    team = {"id": "19:t@thread.tacv2", "name": unicodedata.normalize("NFD", "Ås kulturskole")}
    sender = {"id": "29:1", "name": unicodedata.normalize("NFD", "Pål Ås"), "aadObjectId": "a"}
    incoming = read_incoming(activity("https://x.example/", channelData={"team": team}, **{"from": sender}))
    assert (incoming.team_name, incoming.user_name) == ("Ås kulturskole", "Pål Ås")


def test_a_post_in_a_channel_is_placed() -> None:
    incoming = read_incoming(
        activity(
            "https://smba.trafficmanager.net/emea/",
            conversation={"id": "19:general@thread.tacv2;messageid=17", "conversationType": "channel", "isGroup": True},
            channelData={
                "team": {"id": "19:team@thread.tacv2", "name": "Solvik kulturskole"},
                "channel": {"id": "19:general@thread.tacv2"},
                "tenant": {"id": "t1"},
            },
        )
    )
    assert (incoming.scope, incoming.tenant_id) == ("channel", "t1")
    assert (incoming.team_id, incoming.team_name) == ("19:team@thread.tacv2", "Solvik kulturskole")
    assert incoming.channel_id == "19:general@thread.tacv2"
    assert incoming.conversation_id.endswith(";messageid=17")


@pytest.mark.parametrize(
    ("conversation", "scope"),
    [
        ({"id": "a:1"}, "personal"),
        ({"id": "19:x@thread.tacv2;messageid=1"}, "channel"),
        ({"id": "19:x@unq.gbl.spaces", "isGroup": True}, "groupChat"),
        ({"id": "19:x@thread.v2", "conversationType": "groupChat"}, "groupChat"),
        ({"id": "a:1", "conversationType": "hologram"}, "personal"),
        ("odd", "personal"),
    ],
)
def test_the_scope_is_found_where_it_is_not_said(conversation: object, scope: str) -> None:
    assert read_incoming(activity("u", conversation=conversation)).scope == scope


def test_the_channel_chosen_at_installation_is_used() -> None:
    data = {"team": {"id": "19:team"}, "settings": {"selectedChannel": {"id": "19:chosen"}}}
    assert read_incoming(activity("u", type="installationUpdate", channelData=data)).channel_id == "19:chosen"


def test_in_local_mode_who_has_no_aad_id_is_known_by_their_user_id() -> None:
    somebody = activity("u", **{"from": {"id": "user-1", "name": "Ida"}})
    assert read_incoming(somebody, local=True).aad_id == "user-1"
    assert read_incoming(somebody).aad_id == ""


def test_the_language_of_the_client_is_taken_where_the_activity_says_none() -> None:
    entities = [{"type": "clientInfo", "locale": "nn-NO"}]
    assert read_incoming(activity("u", locale=None, entities=entities)).locale == "nn-NO"
    assert read_incoming(activity("u", entities=entities)).locale == "nb-NO"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
FIELDS = [
    "type", "id", "from", "recipient", "conversation", "channelData", "entities", "text", "value", "name", "locale",
    "serviceUrl", "replyToId",
]  # fmt: skip
ENTITY = st.fixed_dictionaries({"type": st.just("mention"), "mentioned": JSON, "text": JSON})


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), JSON | st.lists(ENTITY, max_size=3)))
def test_whatever_json_comes_is_read(raw: dict[str, Any]) -> None:
    incoming = read_incoming(raw)
    assert isinstance(incoming.text, str)
    assert isinstance(incoming.tenant_id, str)
    assert incoming.scope in ("personal", "channel", "groupChat")
