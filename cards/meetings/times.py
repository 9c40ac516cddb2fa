"""The times around a meeting on one card, shown and changed; and the one nudge to who has not prepared.

``button`` and ``sentence`` are for the proposal, ``nudge`` for personal chat.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings import teams_link
from cards.meetings.verbs import MEETING_BACK, MEETING_LIST, TIMES_PROPOSE, TIMES_SAVE, TIMES_SHOW
from cards.people.verbs import COPIES_OFF
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.times import announced, vote_by_timetable

AT_START, BY_TIMETABLE = "start", "timetable"
PARTS = ("invite", "prepare", "nudge")


def button(scene: Scene, meeting: Meeting) -> kit.Button:
    """``Tider``, for the proposal and the form that moves a meeting. It takes no inputs along."""
    return kit.execute(scene.tr("Times"), Press(TIMES_SHOW, meeting.id), associated=False)


def sentence(scene: Scene, meeting: Meeting) -> str:
    """When the invitation goes out and when people are reminded, in one or two sentences. Times are settled already."""
    if announced(meeting, scene.now):
        words = scene.tr("The invitation goes to the channel at once.")
    else:
        assert meeting.invite_at is not None
        when = present.when(scene, meeting.invite_at, capital=False)
        words = scene.tr("The invitation goes to the channel {when}.", when=when)
    if meeting.nudge_at is None:
        return words
    when = present.when(scene, meeting.nudge_at, capital=False)
    more = scene.tr("Those who have not prepared by {when} are reminded once.", when=when)
    return f"{words} {more}"


def times(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
    saved: bool = False,
) -> Card:
    """The four times, of a meeting that has them. Inputs: invite_*, prepare_*, nudge_* (date, time) and vote."""
    fill = {**stored(scene, meeting), **(values or {})}
    is_draft = meeting.state is MeetingState.DRAFT
    when = present.when(scene, meeting.starts_at, meeting.minutes) if meeting.starts_at else ""
    rows: list[kit.Element] = []
    if is_draft or not announced(meeting, scene.now):
        rows += _pair(scene, "invite", scene.tr("The invitation goes out"), scene.tr("Empty: at once"), fill)
    rows += _pair(scene, "prepare", scene.tr("Preparing opens"), scene.tr("Empty: with the invitation"), fill)
    rows += _pair(scene, "nudge", scene.tr("One reminder"), scene.tr("Empty: nobody is reminded"), fill)
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(present.title(scene, characteristic))),
        kit.heading(scene.tr("The time around the meeting")),
        kit.bold_line(when) if when else None,
        kit.text(scene.tr("Saved."), bold=True) if saved and not problems else None,
        kit.to_put_right(scene, problems),
        [kit.beside(scene, problems, row) for row in rows],
        _vote(scene, meeting, fill),
        kit.who_sees(
            scene,
            scene.tr("Only those who have not prepared are reminded. Neither you nor anybody else sees who."),
        ),
        kit.footnote(
            scene.tr(
                "If the meeting is moved, the times move with it. They are never before 8, after 17 or on days off.",
            ),
            apart=False,
        ),
        kit.actions(
            kit.execute(scene.tr("Save"), Press(TIMES_SAVE, meeting.id), style="positive"),
            kit.execute(scene.tr("Propose again"), Press(TIMES_PROPOSE, meeting.id), associated=False),
            kit.open_url(scene.tr("New Teams meeting"), teams_link.new_meeting(scene, meeting, characteristic))
            if not is_draft and meeting.starts_at
            else None,
            _back(scene, meeting),
        ),
    )


def nudge(scene: Scene, meeting: Meeting, characteristic: Characteristic, first_name: str) -> Card:
    """To somebody who has not prepared, once."""
    assert meeting.starts_at is not None
    when = present.when(scene, meeting.starts_at, capital=False)
    words = scene.tr(
        "The meeting about **{title}** is {when}. Reading the four levels takes about five minutes.",
        title=kit.escape_line(present.title(scene, characteristic)),
        when=when,
    )
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("{name}, do you have five minutes?", name=kit.escape_line(first_name))),
        kit.text(words),
        kit.who_sees(scene, scene.tr("I remind you this once. Nobody learns who has prepared and who has not.")),
        kit.actions(
            kit.execute(scene.tr("Prepare"), Press(MEETING_PREPARE, meeting.id), style="positive"),
            kit.execute(scene.tr("No more copies"), Press(COPIES_OFF, meeting.school_id)),
        ),
    )


def stored(scene: Scene, meeting: Meeting) -> dict[str, str]:
    """What the fields hold."""
    found = {"vote": BY_TIMETABLE if meeting.vote_at else AT_START}
    for part in PARTS:
        at: datetime | None = getattr(meeting, f"{part}_at")
        found[f"{part}_date"] = present.date_input(scene, at)
        found[f"{part}_time"] = present.time_input(scene, at)
    return found


def _pair(scene: Scene, part: str, label: str, hint: str, fill: Mapping[str, str]) -> list[kit.Element]:
    clock = scene.tr("Time")
    return [
        kit.date_field(
            f"{part}_date", f"{label} ({hint[:1].lower()}{hint[1:]})", fill[f"{part}_date"], spacing="Large"
        ),
        kit.time_field(f"{part}_time", clock, fill[f"{part}_time"], spacing="Small"),
    ]


def _vote(scene: Scene, meeting: Meeting, fill: Mapping[str, str]) -> kit.Element | None:
    at = meeting.vote_at or vote_by_timetable(meeting)
    if at is None:
        return None
    options = [
        (AT_START, scene.tr("When a leader opens it")),
        (BY_TIMETABLE, scene.tr("By itself at {time}, as the timetable says", time=present.clock(scene, at))),
    ]
    return kit.choices("vote", scene.tr("The vote opens"), options, fill["vote"], open_list=True, spacing="Large")


def _back(scene: Scene, meeting: Meeting) -> kit.Button:
    title = scene.tr("Go back")
    if meeting.state is MeetingState.DRAFT:
        return kit.submit(title, Press(MEETING_BACK, meeting.id), associated=False)
    return kit.execute(title, Press(MEETING_LIST, meeting.school_id, meeting.id), associated=False)
