"""Put ideas together that say the same, and take them apart again: people do, the bot only suggests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.errors import Problem
from domain.ideas.idea import Idea
from domain.ideas.idea_groups import IdeaGroup, grouped, head_of
from domain.ideas.running import edit_soon, ideas_of_running, require_joining, require_part
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


async def join_ideas(
    uow: UnitOfWork, meeting_id: str, caller: Caller, ids: Sequence[str], now: datetime
) -> IdeaGroup | list[Problem]:
    """Put the ideas together with all that they had been put together with before.

    What was withdrawn meanwhile is left out. Where fewer than two are left, or somebody has put them together already,
    that is said, and nothing is done.
    """
    require_part(caller)
    meeting, agenda = await ideas_of_running(uow, meeting_id, caller, now)
    require_joining(agenda)
    ideas = await uow.ideas.of_meeting(meeting.id)
    by_id = {idea.id: idea for idea in ideas}
    if len(set(ids)) < 2:
        return [Problem("pick_two", field="picked")]
    heads = {head_of(by_id, one) for one in ids if one in by_id}
    if len(heads) < 2:
        there = len({one for one in ids if one in by_id})
        return [Problem("joined_already" if there > 1 else "idea_withdrawn", field="picked")]
    groups = [group for group in grouped(ideas) if group.id in heads]
    first = max(groups, key=lambda group: (len(group.joined), -int(group.id, 16)))
    for group in groups:
        if group.id != first.id:
            for idea in (group.idea, *group.joined):
                await uow.ideas.save(replace(idea, joined_to=first.id))
    await edit_soon(uow, meeting, now)
    return next(group for group in grouped(await uow.ideas.of_meeting(meeting.id)) if group.id == first.id)


async def part_idea(uow: UnitOfWork, meeting_id: str, caller: Caller, idea_id: str, now: datetime) -> Idea | None:
    """Take an idea out of what it was put together with; None where it stands for itself or is gone: no harm done."""
    require_part(caller)
    meeting, agenda = await ideas_of_running(uow, meeting_id, caller, now)
    require_joining(agenda)
    ideas = await uow.ideas.of_meeting(meeting.id)
    idea = next((one for one in ideas if one.id == idea_id), None)
    if idea is None:
        return None
    heir = await let_go(uow, idea, ideas)
    if heir is None and not idea.joined_to:
        return None
    if idea.joined_to:
        idea = await uow.ideas.save(replace(idea, joined_to=""))
    await edit_soon(uow, meeting, now)
    return idea


async def let_go(uow: UnitOfWork, idea: Idea, ideas: Sequence[Idea]) -> Idea | None:
    """What was joined to this idea stays together under another one of it, which is returned; None where nothing was.

    Dots that were counted go over with the group.
    """
    group = next((group for group in grouped(ideas) if group.id == idea.id), None)
    if group is None or not group.joined:
        return None
    heir, *others = group.joined
    heir = await uow.ideas.save(replace(heir, joined_to="", dots=idea.dots))
    for other in others:
        await uow.ideas.save(replace(other, joined_to=heir.id))
    return heir
