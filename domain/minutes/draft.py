"""Draft the minutes of a meeting that has ended: what the groups found and what weighed, for a leader to correct."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.delivery.notices import NoticeKind, planned
from domain.groups.groups import Group
from domain.meetings.meeting import Meeting
from domain.minutes.minutes import LONGEST_FINDINGS, Minutes, MinutesState
from domain.unit_of_work import UnitOfWork

UNSHARED_FOR = timedelta(days=30)  # so long after the meeting, minutes that nobody has shared are frozen as they are
CUT = "…"


async def draft_minutes(
    uow: UnitOfWork, meeting: Meeting, leader_id: str, now: datetime, say_at: datetime | None = None
) -> Minutes:
    """The minutes of an ended meeting; those there are where there are some. ``leader_id`` gets them to correct.

    Called in the transaction that ends the meeting, after ``meeting`` was saved as ended.
    """
    there = await uow.minutes.get(meeting.id)
    if there is not None:
        return there
    reasons = meeting.agreement.reasons if meeting.agreement else ""
    findings = drafted(reasons, await uow.groups.of_meeting(meeting.id))
    minutes = Minutes(meeting.id, meeting.school_id, MinutesState.DRAFT, findings)
    if not await uow.minutes.add(minutes):
        return await uow.minutes.get(meeting.id) or minutes
    kind = NoticeKind.MINUTES_DRAFT
    key, at = f"{kind.value}:{meeting.id}", say_at or now
    await uow.notices.add(planned(kind, meeting.school_id, meeting.id, at, key=key, person_id=leader_id))
    await _freeze_at(uow, meeting, now + UNSHARED_FOR, "unshared")
    return minutes


async def plan_freezing(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """Plan anew that minutes are frozen which are not; what is planned already stays as it is."""
    minutes = await uow.minutes.get(meeting.id)
    if minutes is None or minutes.state is MinutesState.FROZEN:
        return
    if minutes.state is MinutesState.OPEN:
        await _freeze_at(uow, meeting, minutes.remarks_until or now, "shared")
    else:
        await _freeze_at(uow, meeting, (meeting.ended_at or now) + UNSHARED_FOR, "unshared")


async def _freeze_at(uow: UnitOfWork, meeting: Meeting, at: datetime, which: str) -> None:
    kind = NoticeKind.MINUTES_FREEZE
    key = f"{kind.value}:{meeting.id}:{which}"
    await uow.notices.add(planned(kind, meeting.school_id, meeting.id, at, key=key))


def drafted(reasons: str, groups: Sequence[Group]) -> str:
    """What weighed, then what each group found, by its number; never who was in it.

    Where all of it has no room, the longest texts are cut, so that every group is still heard.
    """
    found = [group for group in sorted(groups, key=lambda one: one.number) if group.finding.strip()]
    texts = [reasons.strip()] if reasons.strip() else []
    alone = len(found) == 1
    texts += [group.finding.strip() if alone else f"{group.number}. {group.finding.strip()}" for group in found]
    room = LONGEST_FINDINGS - 2 * max(0, len(texts) - 1)
    return "\n\n".join(_fitted(texts, room))


def _fitted(texts: Sequence[str], room: int) -> list[str]:
    """The texts so that together they fit: the short ones whole, the long ones cut to the same length."""
    longest, left = room, room
    for count, length in zip(range(len(texts), 0, -1), sorted(map(len, texts)), strict=True):
        if length * count > left:
            longest = left // count
            break
        left -= length
    return [text if len(text) <= longest else _cut(text, longest) for text in texts]


def _cut(text: str, longest: int) -> str:
    """Cut at a whole word."""
    kept = text[: longest - len(CUT)]
    head, _, _ = kept.rpartition(" ")
    return (head if len(head) > longest // 2 else kept).rstrip() + CUT
