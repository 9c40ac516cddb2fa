"""Coming meetings, with what each person may do about them. The forms are in ``cards/meetings/move_and_cancel.py``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cards.conducting.verbs import CONDUCTOR, MEETING_START
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings.verbs import MEETING_BACK, MEETING_CANCEL, MEETING_DISCARD, MEETING_LIST, MEETING_MOVE, MEETING_PLAN
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Role

Row = tuple[Meeting, Characteristic | None]
MOST = 12  # meetings on one card
OTHERS = 3  # buttons to take up another meeting


def listing(scene: Scene, caller: Caller, meetings: Sequence[Row], chosen: str = "", personal: bool = True) -> Card:
    """Coming meetings. A leader in personal chat gets the buttons of one meeting (``chosen``, else the first), and a
    button to take up another; six buttons do not serve more. Others may prepare.
    """
    shown = list(meetings)[:MOST]
    leads = caller.leads and personal
    at = next((i for i, (meeting, _) in enumerate(shown) if meeting.id == chosen), 0)
    others = [(at + step) % len(shown) for step in range(1, len(shown))][:OTHERS] if leads else []
    body: list[kit.Element] = []
    for i, row in enumerate(shown):
        buttons = _leader(scene, row[0]) if leads and i == at else _colleague(scene, caller, row[0], i, leads)
        if i in others:
            press = Press(MEETING_LIST, caller.school.id, row[0].id)
            buttons = [kit.execute(scene.tr("Choose this meeting"), press)]
        body.append(_meeting(scene, row, buttons, apart=i > 0))
    heading = scene.tr("Meetings ahead") if shown else scene.tr("No meetings are planned")
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(caller.school.name)),
        kit.heading(heading),
        body,
        _plan(scene, caller, alone=not shown) if caller.leads and len(others) < OTHERS else None,
        None if shown or caller.leads else kit.text(scene.tr("You get a message when the leader calls one.")),
    )


def _meeting(scene: Scene, row: Row, buttons: Sequence[kit.Button], *, apart: bool) -> kit.Element:
    meeting, characteristic = row
    title = present.title(scene, characteristic) if characteristic else meeting.characteristic_id
    if meeting.starts_at is None:
        when = scene.tr("No time yet")
    else:
        when = present.when(scene, meeting.starts_at, meeting.minutes)
    state = {
        MeetingState.DRAFT: scene.tr("Proposal, not sent"),
        MeetingState.RUNNING: scene.tr("Going on now"),
    }.get(meeting.state, "")
    group = kit.group(
        kit.subtle(state) if state else None,
        kit.text(kit.escape_line(title), bold=True, spacing="None"),
        kit.text(when, spacing="None"),
        kit.text(kit.escape_line(meeting.place), spacing="None") if meeting.place else None,
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


def _plan(scene: Scene, caller: Caller, *, alone: bool) -> kit.Element:
    style: Literal["positive"] | None = "positive" if alone else None
    button = kit.execute(scene.tr("Plan a meeting"), Press(MEETING_PLAN, caller.school.id), style=style)
    return kit.actions(button, spacing="Large")
