"""The answer to who has said that they are coming, or not: what was noted, and the way to take it back."""

from __future__ import annotations

from cards.attendance import words
from cards.attendance.verbs import ATTEND
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from domain.attendance.noted import Noted
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState


def answer(scene: Scene, noted: Noted, about: Characteristic, *, ill: bool = False, told: bool = False) -> Card:
    """To one person in personal chat. ``told``: they get to know afterwards what happened without them."""
    meeting = noted.meeting
    lines = []
    if noted.coming is False:
        lines.append(scene.tr("Your colleagues can see that you are not coming. Nobody asks why."))
        if told:
            lines.append(scene.tr("After the meeting I tell you what you agreed on."))
    calendar = None
    if noted.coming and meeting.state is MeetingState.INVITED:
        calendar = kit.open_url(scene.tr("Put in calendar"), scene.addresses.calendar(meeting.id, meeting.sequence))
    back = None
    if noted.before is None and noted.coming is not None:
        press = Press(ATTEND, meeting.id, words.NOTHING)
        back = kit.execute(scene.tr("Take it back"), press, associated=False)
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(_heading(scene, noted.coming)),
        kit.text(scene.tr("Get well soon.")) if ill else None,
        _meeting(scene, meeting, about),
        kit.text(" ".join(lines)) if lines else None,
        kit.actions(*words.buttons(scene, meeting.id, noted.coming), back, calendar),
    )


def in_channel(scene: Scene, noted: Noted) -> str:
    """Return the answer to a press on what all have in front of them: only the one who pressed sees it."""
    if noted.coming is None:
        return scene.tr("That is taken back.")
    said = scene.tr("Noted: you are coming.") if noted.coming else scene.tr("Noted: you are not coming.")
    return f"{said} {scene.tr('Press the other button if that changes.')}"


def aloud(scene: Scene, noted: Noted, first_name: str) -> str:
    """Return the answer to a sentence in the channel, which everybody sees."""
    assert noted.meeting.starts_at is not None, "nobody is invited to a meeting without a time"
    name, when = kit.escape_line(first_name), present.when(scene, noted.meeting.starts_at, capital=False)
    if noted.coming:
        return scene.tr("Noted: {name} is coming to the meeting {when}.", name=name, when=when)
    return scene.tr("Noted: {name} is not coming to the meeting {when}.", name=name, when=when)


def _heading(scene: Scene, coming: bool | None) -> str:
    if coming is None:
        return scene.tr("That is taken back")
    return scene.tr("Noted: you are coming") if coming else scene.tr("Noted: you are not coming")


def _meeting(scene: Scene, meeting: Meeting, about: Characteristic) -> kit.Element:
    title = kit.text(kit.escape_line(present.title(scene, about)), bold=True)
    if meeting.starts_at is None:
        return title
    return kit.group(title, kit.text(present.when(scene, meeting.starts_at, meeting.minutes), spacing="None"))
