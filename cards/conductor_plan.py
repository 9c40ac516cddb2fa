"""The plan of a meeting as rows: what is done, what goes on, what is to come.

The hours are those of the plan, counted from when the meeting began. Which row goes on is read from what has been done,
for a meeting seldom keeps its hours.
"""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards.core import Container

from cards import kit, present
from cards.rows import phase_line
from cards.scene import Scene
from cards.timetable import phase
from domain.forms import Phase, timetable
from domain.meetings import Meeting, MeetingState
from domain.rounds import Round, open_one, told
from locales import tr


def plan(scene: Scene, meeting: Meeting, rounds: Sequence[Round]) -> kit.Element | None:
    """The rows of the plan; None where the meeting has no time."""
    start = meeting.started_at or meeting.starts_at
    if start is None:
        return None
    slots = timetable(meeting.form, start, meeting.minutes)
    now = _at(meeting, rounds, [slot.phase for slot in slots])
    rows: list[kit.Element] = []
    for place, slot in enumerate(slots):
        name = phase(scene, slot.phase)
        mark = "ferdig" if place < now else "na" if place == now else "venter"
        if place == now:
            name = tr(scene.language, "{phase} (now)", phase=name)
        hours = f"{present.clock(scene, slot.starts_at)}–{present.clock(scene, slot.ends_at)}"
        rows.append(phase_line(scene, mark, name, hours, now=place == now))
    return Container(items=rows, separator=True, spacing="ExtraLarge")


def _at(meeting: Meeting, rounds: Sequence[Round], phases: Sequence[Phase]) -> int:
    """Which row goes on; -1 before the meeting."""
    if meeting.state is not MeetingState.RUNNING:
        return -1
    if meeting.agreement is not None:
        wanted: tuple[Phase, ...] = (Phase.MEASURES,)
    elif open_one(rounds) is not None:
        wanted = (Phase.VOTE_AGAIN, Phase.VOTE) if told(rounds) else (Phase.VOTE,)
    elif len(told(rounds)) > 1:
        wanted = (Phase.PLENARY,)
    elif told(rounds):
        wanted = (Phase.GROUPS, Phase.TALK, Phase.PLENARY)
    else:
        wanted = (Phase.ALONE, Phase.OPENING)
    return next((phases.index(one) for one in wanted if one in phases), len(phases) - 1)
