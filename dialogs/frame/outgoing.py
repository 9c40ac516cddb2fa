"""A reply of a dialog as an activity of the SDK."""

from __future__ import annotations

from typing import Any

from botbuilder.core import MessageFactory
from botbuilder.schema import Attachment

from cards.kit.scene import Card

ADAPTIVE = "application/vnd.microsoft.card.adaptive"


def message_of(reply: Card | str) -> Any:
    """Return a message with a card, or with one sentence. ``Any``: the SDK has no types."""
    if isinstance(reply, str):
        return MessageFactory.text(reply)
    return MessageFactory.attachment(Attachment(content_type=ADAPTIVE, content=_Finished(reply)))


class _Finished(dict[str, Any]):
    """A card that nobody changes any more: the SDK makes a deep copy of all that it sends, which is slow for a card."""

    def __deepcopy__(self, _known: object) -> _Finished:
        return self
