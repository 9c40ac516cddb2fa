"""Meetings, rounds and measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.errors import Conflict
from domain.measures.measure import Measure, Progress
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.unit_of_work import Units
from domain.votes.rounds import Mode, Round, RoundState, Tally
from tests.store.database.samples import LEADER, MEASURE, MEETING, NOW, OTHER, ROUND, SCHOOL, TEACHER, settle


async def test_every_field_of_a_meeting_comes_back(units: Units) -> None:
    meeting = Meeting(
        "whole", SCHOOL.id, "1.4", MeetingState.ENDED, LEADER.id, NOW, NOW, 45, "Rom Ø", "igp45", "p", "u", "k"
    )
    meeting = replace(
        meeting,
        indicators=("P1", "P2"),
        questions=("Hva ser du?", "Æ?"),
        catalogue_version=3,
        sequence=2,
        agreement=Agreement(2, 3, date(2027, 6, 1), "Fordi"),
        started_at=NOW,
        ended_at=NOW + timedelta(microseconds=5),
    )
    await settle(units)
    async with units() as uow:
        await uow.meetings.add(meeting)
        assert await uow.meetings.get("whole", lock=True) == meeting
        open_end = await uow.meetings.save(replace(meeting, agreement=Agreement(None, None)))
        assert await uow.meetings.get("whole") == open_end
        none = await uow.meetings.save(replace(open_end, agreement=None))
        assert await uow.meetings.get("whole") == none
        with pytest.raises(Conflict):
            await uow.meetings.save(meeting)


async def test_meetings_come_by_start_and_drafts_without_a_time_last(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        await uow.meetings.add(replace(MEETING, id="draft", state=MeetingState.DRAFT, starts_at=None))
        await uow.meetings.add(replace(MEETING, id="early", starts_at=NOW))
        await uow.meetings.add(replace(MEETING, id="theirs", school_id=OTHER.id))
        assert [m.id for m in await uow.meetings.of_school(SCHOOL.id)] == ["early", "m1", "draft"]
        assert [m.id for m in await uow.meetings.of_school(SCHOOL.id, states=[MeetingState.DRAFT])] == ["draft"]
        await uow.meetings.delete("draft")
        assert await uow.meetings.get("draft") is None


async def test_a_time_without_a_zone_is_refused(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        with pytest.raises(Exception, match="without a zone"):
            await uow.meetings.add(replace(MEETING, id="naive", created_at=NOW.replace(tzinfo=None)))


async def test_a_meeting_has_each_round_once(units: Units) -> None:
    await settle(units)
    second = Round("r2", MEETING.id, 2, RoundState.CLOSED, Mode.HANDS, NOW, NOW, Tally((0, 3, 4, 0), 1))
    async with units() as uow:
        assert await uow.rounds.add(second)
        assert not await uow.rounds.add(replace(second, id="r3"))
        assert await uow.rounds.of_meeting(MEETING.id) == [ROUND, second]
        assert await uow.rounds.get("r2", lock=True) == second
        closed = await uow.rounds.save(replace(ROUND, state=RoundState.CLOSED, tally=Tally((0, 0, 0, 0), 0)))
        assert await uow.rounds.get(ROUND.id) == closed
        with pytest.raises(Conflict):
            await uow.rounds.save(ROUND)


async def test_a_round_comes_with_its_meeting_and_school_at_once(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        assert await uow.rounds.whole(ROUND.id) == (ROUND, MEETING, SCHOOL)
        assert await uow.rounds.wholes([ROUND.id, "nothing"], {}) == {ROUND.id: (ROUND, MEETING, SCHOOL)}
        assert await uow.rounds.whole("nothing") is None


async def test_measures_come_by_due_date_and_each_once(units: Units) -> None:
    await settle(units)
    soon = Measure("t2", SCHOOL.id, None, "1.4", "Øve", LEADER.id, date(2026, 12, 1), "mer", Progress.SLOW, "n", NOW)
    soon = replace(soon, created_by=LEADER.id, created_at=NOW)
    async with units() as uow:
        assert await uow.measures.add(soon)
        assert not await uow.measures.add(replace(soon, title="Sendt igjen"))
        assert await uow.measures.of_school(SCHOOL.id) == [soon, MEASURE]
        assert await uow.measures.of_school(SCHOOL.id, owner_id=TEACHER.id) == [MEASURE]
        assert await uow.measures.of_school(OTHER.id) == []
        assert await uow.measures.of_meeting(MEETING.id) == [MEASURE]
        saved = await uow.measures.save(replace(soon, progress=Progress.DONE))
        assert await uow.measures.get("t2", lock=True) == saved
        with pytest.raises(Conflict):
            await uow.measures.save(soon)
