"""The copy of an invitation, as it stands for one person now."""

from __future__ import annotations

from bot.agenda.views import characteristic_of
from cards.kit.scene import Card, Scene
from cards.meetings import invitation
from domain.meetings.meeting import Meeting
from domain.people.school import Person
from domain.review.came_back import earlier_than
from domain.unit_of_work import UnitOfWork


async def copy_card(uow: UnitOfWork, scene: Scene, meeting: Meeting, person: Person) -> Card:
    """Return the copy, with what the person has said about coming."""
    about = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    own = (await uow.attendances.of_meeting(meeting.id)).get(person.id)
    return invitation.copy(scene, meeting, about, person.first_name, await earlier_than(uow, meeting), own)
