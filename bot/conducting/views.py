"""What the card of the phases is made from."""

from __future__ import annotations

from bot.agenda.views import characteristic_of
from cards.conducting import phase
from cards.kit.scene import Card, Scene
from domain.agenda.keep import course_of
from domain.agenda.phases import phase_of
from domain.groups.presence import those_here
from domain.meetings.forms import Phase
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School
from domain.review.came_back import Earlier, earlier_than
from domain.unit_of_work import UnitOfWork


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
    earlier = await earlier_than(uow, meeting) if opening else Earlier()
    rounds = await uow.rounds.of_meeting(meeting.id)
    members = await uow.people.members(school.id)
    here, eligible = len(await those_here(uow, meeting.id, members)), sum(m.takes_part for m in members)
    stands = (scene, meeting, about, course, rounds, here, eligible, earlier)
    grouped = bool(await uow.groups.of_meeting(meeting.id))
    return phase.shared(*stands, grouped=grouped) if note is None else phase.mine(*stands, grouped=grouped, note=note)
