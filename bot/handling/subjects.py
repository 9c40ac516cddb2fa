"""Which school a press is about: read from the database by what the payload points at, never from the payload."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from cards.verbs import Press, Verb
from domain.people.school import School
from domain.unit_of_work import UnitOfWork

_OF_ROUND = frozenset(
    {
        Verb.VOTE,
        Verb.VOTE_TICKS,
        Verb.VOTE_MINE,
        Verb.VOTE_HIDE,
        Verb.VOTE_CHANGE,
        Verb.VOTE_REFRESH,
        Verb.ROUND_CLOSE,
        Verb.ROUND_SHOW,
    }
)


async def school_behind(uow: UnitOfWork, incoming: Incoming, press: Press | None) -> School | None:
    """The school of the subject that ``press.ref`` names, else the channel's school; None where there is neither."""
    if press is not None and press.ref:
        if press.verb in _OF_ROUND:
            whole = await uow.rounds.whole(press.ref)
            if whole is not None:
                return whole[2]
        school = await uow.schools.get(press.ref)
        if school is not None:
            return school
        group = await uow.groups.get(press.ref) if press.verb is Verb.GROUP_SAVE else None
        meeting_id = group.meeting_id if group else press.ref
        subject = await uow.meetings.get(meeting_id) or await uow.measures.get(meeting_id)
        about = subject or await uow.practices.get(meeting_id)
        if about is not None:
            return await uow.schools.get(about.school_id)
    if incoming.team_id:
        return await uow.schools.in_channel(incoming.tenant_id, incoming.team_id, incoming.channel_id)
    return None
