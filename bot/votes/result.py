"""The result of a round as a card: the same for all, in the channel and for the one who asks again."""

from __future__ import annotations

from bot.agenda.views import characteristic_of
from bot.handling.services import Services
from cards.charts.words.votes import votes_spec
from cards.kit.present import title
from cards.kit.scene import Card, Picture, Scene
from cards.votes import result
from domain.meetings.meeting import Meeting
from domain.shown import of_meeting
from domain.unit_of_work import UnitOfWork
from domain.votes.box import Movement
from domain.votes.counted import count_round, movement, side_by_side
from domain.votes.rounds import Mode, Round, needed, told


async def result_card(services: Services, uow: UnitOfWork, scene: Scene, meeting: Meeting, last: Round) -> Card:
    """The result of ``last``, with the round before it where one was shown. Writes what the chart's address draws."""
    rounds = await shown_rounds(uow, meeting, last)
    characteristic = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    spec = votes_spec(scene.language, title(scene, characteristic), rounds)
    address = await uow.charts.put(spec.to_json(), [of_meeting(meeting.school_id, meeting.id)])
    chart = Picture(services.addresses.chart(address), spec.alt)
    limit = await _limit(uow, meeting)
    return result.result(scene, meeting, characteristic, rounds, chart, await moved(uow, rounds, limit), limit)


async def shown_rounds(uow: UnitOfWork, meeting: Meeting, last: Round) -> tuple[Round, ...]:
    """The round and the one before it, of those whose result has been shown, where the two may be compared."""
    rounds = told(await uow.rounds.of_meeting(last.meeting_id))
    return side_by_side([r for r in rounds if r.number <= last.number], await _limit(uow, meeting))


async def moved(uow: UnitOfWork, rounds: tuple[Round, ...], limit: int) -> Movement | None:
    """How ballots moved between two secret rounds, from the boxes; None once those are destroyed."""
    if len(rounds) != 2 or any(r.mode is not Mode.SECRET for r in rounds):
        return None
    first, second = [await count_round(uow, one, limit) for one in rounds]
    return movement(first.ballots, second.ballots, limit) if first and second else None


async def _limit(uow: UnitOfWork, meeting: Meeting) -> int:
    school = await uow.schools.get(meeting.school_id)
    return needed(Mode.SECRET, school.ballot_limit if school else 0)
