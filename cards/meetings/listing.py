"""Coming meetings, with what each person may do about them. The forms are in ``cards/meetings/move_and_cancel.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from cards.attendance import words as attendance
from cards.attendance.words import Coming
from cards.conducting.verbs import CONDUCTOR, MEETING_START
from cards.kit import kit, notes, present
from cards.kit.scene import Card, Scene
from cards.meetings.verbs import (
    DRAFTS_ASK,
    DRAFTS_DISCARD,
    MEETING_BACK,
    MEETING_CANCEL,
    MEETING_DISCARD,
    MEETING_LIST,
    MEETING_MOVE,
    MEETING_PLAN,
)
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Role

Row = tuple[Meeting, Characteristic | None]
MOST = 12  # meetings on one card
OTHERS = 3  # buttons to take up another meeting


def listing(
    scene: Scene,
    caller: Caller,
    meetings: Sequence[Row],
    chosen: str = "",
    personal: bool = True,
    coming: Mapping[str, Coming] = MappingProxyType({}),
) -> Card:
    """Coming meetings. A leader in personal chat gets the buttons of one meeting (``chosen``, else the first), and a
    button to take up another; six buttons do not serve more. Others may prepare. ``coming`` says who is coming.
    Drafts come last, under a heading of their own, and can be discarded together.
    """
    shown = sorted(meetings, key=lambda row: row[0].state is MeetingState.DRAFT)[:MOST]
    leads = caller.leads and personal
    at = next((i for i, (meeting, _) in enumerate(shown) if meeting.id == chosen), 0)
    drafts = sum(meeting.state is MeetingState.DRAFT for meeting, _ in meetings)
    most = OTHERS - (drafts > 1)  # so that discarding them all has its button
    others = [(at + step) % len(shown) for step in range(1, len(shown))][:most] if leads else []
    body: list[kit.Element] = []
    for i, row in enumerate(shown):
        buttons = _leader(scene, row[0]) if leads and i == at else _colleague(scene, caller, row[0], i, leads)
        if i in others:
            press = Press(MEETING_LIST, caller.school.id, row[0].id)
            buttons = [kit.execute(scene.tr("Choose this meeting"), press)]
        first = row[0].state is MeetingState.DRAFT and (i == 0 or shown[i - 1][0].state is not MeetingState.DRAFT)
        body += [kit.section(_count(scene, drafts))] if first else []
        body.append(_meeting(scene, row, buttons, _said(scene, coming.get(row[0].id), leads), apart=i > 0))
    heading = scene.tr("Meetings ahead") if len(meetings) > drafts else scene.tr("No meetings are planned")
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(caller.school.name)),
        kit.heading(heading),
        body,
        _discard(scene) if leads and drafts > 1 else None,
        _plan(scene, caller, alone=not shown) if caller.leads and len(others) < most else None,
        None if shown or caller.leads else kit.text(scene.tr("You get a message when the leader calls one.")),
    )


def _said(scene: Scene, coming: Coming | None, leads: bool) -> str:
    """What is said about coming: to a leader how many are and who is not, to others what they have said themselves."""
    if coming is None:
        return ""
    return attendance.line(scene, coming.counted) if leads else attendance.own_words(scene, coming.own)


def _meeting(scene: Scene, row: Row, buttons: Sequence[kit.Button], said: str, *, apart: bool) -> kit.Element:
    meeting, characteristic = row
    title = present.title(scene, characteristic) if characteristic else meeting.characteristic_id
    if meeting.starts_at is None:
        when = scene.tr("No time yet")
    else:
        when = present.when(scene, meeting.starts_at, meeting.minutes)
    state = {
        MeetingState.DRAFT: scene.tr("Draft, not sent"),
        MeetingState.RUNNING: scene.tr("Going on now"),
    }.get(meeting.state, "")
    group = kit.group(
        kit.subtle(state) if state else None,
        kit.text(kit.escape_line(title), bold=True, spacing="None"),
        kit.text(when, spacing="None"),
        kit.text(kit.escape_line(meeting.place), spacing="None") if meeting.place else None,
        kit.text(said, spacing="Small") if said else None,
        kit.actions(*buttons, spacing="Small") if buttons else None,
        spacing="ExtraLarge" if apart else "Medium",
    )
    group.separator = True if apart else None
    return group


def _leader(scene: Scene, meeting: Meeting) -> list[kit.Button]:
    if meeting.state is MeetingState.DRAFT:
        return [
            kit.submit(scene.tr("Show the proposal"), Press(MEETING_BACK, meeting.id), style="positive"),
            kit.submit(scene.tr("Discard"), Press(MEETING_DISCARD, meeting.id, rev=meeting.version)),
        ]
    if meeting.state is MeetingState.RUNNING:
        return [kit.execute(scene.tr("Go to the meeting"), Press(CONDUCTOR, meeting.id), style="positive")]
    return [
        kit.execute(scene.tr("Start the meeting"), Press(MEETING_START, meeting.id), style="positive"),
        kit.execute(scene.tr("Move the meeting"), Press(MEETING_MOVE, meeting.id)),
        kit.execute(scene.tr("Cancel the meeting"), Press(MEETING_CANCEL, meeting.id)),
    ]


def _colleague(scene: Scene, caller: Caller, meeting: Meeting, at: int, leads: bool) -> list[kit.Button]:
    """The first few can be prepared; the next one can be put in the calendar too."""
    if leads or at > 3 or caller.role is Role.NONE or meeting.state is not MeetingState.INVITED:
        return []
    press = Press(MEETING_PREPARE, meeting.id)
    if at:
        return [kit.execute(scene.tr("Prepare"), press)]
    address = scene.addresses.calendar(meeting.id, meeting.sequence)
    return [
        kit.execute(scene.tr("Prepare"), press, style="positive"),
        kit.open_url(scene.tr("Put in calendar"), address),
    ]


def _count(scene: Scene, drafts: int) -> str:
    return scene.trn("{count} draft of a meeting, not sent", "{count} drafts of meetings, not sent", drafts)


def _discard(scene: Scene) -> kit.Element:
    button = kit.execute(scene.tr("Discard all drafts"), Press(DRAFTS_ASK, scene.school_id))
    return kit.actions(button, spacing="Large")


def _plan(scene: Scene, caller: Caller, *, alone: bool) -> kit.Element:
    style: Literal["positive"] | None = "positive" if alone else None
    button = kit.execute(scene.tr("Plan a meeting"), Press(MEETING_PLAN, caller.school.id), style=style)
    return kit.actions(button, spacing="Large")


def next_one(
    scene: Scene, caller: Caller, row: Row, *, more: bool, personal: bool, coming: Coming | None = None
) -> Card:
    """The next meeting: when, where, what about, and what this person can do about it; ``more`` are ahead."""
    meeting = row[0]
    leads = caller.leads and personal
    buttons = _leader(scene, meeting) if leads else _colleague(scene, caller, meeting, 0, leads)
    if buttons and not leads:
        if coming and personal and coming.own is False:
            del buttons[1:]  # the calendar of what one does not come to is of no use
        buttons += attendance.buttons(scene, meeting.id, coming.own if coming and personal else None)
    if more:
        buttons = [*buttons, kit.execute(scene.tr("See meetings"), Press(MEETING_LIST, caller.school.id))]
    running = meeting.state is MeetingState.RUNNING
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(caller.school.name)),
        kit.heading(scene.tr("Meeting going on now") if running else scene.tr("Next meeting")),
        _meeting(scene, row, buttons, _said(scene, coming if personal else None, leads), apart=False),
    )


def discard_all(scene: Scene, drafts: Sequence[Row]) -> Card:
    """Ask once whether all drafts of one person are to go, and name each."""
    see = Press(MEETING_LIST, scene.school_id)
    count = len(drafts)
    if not count:
        return notes.note(scene, scene.tr("You have no drafts"), "", [(scene.tr("See meetings"), see)])
    more = count - MOST
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(scene.school_name)),
        kit.heading(scene.trn("Shall {count} draft be discarded?", "Shall {count} drafts be discarded?", count)),
        [_line(scene, row) for row in drafts[:MOST]],
        kit.text(scene.tr("and {count} more", count=more)) if more > 0 else None,
        kit.text(scene.tr("They cannot be brought back. Meetings that people are invited to stay.")),
        kit.actions(
            kit.execute(scene.tr("Discard all drafts"), Press(DRAFTS_DISCARD, scene.school_id, scene.now.isoformat())),
            kit.execute(scene.tr("Go back"), see),
            spacing="Large",
        ),
    )


def _line(scene: Scene, row: Row) -> kit.Element:
    meeting, about = row
    title = present.title(scene, about) if about else meeting.characteristic_id
    when = present.when(scene, meeting.starts_at) if meeting.starts_at else scene.tr("No time yet")
    return kit.group(
        kit.text(kit.escape_line(title), bold=True) if title else None,
        kit.text(when, spacing="None" if title else "Default"),
    )
