"""From the JSON of an activity to ``Incoming``. Odd types and values never fail: Teams sends more than it documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.edge.incoming import Incoming
from domain.composed import composed

LONGEST_TEXT = 10_000
LONGEST_ID = 1_000
LONGEST_NAME = 200
MOST_ENTITIES = 100
LONGEST_GAP = 20  # white space in a row: what reads a text looks past it from each of its places
_EMPTY: Mapping[str, Any] = {}
_GAP = re.compile(rf"(\s{{{LONGEST_GAP}}})\s+")
_AROUND = " \t\r\n\u00a0\u200b"


def read_incoming(activity: Mapping[str, Any], *, local: bool = False) -> Incoming:
    """The activity as the rest of the bot sees it. In local mode who has no AAD id is known by their user id."""
    sender, conversation = _object(activity.get("from")), _object(activity.get("conversation"))
    data, recipient = _object(activity.get("channelData")), _object(activity.get("recipient"))
    team = _object(data.get("team"))
    user_id, bot_id = _id(sender.get("id")), _id(recipient.get("id"))
    conversation_id = _id(conversation.get("id"))
    scope = _scope(conversation, conversation_id)
    return Incoming(
        kind=_id(activity.get("type")),
        activity_id=_id(activity.get("id")),
        tenant_id=tenants_of(activity)[0],
        aad_id=_id(sender.get("aadObjectId")) or (user_id if local else ""),
        user_id=user_id,
        user_name=_name(sender.get("name")),
        conversation_id=conversation_id,
        scope=scope,
        service_url=_id(activity.get("serviceUrl")),
        bot_id=bot_id,
        name=_id(activity.get("name")),
        team_id=_id(team.get("id")),
        team_name=_name(team.get("name")),
        channel_id=_channel(data, conversation_id if scope == "channel" else ""),
        locale=_id(activity.get("locale")) or _client_locale(activity),
        text=_text(activity, bot_id),
        value=activity.get("value"),
        reply_to_id=_id(activity.get("replyToId")),
        activity=activity,
    )


def tenants_of(activity: Mapping[str, Any]) -> tuple[str, ...]:
    """Every tenant that the activity names, the channel's word first; ("",) where it names none."""
    data, conversation = _object(activity.get("channelData")), _object(activity.get("conversation"))
    of_channel, of_conversation = _id(_object(data.get("tenant")).get("id")), _id(conversation.get("tenantId"))
    if of_channel and of_conversation and of_channel != of_conversation:
        return of_channel, of_conversation
    return (of_channel or of_conversation,)


def without_mention(text: str, entities: object, bot_id: str) -> str:
    """The text without the mentions of the bot: only what its mention entities say, and only inside ``<at>``.

    The bot's name elsewhere in the text stays: a bot called Poll may be told to "create Poll about Polling".
    """
    for entity in entities[:MOST_ENTITIES] if isinstance(entities, list) else ():
        if not isinstance(entity, dict) or entity.get("type") not in ("mention", "Mention"):
            continue
        marked = entity.get("text")
        if _object(entity.get("mentioned")).get("id") != bot_id or not bot_id or not isinstance(marked, str):
            continue
        if re.fullmatch(r"<at(\s[^<>]*)?>[^<>]*</at>", marked):
            before, found, after = text.partition(marked)
            # A word on each side keeps its space; what the client puts around a mention goes.
            text = f"{before.rstrip(_AROUND)} {_bare(after)}".strip(_AROUND) if found else text
    return text.strip(_AROUND)


def _bare(text: str) -> str:
    """Without the white space that a client writes after a mention, also as ``&nbsp;``."""
    text = text.lstrip(_AROUND)
    while text.startswith("&nbsp;"):
        text = text.removeprefix("&nbsp;").lstrip(_AROUND)
    return text


def _text(activity: Mapping[str, Any], bot_id: str) -> str:
    text = activity.get("text")
    if not isinstance(text, str):
        return ""  # the submit of a card is a message without a text
    # Cut twice: the first is room for mentions, so that a huge text costs nothing more.
    said = without_mention(text[: 2 * LONGEST_TEXT], activity.get("entities"), bot_id)
    return without_long_gaps(composed(said)[:LONGEST_TEXT])


def without_long_gaps(text: str) -> str:
    """The text with at most ``LONGEST_GAP`` characters of white space in a row; nobody means anything by more."""
    return _GAP.sub(r"\1", text)


def _scope(conversation: Mapping[str, Any], conversation_id: str) -> str:
    kind = conversation.get("conversationType")
    if isinstance(kind, str) and kind in ("personal", "channel", "groupChat"):
        return kind
    if conversation_id.startswith("19:") and ("@thread.tacv2" in conversation_id or "@thread.skype" in conversation_id):
        return "channel"
    return "groupChat" if conversation.get("isGroup") is True else "personal"


def _channel(data: Mapping[str, Any], conversation_id: str) -> str:
    named = _id(_object(data.get("channel")).get("id")) or _id(data.get("teamsChannelId"))
    if not named and "settings" in data:  # where it was installed to
        named = _id(_object(_object(data["settings"]).get("selectedChannel")).get("id"))
    return named or conversation_id.partition(";")[0]


def _client_locale(activity: Mapping[str, Any]) -> str:
    entities = activity.get("entities")
    for entity in entities[:MOST_ENTITIES] if isinstance(entities, list) else ():
        if isinstance(entity, dict) and entity.get("type") == "clientInfo":
            return _id(entity.get("locale"))
    return ""


def _object(value: object) -> Mapping[str, Any]:
    """JSON objects are plain dicts; asking for ``Mapping`` costs as much as everything else here."""
    return value if isinstance(value, dict) else _EMPTY


def _id(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= LONGEST_ID else ""  # a longer one is nobody's


def _name(value: object) -> str:
    if not isinstance(value, str):
        return ""
    cut = value[:LONGEST_NAME].strip()
    return cut if cut.isascii() else composed(cut).strip()
