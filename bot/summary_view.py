"""The summary of a meeting as a card."""

from __future__ import annotations

from bot.room import characteristic_of
from cards import summary
from cards.scene import Card, Scene
from domain.came_back import earlier_than
from domain.meetings import Meeting
from domain.ports import UnitOfWork
from domain.rounds import told


async def summary_card(uow: UnitOfWork, scene: Scene, meeting: Meeting) -> Card:
    """What the meeting came to: where we are, where we want to be, what we do."""
    characteristic = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    rounds = told(await uow.rounds.of_meeting(meeting.id))
    measures = await uow.measures.of_meeting(meeting.id)
    owners = await uow.people.many({measure.owner_id for measure in measures})
    minutes = await uow.minutes.get(meeting.id)
    again = (await earlier_than(uow, meeting)).last is not None
    return summary.summary(scene, meeting, characteristic, rounds, measures, owners, minutes, again=again)
