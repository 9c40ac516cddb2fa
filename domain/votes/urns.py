"""What ballots are decided on: read for a batch of them, of several rounds at once, and never for a whole school."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.agenda.electorate import away, voters, votes
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School, Voter
from domain.unit_of_work import UnitOfWork
from domain.votes.begin import Beginner, Begun, all_begun
from domain.votes.box import Box, Opened
from domain.votes.ports import BoxName, Whole
from domain.votes.rounds import Round, RoundState, box_name
from domain.votes.vote import AS_PREPARED, Vote


@dataclass(slots=True)
class AtHand:
    """What the ballots of open rounds have in common, from one batch to the next.

    It is a help and no more: what is here is used while its rows still have the same version, or the same bytes, and
    read anew where not. So it is right whoever else writes, in this process or in another one.
    """

    wholes: dict[str, Whole] = field(default_factory=dict)
    boxes: dict[BoxName, Opened] = field(default_factory=dict, repr=False)
    used: set[str] = field(default_factory=set)  # rounds that ballots came in for

    def used_lately(self) -> AtHand:
        """Return what belongs to rounds that ballots came in for since this was last asked, and no others."""
        wholes = {round_id: whole for round_id, whole in self.wholes.items() if round_id in self.used}
        meetings = {meeting.id for _, meeting, _ in wholes.values()}
        return AtHand(wholes, {name: opened for name, opened in self.boxes.items() if name[0] in meetings})


@dataclass(frozen=True, slots=True)
class Urn:
    """What the decisions about a round's ballots share. ``box`` is None where the round takes no ballots."""

    round: Round
    meeting: Meeting
    school: School
    voters: Mapping[tuple[str, str], Voter]  # by school and aad id
    box: Box | None
    begun: Mapping[str, Begun]  # by person
    eligible: int
    now: datetime

    def voter(self, vote: Vote) -> Voter | None:
        """Return who casts a ballot, None for somebody who is not in the school."""
        return self.voters.get((self.school.id, vote.aad_id)) if vote.tenant_id == self.school.tenant_id else None


async def read_urns(
    uow: UnitOfWork, wholes: Mapping[str, Whole], batches: Mapping[str, Sequence[Vote]], now: datetime, at_hand: AtHand
) -> dict[str, Urn]:
    """Read what the ballots need, for all rounds at once."""
    if not wholes:
        return {}
    taking = {
        round_id: name_of_box(round_) for round_id, (round_, meeting, _) in wholes.items() if _takes(round_, meeting)
    }
    opened = await uow.boxes.open_all(taking.values(), at_hand.boxes) if taking else {}
    at_hand.boxes |= opened
    boxes = {round_id: opened[name].box.copy() for round_id, name in taking.items() if name in opened}
    casting = await _voters(uow, wholes, batches)
    eligible = await _eligible(uow, [(meeting, school) for _, meeting, school in wholes.values()])
    before = await _begun(uow, wholes, batches, casting, boxes)
    return {
        round_id: Urn(
            round_, meeting, school, casting, boxes.get(round_id), before.get(round_id, {}), eligible[meeting.id], now
        )
        for round_id, (round_, meeting, school) in wholes.items()
    }


def _takes(round_: Round, meeting: Meeting) -> bool:
    return round_.state is RoundState.OPEN and meeting.state is MeetingState.RUNNING


def name_of_box(round_: Round) -> BoxName:
    """Return where a round's ballots lie."""
    return round_.meeting_id, box_name(round_.number)


async def _voters(
    uow: UnitOfWork, wholes: Mapping[str, Whole], batches: Mapping[str, Sequence[Vote]]
) -> dict[tuple[str, str], Voter]:
    """Who casts these ballots, of those who are in the rounds' schools, by school and aad id."""
    parts: dict[str, set[tuple[str, str]]] = {}
    for round_id, (_, _, school) in wholes.items():
        parts.setdefault(school.tenant_id, set()).update((school.id, vote.aad_id) for vote in batches[round_id])
    found: dict[tuple[str, str], Voter] = {}
    for tenant_id, those in parts.items():
        found |= await uow.people.voters(tenant_id, those)
    return found


async def counted_in(uow: UnitOfWork, round_: Round, meeting: Meeting, school: School) -> tuple[int, int]:
    """How many have voted in an open round, and how many can: never fewer, since who voted may have left since."""
    box = await uow.boxes.open(*name_of_box(round_))
    counted = len(box.entries) if box else 0
    return counted, max(counted, (await _eligible(uow, [(meeting, school)]))[meeting.id])


async def _eligible(uow: UnitOfWork, meetings: Sequence[tuple[Meeting, School]]) -> dict[str, int]:
    """How many may vote and have not said that they are not coming, by meeting."""
    numbers = await uow.people.taking_part({school.id for _, school in meetings})
    absent = await uow.attendances.absent({meeting.id for meeting, _ in meetings})
    found = {}
    for meeting, school in meetings:
        if meeting.id in absent:  # who they are decides whether they are counted at all
            gone = await away(uow, meeting.id)
            found[meeting.id] = sum(
                member.person.id not in gone for member in voters(await uow.people.members(school.id), school)
            )
        else:
            found[meeting.id] = sum(
                number for role, number in numbers.get(school.id, {}).items() if votes(role, school)
            )
    return found


async def _begun(
    uow: UnitOfWork,
    wholes: Mapping[str, Whole],
    batches: Mapping[str, Sequence[Vote]],
    casting: Mapping[tuple[str, str], Voter],
    boxes: Mapping[str, Box],
) -> dict[str, Mapping[str, Begun]]:
    """What those have begun with who have no ballot yet, or who ask for what they prepared; by round and person."""
    wanted: list[Beginner] = []
    for round_id, box in boxes.items():
        round_, meeting, school = wholes[round_id]
        whose = [(casting.get((school.id, vote.aad_id)), vote) for vote in batches[round_id]]
        asking = {voter.person_id for voter, vote in whose if voter and vote.choice == AS_PREPARED}
        new = {voter.person_id for voter, _ in whose if voter and not box.has(voter.person_id)}
        wanted.append(Beginner(round_, meeting, sorted(asking | new), asking))
    return await all_begun(uow, wanted)
