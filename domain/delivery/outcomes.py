"""What became of notices that were due, written to their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from domain.delivery.decide import Drop, Wait, pause_before
from domain.delivery.first_words import go_on
from domain.delivery.lost_channel import found, wait_for_channel
from domain.delivery.notices import GONE_WHEN_SAID, HELD, TRACELESS, Notice, NoticeKind, NoticeState, Post, planned
from domain.delivery.urgency import urgency_of
from domain.errors import ChannelGone, TransportError
from domain.people.school import Role
from domain.unit_of_work import UnitOfWork

# What the channel has anyway, or what is said about the trouble itself: no leader is bothered with it.
# A nudge is never told of: it would say who has not prepared.
UNREMARKABLE = frozenset(
    {
        NoticeKind.INVITATION_COPY,
        NoticeKind.WELCOME_PERSON,
        NoticeKind.UNREACHABLE,
        NoticeKind.TEAM_TOLD,  # said to every leader
        NoticeKind.CHANNEL_LOST,
        NoticeKind.SCHOOL_GOES,
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """It was sent. ``remember``: where it is, if it may be edited; ``then``: what follows."""

    remember: Post | None = None
    then: tuple[Notice, ...] = ()


Outcome = Said | Drop | Wait | Exception


class Failed(Protocol):
    """Counts and logs what was not sent."""

    def __call__(self, notice: Notice, error: Exception, *, for_good: bool) -> None:
        """``for_good``: it is not tried again."""
        ...


async def write_outcomes(
    uow: UnitOfWork, outcomes: Sequence[tuple[Notice, Outcome]], failed: Failed, now: datetime
) -> None:
    """Mark them all. Rows that could tell what somebody did in a meeting look the same, whatever became of them."""
    said = [n.id for n, out in outcomes if isinstance(out, Said) and n.kind not in TRACELESS]
    await uow.notices.finish_many(said, NoticeState.SENT, now)
    for notice, outcome in outcomes:
        if not isinstance(outcome, Wait):
            await go_on(uow, notice, now)
        if notice.kind in TRACELESS and isinstance(outcome, (Said, Drop)):
            await uow.notices.finish(notice.id, NoticeState.SENT, notice.due_at)
        match outcome:
            case Said(remember, then):
                if remember is not None:
                    await uow.posts.put(remember)
                for following in then:
                    await uow.notices.add(following)
                if notice.error == HELD:
                    await _channel_found(uow, notice, now)
            case Drop(reason) if notice.kind not in TRACELESS:
                await uow.notices.finish(notice.id, NoticeState.SKIPPED, now, reason)
            case Wait(until):
                await uow.notices.postpone(notice.id, until, failed=False)
            case ChannelGone() as error:
                if await wait_for_channel(uow, notice, now):  # one line, however much waits
                    failed(notice, error, for_good=False)
            case Exception() as error:
                await _not_sent(uow, failed, notice, error, now)
        if notice.kind in GONE_WHEN_SAID and isinstance(outcome, (Said, Drop)):
            await uow.notices.delete(notice.id)


async def _channel_found(uow: UnitOfWork, notice: Notice, now: datetime) -> None:
    """What had waited for the channel has been said there: so can the rest be."""
    school = await uow.schools.get(notice.school_id)
    if school is not None:
        await found(uow, school, now)


async def _not_sent(uow: UnitOfWork, failed: Failed, notice: Notice, error: Exception, now: datetime) -> None:
    permanent = isinstance(error, TransportError) and error.permanent
    retry_after = error.retry_after if isinstance(error, TransportError) else 0.0
    urgency = urgency_of(notice.kind)
    pause = None if permanent else pause_before(notice.id, notice.attempts + 1, retry_after, urgency)
    failed(notice, error, for_good=pause is None)
    if pause is not None:
        await uow.notices.postpone(notice.id, now + pause, failed=True, error=_told(error))
        return
    if notice.kind in GONE_WHEN_SAID:
        await uow.notices.delete(notice.id)
        return
    if notice.kind in TRACELESS:
        # Neither marked as one who cannot be reached nor told to a leader: only who had not voted was written to.
        await uow.notices.finish(notice.id, NoticeState.SENT, notice.due_at)
        return
    await uow.notices.finish(notice.id, NoticeState.FAILED, now, _told(error))
    about = notice.id
    if isinstance(error, TransportError) and error.status in (403, 404):
        about = await _closed(uow, notice, now)
    if notice.kind not in UNREMARKABLE:
        await _tell_a_leader(uow, notice, about, now)


async def _closed(uow: UnitOfWork, notice: Notice, now: datetime) -> str:
    """What is told of once: a person until they can be reached again, the channel once a day."""
    if not notice.person_id:
        return f"{notice.school_id}:{now.date().isoformat()}"
    person = await uow.people.get(notice.person_id, lock=True)
    if person is None:
        return notice.id
    if person.reachable:
        person = await uow.people.save(replace(person, reachable=False))
    return f"{notice.school_id}:{person.id}:{person.version}"  # the version moves when they write again


async def _tell_a_leader(uow: UnitOfWork, notice: Notice, about: str, now: datetime) -> None:
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
                key=f"unreachable:{about}",
                person_id=leader.id,
                data=data,
            )
        )


def _told(error: Exception) -> str:
    """What the row says: the transport's words, never those of an unexpected error, which may quote people."""
    return str(error)[:300] if isinstance(error, TransportError) else type(error).__name__
