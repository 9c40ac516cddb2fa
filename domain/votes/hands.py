"""A show of hands: counted in the room, entered by the leader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.agenda.electorate import voters
from domain.agenda.follow import Change, follow
from domain.agenda.standing import meeting_to_conduct, require_running
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.ids import new_id
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.close_round import give_up_open_round
from domain.votes.rounds import LEVELS, MOST_ROUNDS, Mode, Round, RoundState, Tally, told

FIELDS = (*(f"level{level}" for level in LEVELS), "unsure")
MOST = 999


def read_hands(inputs: Mapping[str, str], eligible: int) -> Tally | list[Problem]:
    """The counts from a form, or what is wrong with them, each beside its field. An empty field is none."""
    counts: list[int] = []
    problems: list[Problem] = []
    for field in FIELDS:
        text = inputs.get(field, "").strip() or "0"
        if text.isascii() and text.isdigit() and len(text) <= 3:
            counts.append(int(text))
        else:
            problems.append(Problem("not_a_count", {"most": MOST}, field))
    if problems:
        return problems
    if not sum(counts):
        return [Problem("hands_none")]
    if sum(counts) > eligible:
        return [Problem("hands_too_many", {"given": sum(counts), "most": eligible})]
    return Tally((counts[0], counts[1], counts[2], counts[3]), counts[4])


async def enter_hands(
    uow: UnitOfWork, meeting_id: str, inputs: Mapping[str, str], leader: Caller, now: datetime
) -> Round | list[Problem]:
    """Write the counts as a closed round and make them known. The same counts sent twice have one effect."""
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    require_running(meeting)
    members = voters(await uow.people.members(meeting.school_id), leader.school)
    tally = read_hands(inputs, len(members))
    if not isinstance(tally, Tally):
        return tally
    rounds = await uow.rounds.of_meeting(meeting.id)
    shown = told(rounds)
    if shown and shown[-1].mode is Mode.HANDS and shown[-1].tally == tally:
        return shown[-1]
    if len(rounds) >= MOST_ROUNDS:
        raise Refused("gone")
    if not await give_up_open_round(uow, meeting, rounds, leader, now):
        return [Problem("round_still_open")]
    entered = Round(
        new_id(), meeting.id, len(rounds) + 1, RoundState.CLOSED, Mode.HANDS, now, closed_at=now, tally=tally
    )
    await uow.rounds.add(entered)
    key = f"result:{entered.id}"
    await uow.notices.add(planned(NoticeKind.RESULT, meeting.school_id, entered.id, now, key=key))
    await follow(uow, meeting, Change.ROUND_CLOSED, now)
    return entered
