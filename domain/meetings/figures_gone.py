"""Figures were taken away: the invitations that show them are drawn anew, for their pictures went along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.agenda.follow import Change, follow
from domain.figures.imports import Change as FigureChange
from domain.meetings.plan import AHEAD
from domain.unit_of_work import UnitOfWork


async def draw_anew(uow: UnitOfWork, school_id: str, changes: Iterable[FigureChange], now: datetime) -> None:
    """Plan an edit of each invitation to a meeting that is ahead or goes on, and shows any of these figures."""
    gone = {change.after.indicator_id for change in changes}
    if not gone:
        return
    for meeting in await uow.meetings.of_school(school_id, states=AHEAD):
        if gone & set(meeting.indicators):
            await follow(uow, meeting, Change.FIGURES, now)
