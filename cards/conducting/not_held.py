"""To the leader, once: a meeting that nobody started counts as not held, and how to take it up again."""

from __future__ import annotations

from cards.conducting.verbs import MEETING_START
from cards.kit import kit, notes, present
from cards.kit.scene import Card, Scene
from cards.meetings.verbs import MEETING_MOVE
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting


def not_held(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> Card:
    """What it was, what that means, and the two ways back."""
    assert meeting.starts_at is not None, "what has no time is never over"
    title = kit.escape_line(present.title(scene, characteristic))
    sentence = scene.tr(
        "Nobody started it {when}. It stands in the way of no other meeting any more. You can give it a new time, or"
        " start it now if you did hold it.",
        when=present.when(scene, meeting.starts_at, capital=False),
    )
    ways = [
        (scene.tr("Move the meeting"), Press(MEETING_MOVE, meeting.id)),
        (scene.tr("Start the meeting"), Press(MEETING_START, meeting.id)),
    ]
    return notes.note(scene, scene.tr("I count the meeting as not held"), f"**{title}**\n\n{sentence}", ways)
