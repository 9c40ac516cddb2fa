"""What has been kept long enough goes, after leaders have had word of it for some days: at most one card a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.delivery.notices import NoticeKind, planned
from domain.measures.measure import OVER
from domain.meetings.meeting import GOES
from domain.people.roles import leaders
from domain.people.school import School
from domain.unit_of_work import UnitOfWork

FROM_WORD_ON = timedelta(days=7)  # from the word until anything goes: time to fetch the files, or to keep more years
AT_ONCE_FOR = timedelta(days=30)  # one word is about all that gets too old in so many days more


def years_before(now: datetime, years: int) -> datetime:
    """The same day so many years ago; 28 February for the 29th."""
    try:
        return now.replace(year=now.year - years)
    except ValueError:
        return now.replace(year=now.year - years, day=28)


@dataclass(frozen=True, slots=True)
class Word:
    """What leaders were told: from when on, and what gets too old until when."""

    since: datetime
    until: datetime


async def would_go(uow: UnitOfWork, school: School, years: int, now: datetime) -> tuple[int, int]:
    """How many meetings and finished measures are older than so many years."""
    before = years_before(now, years)
    meetings = await uow.meetings.of_school(school.id, states=GOES)
    measures = [one for one in await uow.measures.of_school(school.id) if one.progress in OVER]
    return (
        sum((one.started_at or one.starts_at or one.created_at) < before for one in meetings),
        sum((one.answered_at or one.created_at or now) < before for one in measures),
    )


async def tell_ahead(uow: UnitOfWork, school: School, now: datetime) -> None:
    """Tell the leaders, where something gets too old soon and they have had no word of it."""
    since = now + FROM_WORD_ON
    until = since + AT_ONCE_FOR
    if any(word.until >= since for word in await _words(uow, school.id)):
        return
    if any(await would_go(uow, school, school.keep_years, since)):
        whom: list[str | None] = [leader.person.id for leader in await leaders(uow, school.id)]
        await _keep_word(uow, school.id, Word(since, until), now, whom or [None])


async def told_by_hand(uow: UnitOfWork, school_id: str, now: datetime) -> None:
    """A leader has seen what goes, and said yes: nobody waits for a word."""
    await _keep_word(uow, school_id, Word(now, now), now, [None])


async def too_old(uow: UnitOfWork, school: School, now: datetime) -> datetime | None:
    """Before when everything goes that is to go today; None where nothing was told of that is due."""
    due = [min(word.until, now) for word in await _words(uow, school.id) if word.since <= now]
    return years_before(max(due), school.keep_years) if due else None


async def _words(uow: UnitOfWork, school_id: str) -> list[Word]:
    """The notices are the memory of what was told."""
    rows = await uow.notices.of_subject(school_id)
    return [
        Word(datetime.fromisoformat(row.data["since"]), datetime.fromisoformat(row.data["until"]))
        for row in rows
        if row.kind is NoticeKind.CLEAN_UP
    ]


async def _keep_word(uow: UnitOfWork, school_id: str, word: Word, now: datetime, whom: list[str | None]) -> None:
    kind, data = NoticeKind.CLEAN_UP, {"since": word.since.isoformat(), "until": word.until.isoformat()}
    for person_id in whom:
        key = f"{kind.value}:{school_id}:{word.since.isoformat()}:{person_id or ''}"
        await uow.notices.add(planned(kind, school_id, school_id, now, key=key, person_id=person_id, data=data))
