"""Messages without anything to read: a file that never arrived, say. They are answered, and never taken for a word."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answering.commanding import UNSEEN
from bot.answering.intake import sent_file
from bot.edge.incoming import Incoming
from bot.meetings.sent_pictures import sent_picture
from cards.people.problems import NOTHING_ARRIVED


def nothing_arrived(incoming: Incoming) -> str:
    """Return the sentence to answer an empty message with; "" for one that says something, by a mention or a file."""
    if incoming.text.strip(UNSEEN) or sent_file(incoming) or sent_picture(incoming):
        return ""
    return "" if _only_mentions(incoming) and not _has_more(incoming) else NOTHING_ARRIVED


def _only_mentions(incoming: Incoming) -> bool:
    """Whether somebody wrote the bot's name: they want to know what it can do."""
    entities = incoming.activity.get("entities")
    return any(
        isinstance(one, Mapping) and str(one.get("type")).lower() == "mention"
        for one in (entities if isinstance(entities, list) else [])
    )


def _has_more(incoming: Incoming) -> bool:
    """Whether something was attached. The text itself comes as an attachment, too: that is not meant."""
    attached = incoming.activity.get("attachments")
    return any(
        isinstance(one, Mapping) and one.get("contentType") != "text/html"
        for one in (attached if isinstance(attached, list) else [])
    )
