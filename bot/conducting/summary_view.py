"""The summary of a meeting as a card."""

from __future__ import annotations

from bot.agenda.views import characteristic_of
from cards.conducting import summary
from cards.kit.scene import Card, Scene
from domain.meetings.meeting import Meeting
from domain.review.came_back import earlier_than
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import told


async def summary_card(uow: UnitOfWork, scene: Scene, meeting: Meeting) -> Card:
    """What the meeting came to: where we are, where we want to be, what we do."""
    characteristic = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    rounds = told(await uow.rounds.of_meeting(meeting.id))
    measures = await uow.measures.of_meeting(meeting.id)
    owners = await uow.people.many({measure.owner_id for measure in measures})
    minutes = await uow.minutes.get(meeting.id)
    again = (await earlier_than(uow, meeting)).last is not None
    return summary.summary(scene, meeting, characteristic, rounds, measures, owners, minutes, again=again)
