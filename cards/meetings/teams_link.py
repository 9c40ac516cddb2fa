"""A link that opens a new meeting in Teams, filled in. Nothing exists until somebody saves it, and we never know."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

from cards.kit import present
from cards.kit.scene import Scene
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting

NEW_MEETING = "https://teams.microsoft.com/l/meeting/new"
LONGEST = 600  # characters of what is written in it; long addresses are cut by clients


def new_meeting(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> str:
    """The address. Times carry the school's offset from UTC; spaces are %20, since a plus stays a plus."""
    assert meeting.starts_at is not None
    title = scene.tr("Reflection meeting: {title}", title=present.title(scene, characteristic))
    ends_at = meeting.starts_at + timedelta(minutes=meeting.minutes)
    content = "\n\n".join(part for part in (meeting.problem, meeting.place) if part)[:LONGEST]
    parts = {
        "subject": title,
        "startTime": present.local(scene, meeting.starts_at).isoformat(timespec="seconds"),
        "endTime": present.local(scene, ends_at).isoformat(timespec="seconds"),
        "content": content,
    }
    return NEW_MEETING + "?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in parts.items() if value)
