"""What happened to a team or to its channel, and what it means for the school: to its leaders."""

from __future__ import annotations

from datetime import datetime

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from domain.people.school import School


def channel_gone(scene: Scene, school: School, channel: str) -> Card:
    """The school's channel is gone: where posts go until it is back."""
    what = scene.tr("The channel has been deleted, or I may no longer be used in it.")
    if channel:
        name = kit.escape_line(channel)
        what = scene.tr("**{channel}** has been deleted, or I may no longer be used in it.", channel=name)
    then = scene.tr("Until it is back I write in the team's general channel. Nothing of what the school has is lost.")
    return _of(scene, school, scene.tr("The channel that I wrote in is gone"), f"{what}\n\n{then}")


def channel_back(scene: Scene, school: School, channel: str) -> Card:
    """The school's channel is back, and so is what is posted."""
    sentence = scene.tr("I write in the school's own channel again.")
    if channel:
        sentence = scene.tr("I write in **{channel}** again.", channel=kit.escape_line(channel))
    return _of(scene, school, scene.tr("The channel is back"), sentence)


def archived(scene: Scene, school: School) -> Card:
    """The team is archived: what works and what does not."""
    sentence = scene.tr(
        "I cannot post in its channels now. Personal chats work as before, and nothing is deleted. "
        "When the team is taken out of the archive, I go on there."
    )
    return _of(scene, school, scene.tr("The team is archived"), sentence)


def school_goes(scene: Scene, school: School, at: datetime) -> Card:
    """When the school is deleted, and how to keep it."""
    sentence = scene.tr(
        "I was taken out of the team, or the team was deleted. "
        "I delete meetings, minutes, measures and figures for good on {day}.",
        day=present.day(scene, at),
    )
    way = scene.tr(
        "Do you want to keep it? Add Samklang to the team again before that, and everything is as it was. "
        "If the team was deleted, whoever runs Teams for you can restore it as long as Teams has it."
    )
    return _of(scene, school, scene.tr("What the school has here will be deleted"), f"{sentence}\n\n{way}")


def _of(scene: Scene, school: School, heading: str, sentence: str) -> Card:
    subtle = kit.subtle(f"Samklang · {kit.escape_line(school.name)}")
    return kit.card(scene, subtle, kit.heading(heading), kit.text(sentence))
