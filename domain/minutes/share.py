"""Correct the minutes, open them for remarks, remark, freeze them. Nothing changes any more once they are frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from domain.calendar.clock_and_days import local_date
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.minutes.facts import facts_of, written
from domain.minutes.minutes import LONGEST_FINDINGS, LONGEST_REMARK, Minutes, MinutesState, Remark
from domain.people.school import Caller, Role
from domain.personal_data.naming import SURE, names_somebody
from domain.reading import Reading
from domain.unit_of_work import UnitOfWork

MOST_REMARKS = 60
END_OF_DAY = time(23, 59)
_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)


async def minutes_for(uow: UnitOfWork, meeting_id: str, caller: Caller, *, lock: bool = False) -> Minutes:
    """The minutes, for those who may see them: leaders a draft, everybody in the school what was shared or frozen."""
    minutes = await uow.minutes.get(meeting_id, lock=lock)
    if minutes is None or minutes.school_id != caller.school.id:
        raise Refused("no_minutes")
    if minutes.state is MinutesState.DRAFT and not caller.leads:
        raise Refused("minutes_draft")
    return minutes


async def correct_minutes(
    uow: UnitOfWork, meeting_id: str, inputs: Mapping[str, str], leader: Caller, now: datetime, *, rev: int, sure: str
) -> Minutes | list[Problem]:
    """Keep the leader's text. Where another leader has changed it since ``rev``, nothing is kept and that is said."""
    minutes = await _to_change(uow, meeting_id, leader, now)
    form = Reading(inputs)
    findings = form.text("findings", LONGEST_FINDINGS)
    if form.problems:
        return form.problems
    if findings == minutes.findings:
        return minutes
    if rev != minutes.version:
        return [Problem("minutes_changed", field="findings")]
    if sure != SURE:
        names = names_somebody(findings, await uow.people.members(leader.school.id), "findings")
        if names:
            return names
    return await uow.minutes.save(replace(minutes, findings=findings))


async def share_minutes(
    uow: UnitOfWork, meeting_id: str, leader: Caller, calendar: SchoolCalendar, now: datetime, *, rev: int
) -> Minutes | list[Problem]:
    """Open the minutes for remarks, for as many working days as the school has set. Twice is once."""
    minutes = await _to_change(uow, meeting_id, leader, now)
    if minutes.state is MinutesState.OPEN:
        return minutes
    if rev != minutes.version:
        return [Problem("changed_meanwhile")]  # the other leader's words: read them before everybody does
    until = _until(calendar, leader, now)
    shared = await uow.minutes.save(replace(minutes, state=MinutesState.OPEN, remarks_until=until))
    await uow.notices.drop(minutes.id, [NoticeKind.MINUTES_FREEZE, NoticeKind.MINUTES_DRAFT])
    rows = [
        (NoticeKind.MINUTES_OPEN, "", now, {}),
        (NoticeKind.SUMMARY, ":minutes", now, {"what": "edit"}),  # it says until when, and leads there
        (NoticeKind.MINUTES_FREEZE, ":shared", until, {}),
    ]
    for kind, part, at, data in rows:
        key = f"{kind.value}:{minutes.id}{part}"
        await uow.notices.add(planned(kind, minutes.school_id, minutes.id, at, key=key, data=data))
    return shared


def _until(calendar: SchoolCalendar, leader: Caller, now: datetime) -> datetime:
    """The end of the last of the working days after today."""
    day = local_date(now, calendar.zone)
    for _ in range(max(1, leader.school.remark_days)):
        day = calendar.from_day(day + timedelta(days=1))
    return calendar.at(day, END_OF_DAY)


async def remark(
    uow: UnitOfWork,
    meeting_id: str,
    remark_id: str,
    inputs: Mapping[str, str],
    caller: Caller,
    now: datetime,
    sure: str,
) -> Remark | list[Problem]:
    """Add a remark under the writer's name, while the minutes are open. The same form sent twice is one remark."""
    if not _ID.fullmatch(remark_id):
        raise Refused("gone")
    minutes = await minutes_for(uow, meeting_id, caller, lock=True)
    if caller.role is Role.NONE:
        raise Refused("not_taking_part")
    if minutes.state is MinutesState.DRAFT:
        raise Refused("minutes_draft_remark")
    if is_over(minutes, now):
        raise Refused("minutes_frozen")
    form = Reading(inputs)
    text = form.text("remark", LONGEST_REMARK, missing="remark_missing")
    if form.problems:
        return form.problems
    there = await uow.minutes.remarks(minutes.id)
    made = Remark(remark_id, minutes.id, caller.person.id, text, now)
    if any(one.id == remark_id for one in there):
        return made
    if len(there) >= MOST_REMARKS:
        raise Refused("remarks_full", most=MOST_REMARKS)
    if sure != SURE:
        members = await uow.people.members(caller.school.id)
        names = names_somebody(text, members, "remark", author_id=caller.person.id)
        if names:
            return names
    if not await uow.minutes.add_remark(made):
        raise Refused("gone")  # an id of another meeting's remark is made up
    await _edit_card(uow, minutes, remark_id, now)
    return made


async def freeze_minutes(uow: UnitOfWork, meeting_id: str, now: datetime) -> Minutes | None:
    """Freeze what the minutes say now; None where there is nothing to freeze (yet)."""
    minutes = await uow.minutes.get(meeting_id, lock=True)
    if minutes is None or minutes.state is MinutesState.FROZEN:
        return None
    if minutes.state is MinutesState.OPEN and not is_over(minutes, now):
        return None
    was_open = minutes.state is MinutesState.OPEN
    minutes = replace(minutes, state=MinutesState.FROZEN, frozen_at=now)
    facts = await facts_of(uow, minutes)
    if facts is None:
        return None
    frozen = await uow.minutes.save(replace(minutes, frozen=written(facts)))
    if was_open:  # what was never shared has no card in the channel
        await _edit_card(uow, frozen, "frozen", now)
    return frozen


def is_over(minutes: Minutes, now: datetime) -> bool:
    """Whether nothing may be changed any more, be the freezing itself some minutes late."""
    if minutes.state is MinutesState.FROZEN:
        return True
    return minutes.state is MinutesState.OPEN and minutes.remarks_until is not None and now >= minutes.remarks_until


async def _to_change(uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime) -> Minutes:
    if not leader.leads:
        raise Refused("leaders_only", leaders="")
    minutes = await minutes_for(uow, meeting_id, leader, lock=True)
    if is_over(minutes, now):
        raise Refused("minutes_frozen")
    return minutes


async def _edit_card(uow: UnitOfWork, minutes: Minutes, what: str, now: datetime) -> None:
    """The posted cards tell how it stands: how many remarks there are, and that the minutes are done."""
    kind = NoticeKind.MINUTES_EDIT
    key = f"{kind.value}:{minutes.id}:{what}"
    await uow.notices.add(planned(kind, minutes.school_id, minutes.id, now, key=key))
    if minutes.state is MinutesState.FROZEN:
        kind = NoticeKind.SUMMARY
        row = planned(kind, minutes.school_id, minutes.id, now, key=f"{key}:summary", data={"what": "edit"})
        await uow.notices.add(row)
