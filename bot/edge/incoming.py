"""A verified activity as the rest of the bot sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Incoming:
    """Who sent what, from where. Made from an activity whose token was checked; nothing in it is a right.

    ``text`` has the mention of the bot taken out. ``kind`` is the activity's type, ``name`` its invoke or event name.
    ``conversation_id`` keeps ``;messageid=`` in channels; ``scope`` is personal, channel or groupChat.
    """

    kind: str
    activity_id: str
    tenant_id: str
    aad_id: str
    user_id: str
    user_name: str
    conversation_id: str
    scope: str
    service_url: str
    bot_id: str
    name: str = ""
    team_id: str = ""
    team_name: str = ""
    channel_id: str = ""
    locale: str = ""
    text: str = ""
    value: object = None
    reply_to_id: str = ""
    public: bool = False  # the answer is a message in a channel: nothing personal, and the school's language
    spoken: str = ""  # the language of what was written, to be answered in; "" for the person's own
    activity: Mapping[str, Any] = ()  # type: ignore[assignment]  # the raw JSON, read only
