"""What happened to a team or to its channel, and what it means for the school: to its leaders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cards.arriving.verbs import CHANNEL_CHOOSE, CHANNEL_USE
from cards.kit import kit, present
from cards.kit.library import ExecuteAction
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from domain.people.school import School

MOST_CHANNELS = 100


def channel_gone(scene: Scene, school: School, channel: str, *, may_choose: bool = False) -> Card:
    """The school's channel is gone: where posts go until it is back, or until a leader chooses another one."""
    what = scene.tr("The channel has been deleted, or I may no longer be used in it.")
    if channel:
        name = kit.escape_line(channel)
        what = scene.tr("**{channel}** has been deleted, or I may no longer be used in it.", channel=name)
    then = scene.tr("Until it is back I write in the team's general channel. Nothing of what the school has is lost.")
    buttons = [_choose(scene, school)] if may_choose else []
    return _of(scene, school, scene.tr("The channel that I wrote in is gone"), f"{what}\n\n{then}", *buttons)


def channel_lost(scene: Scene, school: School) -> Card:
    """The school's channel cannot be posted in: what waits, and the way to another one."""
    what = scene.tr("I cannot post in the school's channel. It has been deleted, or I may no longer be used in it.")
    then = scene.tr("What was to be posted there waits until you choose a channel. If this one comes back, I use it.")
    heading = scene.tr("Which channel am I to write in?")
    return _of(scene, school, heading, f"{what}\n\n{then}", _choose(scene, school))


def choose_channel(scene: Scene, school: School, channels: Sequence[tuple[str, str]]) -> Card:
    """The team's channels, by id and name, to choose one of."""
    named = [(each, name or scene.tr("The general channel")) for each, name in channels][:MOST_CHANNELS]
    return kit.card(
        scene,
        kit.subtle(f"Samklang · {kit.escape_line(school.name)}"),
        kit.heading(scene.tr("Which channel am I to write in?")),
        kit.choices("channel", scene.tr("Channel"), named, hint=scene.tr("Choose a channel")),
        kit.actions(kit.execute(scene.tr("Use this channel"), Press(CHANNEL_USE, school.id), style="positive")),
        kit.who_sees(scene, scene.tr("Everybody in the channel sees what I post there.")),
    )


def channel_settled(scene: Scene, school: School, channel: str) -> Card:
    """There is a channel to write in again; what waited is on its way there."""
    sentence = scene.tr(
        "I write in the school's channel. What waited for it is posted there, unless it is too late for it."
    )
    if channel:
        name = kit.escape_line(channel)
        sentence = scene.tr(
            "I write in **{channel}**. What waited for a channel is posted there, unless it is too late for it.",
            channel=name,
        )
    return _of(scene, school, scene.tr("The school has a channel"), sentence)


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


def _choose(scene: Scene, school: School) -> ExecuteAction:
    return kit.execute(scene.tr("Choose a channel"), Press(CHANNEL_CHOOSE, school.id))


def _of(scene: Scene, school: School, heading: str, sentence: str, *buttons: ExecuteAction) -> Card:
    subtle = kit.subtle(f"Samklang · {kit.escape_line(school.name)}")
    return kit.card(scene, subtle, kit.heading(heading), kit.text(sentence), kit.actions(*buttons) if buttons else None)
