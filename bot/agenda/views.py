"""What the cards of a running meeting are made from: the meeting, its characteristic, where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.handling.ask import Ask
from cards.conducting import conductor
from cards.conducting.at import At
from cards.conducting.verbs import CLOCK
from cards.groups.shared import status_lines
from cards.kit.scene import Card, Scene
from cards.meetings import phase_words
from domain.agenda.keep import agenda_of
from domain.agenda.standing import next_mode, standing
from domain.attendance.attendance import attendance
from domain.catalogue.areas import Characteristic
from domain.errors import Refused
from domain.groups.presence import those_here
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import needed


async def known(uow: UnitOfWork, meeting_id: str) -> Meeting:
    """Return the meeting with this id, or raise ``Refused``."""
    meeting = await uow.meetings.get(meeting_id)
    if meeting is None:
        raise Refused("gone")
    return meeting


async def characteristic_of(uow: UnitOfWork, school_id: str, characteristic_id: str) -> Characteristic:
    """Return the characteristic from the catalogue in force, or what stands in for one that the catalogue has lost."""
    return (await uow.catalogues.of(school_id)).characteristic_or_lost(characteristic_id)


class Conducted(dict[str, Any]):
    """The leader's own card of a meeting, which follows the meeting for as long as it stands where it was shown."""

    def __init__(self, card: Card, meeting_id: str) -> None:
        super().__init__(card)
        self.meeting_id = meeting_id


async def conductor_card(ask: Ask, meeting_id: str, note: str = "") -> Card:
    """Return the leader's own card as the meeting stands after a press that wrote, read once that is committed.

    ``note`` is one sentence, ready for a card.
    """
    async with ask.services.units(write=False) as uow:
        after = replace(ask, uow=uow, now=ask.services.clock())
        return await conductor_now(after, await known(uow, meeting_id), note)


async def conductor_now(ask: Ask, meeting: Meeting, note: str = "") -> Card:
    """Return the leader's own card, read in the unit of the press."""
    return await conductor_of(ask.uow, ask.scene, ask.caller.school, meeting, note)


async def conductor_of(uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, note: str = "") -> Card:
    """Return the leader's own card of a meeting that is ahead or goes on, for whoever leads and looks at ``scene``."""
    at = await _at(uow, scene, school, meeting)
    characteristic = await characteristic_of(uow, school.id, meeting.characteristic_id)
    return Conducted(conductor.conductor(at, characteristic, note), meeting.id)


async def more_card(ask: Ask, meeting: Meeting) -> Card:
    """Return the card with the leader's other ways."""
    at = await _at(ask.uow, ask.scene, ask.caller.school, meeting)
    return conductor.more(at, clock=ask.press.arg == CLOCK)


async def _at(uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting) -> At:
    """Return where the meeting stands, for its leader."""
    stands = await standing(uow, meeting, school)
    measures = await uow.measures.of_meeting(meeting.id)
    mode = stands.open.mode if stands.open else await next_mode(uow, meeting, stands.rounds)
    limit = needed(mode, school.ballot_limit)
    at = At(scene, meeting, stands.rounds, stands.counted, stands.eligible, limit, measures)
    if meeting.state is not MeetingState.RUNNING:
        return replace(at, attendance=attendance(await uow.attendances.of_meeting(meeting.id), stands.members))
    there = await those_here(uow, meeting.id, stands.members)
    groups = await uow.groups.of_meeting(meeting.id)
    ideas = [idea for idea in await uow.ideas.of_meeting(meeting.id) if not idea.joined_to]
    lines = [*status_lines(scene, groups), *([phase_words.ideas_up(scene, len(ideas))] if ideas else [])]
    agenda = await agenda_of(uow, meeting, scene.now)
    return replace(at, kept=agenda, here=len(there), grouped=bool(groups), lines=lines)
