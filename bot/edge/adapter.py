"""Our own ``BotAdapter``: turns of the Bot Framework SDK over our own token check, connector and JSON.

Only the SDK's abstract class is used. Activities are built and serialised by hand, because the SDK's walk through a
card costs more than everything else in a turn. Invokes do not come here (``bot/answering/invokes.py``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import (
    Activity,
    Attachment,
    ChannelAccount,
    ConversationAccount,
    ConversationReference,
    ResourceResponse,
)

from bot.edge.connector import Connector
from bot.edge.incoming import Incoming

Logic = Callable[[TurnContext], Awaitable[None]]
NEVER_SENT = frozenset({"trace", "invokeResponse", "delay"})
_INCOMING = "samklang.incoming"


class Adapter(BotAdapter):  # type: ignore[misc]  # the SDK has no types
    """Runs a turn. ``on_turn_error(context, error)`` tells the person; where it fails too, the caller logs it."""

    def __init__(
        self,
        connector: Connector,
        on_turn_error: Callable[[TurnContext, Exception], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__(on_turn_error)
        self._connector = connector

    async def process(self, incoming: Incoming, logic: Logic) -> bytes | None:
        """Run the turn. Returns the answer's body for ``expectReplies``, else None: replies went to the connector."""
        context = TurnContext(self, activity_of(incoming))
        context.turn_state[_INCOMING] = incoming
        await self.run_pipeline(context, logic)
        if incoming.activity.get("deliveryMode") != "expectReplies":
            return None
        replies = [_json(reply) for reply in context.buffered_reply_activities if reply.type not in NEVER_SENT]
        return orjson.dumps({"activities": replies})

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[ResourceResponse]:
        """Send each in turn; what is not for people's eyes (``trace``) is dropped."""
        sent = []
        for activity in activities:
            message_id = "" if activity.type in NEVER_SENT else await self._send(activity)
            sent.append(ResourceResponse(id=message_id))
        return sent

    async def update_activity(self, context: TurnContext, activity: Activity) -> ResourceResponse:
        """Put the activity in the place of the one with its id."""
        place = activity.conversation.id
        await self._connector.update(activity.service_url, place, activity.id or "", _json(activity))
        return ResourceResponse(id=activity.id)

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Take a sent activity away."""
        place = reference.conversation.id
        await self._connector.delete(reference.service_url, place, reference.activity_id or "")

    async def _send(self, activity: Activity) -> str:
        body, place = _json(activity), activity.conversation.id
        if activity.reply_to_id:
            return await self._connector.reply(activity.service_url, place, activity.reply_to_id, body)
        return await self._connector.send(activity.service_url, place, body)


def incoming_of(context: TurnContext) -> Incoming:
    """The verified activity that the turn is about."""
    incoming = context.turn_state[_INCOMING]
    assert isinstance(incoming, Incoming)
    return incoming


def reply(activity: Mapping[str, Any]) -> Activity:
    """An activity made by ``bot.edge.outgoing.message`` as the SDK's ``send_activity`` wants it."""
    attachments = [
        Attachment(content_type=each["contentType"], content=_copyable(each["content"]))
        for each in activity.get("attachments") or ()
    ]
    return Activity(
        type=activity["type"],
        text=activity.get("text"),
        text_format=activity.get("textFormat"),
        summary=activity.get("summary"),
        attachments=attachments or None,
        channel_data=activity.get("channelData"),
    )


def _copyable(content: Any) -> Any:
    """The SDK makes a deep copy of what it sends: slow for a card, impossible for a fragment, free for bytes."""
    return orjson.dumps(content)


def activity_of(incoming: Incoming) -> Activity:
    """The SDK's activity. Its text is the one without the mention of the bot."""
    raw = incoming.activity
    return Activity(
        type=incoming.kind,
        id=incoming.activity_id or None,
        service_url=incoming.service_url,
        channel_id=str(raw.get("channelId") or ""),
        from_property=ChannelAccount(
            id=incoming.user_id, name=incoming.user_name, aad_object_id=incoming.aad_id or None
        ),
        recipient=_account(raw.get("recipient")),
        conversation=ConversationAccount(
            id=incoming.conversation_id,
            conversation_type=incoming.scope,
            is_group=incoming.scope != "personal",
            tenant_id=incoming.tenant_id or None,
        ),
        text=incoming.text,
        locale=incoming.locale or None,
        name=incoming.name or None,
        value=incoming.value,
        reply_to_id=incoming.reply_to_id or None,
        action=raw.get("action"),
        channel_data=raw.get("channelData"),
        delivery_mode=raw.get("deliveryMode"),
        members_added=_accounts(raw.get("membersAdded")),
        members_removed=_accounts(raw.get("membersRemoved")),
    )


def _account(raw: object) -> ChannelAccount:
    known = raw if isinstance(raw, Mapping) else {}
    return ChannelAccount(id=known.get("id"), name=known.get("name"), aad_object_id=known.get("aadObjectId"))


def _accounts(raw: object) -> list[ChannelAccount] | None:
    return [_account(each) for each in raw] if isinstance(raw, list) else None


def _json(activity: Activity) -> dict[str, Any]:
    """The activity as the protocol writes it; absent fields are left out. Cards pass through as they are."""
    reference = activity.conversation
    told: dict[str, Any] = {
        "type": activity.type,
        "id": activity.id,
        "channelId": activity.channel_id,
        "from": _person(activity.from_property),
        "recipient": _person(activity.recipient),
        "conversation": {"id": reference.id, "tenantId": reference.tenant_id} if reference else None,
        "replyToId": activity.reply_to_id,
        "locale": activity.locale,
        "text": activity.text,
        "textFormat": activity.text_format,
        "summary": activity.summary,
        "inputHint": activity.input_hint,
        "importance": activity.importance,
        "attachmentLayout": activity.attachment_layout,
        "attachments": [_attachment(each) for each in activity.attachments or ()],
        "entities": [_plain(each) for each in activity.entities or ()],
        "suggestedActions": _plain(activity.suggested_actions),
        "channelData": _plain(activity.channel_data),
        "name": activity.name,
        "value": _plain(activity.value),
    }
    return {name: value for name, value in told.items() if value not in (None, [], "")}


def _person(account: ChannelAccount | None) -> dict[str, Any] | None:
    if account is None:
        return None
    told = {"id": account.id, "name": account.name, "aadObjectId": account.aad_object_id}
    return {name: value for name, value in told.items() if value}


def _attachment(attachment: Attachment) -> dict[str, Any]:
    content = attachment.content
    told = {
        "contentType": attachment.content_type,
        "contentUrl": attachment.content_url,
        "content": orjson.Fragment(content) if isinstance(content, bytes) else _plain(content),
        "name": attachment.name,
    }
    return {name: value for name, value in told.items() if value is not None}


def _plain(value: Any) -> Any:
    """The SDK's models (a prompt of its own, say) serialise themselves; everything else is JSON already."""
    return value.serialize() if hasattr(value, "serialize") else value
