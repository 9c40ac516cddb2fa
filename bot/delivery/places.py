"""Where a message goes, what it means that it is refused there, and where it can be said instead."""

from __future__ import annotations

from dataclasses import replace

from bot.handling.rendered import Outgoing, ToChannel, ToPerson, ToThread
from domain.errors import ChannelGone, TransportError
from domain.people.school import School

NOT_FOUND = 404
CLOSED = frozenset({403, NOT_FOUND})
MESSAGE_GONE = "ActivityNotFoundInConversation"


def lane(outgoing: Outgoing) -> str:
    """What is done one at a time: an edited message's edits, a conversation's sends."""
    return outgoing.edit.activity_id if outgoing.edit is not None else thread(outgoing)


def thread(outgoing: Outgoing) -> str:
    """The conversation that Teams counts the message against."""
    if outgoing.edit is not None:
        return outgoing.edit.conversation_id
    match outgoing.target:
        case ToChannel(school):
            return school.channel_id
        case ToThread(post):
            return post.conversation_id
        case ToPerson(person):
            return person.conversation_id or person.id


def meant(error: TransportError, outgoing: Outgoing, school: School) -> TransportError:
    """Return the error as what it says of the school's channel, where it says something of that."""
    return ChannelGone(error) if error.status in CLOSED and _in_channel(outgoing, school) else error


def message_gone(error: TransportError) -> bool:
    """Whether only the message that was to be edited is gone, and not all that is around it."""
    return error.status == NOT_FOUND and error.code in ("", MESSAGE_GONE)


def elsewhere(error: TransportError, outgoing: Outgoing, school: School) -> Outgoing | None:
    """Return the same message for another place: one whose thread is gone begins a new one in the channel.

    A chat that is gone is opened anew: whoever took the app out and put it in again may have another one.
    """
    match outgoing.target:
        case ToThread() if error.status in CLOSED:
            return replace(outgoing, target=ToChannel(school))
        case ToPerson(person, there) if error.status == NOT_FOUND and person.reachable and person.conversation_id:
            return replace(outgoing, target=ToPerson(replace(person, conversation_id=None), there))
    return None


def _in_channel(outgoing: Outgoing, school: School) -> bool:
    """Whether it was to be in the channel that the school has now, and not in one that it had."""
    if outgoing.edit is not None:
        return outgoing.edit.conversation_id.partition(";")[0] == school.channel_id
    if isinstance(outgoing.target, ToThread):
        return outgoing.target.post.conversation_id.partition(";")[0] == school.channel_id
    return isinstance(outgoing.target, ToChannel)
