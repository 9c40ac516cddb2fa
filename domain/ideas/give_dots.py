"""Three dots a person: which ideas to make measures of. Whose dots lie where is in a sealed box; only counts stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.agenda.agenda import Agenda, IdeasState
from domain.agenda.keep import keep_agenda
from domain.errors import Problem, Refused
from domain.ideas.idea import DOTS, Idea
from domain.ideas.idea_groups import grouped, head_of
from domain.ideas.running import edit_now, ideas_of_running, require_leader, require_open, require_part
from domain.ideas.take_thoughts import take_thoughts
from domain.meetings.meeting import Meeting
from domain.people.school import Caller, School
from domain.unit_of_work import UnitOfWork
from domain.votes.box import Ballot, Box
from domain.votes.rounds import Mode, needed

DOTS_BOX = "dots"


@dataclass(frozen=True, slots=True)
class Dots:
    """One person's dots as they lie now. ``lost`` were on ideas that had been withdrawn; they can be given again.

    ``kept``: the press was an older one coming late, the newer dots stay.
    """

    ids: tuple[str, ...]
    rev: int
    lost: int = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class TooFewDots:
    """So few have given dots that no counts would be shown; nothing is closed yet."""

    given: int
    limit: int


async def open_dots(uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime) -> Agenda:
    """Let everybody give dots. Twice is once, and dots that were counted are not given again."""
    require_leader(leader)
    meeting, agenda = await ideas_of_running(uow, meeting_id, leader, now)
    require_open(agenda)
    if agenda.ideas is not IdeasState.OPEN:
        return agenda
    await take_thoughts(uow, meeting)  # of those who placed the school after the ideas had come up
    if not await uow.ideas.of_meeting(meeting.id):
        raise Refused("ideas_none")
    return await _step(uow, meeting, agenda, IdeasState.DOTS, now)


async def back_to_ideas(uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime) -> Agenda:
    """Back to adding and putting together, where dots have not been counted yet. Dots that were given lie there."""
    require_leader(leader)
    meeting, agenda = await ideas_of_running(uow, meeting_id, leader, now)
    return await _step(uow, meeting, agenda, IdeasState.OPEN, now) if agenda.ideas is IdeasState.DOTS else agenda


async def give_dots(
    uow: UnitOfWork, meeting_id: str, caller: Caller, picked: Iterable[str], rev: int, now: datetime
) -> Dots | list[Problem]:
    """Put one's dots into the box, in place of earlier ones. Leaves no trace but the sealed entry."""
    require_part(caller)
    meeting, agenda = await ideas_of_running(uow, meeting_id, caller, now)
    _require_dots(agenda)
    ideas = await uow.ideas.of_meeting(meeting.id)
    asked = list(dict.fromkeys(picked))
    chosen = _standing(ideas, asked)
    if len(chosen) > DOTS:
        return [Problem("dots_too_many", {"most": DOTS, "given": len(chosen)}, "dots")]
    box = await _box(uow, meeting)
    there = box.of(caller.person.id)
    if there is not None and rev < there.rev:
        return Dots(there.ticks, there.rev, kept=there.ticks != chosen)
    fresh = Ballot(0, chosen, (there.rev if there else 0) + 1)
    box.put(caller.person.id, fresh)
    await uow.boxes.seal(meeting.id, DOTS_BOX, box)
    return Dots(fresh.ticks, fresh.rev, lost=sum(one not in {idea.id for idea in ideas} for one in asked))


async def own_dots(uow: UnitOfWork, meeting_id: str, person_id: str) -> Dots:
    """One's own dots; those on withdrawn ideas are free again."""
    box = await uow.boxes.open(meeting_id, DOTS_BOX)
    there = box.of(person_id) if box else None
    if there is None:
        return Dots((), 0)
    standing = _standing(await uow.ideas.of_meeting(meeting_id), there.ticks)
    return Dots(standing, there.rev, lost=len(there.ticks) - len(standing))


async def dots_given(uow: UnitOfWork, meeting_id: str) -> int:
    """How many have given dots, never to what."""
    box = await uow.boxes.open(meeting_id, DOTS_BOX)
    return len(_given(await uow.ideas.of_meeting(meeting_id), box)) if box else 0


async def close_dots(
    uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime, *, sure: bool = False
) -> Agenda | TooFewDots:
    """Count the dots and show them, or say that too few have given any; then none are shown. Twice is once."""
    require_leader(leader)
    meeting, agenda = await ideas_of_running(uow, meeting_id, leader, now)
    require_open(agenda)
    if agenda.ideas is IdeasState.CLOSED:
        return agenda
    if agenda.ideas is not IdeasState.DOTS:
        raise Refused("dots_not_open")
    limit = needed(Mode.SECRET, leader.school.ballot_limit)
    if not sure and (given := await dots_given(uow, meeting.id)) < limit:
        return TooFewDots(given, limit)
    await _count(uow, meeting, limit)
    return await _step(uow, meeting, agenda, IdeasState.CLOSED, now)


async def close_ideas_at_end(uow: UnitOfWork, meeting: Meeting, school: School, now: datetime) -> None:
    """The meeting ends, its row locked, its boxes still there: dots that are being given are counted."""
    agenda = await uow.agendas.get(meeting.id, lock=True)  # which goes with the end
    if agenda is None or agenda.ideas is IdeasState.NONE:
        return
    if agenda.ideas is IdeasState.DOTS:
        await _count(uow, meeting, needed(Mode.SECRET, school.ballot_limit))
    await edit_now(uow, meeting, "ended", now)


async def move_dots(uow: UnitOfWork, meeting_id: str, from_id: str, to_id: str) -> None:
    """Dots on an idea that goes lie on the one that takes its place."""
    box = await uow.boxes.open(meeting_id, DOTS_BOX, lock=True)
    if box is None or not any(from_id in ballot.ticks for ballot in box.entries.values()):
        return
    for name, ballot in box.entries.items():
        moved = tuple(dict.fromkeys(to_id if one == from_id else one for one in ballot.ticks))
        box.entries[name] = replace(ballot, ticks=moved)
    await uow.boxes.seal(meeting_id, DOTS_BOX, box)


def _require_dots(agenda: Agenda) -> None:
    if agenda.ideas is IdeasState.CLOSED:
        raise Refused("dots_closed")
    if agenda.ideas is not IdeasState.DOTS:
        raise Refused("dots_not_open")


async def _step(uow: UnitOfWork, meeting: Meeting, agenda: Agenda, to: IdeasState, now: datetime) -> Agenda:
    saved = await keep_agenda(uow, meeting, replace(agenda, ideas=to), now)
    await edit_now(uow, meeting, f"{to.value}:{saved.version}", now)
    return saved


async def _box(uow: UnitOfWork, meeting: Meeting) -> Box:
    await uow.boxes.create_key(meeting.id)
    box = await uow.boxes.open(meeting.id, DOTS_BOX, lock=True)
    assert box is not None, "the key was made above, and a running meeting keeps it"
    return box


async def _count(uow: UnitOfWork, meeting: Meeting, limit: int) -> None:
    """Write the counts where enough have given dots; below the limit they are never written anywhere."""
    ideas = await uow.ideas.of_meeting(meeting.id)
    box = await uow.boxes.open(meeting.id, DOTS_BOX, lock=True)
    given = _given(ideas, box) if box else []
    if len(given) < limit:
        return
    counts = Counter(one for dots in given for one in dots)
    for group in grouped(ideas):
        await uow.ideas.save(replace(group.idea, dots=counts[group.id]))


def _given(ideas: Sequence[Idea], box: Box) -> list[tuple[str, ...]]:
    """Everybody's dots on ideas that still stand, at most one a group; who has none there has given none."""
    all_dots = (_standing(ideas, ballot.ticks) for ballot in box.entries.values())
    return [dots for dots in all_dots if dots]


def _standing(ideas: Sequence[Idea], ids: Iterable[str]) -> tuple[str, ...]:
    """The ideas that stand for those, each once; what was withdrawn is left out."""
    by_id = {idea.id: idea for idea in ideas}
    return tuple(dict.fromkeys(head_of(by_id, one) for one in ids if one in by_id))
