"""Where a meeting is to be instead: "vi tar det på rom 204 i stedet", "bytt rom til musikksalen"."""

from __future__ import annotations

import re

LONGEST = 60  # characters: what is longer is no name of a room
_ROOM = (
    r"(?:(?:rom|møterom|room|lokale)(?:met|t)? ?(?:nr\.? ?)?\w+|[\w-]*(?:rommet|rom|salen|sal|biblioteket|hallen|"
    r"scenen|auditoriet|kantina|kantinen|kantine|kjelleren|kjellaren|library|hall|auditorium|canteen)\b|"
    r"(?:the )?[\w-]+ (?:room|hall))"
)
_SWAPPED = re.compile(
    r"\b(?:bytt\w*|byt|endr\w*|skift\w*|sett|change|switch|set) (?:til )?(?:the )?"
    r"(?:rom(?:met)?|lokale(?:t)?|møterom(?:met)?|sted(?:et)?|stad(?:en)?|room|place)\b(?: på møtet)?"
    r"(?: til| to|:)? (?P<place>[^?!.\n]+)"
    r"|\b(?:nytt rom|nytt lokale|nytt sted|ny stad|new room|new place)(?: er| is|:| blir| blir det)? "
    r"(?P<new>[^?!.\n]+)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    rf"\b(?:på|i|in|at|to|til) (?P<place>{_ROOM})(?: i stedet| i staden| istedenfor| istaden| instead)\b"
    rf"|\b(?:i stedet|i staden|instead) (?:på|i|in|at) (?P<new>{_ROOM})"
    rf"|\bflytt\w* (?:møtet |det )?(?:til|inn i|inn på) (?P<moved>{_ROOM})"
    rf"|\b(?:move|shift) (?:it|the meeting) (?:to|into) (?P<into>{_ROOM})",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:i stedet|i staden|istedenfor|istaden|instead|takk|please)\s*$", re.IGNORECASE)

_WHERE = re.compile(
    r"^(?:(?:og|nei|nei,|and|no,) )?(?:(?:kan|kunne|can|could) (?:det|vi|me|it|we)(?: \w+)? |"
    r"(?:vi|me|we) \w+ (?:det |it )?|"
    rf"(?:det|møtet|it|the meeting) \w+(?: be)? |(?:ta|hold|sett|take|have|hold) (?:det|møtet|it) )?"
    rf"(?:på|i|in|at|on) (?P<place>{_ROOM}|lærerværelset|teams|zoom|skolen|skulen)"
    r"(?: takk| please)?[?!. ]*$",
    re.IGNORECASE,
)


def read_where(text: str) -> str:
    """Return the place where all that a sentence says is a place, as it is written, or ""."""
    found = _WHERE.search(text.strip())
    return found["place"].strip() if found is not None else ""


def read_place(text: str) -> tuple[str, str]:
    """Return the place that a sentence moves a meeting to, as it is written, and the sentence without it."""
    for pattern in (_INSTEAD, _SWAPPED):
        found = pattern.search(text)
        if found is not None:
            name = next(name for name, place in found.groupdict().items() if place)
            place = _TAIL.sub("", found[name]).strip(" ,:;–-")
            if 0 < len(place) <= LONGEST:
                return place, f"{text[: found.start()]} {text[found.end(name) :]}"
    return "", text
