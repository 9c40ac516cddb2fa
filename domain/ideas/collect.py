"""Bring the answers to "what would it take" together without names; add to them, and withdraw one's own.

Ids are random and rows lie by id, so nothing says who wrote what or when. Whose an idea is lies sealed with its author
(``domain/ideas/own_ideas.py``) and is forgotten with the meeting's key.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.agenda.agenda import Agenda, IdeasState
from domain.agenda.keep import keep_agenda
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.ideas.give_dots import move_dots
from domain.ideas.idea import LONGEST_IDEA, MOST_IDEAS, Idea
from domain.ideas.join import let_go
from domain.ideas.own_ideas import keep_own, own_ideas
from domain.ideas.running import edit_soon, ideas_of_running, require_leader, require_open, require_part
from domain.ideas.take_thoughts import add_rows, take_thoughts
from domain.ideas.thoughts import has_words, same
from domain.ids import new_id
from domain.people.school import Caller
from domain.personal_data.naming import names_somebody
from domain.reading import Reading
from domain.unit_of_work import UnitOfWork

MOST_OF_ONE = 20  # ideas of one person, so that nobody fills the list alone


async def open_ideas(uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime) -> Agenda:
    """Bring the ideas up and post them. Twice is once."""
    require_leader(leader)
    meeting, agenda = await ideas_of_running(uow, meeting_id, leader, now)
    if agenda.ideas is not IdeasState.NONE:
        return agenda
    await uow.boxes.create_key(meeting.id)
    await take_thoughts(uow, meeting)
    opened = await keep_agenda(uow, meeting, replace(agenda, ideas=IdeasState.OPEN), now)
    key = f"{NoticeKind.IDEAS.value}:{meeting.id}"
    await uow.notices.add(planned(NoticeKind.IDEAS, meeting.school_id, meeting.id, now, key=key))
    return opened


async def add_idea(
    uow: UnitOfWork, meeting_id: str, author: Caller, text: str, form: str, now: datetime, *, sure: bool = False
) -> Idea | list[Problem]:
    """Add an idea without a name, or say what is wrong with it. ``form`` is the id of the form: it makes one idea.

    One that says the same as another person's goes with that one at once. ``sure``: a colleague is named on purpose.
    """
    require_part(author)
    meeting, agenda = await ideas_of_running(uow, meeting_id, author, now)
    require_open(agenda)
    await uow.boxes.create_key(meeting.id)
    own = await own_ideas(uow, meeting.id, author.person.id, lock=True)
    ideas = await uow.ideas.of_meeting(meeting.id)
    if form in own.forms:
        return _came_again(ideas, own.forms[form])
    read_text = Reading({"idea": text})
    line = read_text.line("idea", LONGEST_IDEA, missing="idea_missing")
    if not read_text.problems:
        mine = [idea for idea in ideas if idea.id in own.ids]
        read_text.problems += _no_room(ideas, mine) or _nothing_new(line, mine)
    if not read_text.problems and not sure:
        members = await uow.people.members(meeting.school_id)
        read_text.problems += names_somebody(line, members, "idea", author_id=author.person.id)
    if read_text.problems:
        return read_text.problems
    idea = Idea(new_id(), meeting.id, line)
    await add_rows(uow, meeting, [idea])
    own.forms[form or idea.id] = idea.id
    await keep_own(uow, meeting.id, author.person.id, own)
    await edit_soon(uow, meeting, now)
    return idea


def _came_again(ideas: list[Idea], idea_id: str) -> Idea:
    there = next((idea for idea in ideas if idea.id == idea_id), None)
    if there is None:
        raise Refused("idea_withdrawn")
    return there


def _no_room(ideas: list[Idea], mine: list[Idea]) -> list[Problem]:
    if len(mine) >= MOST_OF_ONE:
        return [Problem("ideas_own_full", {"most": MOST_OF_ONE}, "idea")]
    return [Problem("ideas_full", {"most": MOST_IDEAS}, "idea")] if len(ideas) >= MOST_IDEAS else []


def _nothing_new(line: str, mine: list[Idea]) -> list[Problem]:
    if not has_words(line):
        return [Problem("idea_missing", field="idea")]
    return [Problem("idea_same", field="idea")] if any(same(line, idea.text) for idea in mine) else []


async def withdraw_idea(uow: UnitOfWork, meeting_id: str, author: Caller, idea_id: str, now: datetime) -> None:
    """Take one's own idea back. What was put together with it stays together, and so do the dots on it."""
    meeting, _course = await ideas_of_running(uow, meeting_id, author, now)
    own = await own_ideas(uow, meeting.id, author.person.id, lock=True)
    ideas = await uow.ideas.of_meeting(meeting.id)
    idea = next((one for one in ideas if one.id == idea_id), None)
    if idea is None:
        raise Refused("idea_withdrawn")
    if idea.id not in own.ids:
        raise Refused("idea_of_another")
    if idea.measure_id:
        raise Refused("idea_is_measure")
    heir = await let_go(uow, idea, ideas)
    if heir is not None or idea.joined_to:
        await move_dots(uow, meeting.id, idea.id, heir.id if heir else idea.joined_to)
    await uow.ideas.drop(idea.id)
    own.withdraw(idea.id)
    await keep_own(uow, meeting.id, author.person.id, own)
    await edit_soon(uow, meeting, now)
