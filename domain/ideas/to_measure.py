"""From an idea to a measure: what the form is filled with, and that the idea has become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.calendar.clock_and_days import local_date, working_day_from
from domain.calendar.holidays import Holidays
from domain.catalogue.areas import Characteristic, said
from domain.errors import Problem, Refused
from domain.ideas.idea_groups import IdeaGroup, grouped
from domain.ideas.thoughts import shortened
from domain.measures.form import DUE, EFFECT, TITLE
from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting
from domain.people.school import School
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Round, told

USUAL_TIME = timedelta(weeks=6)  # proposed where the group has not said when it looks at it again


async def idea_to_take(uow: UnitOfWork, meeting: Meeting, idea_id: str) -> IdeaGroup:
    """The idea with what was put together with it, found by any of its ids; refused where it was withdrawn."""
    groups = grouped(await uow.ideas.of_meeting(meeting.id))
    found = next((g for g in groups if idea_id in {g.id, *(one.id for one in g.joined)}), None)
    if found is None:
        raise Refused("idea_withdrawn")
    return found


def proposed(
    group: IdeaGroup,
    meeting: Meeting,
    characteristic: Characteristic,
    rounds: Sequence[Round],
    school: School,
    holidays: Holidays,
    now: datetime,
) -> dict[str, str]:
    """What the form is filled with; the leader changes it with the group. Who sees to it is never proposed."""
    return dict(
        [
            TITLE.written(shortened(group.idea.text, TITLE.longest)),
            DUE.written(_due(meeting, school, holidays, now)),
            EFFECT.written(_effect(meeting, characteristic, rounds, school.language)),
        ]
    )


def _due(meeting: Meeting, school: School, holidays: Holidays, now: datetime) -> date:
    today = local_date(now, school.zone)
    review = meeting.agreement.review_on if meeting.agreement else None
    return review if review is not None and review > today else working_day_from(today + USUAL_TIME, holidays)


def _effect(meeting: Meeting, characteristic: Characteristic, rounds: Sequence[Round], language: str) -> str:
    """The sentence of the level aimed for that fewest recognise: when it is true, the measure has worked.

    "" where no level to aim for was agreed on, or where too few ticked for a sentence to be told from another.
    """
    agreed = meeting.agreement
    tally = next((one.tally for one in reversed(told(rounds)) if one.tally and one.tally.tickers), None)
    if agreed is None or agreed.aim is None or agreed.aim == agreed.level or tally is None:
        return ""
    sentences = [
        (tally.ticks.get(f"{agreed.aim}.{at}", 0), at, said(one.text, language))
        for at, one in enumerate(characteristic.levels.get(agreed.aim, ()), start=1)
        if not one.deficit
    ]
    return shortened(min(sentences)[2], EFFECT.longest) if sentences else ""


async def taken_already(uow: UnitOfWork, meeting: Meeting, idea_id: str, measure_id: str) -> list[Problem]:
    """What to say where somebody else has made a measure of the idea meanwhile. The meeting's lock is held."""
    idea = await uow.ideas.get(idea_id)
    if idea is None or idea.meeting_id != meeting.id or idea.measure_id in ("", measure_id):
        return []
    measure = await uow.measures.get(idea.measure_id)
    return [Problem("idea_has_measure", {"title": measure.title})] if measure else []


async def became(uow: UnitOfWork, measure: Measure, idea_id: str) -> None:
    """The measure came of this idea. One that was withdrawn meanwhile leaves the measure as it is."""
    idea = await uow.ideas.get(idea_id, lock=True)
    if idea is not None and idea.meeting_id == measure.meeting_id and idea.measure_id != measure.id:
        await uow.ideas.save(replace(idea, measure_id=measure.id))
