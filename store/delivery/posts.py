"""Messages that were sent, in their table."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, bindparam, select

from domain.delivery.notices import Post
from store.database.columns import metadata, of
from store.database.mapping import Mapping
from store.database.types import Plain
from store.database.work import Work

posts = Table(
    "posts",
    metadata,
    Column("kind", Plain, primary_key=True),
    Column("subject_id", Plain, primary_key=True),
    Column("person_id", Plain, primary_key=True),
    of("school_id", "schools.id"),
    Column("conversation_id", Plain, nullable=False),
    Column("activity_id", Plain, nullable=False),
    Column("service_url", Plain, nullable=False),
    Index(None, "subject_id"),
)

POST = Mapping(Post, posts)

_OF_SUBJECT = select(*POST.columns).where(posts.c.subject_id == bindparam("subject"))
_ALL_OF_SUBJECT = _OF_SUBJECT.order_by(posts.c.kind, posts.c.person_id)
_ONE = _OF_SUBJECT.where(posts.c.kind == bindparam("kind"), posts.c.person_id == bindparam("person"))


class PostRows:
    """``domain.delivery.ports.Posts``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, kind: str, subject_id: str, person_id: str = "") -> Post | None:
        """Where a message is, or None."""
        row = await self._work.first(_ONE, {"kind": kind, "subject": subject_id, "person": person_id})
        return None if row is None else POST.of(row)

    async def put(self, post: Post) -> None:
        """Remember a message, in place of an earlier one of the same kind, subject and person."""
        await self._work.put(posts, POST.row(post))

    async def of_subject(self, subject_id: str) -> list[Post]:
        """All messages about a subject, by kind and person."""
        rows = await self._work.all(_ALL_OF_SUBJECT, {"subject": subject_id})
        return [POST.of(row) for row in rows]
