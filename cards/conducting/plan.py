"""The plan of a meeting as rows: what is done, what goes on, what is to come.

What is done has no hours: it took what it took. What is to come is counted from when the present phase is to end.
"""

from __future__ import annotations

from datetime import timedelta

from cards.agenda.rows import phase_line
from cards.kit import kit, present
from cards.kit.library import Container
from cards.kit.scene import Scene
from cards.meetings import phase_words
from domain.agenda.agenda import Agenda
from domain.agenda.phases import Stretch, first_course, place_of, stretches
from domain.meetings.meeting import Meeting

LATER = timedelta(minutes=2)  # from here on it is told that the meeting will take longer than announced


def plan(scene: Scene, meeting: Meeting, agenda: Agenda | None, people: int) -> kit.Element | None:
    """The rows of the plan; ``agenda`` is None before the meeting. None where the meeting has no time."""
    start = meeting.started_at or meeting.starts_at
    if start is None:
        return None
    now = -1 if agenda is None else place_of(meeting, agenda)
    rows = stretches(meeting, agenda, scene.now) if agenda else stretches(meeting, first_course(meeting, start), start)
    lines: list[kit.Element] = []
    for place, one in enumerate(rows):
        words = phase_words.name(scene, one.phase, people)
        mark = "ferdig" if place < now else "na" if place == now else "venter"
        if place == now:
            words = scene.tr("{phase} (now)", phase=words)
        lines.append(phase_line(scene, mark, words, _hours(scene, one), now=place == now))
    return Container(items=lines, separator=True, spacing="ExtraLarge")


def later(scene: Scene, meeting: Meeting, agenda: Agenda) -> str:
    """That the meeting will take longer than announced, where it will; the leader may want to leave something out."""
    end = stretches(meeting, agenda, scene.now)[-1].ends_at
    if end is None or meeting.starts_at is None:
        return ""
    if end < meeting.starts_at + timedelta(minutes=meeting.minutes) + LATER:
        return ""
    return scene.tr("As it goes now, you finish at {time}.", time=present.at_clock(scene, end))


def _hours(scene: Scene, one: Stretch) -> str:
    if one.starts_at is None or one.ends_at is None:
        return ""
    return f"{present.clock(scene, one.starts_at)}–{present.clock(scene, one.ends_at)}"
