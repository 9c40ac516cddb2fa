"""From the school's meetings to the spec of the table of agreed levels."""

from __future__ import annotations

from collections.abc import Container, Sequence

from cards.charts.spec import ChartSpec
from domain.calendar.clock_and_days import local
from domain.catalogue.areas import Characteristic, said
from domain.meetings.meeting import Meeting, MeetingState
from locales import tr

MOST_ROWS = 5
MOST_YEARS = 6

Row = tuple[Characteristic, Sequence[Meeting]]
_Cell = dict[str, int | bool | None] | None


def levels_spec(
    language: str,
    rows: Sequence[Row],
    zone: str = "Europe/Oslo",
    *,
    renewed: Container[str] | None = None,
    page: int = 0,
) -> ChartSpec | None:
    """The five characteristics talked about last, in the catalogue's order; ``page`` 1 has the five before them.

    ``renewed`` are the meetings that came after new criteria; without it, another catalogue counts as such. None where
    no meeting has been held.
    """
    held = [(one, {_year(m, zone): m for m in sorted(_held(meetings), key=_ended)}) for one, meetings in rows]
    talked = sorted((row for row in held if row[1]), key=lambda row: max(map(_ended, row[1].values())), reverse=True)
    chosen = {one.id for one, _ in talked[page * MOST_ROWS : (page + 1) * MOST_ROWS]}
    told = [row for row in held if row[0].id in chosen]
    if not told:
        return None
    newest = max(year for _, by_year in told for year in by_year)
    oldest = min(year for _, by_year in told for year in by_year)
    years = list(range(max(oldest, newest - MOST_YEARS + 1), newest + 1))
    table = [(one, [_cell(by_year, year, renewed) for year in years]) for one, by_year in told]
    changed = tr(language, "new criteria from this year on")
    data = {
        "title": tr(language, "The levels we have agreed on"),
        "years": years,
        "open": tr(language, "open"),
        "changed": changed,
        "foot": _foot(language, table, changed),
        "rows": [{"name": f"{one.id} {said(one.title, language)}", "cells": cells} for one, cells in table],
    }
    lines = [_sentence(language, f"{one.id} {said(one.title, language)}", years, cells) for one, cells in table]
    return ChartSpec("levels", language, data, "\n".join(lines))


def _held(meetings: Sequence[Meeting]) -> list[Meeting]:
    return [meeting for meeting in meetings if meeting.state is MeetingState.ENDED]


def _ended(meeting: Meeting) -> float:
    return (meeting.ended_at or meeting.created_at).timestamp()


def _year(meeting: Meeting, zone: str) -> int:
    return local(meeting.started_at or meeting.starts_at or meeting.created_at, zone).year


def _cell(by_year: dict[int, Meeting], year: int, renewed: Container[str] | None) -> _Cell:
    """The last meeting of the year; ``changed`` where the one before it worked with other criteria."""
    meeting = by_year.get(year)
    if meeting is None:
        return None
    before = [by_year[earlier] for earlier in sorted(by_year) if earlier < year]
    changed = bool(before) and is_new(before[-1], meeting, renewed)
    agreed = meeting.agreement
    level = agreed.level if agreed else None
    aim = agreed.aim if agreed and level and agreed.aim != level else None
    return {"level": level, "aim": aim, "changed": changed}


def is_new(before: Meeting, meeting: Meeting, renewed: Container[str] | None) -> bool:
    """Whether a meeting worked with other criteria than the one before it."""
    if renewed is not None:
        return meeting.id in renewed
    return before.catalogue_version != meeting.catalogue_version


def _foot(language: str, table: Sequence[tuple[Characteristic, Sequence[_Cell]]], changed: str) -> list[str]:
    """What the signs mean, those that are used."""
    cells = [cell for _, row in table for cell in row]
    drawn = [cell for cell in cells if cell]
    aims = next((cell for cell in drawn if cell["aim"]), None)
    signs = []
    if aims:
        signs.append(tr(language, "{level} → {aim}: agreed on level {level}, aiming for {aim}", **aims))
    if any(cell["level"] is None for cell in drawn):
        signs.append(tr(language, "open: we did not agree, and take it up again"))
    if len(drawn) < len(cells):
        signs.append(tr(language, "–: no meeting"))
    if any(cell["changed"] for cell in drawn):
        signs.append(changed)
    return signs


def _sentence(language: str, name: str, years: Sequence[int], cells: Sequence[_Cell]) -> str:
    parts = []
    for year, cell in zip(years, cells, strict=True):
        if cell is None:
            continue
        if cell["level"] is None:
            words = tr(language, "{year} no agreed level", year=year)
        elif cell["aim"]:
            words = tr(language, "{year} agreed on level {level}, aiming for {aim}", year=year, **cell)
        else:
            words = tr(language, "{year} agreed on level {level}", year=year, **cell)
        if cell["changed"]:
            words += f" ({tr(language, 'new criteria')})"
        parts.append(words)
    return f"{name}: {', '.join(parts) or tr(language, 'no meeting in these years')}."
