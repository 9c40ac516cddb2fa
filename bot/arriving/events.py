"""Each event of Teams with a team or a channel in it: what it is about, and what follows.

An event is judged by what it is about and not by who it names: the bot is named where it leaves a team, and just so
where one channel may no longer use it. A school rests, and is deleted some day, only by a sign that is certain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any

from bot.edge.incoming import Incoming


class About(Enum):
    """What an event is about."""

    TEAM = "the whole team"
    CHANNEL = "one channel and the school that it is, if it is one"


class Follows(StrEnum):
    """What is to be done about an event."""

    ARRIVE = "added"  # the team's school is made, or comes back
    RETURN = "returned"  # what rested comes back; a team that we do not know stays unknown
    LEAVE = "removed"  # what the event is about rests
    REFRESH = "upgraded"
    RENAME = "renamed"
    PEOPLE = "people"  # the roster is read again
    TELL = "told"  # nothing changes, and the leaders are told
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Row:
    """``bot``: what follows where the event names the bot among its members, if that is something else."""

    about: About
    follows: Follows
    bot: Follows | None = None


TEAM, CHANNEL = About.TEAM, About.CHANNEL
INSTALLATION = {
    "add": Row(TEAM, Follows.ARRIVE),
    "remove": Row(TEAM, Follows.LEAVE),
    "add-upgrade": Row(TEAM, Follows.REFRESH),
    "remove-upgrade": Row(TEAM, Follows.REFRESH),
}
EVENTS = {
    "teamMemberAdded": Row(TEAM, Follows.PEOPLE, bot=Follows.ARRIVE),
    "teamMemberRemoved": Row(TEAM, Follows.PEOPLE, bot=Follows.LEAVE),
    "teamRenamed": Row(TEAM, Follows.RENAME),
    "teamDeleted": Row(TEAM, Follows.LEAVE),
    "teamHardDeleted": Row(TEAM, Follows.LEAVE),
    "teamRestored": Row(TEAM, Follows.RETURN),
    # An archived team can only be read. It is no sign that the school is over: many archive for the summer.
    "teamArchived": Row(TEAM, Follows.TELL),
    "teamUnarchived": Row(TEAM, Follows.RETURN),
    "channelCreated": Row(CHANNEL, Follows.NOTHING),
    "channelRenamed": Row(CHANNEL, Follows.NOTHING),  # a school's name is the team's, or was given by a leader
    "channelDeleted": Row(CHANNEL, Follows.LEAVE),
    "channelRestored": Row(CHANNEL, Follows.RETURN),
    "channelMemberAdded": Row(CHANNEL, Follows.PEOPLE, bot=Follows.RETURN),
    "channelMemberRemoved": Row(CHANNEL, Follows.PEOPLE, bot=Follows.LEAVE),
    "channelShared": Row(CHANNEL, Follows.PEOPLE),
    "channelUnshared": Row(CHANNEL, Follows.PEOPLE),
}
# Without a word on what it is about: somebody came or went. That the bot went is not certain then.
UNNAMED_ADDED = Row(TEAM, Follows.PEOPLE, bot=Follows.ARRIVE)
UNNAMED_REMOVED = Row(TEAM, Follows.PEOPLE, bot=Follows.NOTHING)
UNKNOWN = Row(TEAM, Follows.NOTHING)
OF_ITS_OWN = frozenset({"shared", "private"})  # types of channels that have people of their own


def judged(incoming: Incoming) -> tuple[About, Follows]:
    """Return what an event is about, and what follows."""
    activity = incoming.activity
    if incoming.kind == "installationUpdate":
        row = INSTALLATION.get(str(activity.get("action")), UNKNOWN)
    else:
        row = _row(activity)
    named = any(names_bot(activity.get(which), incoming.bot_id) for which in ("membersAdded", "membersRemoved"))
    return row.about, row.bot if named and row.bot is not None else row.follows


def event_type(activity: Mapping[str, Any]) -> str:
    """Return the name of the event, "" where Teams gives none."""
    data = activity.get("channelData")
    kind = data.get("eventType") if isinstance(data, Mapping) else ""
    return kind if isinstance(kind, str) else ""


def time_of(activity: Mapping[str, Any]) -> datetime | None:
    """Return when it happened, None where Teams does not say."""
    said = activity.get("timestamp")
    try:
        found = datetime.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def channel_of(activity: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what Teams says of the channel, empty where it says nothing."""
    data = activity.get("channelData")
    channel = data.get("channel") if isinstance(data, Mapping) else None
    return channel if isinstance(channel, Mapping) else {}


def has_its_own_people(activity: Mapping[str, Any]) -> bool:
    """Whether Teams says that the channel is shared or private."""
    return str(channel_of(activity).get("type", "")).lower() in OF_ITS_OWN


def _row(activity: Mapping[str, Any]) -> Row:
    name = event_type(activity)
    if name:
        return EVENTS.get(name, UNKNOWN)
    if has_its_own_people(activity):
        return Row(CHANNEL, Follows.PEOPLE)
    if activity.get("membersAdded"):
        return UNNAMED_ADDED
    return UNNAMED_REMOVED if activity.get("membersRemoved") else UNKNOWN


def names_bot(members: Any, bot_id: str) -> bool:
    """Whether the bot is among these members."""
    return isinstance(members, list) and any(isinstance(m, Mapping) and m.get("id") == bot_id for m in members)
