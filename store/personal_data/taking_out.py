"""One person out of everything: what is theirs is deleted, what a group agreed stays without them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, or_, select, type_coerce, update

from domain.delivery.notices import NoticeKind, NoticeState
from domain.ideas import own_ideas
from domain.placing import place_school
from domain.shown import about_owner
from store.attendance import attendances
from store.charts import ChartRows
from store.database.sealing import BrokenSealError
from store.database.types import Plain
from store.database.work import Work
from store.delivery.posts import posts
from store.delivery.tables import notices
from store.dialogs import dialogs
from store.figures.imports import imports
from store.figures.limits import limits
from store.figures.table_keys import table_keys
from store.groups import groups, presences
from store.inbox import inbox
from store.measures import measure_events, measures
from store.meetings.keys import box_keys
from store.meetings.meetings import meetings
from store.minutes import minutes, remarks, templates
from store.owners import owners, releases
from store.people.people import members, people
from store.people.schools import schools
from store.personal_data import without
from store.personal_data.gone import gone
from store.placing.notes import NoteRows
from store.placing.private_notes import PrivateNoteRows, private_notes
from store.practice import practice_thanks
from store.reminders.rhythms import rhythms
from store.votes.boxes import BoxRows, boxes

NOTES = (place_school.KIND, own_ideas.KIND)  # kinds of what one keeps sealed about a meeting

_WHO: Any = bindparam("who")
_SCHOOL_IDS: Any = bindparam("school_ids", expanding=True)
_QUOTED: Any = bindparam("quoted")
_PERSON = select(people.c.id, people.c.conversation_id).where(people.c.id == _WHO)
_PERSON_LOCKED = _PERSON.with_for_update()
_SCHOOLS_OF = (
    select(members.c.school_id)
    .where(members.c.person_id == _WHO)
    .union(select(owners.c.school_id).where(owners.c.person_id == _WHO))
)
_OF_SCHOOLS = select(meetings.c.id).where(meetings.c.school_id.in_(_SCHOOL_IDS))
_SEALED = select(box_keys.c.meeting_id).where(box_keys.c.meeting_id.in_(_OF_SCHOOLS)).order_by(box_keys.c.meeting_id)
_BOXES = select(boxes.c.name).where(boxes.c.meeting_id == bindparam("meeting")).order_by(boxes.c.name)
_NOTES = delete(private_notes).where(private_notes.c.owner.in_(bindparam("names", expanding=True)))
_INBOX = delete(inbox).where(inbox.c.conversation_id == bindparam("chat"))


def _theirs(table: Table) -> Any:
    return delete(table).where(table.c.person_id == _WHO)


_ROWS = tuple(
    _theirs(table)
    for table in (rhythms, practice_thanks, owners, attendances, presences, posts, dialogs, notices, members)
)


def _unsigned(table: Table, column: str, empty: str | None = "", *, among: Any = None) -> Any:
    """Take the person out of a column, and count it as a change where rows have versions."""
    values: dict[str, Any] = {column: empty}
    if "version" in table.c:
        values["version"] = table.c.version + 1
    where = table.c.school_id.in_(_SCHOOL_IDS) if among is None else among
    return update(table).where(table.c[column] == _WHO, where).values(values)


_MEASURES = select(measures.c.id).where(measures.c.school_id.in_(_SCHOOL_IDS))
_OF_MEASURES = measure_events.c.measure_id.in_(_MEASURES)
_UNSIGNED = (
    _unsigned(measures, "owner_id"),
    _unsigned(measures, "answered_by"),
    _unsigned(measures, "created_by"),
    _unsigned(measure_events, "by", among=_OF_MEASURES),
    _unsigned(measure_events, "before", among=_OF_MEASURES),
    _unsigned(measure_events, "after", among=_OF_MEASURES),
    _unsigned(meetings, "created_by"),
    _unsigned(remarks, "person_id", among=remarks.c.meeting_id.in_(_OF_SCHOOLS)),
    _unsigned(releases, "released_by"),
    _unsigned(templates, "put_by"),
    _unsigned(imports, "by"),
    _unsigned(table_keys, "by"),
    _unsigned(limits, "set_by"),
    _unsigned(schools, "installer_id", None, among=schools.c.id.in_(_SCHOOL_IDS)),
    _unsigned(schools, "claimant_id", None, among=schools.c.id.in_(_SCHOOL_IDS)),
)
# What any other leader gets where this one leads no longer.
_TO_ANOTHER = (
    update(notices)
    .where(
        notices.c.person_id == _WHO,
        notices.c.school_id.in_(_SCHOOL_IDS),
        notices.c.kind.in_([NoticeKind.MINUTES_DRAFT, NoticeKind.MEETING_OVERDUE]),
        notices.c.state == NoticeState.PENDING,
    )
    .values(person_id=None)
)
_KEYS = (
    update(notices)
    .where(notices.c.school_id.in_(_SCHOOL_IDS), notices.c.key.like(_QUOTED))
    .values(key=func.replace(notices.c.key, _WHO, notices.c.id))
)
# "Somebody did not get this" about nobody would say something else.
_UNREACHED = delete(notices).where(
    notices.c.school_id.in_(_SCHOOL_IDS),
    notices.c.kind == NoticeKind.UNREACHABLE,
    type_coerce(notices.c.data, Plain).like(_QUOTED),
)
_AFTERWARDS = (delete(gone).where(gone.c.id == _WHO), delete(people).where(people.c.id == _WHO))

# Where the person stands within a column's JSON: table, column, in which rows.
_SEATS = (groups, "seats", groups.c.meeting_id.in_(_OF_SCHOOLS))
_HELPERS = (measures, "helpers", measures.c.school_id.in_(_SCHOOL_IDS))
_DATA = (notices, "data", notices.c.school_id.in_(_SCHOOL_IDS))
_FROZEN = (minutes, "frozen", minutes.c.school_id.in_(_SCHOOL_IDS))


def _within(table: Table, column: str, where: Any) -> tuple[Any, Any]:
    """The statements that find such rows, and write the column of one."""
    text = type_coerce(table.c[column], Plain)
    values: dict[str, Any] = {column: type_coerce(bindparam("without"), Plain)}
    if "version" in table.c:
        values["version"] = table.c.version + 1
    return (
        select(table.c.id, text.label("text")).where(where, text.like(_QUOTED)),
        update(table).where(table.c.id == bindparam("row_id")).values(values),
    )


_SEATS_OF, _HELPERS_OF, _DATA_OF, _FROZEN_OF = (_within(*each) for each in (_SEATS, _HELPERS, _DATA, _FROZEN))
_NAMED = tuple(
    select(table.c.id).where(or_(*(table.c[column] == _WHO for column in columns)), among).limit(1)
    for table, columns, among in (
        (measures, ("owner_id", "answered_by", "created_by"), measures.c.school_id.in_(_SCHOOL_IDS)),
        (measure_events, ("by", "before", "after"), _OF_MEASURES),
        (meetings, ("created_by",), meetings.c.school_id.in_(_SCHOOL_IDS)),
        (remarks, ("person_id",), remarks.c.meeting_id.in_(_OF_SCHOOLS)),
    )
)


class TakingOut:
    """By the person's id. Only schools that the person is or was in are looked through."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def is_named(self, person_id: str) -> bool:
        """Whether something that a group agreed stands with the person's name."""
        values = {"who": person_id, "school_ids": await self._schools(person_id)}
        if not values["school_ids"]:
            return False
        for statement in _NAMED:
            if await self._work.first(statement, values):
                return True
        quoted = values | {"quoted": f'%"{person_id}"%'}
        del quoted["who"]
        return bool(await self._work.all(_HELPERS_OF[0], quoted) or await self._work.all(_FROZEN_OF[0], quoted))

    async def private_notes_about(self, person_id: str, school_id: str) -> list[str]:
        """The names of the private notes that a person keeps about a school."""
        return await PrivateNoteRows(self._work).names_about(person_id, school_id)

    async def take_out(self, person_id: str) -> dict[str, int]:
        """Delete what is the person's, and take them out of the rest; how many by what, nothing of ballots."""
        person = await self._work.first(_PERSON if self._work.on_sqlite else _PERSON_LOCKED, {"who": person_id})
        if person is None:
            return {}  # pressed twice, or forgotten meanwhile
        ids = await self._schools(person_id)
        counts = {"person": 1, "schools": len(ids)}
        if ids:
            await self._unseal(person_id, ids)
            counts |= await self._agreed(person_id, ids)
        names = list(self._work.sealer.private_owners(person_id))
        counts["notes"] = await self._work.run(_NOTES, {"names": names})
        if person.conversation_id:
            await self._work.run(_INBOX, {"chat": person.conversation_id})
        await ChartRows(self._work).forget_about([about_owner(person_id)])
        for statement in (*_ROWS, *_AFTERWARDS):
            await self._work.run(statement, {"who": person_id})
        self._work.scrub = True
        return {what: count for what, count in counts.items() if count > 0}

    async def _schools(self, person_id: str) -> list[str]:
        return [row[0] for row in await self._work.all(_SCHOOLS_OF, {"who": person_id})]

    async def _unseal(self, person_id: str, ids: Sequence[str]) -> None:
        """Out of the boxes and notes of meetings that are not over: a ballot there goes too."""
        store, kept = BoxRows(self._work), NoteRows(self._work)
        for row in await self._work.all(_SEALED, {"school_ids": ids}):
            meeting = row.meeting_id
            for (name,) in await self._work.all(_BOXES, {"meeting": meeting}):
                try:
                    box = await store.open(meeting, name, lock=True)
                except BrokenSealError:
                    continue  # the secret is gone: nobody can read it, and it goes with the meeting
                if box is None:
                    break
                own = box.name(person_id)
                left = {who: b for who, b in box.entries.items() if who != own and b.ticks[:1] != (person_id,)}
                if len(left) < len(box.entries):
                    box.entries = left
                    await store.seal(meeting, name, box)
            with suppress(BrokenSealError):
                for kind in NOTES:
                    await kept.put(meeting, kind, person_id, "")

    async def _agreed(self, person_id: str, ids: Sequence[str]) -> dict[str, int]:
        """What a group agreed stays, without the person."""
        values = {"who": person_id, "school_ids": ids}
        done = [await self._work.run(statement, values) for statement in (*_UNSIGNED, _TO_ANOTHER)]
        counts = {"measures": done[0], "remarks": done[7]}
        counts["minutes"] = await self._rewrite(_FROZEN_OF, person_id, ids, without.name)
        counts["helped"] = await self._rewrite(_HELPERS_OF, person_id, ids, without.item)
        await self._rewrite(_SEATS_OF, person_id, ids, without.seat)
        await self._work.run(_UNREACHED, {"school_ids": ids, "quoted": f'%"{person_id}"%'})
        await self._rewrite(_DATA_OF, person_id, ids, without.value)
        await self._work.run(_KEYS, {"school_ids": ids, "quoted": f"%{person_id}%", "who": person_id})
        return counts

    async def _rewrite(
        self, statements: tuple[Any, Any], person_id: str, ids: Sequence[str], change: Callable[[str, str], str]
    ) -> int:
        rows = await self._work.all(statements[0], {"school_ids": ids, "quoted": f'%"{person_id}"%'})
        for row in rows:
            await self._work.run(statements[1], {"row_id": row.id, "without": change(row.text, person_id)})
        return len(rows)
