"""What the cards of a running meeting are made from: the meeting, its characteristic, where it stands."""

from __future__ import annotations

from bot.identity import caller_in, require_leader, scene_for
from bot.incoming import Incoming
from bot.services import Services
from cards import conductor
from cards.scene import Card
from domain.areas import Characteristic
from domain.conducting import next_mode, standing
from domain.errors import Refused
from domain.meetings import Meeting
from domain.people import Caller
from domain.ports import UnitOfWork
from domain.rounds import LEVELS, needed


async def leader_of(uow: UnitOfWork, incoming: Incoming, meeting_id: str) -> Caller:
    """The sender as a leader of the meeting's school, which the database knows and not the payload."""
    return await require_leader(uow, incoming, (await known(uow, meeting_id)).school_id)


async def member_of(uow: UnitOfWork, incoming: Incoming, meeting_id: str) -> Caller:
    """The sender as a member of the meeting's school."""
    return await caller_in(uow, incoming, (await known(uow, meeting_id)).school_id)


async def known(uow: UnitOfWork, meeting_id: str) -> Meeting:
    """The meeting, or ``Refused``."""
    meeting = await uow.meetings.get(meeting_id)
    if meeting is None:
        raise Refused("gone")
    return meeting


async def characteristic_of(uow: UnitOfWork, school_id: str, characteristic_id: str) -> Characteristic:
    """The characteristic from the catalogue in force; one with its number alone where the catalogue has lost it."""
    found = (await uow.catalogues.of(school_id)).characteristic(characteristic_id)
    return found or Characteristic(characteristic_id, "", {}, dict.fromkeys(LEVELS, ()), False, "")


async def conductor_card(services: Services, leader: Caller, meeting_id: str, note: str = "") -> Card:
    """The leader's own card, as the meeting stands now. ``note`` is one sentence, ready for a card."""
    now = services.clock()
    async with services.units(write=False) as uow:
        stands = await standing(uow, await known(uow, meeting_id), leader.school)
        characteristic = await characteristic_of(uow, leader.school.id, stands.meeting.characteristic_id)
        measures = await uow.measures.of_meeting(meeting_id)
        mode = stands.open.mode if stands.open else await next_mode(uow, stands.meeting, stands.rounds)
    return conductor.conductor(
        scene_for(services, leader, now),
        stands.meeting,
        characteristic,
        stands.rounds,
        stands.counted,
        stands.eligible,
        needed(mode, leader.school.ballot_limit),
        measures,
        note,
    )
