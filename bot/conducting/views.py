"""What the card of the phases and the summary of a meeting are made from."""

from __future__ import annotations

from bot.agenda.views import characteristic_of
from bot.handling.ask import Ask
from cards.conducting import phase, summary
from cards.kit.scene import Card, Scene
from domain.agenda.keep import agenda_of
from domain.agenda.phases import phase_of
from domain.conducting.end import final_at
from domain.groups.presence import those_here
from domain.meetings.forms import Phase
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import School
from domain.review.came_back import Earlier, earlier_than
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import told


async def shared_card(uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting) -> Card:
    """Return the card of the phases that all see, as the meeting stands."""
    return await _card(uow, scene, school, meeting, None)


async def my_card(ask: Ask, meeting: Meeting, note: str = "") -> Card:
    """Return the card of the phases as one person has it: those who are here need not say so again."""
    here = ask.caller.person.id in await ask.uow.presences.of_meeting(meeting.id)
    return await _card(ask.uow, ask.scene, ask.caller.school, meeting, note if here else None)


async def summary_card(uow: UnitOfWork, scene: Scene, meeting: Meeting) -> Card:
    """Return what the meeting came to as a card: where we are, where we want to be, what we do."""
    characteristic = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    rounds = told(await uow.rounds.of_meeting(meeting.id))
    measures = await uow.measures.of_meeting(meeting.id)
    owners = await uow.people.many({measure.owner_id for measure in measures})
    minutes = await uow.minutes.get(meeting.id)
    again = (await earlier_than(uow, meeting)).last is not None
    undo = final_at(meeting) if await uow.agendas.get(meeting.id) is not None and meeting.ended_at else None
    return summary.summary(scene, meeting, characteristic, rounds, measures, owners, minutes, again=again, undo=undo)


async def _card(uow: UnitOfWork, scene: Scene, school: School, meeting: Meeting, note: str | None) -> Card:
    about = await characteristic_of(uow, school.id, meeting.characteristic_id)
    if meeting.state is not MeetingState.RUNNING:
        undo = await uow.agendas.get(meeting.id) is not None and meeting.ended_at is not None
        return phase.over(scene, meeting, about, final_at(meeting) if undo else None)
    agenda = await agenda_of(uow, meeting, scene.now)
    opening = phase_of(meeting, agenda) is Phase.OPENING
    earlier = await earlier_than(uow, meeting) if opening else Earlier()
    rounds = await uow.rounds.of_meeting(meeting.id)
    members = await uow.people.members(school.id)
    here, eligible = len(await those_here(uow, meeting.id, members)), sum(m.takes_part for m in members)
    stands = (scene, meeting, about, agenda, rounds, here, eligible, earlier)
    grouped = bool(await uow.groups.of_meeting(meeting.id))
    return phase.shared(*stands, grouped=grouped) if note is None else phase.mine(*stands, grouped=grouped, note=note)
