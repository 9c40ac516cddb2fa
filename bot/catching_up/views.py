"""What the catch-up card is made from, for one person."""

from __future__ import annotations

from dataclasses import replace

from bot.agenda.views import characteristic_of
from cards.catching_up import catch_up
from cards.catching_up.catch_up import Story
from cards.kit.scene import Card, Scene
from domain.agenda.electorate import voters
from domain.agenda.keep import agenda_of
from domain.agenda.standing import standing
from domain.catching_up.catch_up import has_voted
from domain.errors import Refused
from domain.ids import new_id
from domain.meetings.meeting import Meeting, MeetingState, require_on
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Mode, needed


async def story_of(uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, person_id: str) -> Story:
    """Return the meeting as it stands for this person. ``Refused`` before it has begun."""
    require_on(meeting)
    if meeting.state not in (MeetingState.RUNNING, MeetingState.ENDED):
        raise Refused("meeting_not_started" if meeting.state is MeetingState.INVITED else "gone")
    stands = await standing(uow, meeting, school)
    member = next((member for member in stands.members if member.person.id == person_id), None)
    characteristic = await characteristic_of(uow, school.id, meeting.characteristic_id)
    story = Story(
        meeting,
        characteristic,
        stands.rounds,
        await uow.groups.of_meeting(meeting.id),
        counted=stands.counted,
        eligible=stands.eligible,
        takes_part=member is not None and member.takes_part,
    )
    if meeting.state is MeetingState.ENDED:
        minutes = await uow.minutes.get(meeting.id)
        return replace(story, minutes=minutes.state if minutes else None)
    return replace(
        story,
        agenda=await agenda_of(uow, meeting, scene.now),
        limit=needed(stands.open.mode if stands.open else Mode.SECRET, school.ballot_limit),
        can_vote=any(voter.person.id == person_id for voter in voters(stands.members, school)),
        voted=await has_voted(uow, meeting, person_id, now_open=True),
        here=person_id in await uow.presences.of_meeting(meeting.id),
    )


async def catch_up_card(
    uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, person_id: str, note: str = "", value: str = ""
) -> Card:
    """Return the card as the meeting stands, with a form of its own. ``value`` is a thought that is being written."""
    story = await story_of(uow, scene, school, meeting, person_id)
    return catch_up.catch_up(scene, story, new_id(), note=note, value=value)
