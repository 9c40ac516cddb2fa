"""Which school a press is about: read from the database by what the payload points at, never from the payload."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.edge.incoming import Incoming
from cards.verbs import About, Press
from domain.people.school import School
from domain.unit_of_work import UnitOfWork


async def school_behind(uow: UnitOfWork, incoming: Incoming, press: Press | None) -> School | None:
    """Return the school of the subject that ``press.ref`` names, else the channel's; None where there is neither."""
    if press is not None and press.ref:
        for kind in press.verb.about:
            school = await _FIND[kind](uow, press.ref)
            if school is not None:
                return school
    if incoming.team_id:
        return await uow.schools.in_channel(incoming.tenant_id, incoming.team_id, incoming.channel_id)
    return None


async def _of_school(uow: UnitOfWork, ref: str) -> School | None:
    return await uow.schools.get(ref)


async def _of_meeting(uow: UnitOfWork, ref: str) -> School | None:
    meeting = await uow.meetings.get(ref)
    return await uow.schools.get(meeting.school_id) if meeting else None


async def _of_round(uow: UnitOfWork, ref: str) -> School | None:
    whole = await uow.rounds.whole(ref)
    return whole[2] if whole else None


async def _of_group(uow: UnitOfWork, ref: str) -> School | None:
    group = await uow.groups.get(ref)
    return await _of_meeting(uow, group.meeting_id) if group else None


async def _of_measure(uow: UnitOfWork, ref: str) -> School | None:
    measure = await uow.measures.get(ref)
    return await uow.schools.get(measure.school_id) if measure else None


async def _of_practice(uow: UnitOfWork, ref: str) -> School | None:
    practice = await uow.practices.get(ref)
    return await uow.schools.get(practice.school_id) if practice else None


_FIND: Mapping[About, Callable[[UnitOfWork, str], Awaitable[School | None]]] = {
    About.SCHOOL: _of_school,
    About.MEETING: _of_meeting,
    About.ROUND: _of_round,
    About.GROUP: _of_group,
    About.MEASURE: _of_measure,
    About.PRACTICE: _of_practice,
}
