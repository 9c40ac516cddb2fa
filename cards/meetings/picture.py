"""A picture that came in the chat: as it will be in the invitation, and the question what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit
from cards.kit.scene import Card, Picture, Scene
from cards.meetings.verbs import MEETING_BACK, MEETING_PICTURE
from cards.verbs import Press
from domain.errors import Problem
from domain.meetings.meeting import Meeting

LONGEST = 200


def offer(
    scene: Scene, meeting: Meeting, digest: str, problems: Sequence[Problem] = (), value: str | None = None
) -> Card:
    """Input: shows. Nothing is in the invitation before the press."""
    shows = value if value is not None else (meeting.picture_alt if meeting.picture == digest else "")
    label = scene.tr("What does the picture show?")
    needed = scene.tr("Write what the picture shows")
    field = kit.text_field(
        "shows",
        label,
        shows,
        longest=LONGEST,
        lines=False,
        hint=scene.tr("For instance the string group at the autumn concert"),
        required=needed,
    )
    who = scene.tr("Only you, until the invitation is sent. Where and when it was taken is removed.")
    take = Press(MEETING_PICTURE, meeting.id, digest)
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("change the proposal")),
        kit.heading(scene.tr("Shall this picture come along?")),
        kit.to_put_right(scene, problems),
        kit.shown_picture(Picture(scene.addresses.picture(digest), shows or scene.tr("The picture that you sent"))),
        kit.beside(scene, problems, field),
        kit.subtle(scene.tr("Those who do not see the picture, hear this."), spacing="Small"),
        kit.who_sees(scene, who),
        kit.subtle(scene.tr("Do the people in it know that it is used here?"), spacing="Small"),
        kit.actions(
            kit.submit(scene.tr("Take the picture along"), take, style="positive"),
            kit.submit(scene.tr("Go back"), Press(MEETING_BACK, meeting.id), associated=False),
        ),
    )
