"""Those who were not there: told what was asked while they can still vote, and a thought of theirs is kept after it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from domain.agenda.agenda import IdeasState
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.ideas.collect import add_idea
from domain.ideas.running import require_part
from domain.meetings.meeting import Meeting, MeetingState, require_on
from domain.minutes.share import remark
from domain.people.school import Caller
from domain.personal_data.naming import SURE, names_somebody
from domain.placing.place_school import KIND
from domain.placing.placement import LONGEST_TEXT, Placement, read, written
from domain.reading import Reading
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import RoundState, box_name

FIELD = "thought"
WHAT, ASKED = "what", "asked"  # in a notice's data: the person wants to see it, so nothing is looked up about them
_NONCE = re.compile(r"[0-9a-f]{16}", re.ASCII)


class Kept(StrEnum):
    """Where a thought went: to the person's own, to the ideas that all see, or to the minutes, with their name."""

    OWN = "own"
    IDEA = "idea"
    REMARK = "remark"


async def send_to(uow: UnitOfWork, meeting: Meeting, person_id: str, now: datetime) -> None:
    """The card to somebody who asked for it, wherever they are; once a minute."""
    key = f"catch_up:{meeting.id}:{person_id}:{now:%Y%m%d%H%M}"
    kind, data = NoticeKind.CATCH_UP, {WHAT: ASKED}
    await uow.notices.add(planned(kind, meeting.school_id, meeting.id, now, key=key, person_id=person_id, data=data))


async def is_there(uow: UnitOfWork, meeting: Meeting, person_id: str) -> bool:
    """Whether the person is at the meeting or has voted in it; asked for one thing only: whom to tell."""
    return person_id in await uow.presences.of_meeting(meeting.id) or await has_voted(uow, meeting, person_id)


async def has_voted(uow: UnitOfWork, meeting: Meeting, person_id: str, *, now_open: bool = False) -> bool:
    """Whether a ballot of the person lies in a box of the meeting; with ``now_open``, in that of the open round."""
    for round_ in await uow.rounds.of_meeting(meeting.id):
        if now_open and round_.state is not RoundState.OPEN:
            continue
        box = await uow.boxes.open(meeting.id, box_name(round_.number))
        if box is not None and box.has(person_id):
            return True
    return False


async def keep_thought(
    uow: UnitOfWork, meeting_id: str, text: str, form: str, caller: Caller, now: datetime, *, sure: bool = False
) -> Kept | list[Problem]:
    """Keep what somebody thinks it takes. ``form`` is the id of the form: sent twice, it is one thought.

    Before the ideas come up it lies with the person's own placement; once they have, it is one of them; after the
    meeting it is a remark to the minutes, under the person's name, while these are open.
    """
    if not _NONCE.fullmatch(form):
        raise Refused("gone")
    meeting = await uow.meetings.get(meeting_id, lock=True)  # so that nothing is kept after the meeting's key is gone
    if meeting is None or meeting.school_id != caller.school.id or meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    require_part(caller)
    require_on(meeting)
    if meeting.state is MeetingState.INVITED:
        raise Refused("meeting_not_started")
    if not text.strip():
        return [Problem("thought_missing", field=FIELD)]
    if meeting.state is MeetingState.ENDED:
        said = await remark(uow, meeting_id, form, {"remark": text}, caller, now, SURE if sure else "")
        return _beside(said) if isinstance(said, list) else Kept.REMARK
    agenda = await uow.agendas.get(meeting.id, lock=True)
    if agenda is None or agenda.ideas is IdeasState.NONE:
        problems = await _with_placement(uow, meeting, text, caller, sure=sure)
        return problems or Kept.OWN
    idea = await add_idea(uow, meeting_id, caller, text, form, now, sure=sure)
    return _beside(idea) if isinstance(idea, list) else Kept.IDEA


async def _with_placement(uow: UnitOfWork, meeting: Meeting, text: str, caller: Caller, *, sure: bool) -> list[Problem]:
    """A line of its own after what the person has thought already; lines become ideas when these come up."""
    await uow.boxes.create_key(meeting.id)
    placement = read(await uow.notes.get(meeting.id, KIND, caller.person.id, lock=True)) or Placement()
    form = Reading({FIELD: text})
    before = placement.thought.split("\n") if placement.thought else []
    line = form.line(FIELD, LONGEST_TEXT)
    if line in before:
        return []
    thought = "\n".join([*before, line])
    if not form.problems and len(thought) > LONGEST_TEXT:
        left = max(0, LONGEST_TEXT - len(placement.thought) - 1)
        form.problems.append(Problem("text_too_long", {"most": left, "given": len(line)}, FIELD))
    if not form.problems and not sure:
        members = await uow.people.members(meeting.school_id)
        form.problems += names_somebody(line, members, FIELD, author_id=caller.person.id)
    if not form.problems:
        await uow.notes.put(meeting.id, KIND, caller.person.id, written(replace(placement, thought=thought)))
    return form.problems


def _beside(problems: list[Problem]) -> list[Problem]:
    """What is wrong, beside the field of this form."""
    return [replace(problem, field=FIELD) if problem.field else problem for problem in problems]
