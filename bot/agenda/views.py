"""What the cards of a running meeting are made from: the meeting, its characteristic, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.edge.incoming import Incoming
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Services
from cards.conducting import conductor
from cards.conducting.body import Run
from cards.groups.shared import status_lines
from cards.kit.scene import Card, Scene
from cards.meetings import phase_words
from domain.agenda.keep import course_of
from domain.agenda.standing import Standing, next_mode, standing
from domain.catalogue.areas import Characteristic
from domain.errors import Refused
from domain.groups.presence import those_here
from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import LEVELS, needed


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
    scene = scene_for(services, leader, services.clock())
    async with services.units(write=False) as uow:
        led = await _led(uow, scene, leader, meeting_id)
        characteristic = await characteristic_of(uow, leader.school.id, led.stands.meeting.characteristic_id)
    stands = led.stands
    at = (stands.rounds, stands.counted, stands.eligible, led.limit, led.measures)
    return conductor.conductor(scene, stands.meeting, characteristic, *at, note, led.run)


async def more_card(services: Services, leader: Caller, meeting_id: str) -> Card:
    """The leader's other ways, as the meeting stands now."""
    scene = scene_for(services, leader, services.clock())
    async with services.units(write=False) as uow:
        led = await _led(uow, scene, leader, meeting_id)
    stands = led.stands
    at = (stands.rounds, stands.counted, stands.eligible, led.limit, led.measures)
    return conductor.more(scene, stands.meeting, *at, led.run)


@dataclass(frozen=True, slots=True)
class _Led:
    """What a leader's card is made from."""

    stands: Standing
    limit: int
    measures: Sequence[Measure]
    run: Run | None


async def _led(uow: UnitOfWork, scene: Scene, leader: Caller, meeting_id: str) -> _Led:
    meeting = await known(uow, meeting_id)
    stands = await standing(uow, meeting, leader.school)
    measures = await uow.measures.of_meeting(meeting_id)
    mode = stands.open.mode if stands.open else await next_mode(uow, meeting, stands.rounds)
    run = await _run(uow, scene, stands) if meeting.state is MeetingState.RUNNING else None
    return _Led(stands, needed(mode, leader.school.ballot_limit), measures, run)


async def _run(uow: UnitOfWork, scene: Scene, stands: Standing) -> Run:
    meeting = stands.meeting
    there = await those_here(uow, meeting.id, stands.members)
    groups = await uow.groups.of_meeting(meeting.id)
    ideas = [idea for idea in await uow.ideas.of_meeting(meeting.id) if not idea.joined_to]
    lines = [*status_lines(scene, groups), *([phase_words.ideas_up(scene, len(ideas))] if ideas else [])]
    return Run(await course_of(uow, meeting, scene.now), len(there), bool(groups), lines)
