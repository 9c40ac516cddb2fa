"""Who votes in a school: everybody who takes part; its leaders last, not at all or like the others, as it has set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.agenda.agenda import Agenda
from domain.meetings.forms import Phase, form_or_usual
from domain.meetings.meeting import Meeting
from domain.people.school import LeadersVote, Member, Role, School, Voter
from domain.unit_of_work import UnitOfWork
from domain.votes.box import Box
from domain.votes.rounds import Mode, needed

_VOTES = (Phase.VOTE, Phase.VOTE_AGAIN)


def voters(members: Iterable[Member], school: School) -> list[Member]:
    """Those who can vote: leaders and teachers who are here, without leaders where the school's do not vote."""
    return [member for member in members if member.here and votes(member.role, school)]


def votes(role: Role, school: School) -> bool:
    """Whether those with this role in a school can vote."""
    leaders_do = school.leaders_vote is not LeadersVote.NOT
    return role is not Role.NONE and (role is not Role.LEADER or leaders_do)


def left_out(member: Member | Voter, school: School) -> bool:
    """Whether the person leads a school whose leaders do not vote."""
    return member.role is Role.LEADER and not votes(member.role, school)


async def away(uow: UnitOfWork, meeting_id: str) -> frozenset[str]:
    """Return who has said that they are not coming, but those who have said since that they are here: person ids."""
    answers = await uow.attendances.of_meeting(meeting_id)
    absent = frozenset(person_id for person_id, coming in answers.items() if not coming)
    return absent - await uow.presences.of_meeting(meeting_id) if absent else absent


async def leaders_turn(
    uow: UnitOfWork, meeting: Meeting, school: School, members: Iterable[Member], box: Box, now: datetime
) -> bool:
    """Whether it is the leaders' turn by now, in a school where they vote last.

    It is once as many others have voted as are coming or are here, or as a result takes, and when the time of the vote
    is up. Only numbers are compared that all see anyway: asking again and again tells nobody who has voted.
    """
    taking_part = [member for member in members if member.takes_part]
    leaders = [member for member in taking_part if member.role is Role.LEADER]
    others = {member.person.id for member in taking_part} - {member.person.id for member in leaders}
    expected = others - await away(uow, meeting.id)
    voted = len(box.entries) - sum(box.has(member.person.id) for member in leaders)
    if voted >= min(len(expected), needed(Mode.SECRET, school.ballot_limit)):
        return True
    here = others & await uow.presences.of_meeting(meeting.id)
    if here and voted >= len(here):
        return True
    return _time_is_up(await uow.agendas.get(meeting.id), meeting, now)


def _time_is_up(agenda: Agenda | None, meeting: Meeting, now: datetime) -> bool:
    if agenda is None:
        return False
    phases = form_or_usual(meeting.form).phases
    voting = agenda.phase < len(phases) and phases[agenda.phase][0] in _VOTES
    return voting and agenda.left(now) <= timedelta(0)
