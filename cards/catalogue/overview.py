"""The school's levels by characteristic and year, and what has not been talked about yet."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import datetime

from cards.catalogue.level_history import year_lines
from cards.catalogue.verbs import CATALOGUE_LIST, OVERVIEW_SHOW
from cards.charts.words.levels import MOST_ROWS as DRAWN
from cards.figures.verbs import FIGURES_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Picture, Scene
from cards.measures.verbs import MEASURE_LIST
from cards.meetings.verbs import MEETING_PLAN
from cards.minutes.verbs import MINUTES_LIST
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from locales import tr

MOST_ROWS = 20
MOST_YEARS = 4

Row = tuple[Characteristic, Sequence[Meeting]]


def overview(
    scene: Scene,
    caller: Caller,
    rows: Sequence[Row],
    chart: Picture | None = None,
    renewed: Container[str] | None = None,
    page: int = 0,
) -> Card:
    """What was agreed on, drawn and the newest first; then what comes, and how much has not been talked about.

    ``renewed`` are the meetings that came after new criteria; ``page`` says which rows are drawn.
    """
    language, school = scene.language, caller.school.id
    talked = sorted((row for row in rows if _ended(row[1])), key=lambda row: _newest(row[1]), reverse=True)
    coming = [row for row in rows if not _ended(row[1]) and _coming(row[1], scene.now)]
    rest = [row for row in rows if not _ended(row[1]) and not _coming(row[1], scene.now)]
    return kit.card(
        scene,
        kit.subtle(kit.escape_line(caller.school.name)),
        kit.heading(tr(language, "Where we stand")),
        kit.picture(scene, chart, more=_turn(scene, caller, len(talked), page)) if chart else None,
        [_level_row(scene, row, renewed) for row in talked[:MOST_ROWS]] or kit.text(_nothing(scene)),
        _more(scene, len(talked) - MOST_ROWS),
        [kit.section(tr(language, "Coming meetings")), *(_coming_row(scene, row) for row in coming[:MOST_ROWS])]
        if coming
        else None,
        _rest(scene, rest),
        kit.actions(
            kit.execute(tr(language, "Plan a meeting"), Press(MEETING_PLAN, school)) if caller.leads else None,
            kit.execute(tr(language, "See measures"), Press(MEASURE_LIST, school)),
            kit.execute(tr(language, "See figures"), Press(FIGURES_SHOW, school)),
            kit.execute(tr(language, "Show the minutes"), Press(MINUTES_LIST, school))
            if talked
            else kit.execute(tr(language, "Show characteristics"), Press(CATALOGUE_LIST, school)),
        ),
        kit.footnote(tr(language, "Levels are steps, not grades: what the group agreed on in the meeting.")),
        kit.footnote(tr(language, "Write **school owner** to release some of it to the municipality."), apart=False)
        if caller.leads
        else None,
    )


def _turn(scene: Scene, caller: Caller, talked: int, page: int) -> list[kit.Button]:
    """On to the rows that did not fit into the picture; from the last ones back to the first."""
    if talked <= DRAWN:
        return []
    on = page + 1 if (page + 1) * DRAWN < talked else 0
    title = scene.tr("Draw the older ones") if on else scene.tr("Draw the newest ones")
    return [kit.execute(title, Press(OVERVIEW_SHOW, caller.school.id, str(on)))]


def _level_row(scene: Scene, row: Row, renewed: Container[str] | None) -> kit.Element:
    one, meetings = row
    ended = _ended(meetings)
    lines = year_lines(scene, ended, renewed)[-MOST_YEARS:][::-1]
    lines += [_next(scene, meeting) for meeting in _coming(meetings, scene.now)[:1]]
    agreed = ended[0].agreement
    level = agreed.level if agreed else None
    value = present.level(scene, level) if level else "–"
    title = kit.escape_line(present.title(scene, one))
    return kit.mark_row(scene, "", title, ["\n\n".join(lines)], value)


def _next(scene: Scene, meeting: Meeting) -> str:
    assert meeting.starts_at is not None
    return scene.tr("Next meeting: {day}", day=present.day(scene, meeting.starts_at))


def _coming_row(scene: Scene, row: Row) -> kit.Element:
    one, meetings = row
    meeting = _coming(meetings, scene.now)[0]
    assert meeting.starts_at is not None
    title = kit.escape_line(present.title(scene, one))
    return kit.mark_row(scene, "", title, [present.when(scene, meeting.starts_at)], bold=False, spacing="Small")


def _rest(scene: Scene, rest: Sequence[Row]) -> kit.Element | None:
    if not rest:
        return None
    label = scene.trn(
        "{count} characteristic has not been talked about yet",
        "{count} characteristics have not been talked about yet",
        len(rest),
    )
    numbers = ", ".join(one.id for one, _ in rest)
    return kit.fact(label, kit.escape_line(numbers), spacing="Large")


def _more(scene: Scene, left: int) -> kit.Element | None:
    return kit.text(scene.tr("and {count} more", count=left)) if left > 0 else None


def _nothing(scene: Scene) -> str:
    return scene.tr("No meeting has been held yet. The first agreed level will stand here.")


def _ended(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Meetings that were held, newest first."""
    held = [m for m in meetings if m.state is MeetingState.ENDED]
    return sorted(held, key=lambda m: m.ended_at or m.created_at, reverse=True)


def _newest(meetings: Sequence[Meeting]) -> float:
    return max((m.ended_at or m.created_at).timestamp() for m in _ended(meetings))


def _coming(meetings: Sequence[Meeting], now: datetime) -> list[Meeting]:
    """Meetings that people have been invited to and that are not past, the next one first."""
    invited = [m for m in meetings if m.state is MeetingState.RUNNING and m.starts_at]
    invited += [m for m in meetings if m.state is MeetingState.INVITED and m.ends_at and m.ends_at > now]
    return sorted(invited, key=lambda m: m.starts_at or m.created_at)
