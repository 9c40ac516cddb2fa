"""What planning says in one sentence, as a small card with a way on."""

from __future__ import annotations

from cards.kit import kit, notes, present
from cards.kit.scene import Card, Scene
from cards.meetings import teams_link
from cards.meetings.verbs import MEETING_BACK, MEETING_LIST
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.times import announced


def sent(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> Card:
    """The invitation is on its way, or waits for its time; with a new meeting in Teams, filled in, one press away."""
    assert meeting.starts_at is not None
    heading, first = scene.tr("The invitation is sent"), scene.tr("It is on its way to the channel.")
    if meeting.invite_at is not None and not announced(meeting, scene.now):
        heading = scene.tr("The invitation is ready")
        when = present.when(scene, meeting.invite_at, capital=False)
        first = scene.tr("It goes to the channel {when}. Until then only leaders see it.", when=when)
    then = scene.tr(
        "{when} you get the card that you run the meeting from, half an hour ahead.",
        when=present.capitalised(present.day(scene, meeting.starts_at)),
    )
    title, press = _meetings(scene)
    return kit.card(
        scene,
        kit.heading(heading),
        kit.text(f"{first} {then}"),
        kit.actions(
            kit.execute(title, press),
            kit.open_url(scene.tr("New Teams meeting"), teams_link.new_meeting(scene, meeting, characteristic)),
        ),
        kit.footnote(
            scene.tr("New Teams meeting opens a form in Teams, filled in. Nothing is booked until you save it."),
            apart=False,
        ),
    )


def already_sent(scene: Scene, meeting: Meeting) -> Card:
    """A button of a proposal that has become a meeting, or is over."""
    if meeting.state is MeetingState.CANCELLED:
        sentence = scene.tr("This meeting was cancelled. Write a new request when you want to plan another.")
    elif meeting.state is MeetingState.NOT_HELD:
        sentence = scene.tr("This meeting was not held. Write a new request when you want to plan another.")
    elif meeting.state is MeetingState.ENDED:
        sentence = scene.tr("This meeting has been held.")
    else:
        sentence = scene.tr("The invitation to this meeting is sent. You can move or cancel it under meetings.")
    return notes.note(scene, scene.tr("This proposal is no longer open"), sentence, [_meetings(scene)])


def changed_meanwhile(scene: Scene) -> str:
    """Said before the proposal as it is now."""
    return scene.tr("The proposal was changed after that card. This is how it is now; nothing is sent yet.")


def earlier_kept(scene: Scene) -> str:
    """Said before a proposal that was made from a corrected message."""
    return scene.tr(
        "You had changed the earlier proposal, so I have kept it as a draft under meetings. This is the new one."
    )


def discarded(scene: Scene) -> Card:
    """A draft was thrown away."""
    return notes.note(scene, scene.tr("The proposal is gone"), scene.tr("Nobody else has seen it."))


def thrown_away(scene: Scene) -> Card:
    """Stands in the place of a proposal that was thrown away."""
    return notes.note(scene, scene.tr("Discarded"), scene.tr("This proposal is gone. Nobody else has seen it."))


def replaced(scene: Scene) -> Card:
    """Stands in the place of a proposal that a newer card of the same meeting has replaced."""
    return notes.note(scene, scene.tr("Replaced"), scene.tr("There is a newer card of this proposal below."))


def corrected(scene: Scene) -> Card:
    """Stands in the place of a card whose message was corrected."""
    return notes.note(scene, scene.tr("Replaced"), scene.tr("You corrected your message. The newer card is below."))


def set_aside(scene: Scene, draft_id: str) -> Card:
    """Stands in the place of a proposal that waits while another one is being made."""
    return kit.card(
        scene,
        kit.heading(scene.tr("Set aside")),
        kit.text(scene.tr("Not sent. It is kept as a draft under meetings while you plan another one.")),
        kit.actions(kit.submit(scene.tr("Show the proposal"), Press(MEETING_BACK, draft_id))),
    )


def nothing_to_discard(scene: Scene) -> Card:
    """There was no draft (any more)."""
    return notes.note(scene, scene.tr("Left as it is"), scene.tr("There is no proposal to throw away."))


def kept(scene: Scene) -> Card:
    """The dialog was left, the draft kept."""
    sentence = scene.tr("I kept it as a draft. You find it under meetings, and nobody else has seen it.")
    return notes.note(scene, scene.tr("We leave it there"), sentence, [_meetings(scene)])


def outdated(scene: Scene) -> Card:
    """The state of the dialog is of another version."""
    sentence = scene.tr("I was updated since we last talked. What you worked on is a draft under meetings.")
    return notes.note(scene, scene.tr("Let us take that from the start"), sentence, [_meetings(scene)])


def not_understood(scene: Scene, form_waits: bool) -> str:
    """A text that changes nothing."""
    if form_waits:
        return scene.tr(
            "I could not read a day or a time in that. Fill in the form above, or write for instance"
            " «Friday at 13:00». Write «cancel» to leave it.",
        )
    return scene.tr(
        "I could not read a change in that. Press Change on the proposal, or write for instance «Friday at 13:00»."
        " Write «cancel» to leave it.",
    )


def look_in_personal(scene: Scene) -> str:
    """The one line in the channel's thread."""
    return scene.tr("I have sent you a proposal in our personal chat.")


def _meetings(scene: Scene) -> tuple[str, Press]:
    return (scene.tr("Show meetings"), Press(MEETING_LIST, scene.school_id))
