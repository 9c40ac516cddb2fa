"""A running meeting that nobody ends."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.delivery.notices import NoticeKind, planned
from domain.meetings.meeting import Meeting
from domain.meetings.times import OVERDUE_AFTER
from domain.unit_of_work import UnitOfWork


async def plan_overdue(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """Plan that the meeting, which runs, is ended some day even if nobody does."""
    over = max(now, meeting.starts_at or now) + timedelta(minutes=meeting.minutes) + OVERDUE_AFTER
    key = f"overdue:{meeting.id}:running"
    await uow.notices.add(planned(NoticeKind.MEETING_OVERDUE, meeting.school_id, meeting.id, over, key=key))
