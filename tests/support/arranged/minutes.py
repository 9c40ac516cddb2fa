"""A meeting that has ended, with everything that minutes tell of, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.groups.groups import Group
from domain.measures.measure import Measure
from domain.meetings.meeting import Agreement, MeetingState
from domain.minutes.draft import draft_minutes
from domain.minutes.minutes import Minutes
from domain.votes.rounds import Mode, Round, RoundState, Tally
from tests.support.arranged.small_school import NOW, SmallSchool

FINDING = "De nye elevene faller utenfor."
REASONS = "Vi ringer for sjelden hjem."
MEASURE = "b" * 16


async def ended(world: SmallSchool, *, agreement: Agreement | None = None, told: bool = True) -> Minutes:
    """The school's meeting, ended at ``NOW``, with drafted minutes for its leader."""
    async with world.units() as uow:
        meeting = await uow.meetings.get(world.meeting.id)
        assert meeting is not None
        agreed = agreement or Agreement(2, 3, date(2027, 5, 20), REASONS)
        started = NOW - timedelta(minutes=88)
        meeting = replace(meeting, state=MeetingState.ENDED, started_at=started, ended_at=NOW, agreement=agreed)
        meeting = await uow.meetings.save(meeting)
        for number, counts in ((1, (2, 4, 2, 0)), (2, (0, 5, 3, 0))):
            tally = Tally(counts) if told else None
            state, at = RoundState.CLOSED, started
            assert await uow.rounds.add(
                Round(f"{number:016x}", meeting.id, number, state, Mode.SECRET, at, NOW, tally=tally)
            )
        owner = world.people[1].id
        measure = Measure(MEASURE, world.school.id, meeting.id, "1.4", "Ringe hjem", owner, date(2027, 1, 15))
        assert await uow.measures.add(replace(measure, created_by=world.people[0].id, created_at=NOW, version=1))
        group = Group("c" * 16, meeting.id, 1, (), FINDING, True)
        await uow.groups.replace(
            meeting.id, [group, replace(group, id="d" * 16, number=2, finding="Vi øver for lite.")]
        )
        made = await draft_minutes(uow, meeting, world.people[0].id, NOW)
        await uow.commit()
    return made
