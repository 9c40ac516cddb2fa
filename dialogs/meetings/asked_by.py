"""Which message a proposal was asked for in: somebody who corrects that message corrects the proposal."""

from __future__ import annotations

from domain.delivery.notices import Post
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

ASKED = "asked"  # the kind of post that a leader's own message is kept as
_STATES = (MeetingState.DRAFT, MeetingState.INVITED)


async def remember(uow: UnitOfWork, caller: Caller, draft_id: str, where: str, message_id: str) -> None:
    """Keep which message asked for a draft."""
    if message_id:
        person, school = caller.person, caller.school
        await uow.posts.put(Post(ASKED, draft_id, person.id, school.id, where, message_id, school.service_url))


async def asked_in(uow: UnitOfWork, school_id: str, person_id: str, where: str, message_id: str) -> Meeting | None:
    """Return what this message of this person asked for: a draft, or a meeting that people are invited to by now."""
    if not message_id:
        return None
    for meeting in await uow.meetings.of_school(school_id, states=_STATES):
        if meeting.created_by == person_id:
            post = await uow.posts.get(ASKED, meeting.id, person_id)
            if post is not None and (post.conversation_id, post.activity_id) == (where, message_id):
                return meeting
    return None
