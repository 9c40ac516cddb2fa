"""Messages that were sent, in their table."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Index, Table, bindparam, select

from domain.delivery.notices import Post
from domain.meetings.meeting import MeetingState
from store.database.columns import metadata, of
from store.database.mapping import Mapping
from store.database.types import Plain
from store.database.work import Work, evened
from store.meetings.meetings import meetings

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
# Of the school's drafts: a person has few posts of a kind, but no index leads from the person to them.
_PROPOSED = (
    select(*POST.columns)
    .join_from(posts, meetings, meetings.c.id == posts.c.subject_id)
    .where(
        meetings.c.school_id == bindparam("school"),
        meetings.c.state == bindparam("state"),
        posts.c.kind == bindparam("kind"),
        posts.c.person_id == bindparam("person"),
        posts.c.activity_id != "",
    )
)
_IN_CONVERSATION = select(posts.c.subject_id).where(
    posts.c.subject_id.in_(bindparam("subjects", expanding=True)), posts.c.conversation_id == bindparam("conversation")
)


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

    async def of_drafts(self, kind: str, school_id: str, person_id: str) -> list[Post]:
        """A person's messages of a kind about drafts of a school, of those that are still there."""
        given = {"kind": kind, "school": school_id, "person": person_id, "state": MeetingState.DRAFT}
        return [POST.of(row) for row in await self._work.all(_PROPOSED, given)]

    async def subjects_in(self, conversation_id: str, subject_ids: Iterable[str]) -> set[str]:
        """Which of the subjects have a message in this conversation."""
        given = {"subjects": evened(subject_ids), "conversation": conversation_id}
        return {row[0] for row in await self._work.all(_IN_CONVERSATION, given)}

    async def of_subject(self, subject_id: str) -> list[Post]:
        """All messages about a subject, by kind and person."""
        rows = await self._work.all(_ALL_OF_SUBJECT, {"subject": subject_id})
        return [POST.of(row) for row in rows]
