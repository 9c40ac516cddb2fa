"""Ideas of meetings in their table: no author, no time, no order."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Index, Integer, Table, bindparam, delete, insert, select, update

from domain.ideas.idea import Idea
from store.database.columns import identity, metadata, of, version, written
from store.database.mapping import Mapping
from store.database.types import Plain
from store.database.work import Work, values_of

# Nobody may know from the file in which order ideas came: on SQLite they lie by their primary key, which is random.
ideas = Table(
    "ideas",
    metadata,
    identity(),
    of("meeting_id", "meetings.id", cascade=True),
    Column("text", Plain, nullable=False),
    written("joined_to"),
    Column("dots", Integer),
    written("measure_id"),
    version(),
    Index(None, "meeting_id"),
    sqlite_with_rowid=False,
)

IDEA = Mapping(Idea, ideas)

_OF_MEETING = select(*IDEA.columns).where(ideas.c.meeting_id == bindparam("meeting")).order_by(ideas.c.id)
_DROP = delete(ideas).where(ideas.c.id == bindparam("idea"))
_LET_GO = update(ideas).where(ideas.c.joined_to == bindparam("idea")).values(joined_to="", version=ideas.c.version + 1)
_ADD = insert(ideas)
_TAKE_OUT = delete(ideas).where(ideas.c.meeting_id == bindparam("meeting"))


async def lay_anew(work: Work, meeting_id: str) -> None:
    """Write a meeting's ideas once more, by id and in one go: where a row lies says when it was written."""
    if rows := await work.all(_OF_MEETING, {"meeting": meeting_id}):
        await work.run(_TAKE_OUT, {"meeting": meeting_id})
        await work.run(_ADD, [IDEA.row(IDEA.of(row)) for row in rows])


class IdeaRows:
    """``domain.ideas.ports.Ideas``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, idea_id: str, *, lock: bool = False) -> Idea | None:
        """An idea by id."""
        return await self._work.get(IDEA, idea_id, lock=lock)

    async def of_meeting(self, meeting_id: str) -> list[Idea]:
        """By id, which says nothing of who or when."""
        return [IDEA.of(row) for row in await self._work.all(_OF_MEETING, {"meeting": meeting_id})]

    async def add(self, ideas: Iterable[Idea]) -> None:
        """New ideas, written by id, in whatever order they came."""
        rows = [IDEA.row(idea) for idea in sorted(ideas, key=lambda idea: idea.id)]
        if rows:
            await self._work.run(_ADD, rows)

    async def save(self, idea: Idea) -> Idea:
        """Write the idea where nobody else did since."""
        return await self._work.save(IDEA, idea, values_of(IDEA, idea))

    async def drop(self, idea_id: str) -> None:
        """Withdrawn. Ideas that were joined to it stand for themselves again."""
        await self._work.run(_LET_GO, {"idea": idea_id})
        await self._work.run(_DROP, {"idea": idea_id})
