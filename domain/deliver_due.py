"""Say what is due: claim, look again, send, mark. At least once, never lost; several processes share the work."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from domain.errors import TransportError
from domain.notices import Notice, NoticeKind, NoticeState, Post, planned
from domain.people import Role, School
from domain.ports import Clock, UnitOfWork, Units
from domain.reminders import Drop, Wait, pause_before

LEASE = timedelta(seconds=60)
SPARE = timedelta(seconds=20)  # a send that starts later than this before the lease's end could be repeated by another
BATCH = 128
IN_FLIGHT = 16  # as many as are marked together, hence as many as may come twice after a kill

# What the channel has anyway, or what is said about the trouble itself: no leader is bothered with it.
# A nudge is never told of: it would say who has not prepared.
UNREMARKABLE = frozenset(
    {NoticeKind.INVITATION_COPY, NoticeKind.NUDGE, NoticeKind.WELCOME_PERSON, NoticeKind.UNREACHABLE}
)


_ORDER = {kind: place for place, kind in enumerate(NoticeKind)}


@dataclass(frozen=True, slots=True)
class Said:
    """It was sent. ``remember``: where it is, if it may be edited; ``then``: what follows."""

    remember: Post | None = None
    then: tuple[Notice, ...] = ()


class Mouth(Protocol):
    """Turns a notice into a message and sends it; the bot's part."""

    async def render(self, uow: UnitOfWork, notice: Notice, school: School, now: datetime) -> Any:
        """``Drop``, ``Wait``, what ``send`` takes, or ``Said`` where silence must look like a message. No network."""
        ...

    async def send(self, message: Any) -> Said | Drop | Wait:
        """Send it; raises ``TransportError``."""
        ...

    def failed(self, notice: Notice, error: Exception, *, for_good: bool) -> None:
        """Count it and log it."""
        ...


async def deliver_due(units: Units, clock: Clock, mouth: Mouth) -> int:
    """Say one batch of what is due; returns how many were claimed."""
    now = clock()
    async with units() as uow:
        claimed = await uow.notices.claim_due(now, now + LEASE, BATCH)
        await uow.commit()
    for chunk in chunks(claimed, IN_FLIGHT):
        if clock() > now + LEASE - SPARE:
            break  # the rest of the lease is too short: whoever claims next says it
        await _deliver(units, clock, mouth, chunk)
    return len(claimed)


def chunks(claimed: Sequence[Notice], size: int) -> list[list[Notice]]:
    """In chunks, the schools taking turns; a conversation's own notices in order, never two of them in one chunk."""
    waiting: dict[str, list[Notice]] = {}
    # What came due in the same moment is said in the order in which a meeting goes.
    for notice in sorted(claimed, key=lambda each: (each.due_at, _ORDER[each.kind])):
        waiting.setdefault(notice.school_id, []).append(notice)
    found: list[list[Notice]] = []
    after: dict[tuple[str, str], int] = {}  # conversation -> the first chunk that its next notice may be in
    while waiting:
        for school_id in list(waiting):
            notice = waiting[school_id].pop(0)
            if not waiting[school_id]:
                del waiting[school_id]
            lane = (school_id, notice.person_id or "")
            at = after.get(lane, 0)
            while at < len(found) and len(found[at]) >= size:
                at += 1
            if at == len(found):
                found.append([])
            found[at].append(notice)
            after[lane] = at + 1
    return found


async def _deliver(units: Units, clock: Clock, mouth: Mouth, notices: Sequence[Notice]) -> None:
    messages = await _render_all(units, clock(), mouth, notices)
    outcomes = await asyncio.gather(*(_send(mouth, message) for _, message in messages), return_exceptions=False)
    await _mark_all(units, clock(), mouth, [(notice, out) for (notice, _), out in zip(messages, outcomes, strict=True)])


async def _render_all(units: Units, now: datetime, mouth: Mouth, notices: Sequence[Notice]) -> list[tuple[Notice, Any]]:
    """All in one unit of work; where one of them fails, each in its own, so that it is the only one."""
    try:
        async with units() as uow:
            messages = [(notice, await _render(uow, mouth, notice, now)) for notice in notices]
            await uow.commit()
            return messages
    except Exception as error:
        if len(notices) == 1:
            return [(notices[0], error)]
        return [pair for notice in notices for pair in await _render_all(units, now, mouth, [notice])]


async def _render(uow: UnitOfWork, mouth: Mouth, notice: Notice, now: datetime) -> Any:
    school = await uow.schools.get(notice.school_id)
    if school is None or not school.active:
        return Drop("the school is not active")
    return await mouth.render(uow, notice, school, now)


async def _send(mouth: Mouth, message: Any) -> Said | Drop | Wait | Exception:
    if isinstance(message, Said | Drop | Wait | Exception):
        return message
    try:
        return await mouth.send(message)
    except Exception as error:
        return error


async def _mark_all(
    units: Units, now: datetime, mouth: Mouth, outcomes: Sequence[tuple[Notice, Said | Drop | Wait | Exception]]
) -> None:
    async with units() as uow:
        await uow.notices.finish_many([n.id for n, out in outcomes if isinstance(out, Said)], NoticeState.SENT, now)
        for notice, outcome in outcomes:
            match outcome:
                case Said(remember, then):
                    if remember is not None:
                        await uow.posts.put(remember)
                    for following in then:
                        await uow.notices.add(following)
                case Drop(reason):
                    await uow.notices.finish(notice.id, NoticeState.SKIPPED, now, reason)
                case Wait(until):
                    await uow.notices.postpone(notice.id, until, failed=False)
                case Exception() as error:
                    await _not_sent(uow, mouth, notice, error, now)
        await uow.commit()


async def _not_sent(uow: UnitOfWork, mouth: Mouth, notice: Notice, error: Exception, now: datetime) -> None:
    permanent = isinstance(error, TransportError) and error.permanent
    retry_after = error.retry_after if isinstance(error, TransportError) else 0.0
    pause = None if permanent else pause_before(notice.id, notice.attempts + 1, retry_after)
    mouth.failed(notice, error, for_good=pause is None)
    if pause is not None:
        await uow.notices.postpone(notice.id, now + pause, failed=True, error=_told(error))
        return
    await uow.notices.finish(notice.id, NoticeState.FAILED, now, _told(error))
    if notice.person_id and isinstance(error, TransportError) and error.status in (403, 404):
        person = await uow.people.get(notice.person_id, lock=True)
        if person is not None and person.reachable:
            await uow.people.save(replace(person, reachable=False))
    if notice.kind not in UNREMARKABLE:
        await _tell_a_leader(uow, notice, now)


async def _tell_a_leader(uow: UnitOfWork, notice: Notice, now: datetime) -> None:
    """One line to one leader who can be reached, and is not the one who cannot."""
    members = await uow.people.members(notice.school_id)
    able = [m.person for m in members if m.role is Role.LEADER and m.person.reachable]
    leader = next((person for person in able if person.id != notice.person_id), None)
    if leader is not None:
        data = {"who": notice.person_id or "", "kind": notice.kind.value, "about": notice.subject_id}
        await uow.notices.add(
            planned(
                NoticeKind.UNREACHABLE,
                notice.school_id,
                notice.id,
                now,
                key=f"unreachable:{notice.id}",
                person_id=leader.id,
                data=data,
            )
        )


def _told(error: Exception) -> str:
    """What the row says: the transport's words, never those of an unexpected error, which may quote people."""
    return str(error)[:300] if isinstance(error, TransportError) else type(error).__name__
