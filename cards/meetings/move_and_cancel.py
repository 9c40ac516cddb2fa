"""Moving and cancelling a meeting: the form, and the short answer when it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings import times
from cards.verbs import Press, Verb
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.forms import LONGEST, SHORTEST
from domain.meetings.meeting import Meeting
from domain.meetings.times import announced
from locales import tr


def move(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    arg: str = "",
) -> Card:
    """Another time or place. Inputs: date, time, minutes, place. ``arg``: what the button carries along."""
    language = scene.language
    stored = {
        "date": present.date_input(scene, meeting.starts_at),
        "time": present.time_input(scene, meeting.starts_at),
        "minutes": str(meeting.minutes),
        "place": meeting.place,
    }
    filled = {**stored, **(values or {})}
    minutes = filled["minutes"]
    number = int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 6 else None
    fields: list[kit.Element] = [
        kit.date_field("date", tr(language, "Date"), filled["date"], required=tr(language, "Choose a date")),
        kit.time_field("time", tr(language, "Time"), filled["time"], required=tr(language, "Choose a time")),
        kit.number_field("minutes", tr(language, "Length in minutes"), number, least=SHORTEST, most=LONGEST),
        kit.text_field("place", tr(language, "Place (optional)"), filled["place"], longest=100, lines=False),
    ]
    return kit.card(
        scene,
        kit.only_you(scene, _what(scene, meeting, characteristic)),
        kit.heading(tr(language, "When shall we meet instead?")),
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in fields],
        kit.who_sees(scene, tr(language, "Everybody in the channel sees the new time. I say so in the thread.")),
        kit.actions(
            kit.execute(
                tr(language, "Move the meeting"),
                Press(Verb.MEETING_MOVE_SAVE, meeting.id, arg, rev=meeting.version),
                style="positive",
            ),
            times.button(scene, meeting),
            _back(scene, meeting),
        ),
    )


def cancel(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> Card:
    """Are you sure, and why. Input: reason."""
    language = scene.language
    hint = tr(language, "For instance that many are ill")
    return kit.card(
        scene,
        kit.only_you(scene, _what(scene, meeting, characteristic)),
        kit.heading(tr(language, "Shall the meeting be cancelled?")),
        kit.text_field("reason", tr(language, "Why (optional)"), longest=200, hint=hint),
        kit.who_sees(scene, tr(language, "Everybody in the channel sees that it is cancelled, and why if you say so.")),
        kit.actions(
            kit.execute(
                tr(language, "Cancel the meeting"), Press(Verb.MEETING_CANCEL_SAVE, meeting.id, rev=meeting.version)
            ),
            _back(scene, meeting),
        ),
    )


def moved(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> Card:
    """It is moved."""
    when = ""
    if meeting.starts_at is not None:
        when = present.when(scene, meeting.starts_at, meeting.minutes)
    said = tr(scene.language, "The card in the channel is changed, and I say so in the thread.")
    if not announced(meeting, scene.now):
        said = times.sentence(scene, meeting)
    outlook = tr(
        scene.language,
        "I cannot reach your calendars. If the meeting is in Outlook or Teams, move it there too; who put it in the"
        " calendar from here can open the calendar file once more.",
    )
    return _done(scene, tr(scene.language, "The meeting is moved"), characteristic, when, said, meeting, outlook)


def cancelled(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> Card:
    """It is cancelled."""
    when = ""
    if meeting.starts_at is not None:
        when = present.when(scene, meeting.starts_at)
    said = tr(scene.language, "The card in the channel is changed, and I say so in the thread.")
    outlook = tr(scene.language, "If the meeting is in Outlook or Teams, cancel it there too.")
    return _done(scene, tr(scene.language, "The meeting is cancelled"), characteristic, when, said, meeting, outlook)


def _done(
    scene: Scene, heading: str, characteristic: Characteristic, when: str, said: str, meeting: Meeting, outlook: str
) -> Card:
    address = scene.addresses.calendar(meeting.id, meeting.sequence)
    press = Press(Verb.MEETING_LIST, meeting.school_id)
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(heading),
        kit.text(kit.escape_line(present.title(scene, characteristic)), bold=True),
        kit.text(when, spacing="None") if when else None,
        kit.text(said),
        kit.text(outlook),
        kit.actions(
            kit.execute(tr(scene.language, "See meetings"), press),
            kit.open_url(tr(scene.language, "Open calendar file"), address),
        ),
    )


def _what(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> str:
    title = kit.escape_line(present.title(scene, characteristic))
    return f"{title}, {present.short_day(scene, meeting.starts_at)}" if meeting.starts_at else title


def _back(scene: Scene, meeting: Meeting) -> kit.Button:
    press = Press(Verb.MEETING_LIST, meeting.school_id, meeting.id)
    return kit.execute(tr(scene.language, "Go back"), press, associated=False)
