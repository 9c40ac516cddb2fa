"""The invitation: the post in the channel through all that becomes of the meeting, and the copy to one person.

It is whole without figures: when, where, why, what figures do not show, and the questions.
"""

from __future__ import annotations

from collections.abc import Sequence

from cards.attendance import words as attendance
from cards.figures import listing as figures
from cards.figures.verbs import FIGURES_EXPLAIN
from cards.kit import kit, present
from cards.kit.scene import Card, Picture, Scene
from cards.meetings import eyes
from cards.people.verbs import COPIES_OFF
from cards.placing.verbs import MEETING_PREPARE
from cards.review import came_back
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.figures.reading import Reading
from domain.meetings.meeting import OFF, Meeting, MeetingState
from domain.review.came_back import Earlier

ASKED = (MeetingState.DRAFT, MeetingState.INVITED)  # people are asked whether they are coming; a draft shows it


def invitation(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    readings: Sequence[Reading],
    chart: Picture | None,
    leader_name: str,
    limits_note: bool = True,
    earlier: Earlier | None = None,
) -> Card:
    """The channel's post. When and why and ``Forbered deg`` come first; what it comes back to and the figures after."""
    earlier = (earlier if meeting.state is not MeetingState.ENDED else None) or Earlier()
    note = figures.limits_note(scene, readings) if limits_note else ""
    top = [
        kit.subtle(_top(scene, meeting)),
        kit.heading(kit.escape_line(present.title(scene, characteristic))),
        *_when(scene, meeting),
    ]
    if meeting.state in OFF:
        return kit.card(scene, top, _becomes(scene, meeting))
    through = came_back.button(scene, meeting, earlier.measures)
    return kit.card(
        scene,
        top,
        _becomes(scene, meeting),
        kit.fact(scene.tr("What we wonder"), kit.escape(meeting.problem)) if meeting.problem else None,
        _buttons(scene, meeting, may_put=through is None),  # a card has room for six; who says they come is offered it
        _coming(scene, meeting),
        _who_sees(scene, meeting),
        _comment(meeting, leader_name),
        came_back.since_last(scene, earlier),
        kit.actions(through) if through else None,
        _picture(scene, meeting),
        _figures(scene, meeting, readings, chart),
        kit.footnote(note, apart=False) if note else None,
        _unseen(scene, meeting, bool(readings)),
        _questions(scene, meeting),
        _eyes(scene, meeting),
    )


def copy(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    first_name: str,
    earlier: Earlier | None = None,
    own: bool | None = None,
) -> Card:
    """To one person in personal chat: the meeting in short, what it comes back to, how to get no more copies.

    Edited as the post is, and when they say whether they are coming (``own``, None while they have not).
    """
    name = kit.escape_line(first_name)
    heading = {
        MeetingState.CANCELLED: scene.tr("Hello, {name}. The meeting is cancelled", name=name),
        MeetingState.NOT_HELD: scene.tr("Hello, {name}. The meeting was not held", name=name),
        MeetingState.RUNNING: scene.tr("Hello, {name}. The meeting is going on now", name=name),
        MeetingState.ENDED: scene.tr("Hello, {name}. The meeting has been held", name=name),
    }.get(meeting.state, scene.tr("Hello, {name}. Welcome to a reflection meeting", name=name))
    why = scene.tr("You get a copy because not everybody reads the channel. The figures are there.")
    only_you = scene.tr("Only you see this. Nobody sees how you prepare.")
    press = Press(COPIES_OFF, meeting.school_id)
    ahead = meeting.state in (MeetingState.INVITED, MeetingState.RUNNING)
    before = (earlier if ahead else None) or Earlier()
    through = came_back.button(scene, meeting, before.measures)
    return kit.card(
        scene,
        kit.subtle(_top(scene, meeting)),
        kit.heading(heading),
        kit.bold_line(kit.escape_line(present.title(scene, characteristic))),
        _when(scene, meeting),
        kit.fact(scene.tr("What we wonder"), kit.escape(meeting.problem)) if meeting.problem else None,
        _buttons(scene, meeting, own),
        _coming(scene, meeting, own, attendance.ON_COPY),
        kit.who_sees(scene, f"{only_you} {_seen(scene, meeting)}".rstrip()) if ahead else None,
        came_back.since_last(scene, before),
        kit.actions(through) if through else None,
        kit.footnote(why),
        kit.actions(kit.execute(scene.tr("No more copies"), press), spacing="Small"),
    )


def _top(scene: Scene, meeting: Meeting) -> str:
    words = scene.tr("Reflection meeting")
    added = {
        MeetingState.RUNNING: scene.tr("going on now"),
        MeetingState.ENDED: scene.tr("held"),
        MeetingState.CANCELLED: scene.tr("cancelled"),
        MeetingState.NOT_HELD: scene.tr("not held"),
        MeetingState.INVITED: scene.tr("moved") if meeting.sequence else "",
    }.get(meeting.state, "")
    return f"{words} · {added}" if added else words


def _when(scene: Scene, meeting: Meeting) -> list[kit.Element]:
    if meeting.starts_at is None:
        return []
    when = present.when(scene, meeting.starts_at, meeting.minutes)
    if meeting.state is MeetingState.INVITED and meeting.sequence:
        when = scene.tr(
            "New time: {when}",
            when=present.when(scene, meeting.starts_at, meeting.minutes, capital=False),
        )
    place = [kit.text(kit.escape_line(meeting.place), spacing="None")] if meeting.place else []
    return [kit.bold_line(when), *place]


def _becomes(scene: Scene, meeting: Meeting) -> kit.Element | None:
    """What has become of the meeting, in a box, where it is no longer only planned."""
    if meeting.state is MeetingState.CANCELLED:
        return kit.box(kit.text(scene.tr("The meeting was cancelled. There is nothing you need to do.")))
    if meeting.state is MeetingState.NOT_HELD:
        return kit.box(kit.text(scene.tr("The meeting was not held. There is nothing you need to do.")))
    if meeting.state is MeetingState.RUNNING:
        return kit.box(kit.text(scene.tr("We are in the meeting now. Votes come as cards of their own here.")))
    if meeting.state is not MeetingState.ENDED:
        return None
    agreed = meeting.agreement
    if agreed is None or agreed.level is None:
        return kit.box(kit.text(scene.tr("The meeting is over. We did not settle on a level.")))
    words = scene.tr("We agreed on level {level}.", level=agreed.level)
    if agreed.aim is not None and agreed.aim != agreed.level:
        words = scene.tr("We agreed on level {level}, and aim for level {aim}.", level=agreed.level, aim=agreed.aim)
    return kit.box(kit.text(words, bold=True))


def _buttons(scene: Scene, meeting: Meeting, own: bool | None = None, *, may_put: bool = True) -> kit.Element | None:
    """Prepare, and the calendar for whom it is of use and where there is room for it."""
    if meeting.state not in (MeetingState.DRAFT, MeetingState.INVITED, MeetingState.RUNNING):
        return None
    prepare = Press(MEETING_PREPARE, meeting.id)
    calendar = None
    if meeting.state is not MeetingState.RUNNING and own is not False and may_put:
        address = scene.addresses.calendar(meeting.id, meeting.sequence)
        calendar = kit.open_url(scene.tr("Put in calendar"), address)
    return kit.actions(kit.execute(scene.tr("Prepare"), prepare, style="positive"), calendar)


def _coming(scene: Scene, meeting: Meeting, own: bool | None = None, nonce: str = "") -> list[kit.Element]:
    """Whether one is coming, asked here and nowhere else: what was said, and what can be said instead."""
    if meeting.state not in ASKED:
        return []
    said = attendance.own_words(scene, own)
    buttons = kit.actions(*attendance.buttons(scene, meeting.id, own, nonce), spacing="Small")
    return [kit.text(said), buttons] if said else [buttons]


def _who_sees(scene: Scene, meeting: Meeting) -> kit.Element | None:
    if meeting.state is MeetingState.ENDED:
        return None
    everybody = scene.tr("Everybody who can read the channel sees this card.")
    private = scene.tr("What you prepare or write to me alone, only you see; it stays in Teams.")
    return kit.who_sees(scene, f"{everybody} {private} {_seen(scene, meeting)}".rstrip())


def _seen(scene: Scene, meeting: Meeting) -> str:
    """Who sees what one says about coming, where that is asked."""
    return scene.tr("Everybody in the school sees who is not coming.") if meeting.state in ASKED else ""


def _comment(meeting: Meeting, leader_name: str) -> kit.Element | None:
    if not meeting.comment:
        return None
    words = kit.text(f"«{kit.escape(meeting.comment)}»")
    return kit.group(words, kit.subtle(kit.escape_line(leader_name), spacing="None"), spacing="Large")


def _picture(scene: Scene, meeting: Meeting) -> kit.Element | None:
    """The leader's picture, and what it shows in words beneath, for everybody."""
    if not meeting.picture:
        return None
    shown = Picture(scene.addresses.picture(meeting.picture), meeting.picture_alt)
    caption = kit.subtle(kit.escape_line(meeting.picture_alt), spacing="Small") if meeting.picture_alt else None
    return kit.group(kit.shown_picture(shown), caption, spacing="Large")


def _figures(scene: Scene, meeting: Meeting, readings: Sequence[Reading], chart: Picture | None) -> list[kit.Element]:
    if not readings:
        return []
    button = kit.execute(scene.tr("Explain the figures"), Press(FIGURES_EXPLAIN, meeting.id))
    return [
        kit.section(scene.tr("What the figures show")),
        *figures.rows(scene, readings),
        kit.picture(scene, chart, more=[button]) if chart else kit.actions(button),
    ]


def _unseen(scene: Scene, meeting: Meeting, has_figures: bool) -> list[kit.Element]:
    """Room for what figures do not show; without any figures, that is where the conversation starts."""
    if has_figures and not meeting.unseen:
        return []
    if has_figures:
        title = scene.tr("What the figures do not show")
    else:
        title = scene.tr("What we know without figures")
    words = kit.escape(meeting.unseen) or scene.tr(
        "There are no figures about this yet. Bring an example from your own teaching."
    )
    return [kit.section(title), kit.text(words, spacing="Small")]


def _questions(scene: Scene, meeting: Meeting) -> list[kit.Element]:
    if not meeting.questions:
        return []
    lines = enumerate(meeting.questions, start=1)
    return [
        kit.section(scene.tr("The questions we take along")),
        *(kit.text(f"{at}. {kit.escape_line(one)}", spacing="Small") for at, one in lines),
    ]


def _eyes(scene: Scene, meeting: Meeting) -> kit.Element | None:
    request = eyes.request(scene, meeting.eyes)
    return kit.box(kit.text(request)) if request else None
