"""Who is coming to a meeting, as anybody in the school may ask: how many are, and by name who is not."""

from __future__ import annotations

from cards.attendance import words
from cards.attendance.words import Coming
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting


def who(scene: Scene, meeting: Meeting, about: Characteristic, coming: Coming, *, public: bool) -> Card:
    """Return the answer; what one has said oneself stands there in personal chat only. ``public``: in the channel."""
    counted = coming.counted
    heading = words.how_many(scene, counted).rstrip(".") if counted.coming else scene.tr("Nobody has said yes yet")
    own = None if public else coming.own
    rest = [words.absent(scene, counted.absent), words.silent(scene, counted)]
    return kit.card(
        scene,
        kit.heading(heading),
        kit.text(kit.escape_line(present.title(scene, about)), bold=True, spacing="None"),
        kit.text(present.when(scene, meeting.starts_at, meeting.minutes), spacing="None")
        if meeting.starts_at is not None
        else None,
        [kit.text(each) for each in rest if each],
        kit.text(words.own_words(scene, own)) if own is not None else None,
        kit.actions(*words.buttons(scene, meeting.id, own)) if coming.asked else None,
    )
