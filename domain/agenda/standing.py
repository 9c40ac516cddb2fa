"""What the use cases of a running meeting share: the right to conduct it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from domain.agenda.electorate import away, voters
from domain.errors import Refused
from domain.meetings.meeting import Meeting, MeetingState, require_on
from domain.people.school import Caller, Member, School
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import CONSENT_BOX, Mode, Round, box_name, needed, open_one, told

YES, NO = 1, 0  # answers to "shall we vote openly?"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a meeting stands. ``counted`` is the ballots in the open round's box, never what they say."""

    meeting: Meeting
    school: School
    rounds: tuple[Round, ...]
    members: tuple[Member, ...]
    counted: int
    away: frozenset[str] = frozenset()  # those who are not coming

    @property
    def open(self) -> Round | None:
        """The round that is open now."""
        return open_one(self.rounds)

    @property
    def eligible(self) -> int:
        """How many can vote and have not said that they are not coming.

        Somebody who voted and then left, or voted from elsewhere, is still counted, so the number is never the smaller.
        """
        expected = [each for each in voters(self.members, self.school) if each.person.id not in self.away]
        return max(self.counted, len(expected))


async def meeting_to_conduct(uow: UnitOfWork, meeting_id: str, leader: Caller) -> Meeting:
    """The meeting under its row's lock, for a leader of its school; anything else is refused.

    The lock is taken before those of its rounds and boxes, always in this order.
    """
    meeting = await uow.meetings.get(meeting_id, lock=True)
    if meeting is None or meeting.school_id != leader.school.id or meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    if not leader.leads:
        raise Refused("leaders_only", leaders="")
    return meeting


def require_running(meeting: Meeting) -> None:
    """Refuse what can only be done while the meeting goes on."""
    if meeting.state is MeetingState.ENDED:
        raise Refused("meeting_ended")
    require_on(meeting)
    if meeting.state is not MeetingState.RUNNING:
        raise Refused("meeting_not_started")


async def standing(uow: UnitOfWork, meeting: Meeting, school: School) -> Standing:
    """Load where the meeting stands."""
    rounds = tuple(await uow.rounds.of_meeting(meeting.id))
    members = tuple(await uow.people.members(school.id))
    now_open, counted = open_one(rounds), 0
    if now_open is not None:
        box = await uow.boxes.open(meeting.id, box_name(now_open.number))
        counted = len(box.entries) if box else 0
    return Standing(meeting, school, rounds, members, counted, await away(uow, meeting.id))


def enough_to_vote(members: tuple[Member, ...] | list[Member], school: School) -> bool:
    """Whether so many take part that a secret round can ever be shown."""
    return len(voters(members, school)) >= needed(Mode.SECRET, school.ballot_limit)


async def next_mode(uow: UnitOfWork, meeting: Meeting, rounds: Iterable[Round]) -> Mode:
    """How the next round is held: secretly, unless the last one was open and everybody still says yes to that."""
    shown = told(rounds)
    was_open = bool(shown) and shown[-1].mode is Mode.OPEN
    return Mode.OPEN if was_open and await all_said_yes(uow, meeting) else Mode.SECRET


async def all_said_yes(uow: UnitOfWork, meeting: Meeting, *, lock: bool = False) -> bool:
    """Whether everybody who can vote now has said yes to voting openly. Who has not is nobody's business."""
    school = await uow.schools.get(meeting.school_id)
    box = await uow.boxes.open(meeting.id, CONSENT_BOX, lock=lock)
    members = voters(await uow.people.members(meeting.school_id), school) if school else []
    if box is None or not members:
        return False
    answers = [box.of(member.person.id) for member in members]
    return all(answer is not None and answer.choice == YES for answer in answers)
