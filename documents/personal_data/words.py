"""What the columns of somebody's own data are called, and what our words in them mean."""

from __future__ import annotations

from collections.abc import Mapping

from locales import N_

HEADS: Mapping[str, str] = {
    "id": N_("Number here"),
    "name": N_("Name"),
    "given_name": N_("First name"),
    "tenant": N_("Organisation in Entra"),
    "entra_id": N_("Number in Entra"),
    "teams_id": N_("Number in Teams"),
    "language": N_("Language"),
    "chat": N_("Chat in Teams"),
    "reachable": N_("Can be reached"),
    "copies_of_invitations": N_("Gets copies of invitations"),
    "welcomed": N_("Was welcomed"),
    "school": N_("School"),
    "role": N_("Role"),
    "here": N_("Is there now"),
    "subject": N_("Teaches"),
    "weekdays": N_("Weekdays (1 is Monday)"),
    "from_hour": N_("From hour"),
    "to_hour": N_("To hour"),
    "wants": N_("Reminded of"),
    "paused_until": N_("Paused until"),
    "last_reminded": N_("Last reminded"),
    "characteristic": N_("Characteristic"),
    "title": N_("Title"),
    "part": N_("Part"),
    "due": N_("Date"),
    "progress": N_("Progress"),
    "note": N_("Note"),
    "answered_at": N_("Answered"),
    "at": N_("When"),
    "measure": N_("Measure"),
    "what": N_("What"),
    "before": N_("Before"),
    "after": N_("After"),
    "state": N_("State"),
    "starts_at": N_("Begins"),
    "text": N_("Text"),
    "about": N_("About"),
    "count": N_("Number"),
    "coming": N_("Coming"),
}
_PROGRESS = {
    "none": N_("No answer yet"),
    "on_track": N_("On track"),
    "slow": N_("Going slowly"),
    "stuck": N_("Stuck"),
    "done": N_("Done"),
    "dropped": N_("Not right any more"),
}
_CHANGED = {**_PROGRESS, "me": N_("me"), "somebody": N_("somebody else")}
WORDS: Mapping[str, Mapping[str, str]] = {  # by column
    "role": {
        "leader": N_("leader"),
        "teacher": N_("teacher"),
        "none": N_("not taking part"),
        "owner": N_("school owner"),
    },
    "part": {"owner": N_("sees to it"), "helper": N_("helps")},
    "progress": _PROGRESS,
    "before": _CHANGED,
    "after": _CHANGED,
    "wants": {"all": N_("all"), "due_only": N_("the date, and after it"), "off": N_("nothing")},
    "state": {
        "draft": N_("draft"),
        "invited": N_("invited"),
        "running": N_("going on"),
        "ended": N_("held"),
        "cancelled": N_("cancelled"),
    },
    "what": {
        "agreed": N_("agreed"),
        "progress": N_("how it goes"),
        "owner": N_("who sees to it"),
        "due": N_("the date"),
        "words": N_("the words"),
        "help": N_("help"),
        "messages": N_("messages to you"),
        "thanks": N_("thanks for good practice"),
    },
}
YES_NO = {True: N_("Yes"), False: N_("No")}
