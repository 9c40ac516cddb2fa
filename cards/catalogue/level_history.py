"""What was agreed on earlier about one characteristic, in one line: what a meeting opens with."""

from __future__ import annotations

from collections.abc import Container, Sequence

from cards.charts.words.levels import is_new
from cards.kit import present
from cards.kit.scene import Scene
from domain.meetings.meeting import Meeting, MeetingState
from locales import tr

MOST_YEARS = 4


def history_line(scene: Scene, meetings: Sequence[Meeting], renewed: Container[str] | None = None) -> str:
    """As "Før: 2024: nivå 1, vil til nivå 2 · 2025: nivå 2 (nye kriterier)", the oldest first; "" where nothing was.

    ``meetings`` are those of one characteristic, in any order and state; only those that were held are told, the last
    one of each year. ``renewed`` are the meetings that came after new criteria; without it, another catalogue counts as
    such. Ready for a card: nothing in it was written by people.
    """
    lines = year_lines(scene, meetings, renewed)[-MOST_YEARS:]
    return scene.tr("Before: {years}", years=" · ".join(lines)) if lines else ""


def year_lines(scene: Scene, meetings: Sequence[Meeting], renewed: Container[str] | None = None) -> list[str]:
    """A line for each year in which a meeting was held, the oldest first."""
    by_year: dict[int, Meeting] = {}
    held = [meeting for meeting in meetings if meeting.state is MeetingState.ENDED]
    for meeting in sorted(held, key=lambda one: one.ended_at or one.created_at):
        by_year[year_of(scene, meeting)] = meeting
    told = [by_year[year] for year in sorted(by_year)]
    lines = []
    for place, meeting in enumerate(told):
        words = year_line(scene, meeting)
        if place and is_new(told[place - 1], meeting, renewed):
            words += f" ({tr(scene.language, 'new criteria')})"
        lines.append(words)
    return lines


def year_line(scene: Scene, meeting: Meeting) -> str:
    """As "2026: nivå 2, vil til nivå 3"."""
    language, year, agreed = scene.language, year_of(scene, meeting), meeting.agreement
    if agreed is None:
        return tr(language, "{year}: no level was agreed on", year=year)
    if agreed.level is None:
        return tr(language, "{year}: we did not agree, and take it up again", year=year)
    level = present.level(scene, agreed.level)
    if agreed.aim is None or agreed.aim == agreed.level:
        return f"{year}: {level}"
    aim = present.level(scene, agreed.aim)
    return tr(language, "{year}: {level}, aiming for {aim}", year=year, level=level, aim=aim)


def year_of(scene: Scene, meeting: Meeting) -> int:
    """The year of a meeting on the school's calendar."""
    return present.local_day(scene, meeting.started_at or meeting.starts_at or meeting.created_at).year
