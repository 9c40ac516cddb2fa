"""Moving and cancelling a meeting: the form, and the short answer when it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings import times
from cards.meetings.verbs import MEETING_CANCEL, MEETING_CANCEL_SAVE, MEETING_LIST, MEETING_MOVE_SAVE, MEETING_PLAN
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.forms import LONGEST, SHORTEST
from domain.meetings.meeting import Meeting
from domain.meetings.times import announced

WHICH, ONE, REST = "which", "one", "rest"  # of a series: this meeting, or all that remain
MOST = 20  # times that are listed


def move(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    arg: str = "",
    rest: Sequence[Meeting] = (),
) -> Card:
    """Another time or place. Inputs: date, time, minutes, place, which. ``arg``: what the button carries along.

    ``rest``: the meetings of its series that remain, this one among them; then it is asked which are meant.
    """
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
        kit.date_field("date", scene.tr("Date"), filled["date"], required=scene.tr("Choose a date")),
        kit.time_field("time", scene.tr("Time"), filled["time"], required=scene.tr("Choose a time")),
        kit.number_field("minutes", scene.tr("Length in minutes"), number, least=SHORTEST, most=LONGEST),
        kit.text_field("place", scene.tr("Place (optional)"), filled["place"], longest=100, lines=False),
    ]
    if rest:
        fields.insert(0, _which(scene, rest, filled.get(WHICH, "")))
    return kit.card(
        scene,
        kit.only_you(scene, _what(scene, meeting, characteristic)),
        kit.heading(scene.tr("When shall we meet instead?")),
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, one) for one in fields],
        kit.who_sees(scene, scene.tr("Everybody in the channel sees the new time. I say so in the thread.")),
        kit.actions(
            kit.execute(
                scene.tr("Move the meeting"),
                Press(MEETING_MOVE_SAVE, meeting.id, arg, rev=meeting.version),
                style="positive",
            ),
            times.button(scene, meeting),
            _back(scene, meeting),
        ),
    )


def cancel(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    rest: Sequence[Meeting] = (),
    chosen: str = "",
) -> Card:
    """Are you sure, and why. Inputs: reason, which. ``rest``: the meetings of its series that remain, this one too."""
    hint = scene.tr("For instance that many are ill")
    return kit.card(
        scene,
        kit.only_you(scene, _what(scene, meeting, characteristic)),
        kit.heading(scene.tr("Shall the meeting be cancelled?")),
        _which(scene, rest, chosen) if rest else None,
        kit.text_field("reason", scene.tr("Why (optional)"), longest=200, hint=hint),
        kit.who_sees(scene, scene.tr("Everybody in the channel sees that it is cancelled, and why if you say so.")),
        kit.actions(
            kit.execute(
                scene.tr("Cancel the meeting"),
                Press(MEETING_CANCEL_SAVE, meeting.id, rev=meeting.version),
            ),
            _back(scene, meeting),
        ),
    )


def another_topic(scene: Scene, meeting: Meeting, about: Characteristic, wanted: Characteristic | None) -> Card:
    """People are invited to talk about one thing, and may have prepared: a new invitation takes its place.

    The form of that one has the same time filled in, and the topic that is ``wanted``.
    """
    title = kit.escape_line(present.title(scene, about))
    when = present.when(scene, meeting.starts_at, capital=False) if meeting.starts_at else ""
    arg = f"{wanted.id if wanted else ''}|{meeting.id}"
    return kit.card(
        scene,
        kit.heading(scene.tr("The topic of an invitation stays")),
        kit.text(
            scene.tr(
                "People are invited to **{title}** {when}, and may have prepared for it. "
                "Plan a new meeting at the same time, and cancel this one.",
                title=title,
                when=when,
            )
        ),
        kit.text(kit.escape_line(present.title(scene, wanted)), bold=True) if wanted else None,
        kit.actions(
            kit.execute(scene.tr("Plan the new meeting"), Press(MEETING_PLAN, scene.school_id, arg), style="positive"),
            kit.execute(scene.tr("Cancel the meeting"), Press(MEETING_CANCEL, meeting.id)),
        ),
    )


def moved(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> Card:
    """It is moved."""
    when = ""
    if meeting.starts_at is not None:
        when = present.when(scene, meeting.starts_at, meeting.minutes)
    said = scene.tr("The card in the channel is changed, and I say so in the thread.")
    if not announced(meeting, scene.now):
        said = times.sentence(scene, meeting)
    outlook = scene.tr(
        "I cannot reach your calendars. If the meeting is in Outlook or Teams, move it there too; who put it in the"
        " calendar from here opens the calendar file once more. Outlook may then show both: delete the old one.",
    )
    return _done(scene, scene.tr("The meeting is moved"), characteristic, when, said, meeting, outlook)


def cancelled(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> Card:
    """It is cancelled."""
    when = ""
    if meeting.starts_at is not None:
        when = present.when(scene, meeting.starts_at)
    said = scene.tr("The card in the channel is changed, and I say so in the thread.")
    outlook = scene.tr(
        "If the meeting is in Outlook or Teams, cancel it there too. Who put it in the calendar from here deletes it"
        " there.",
    )
    return _done(scene, scene.tr("The meeting is cancelled"), characteristic, when, said, meeting, outlook)


def moved_together(scene: Scene, school_id: str, meetings: Sequence[Meeting]) -> Card:
    """They are moved, each as far as the one that was moved."""
    heading = scene.trn("{count} meeting is moved", "{count} meetings are moved", len(meetings))
    said = scene.tr(
        "Where the invitation is out, the card in the channel is changed and I say so in the thread. Move them in"
        " Outlook or Teams too, if they are there."
    )
    times = [present.when(scene, one.starts_at, one.minutes) for one in meetings[:MOST] if one.starts_at is not None]
    return _all_done(scene, school_id, heading, times, said)


def cancelled_together(scene: Scene, school_id: str, meetings: Sequence[Meeting]) -> Card:
    """They are cancelled."""
    heading = scene.trn("{count} meeting is cancelled", "{count} meetings are cancelled", len(meetings))
    said = scene.tr(
        "Where the invitation is out, the card in the channel is changed and I say so in the thread. Cancel them in"
        " Outlook or Teams too, if they are there."
    )
    times = [present.when(scene, one.starts_at) for one in meetings[:MOST] if one.starts_at is not None]
    return _all_done(scene, school_id, heading, times, said)


def _done(
    scene: Scene, heading: str, characteristic: Characteristic, when: str, said: str, meeting: Meeting, outlook: str
) -> Card:
    address = scene.addresses.calendar(meeting.id, meeting.sequence)
    press = Press(MEETING_LIST, meeting.school_id)
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(heading),
        kit.text(kit.escape_line(present.title(scene, characteristic)), bold=True),
        kit.text(when, spacing="None") if when else None,
        kit.text(said),
        kit.text(outlook),
        kit.actions(
            kit.execute(scene.tr("See meetings"), press),
            kit.open_url(scene.tr("Open calendar file"), address),
        ),
    )


def _all_done(scene: Scene, school_id: str, heading: str, times: Sequence[str], said: str) -> Card:
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(heading),
        [kit.text(one, spacing="None" if at else None) for at, one in enumerate(times)],
        kit.text(said),
        kit.actions(kit.execute(scene.tr("See meetings"), Press(MEETING_LIST, school_id))),
    )


def _which(scene: Scene, rest: Sequence[Meeting], chosen: str = "") -> kit.Element:
    """The choice between one meeting and all that remain of its series."""
    starts = sorted(one.starts_at for one in rest if one.starts_at is not None)
    first, last = present.short_day(scene, starts[0]), present.short_day(scene, starts[-1])
    count = len(rest)
    all_ = scene.trn(
        "All that remain: {count} meeting, {first} to {last}",
        "All that remain: {count} meetings, {first} to {last}",
        count,
        first=first,
        last=last,
    )
    options = [(ONE, scene.tr("Only this one")), (REST, all_)]
    return kit.choices(
        WHICH, scene.tr("It is one of a series. Which do you mean?"), options, chosen or ONE, open_list=True
    )


def _what(scene: Scene, meeting: Meeting, characteristic: Characteristic) -> str:
    title = kit.escape_line(present.title(scene, characteristic))
    return f"{title}, {present.short_day(scene, meeting.starts_at)}" if meeting.starts_at else title


def _back(scene: Scene, meeting: Meeting) -> kit.Button:
    press = Press(MEETING_LIST, meeting.school_id, meeting.id)
    return kit.execute(scene.tr("Go back"), press, associated=False)
