"""Each event that Teams can send about a team or a channel has a row that says what follows."""

from __future__ import annotations

import inspect
import re

from botbuilder.core.teams import TeamsActivityHandler

from bot.arriving.events import EVENTS, INSTALLATION, About, Follows, judged
from bot.edge.activity import read_incoming

# As Teams documents them (subscribe to conversation events; shared channels): also what the SDK does not know.
DOCUMENTED = {
    "channelCreated", "channelRenamed", "channelDeleted", "channelRestored", "channelShared", "channelUnshared",
    "channelMemberAdded", "channelMemberRemoved", "teamMemberAdded", "teamMemberRemoved", "teamRenamed", "teamDeleted",
    "teamHardDeleted", "teamArchived", "teamUnarchived", "teamRestored",
}  # fmt: skip
UNDONE_BY = {"teamDeleted": "teamRestored", "teamArchived": "teamUnarchived", "channelDeleted": "channelRestored"}
BOT = {"id": "28:bot"}


def event(kind: str, **more: object) -> tuple[About, Follows]:
    data = {"eventType": kind, "team": {"id": "19:t@thread.tacv2"}, "channel": {"id": "19:c@thread.tacv2"}}
    return judged(
        read_incoming({"type": "conversationUpdate", "recipient": BOT, "channelData": data if kind else {}, **more})
    )


def test_every_event_that_teams_can_send_has_a_row() -> None:
    of_the_sdk = set(re.findall(r'event_type == "(\w+)"', inspect.getsource(TeamsActivityHandler)))
    of_messages = {"editMessage", "undeleteMessage", "softDeleteMessage"}  # ``bot/answering/edited.py``
    assert sorted((of_the_sdk - of_messages | DOCUMENTED) - set(EVENTS)) == []
    assert set(INSTALLATION) == {"add", "remove", "add-upgrade", "remove-upgrade"}


def test_what_has_a_channel_in_its_name_is_about_that_channel_and_no_other() -> None:
    wrong = [name for name, row in EVENTS.items() if name.startswith("channel") is not (row.about is About.CHANNEL)]
    assert wrong == []


def test_what_undoes_an_event_is_read() -> None:
    for done, undone in UNDONE_BY.items():
        assert EVENTS[done].about is EVENTS[undone].about
        assert EVENTS[undone].follows is Follows.RETURN


def test_only_four_signs_put_a_whole_team_to_rest() -> None:
    signs = {(name, who) for name in ["", *EVENTS] for who in ("membersAdded", "membersRemoved", "")
             if event(name, **({who: [BOT]} if who else {})) == (About.TEAM, Follows.LEAVE)}  # fmt: skip
    assert {name for name, _ in signs} == {"teamMemberRemoved", "teamDeleted", "teamHardDeleted"}
    assert [action for action, row in INSTALLATION.items() if row.follows is Follows.LEAVE] == ["remove"]


def test_an_odd_event_is_about_nothing() -> None:
    for odd in ("", "teamPainted", 7, None, ["teamDeleted"]):
        activity = {"type": "conversationUpdate", "recipient": BOT, "channelData": {"eventType": odd}}
        assert judged(read_incoming(activity))[1] is Follows.NOTHING
