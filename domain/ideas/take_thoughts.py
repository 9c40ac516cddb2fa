"""What people wrote in their placements becomes ideas without names."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from domain.ideas.idea import MOST_IDEAS, Idea
from domain.ideas.own_ideas import KIND as OWN
from domain.ideas.own_ideas import OwnIdeas, keep_own, read
from domain.ideas.thoughts import ideas_in, same
from domain.ids import new_id
from domain.meetings.meeting import Meeting
from domain.placing.place_school import KIND as PLACEMENT
from domain.placing.placement import read as read_placement
from domain.unit_of_work import UnitOfWork


async def take_thoughts(uow: UnitOfWork, meeting: Meeting) -> None:
    """Take each placement once, also those that came after the ideas were brought up.

    Where there are more than there is room for, everybody's first lines go before anybody's second.
    """
    people = [member.person.id for member in await uow.people.members(meeting.school_id, here_only=False)]
    texts = await uow.notes.of(meeting.id, PLACEMENT, people)
    owns = {person: read(text) for person, text in (await uow.notes.of(meeting.id, OWN, people)).items()}
    room = MOST_IDEAS - len(await uow.ideas.of_meeting(meeting.id))
    fresh = {person: _lines(text) for person, text in texts.items() if not owns.get(person, OwnIdeas()).from_placement}
    added: dict[str, list[Idea]] = {}
    for turn in zip_longest(*([(person, line) for line in lines] for person, lines in fresh.items())):
        for person, line in filter(None, turn):
            if room > 0:
                room -= 1
                added.setdefault(person, []).append(Idea(new_id(), meeting.id, line))
    await add_rows(uow, meeting, [idea for ideas in added.values() for idea in ideas])
    for person, ideas in added.items():
        own = owns.get(person, OwnIdeas())
        own.take_placement([idea.id for idea in ideas])
        await keep_own(uow, meeting.id, person, own)


def _lines(text: str) -> list[str]:
    placement = read_placement(text)
    lines = ideas_in(placement.thought) if placement else []
    return [line for at, line in enumerate(lines) if not any(same(line, before) for before in lines[:at])]


async def add_rows(uow: UnitOfWork, meeting: Meeting, fresh: list[Idea]) -> None:
    """New rows; one whose words stand there already is put together with that one."""
    there = await uow.ideas.of_meeting(meeting.id)
    rows: list[Idea] = []
    for idea in sorted(fresh, key=lambda idea: idea.id):  # so that the order of people does not say which is the head
        twin = next((one for one in (*there, *rows) if same(one.text, idea.text)), None)
        rows.append(replace(idea, joined_to=(twin.joined_to or twin.id) if twin else ""))
    await uow.ideas.add(rows)
