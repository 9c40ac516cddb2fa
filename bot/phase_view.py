"""What the card of the phases is made from."""

from __future__ import annotations

from bot.room import characteristic_of
from cards import phase
from cards.phase import Earlier
from cards.scene import Card, Scene
from domain.forms import Phase
from domain.keep_course import course_of
from domain.meetings import Meeting, MeetingState
from domain.new_criteria import meetings_with_new_criteria
from domain.people import School
from domain.phases import phase_of
from domain.ports import UnitOfWork
from domain.presence import those_here


async def shared_card(uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting) -> Card:
    """The card that all see, as the meeting stands."""
    return await _card(uow, scene, school, meeting, None)


async def my_card(
    uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, person_id: str, note: str = ""
) -> Card:
    """The card as one person has it: those who are here need not say so again."""
    there = await uow.presences.of_meeting(meeting.id)
    return await _card(uow, scene, school, meeting, note if person_id in there else None)


async def _card(uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, note: str | None) -> Card:
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    if meeting.state is not MeetingState.RUNNING:
        return phase.over(scene, meeting, about)
    course = await course_of(uow, meeting, scene.now)
    opening = phase_of(meeting, course) is Phase.OPENING
    earlier = await _earlier(uow, school, meeting) if opening else Earlier()
    rounds = await uow.rounds.of_meeting(meeting.id)
    members = await uow.people.members(school.id)
    here, eligible = len(await those_here(uow, meeting.id, members)), sum(m.takes_part for m in members)
    stands = (scene, meeting, about, course, rounds, here, eligible, earlier)
    grouped = bool(await uow.groups.of_meeting(meeting.id))
    return phase.shared(*stands, grouped=grouped) if note is None else phase.mine(*stands, grouped=grouped, note=note)


async def _earlier(uow: UnitOfWork, school: School, meeting: Meeting) -> Earlier:
    """The meetings held on the same characteristic, and what came of the last one's measures."""
    ended = await uow.meetings.of_school(school.id, states=[MeetingState.ENDED])
    same = [one for one in ended if one.characteristic_id == meeting.characteristic_id]
    last = max(same, key=lambda one: one.ended_at or one.created_at, default=None)
    renewed = await meetings_with_new_criteria(uow, school.id, same)
    return Earlier(same, await uow.measures.of_meeting(last.id) if last else (), renewed)
